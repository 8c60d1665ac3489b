"""A package with one part exchanged and every other byte of it copied as it stands."""

from __future__ import annotations

import io
import struct
import zlib
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_LOCAL_HEAD, _CENTRAL_HEAD, _END_HEAD = 30, 46, 22
_DESCRIPTOR = 0x08
"""The flag that sizes follow the data; the new part has them in front."""


def exchange(file: BinaryIO, name: str, data: bytes) -> bytes:
    """The package in ``file`` with the content of the part ``name`` (as stored) replaced by ``data``.

    All other entries keep their packed bytes, their order and their dates. A package of the rare kinds that
    cannot be copied so (longer than 4 GiB, or with something in front) is packed anew, contents unchanged.
    """
    with ZipFile(file) as package:
        infos = package.infolist()
        directory = getattr(package, "start_dir", 0)
        whole = _read(file)
        copied = _copied(whole, directory, infos, name, data)
        return _packed(package, infos, name, data) if copied is None else copied


def _read(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read()


def _copied(whole: bytes, directory: int, infos: list[ZipInfo], name: str, data: bytes) -> bytes | None:
    """``None`` where the layout is not the plain one that every office program writes."""
    end = whole.rfind(_END)
    if end < 0 or whole[max(end - 20, 0) : end].startswith(b"PK\x06\x07") or not infos:
        return None
    ordered = sorted(infos, key=lambda info: info.header_offset)
    if ordered[0].header_offset != 0 or whole[:4] != _LOCAL:
        return None
    stops = [info.header_offset for info in ordered[1:]] + [directory]
    out = io.BytesIO()
    moved: dict[int, int] = {}
    packed = _deflate(data)
    checksum = zlib.crc32(data)
    for info, stop in zip(ordered, stops, strict=True):
        moved[info.header_offset] = out.tell()
        if info.filename != name:
            out.write(whole[info.header_offset : stop])
            continue
        head = bytearray(whole[info.header_offset : info.header_offset + _LOCAL_HEAD])
        length = struct.unpack_from("<H", head, 26)[0]
        start = info.header_offset + _LOCAL_HEAD
        flags = struct.unpack_from("<H", head, 6)[0] & ~_DESCRIPTOR
        struct.pack_into("<HH", head, 6, flags, ZIP_DEFLATED)
        struct.pack_into("<IIIHH", head, 14, checksum, len(packed), len(data), length, 0)
        out.write(head + whole[start : start + length] + packed)
    begin = out.tell()
    at = directory
    for _ in infos:
        if whole[at : at + 4] != _CENTRAL:
            return None
        record = bytearray(whole[at : at + _CENTRAL_HEAD])
        lengths = struct.unpack_from("<HHH", record, 28)
        tail = whole[at + _CENTRAL_HEAD : at + _CENTRAL_HEAD + sum(lengths)]
        at += _CENTRAL_HEAD + sum(lengths)
        offset = struct.unpack_from("<I", record, 42)[0]
        if offset not in moved:
            return None
        if _same(tail[: lengths[0]], name):
            flags = struct.unpack_from("<H", record, 8)[0] & ~_DESCRIPTOR
            struct.pack_into("<HH", record, 8, flags, ZIP_DEFLATED)
            struct.pack_into("<III", record, 16, checksum, len(packed), len(data))
            struct.pack_into("<H", record, 30, 0)
            tail = tail[: lengths[0]] + tail[lengths[0] + lengths[1] :]
        struct.pack_into("<I", record, 42, moved[offset])
        out.write(record + tail)
    foot = bytearray(whole[end:])
    struct.pack_into("<II", foot, 12, out.tell() - begin, begin)
    out.write(foot)
    return out.getvalue()


def _same(stored: bytes, name: str) -> bool:
    return stored in (name.encode("utf-8"), name.encode("cp437", "replace"))


def _deflate(data: bytes) -> bytes:
    squeeze = zlib.compressobj(6, zlib.DEFLATED, -15)
    return squeeze.compress(data) + squeeze.flush()


def _packed(package: ZipFile, infos: list[ZipInfo], name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as target:
        for info in infos:
            target.writestr(info, data if info.filename == name else package.read(info))
    return out.getvalue()
