"""The zip package of a Word document: its parts and relationships, held to ``limits``.

Only parts inside the package are ever opened, by their name in the package's own table of contents;
nothing is unpacked to disk, and a relationship that points outside is never followed.
"""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from planlint.readers.complaints import UNLOCK, broken, excessive, unreadable
from planlint.readers.limits import LIMITS, MIB
from planlint.readers.xml import parse

CHUNK = 128 * 1024
_END = b"PK\x05\x06"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Relationship(NamedTuple):
    """``type`` is the last word of its address (``footnotes``); ``target`` a part name, without a ``/``."""

    id: str
    type: str
    target: str


class Package:
    """A package whose table of contents has been checked; ``file`` stays open and is read as needed.

    Raises ``UnreadableError`` for anything that is not a sound zip within the limits.
    """

    def __init__(self, file: BinaryIO) -> None:
        _check_directory_size(file)
        try:
            self._zip = ZipFile(file)
        except (
            BadZipFile,
            ValueError,
            NotImplementedError,
            UnicodeError,
            OSError,
            EOFError,
            IndexError,
        ) as error:
            raise broken("压缩包的目录读不出来", "the package's table of contents cannot be read") from error
        self._entries = _checked(self._zip.infolist())

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, as stored."""
        return tuple(info.filename for info in self._entries.values())

    def has(self, name: str) -> bool:
        return _key(name) in self._entries

    def stored(self, name: str) -> str:
        """The name of a part as its package spells it."""
        return self._entries[_key(name)].filename

    def checksum(self, name: str) -> tuple[int, int]:
        """CRC-32 and length of a part as the table of contents states them: equal for equal contents."""
        info = self._entries[_key(name)]
        return info.CRC, info.file_size

    def stream(self, name: str) -> Iterator[bytes]:
        """The bytes of a part in pieces, held to the limits whatever the package claims of its size."""
        info = self._entries[_key(name)]
        if info.flag_bits & 0x1:
            raise unreadable("文件加了密码", "The file is protected by a password", UNLOCK)
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise broken(f"部件 {name} 的压缩方式不认识", f"the part {name} is packed in an unknown way")
        total = 0
        allowed = max(LIMITS.ratio_from, info.compress_size * LIMITS.ratio)
        try:
            with self._zip.open(info) as part:
                while piece := part.read(CHUNK):
                    total += len(piece)
                    if total > LIMITS.part:
                        size = LIMITS.part // MIB
                        raise excessive(f"部件 {name} 超过 {size} MiB", f"the part {name} is over {size} MiB")
                    if total > allowed:
                        raise excessive(
                            f"部件 {name} 的压缩率高得反常", f"the part {name} is packed unnaturally tight"
                        )
                    yield piece
        except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise broken(f"部件 {name} 读不出来", f"the part {name} cannot be unpacked") from error

    def xml(self, name: str) -> etree._Element | None:
        """The root element of a part, ``None`` when there is no such part."""
        if not self.has(name):
            return None
        return parse(self.stream(name), name)

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The internal relationships of a part by id; of the package itself for ``""``."""
        folder, base = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", base + ".rels"))
        found: dict[str, Relationship] = {}
        for element in () if root is None else root.iter(_RELATIONSHIP):
            if element.get("TargetMode") == "External":
                continue
            target = _unquoted(element.get("Target", ""))
            inside = target[1:] if target.startswith("/") else posixpath.join(folder, target)
            name = posixpath.normpath(inside.replace("\\", "/"))
            kind = element.get("Type", "").rpartition("/")[2]
            if not name.startswith("..") and ":" not in target and self.has(name):
                found[element.get("Id", "")] = Relationship(element.get("Id", ""), kind, name)
        return found


def _unquoted(target: str) -> str:
    if "%" not in target:
        return target
    from urllib.parse import unquote

    return unquote(target)


def _key(name: str) -> str:
    """Part names are equal without regard to case; some writers use a backslash."""
    return name.replace("\\", "/").lstrip("/").lower()


_ZIP64 = 56 + 20
"""Bytes of the long end record and its locator, which stand before the short one."""


def _check_directory_size(file: BinaryIO) -> None:
    """Hold the table of contents to its limit before ``ZipFile`` loads all of it."""
    size = file.seek(0, 2)
    tail_size = min(size, _ZIP64 + 22 + 65_535)
    file.seek(size - tail_size)
    tail = file.read(tail_size)
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        raise broken("压缩包不完整，缺少结尾", "the package is cut off, its end is missing")
    entries = int.from_bytes(tail[at + 10 : at + 12], "little")
    directory = int.from_bytes(tail[at + 12 : at + 16], "little")
    record = at - _ZIP64
    if record >= 0 and tail[record : record + 4] == b"PK\x06\x06":
        # Where ``ZipFile`` looks for it, and what it then believes, whatever the short record says.
        entries = int.from_bytes(tail[record + 32 : record + 40], "little")
        directory = int.from_bytes(tail[record + 40 : record + 48], "little")
    if entries > LIMITS.entries or directory > LIMITS.directory:
        raise excessive(f"压缩包里有 {entries} 个部件", f"the package holds {entries} parts")
    file.seek(0)


def _checked(entries: list[ZipInfo]) -> dict[str, ZipInfo]:
    """The entries by key; refuses too many, too large, repeated and overlapping ones."""
    if len(entries) > LIMITS.entries:
        raise excessive(f"压缩包里有 {len(entries)} 个部件", f"the package holds {len(entries)} parts")
    unpacked = sum(info.file_size for info in entries)
    if unpacked > LIMITS.unpacked:
        size = unpacked // MIB
        raise excessive(f"解压后有 {size} MiB", f"it is {size} MiB unpacked")
    found: dict[str, ZipInfo] = {}
    end = 0
    for info in sorted(entries, key=lambda entry: entry.header_offset):
        if info.header_offset < end:
            raise broken("压缩包的部件互相重叠", "the parts of the package overlap")
        end = info.header_offset + 30 + info.compress_size
        key = _key(info.filename)
        if info.is_dir():
            continue
        if key in found:
            raise broken(f"部件 {info.filename} 出现了两次", f"the part {info.filename} is there twice")
        found[key] = info
    return found
