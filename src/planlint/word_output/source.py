"""One of the two documents of a redline, opened and cut into pieces."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from lxml import etree

from planlint.readers.package import Package
from planlint.readers.word import names as n
from planlint.readers.word.document import main_part
from planlint.readers.word.names import R
from planlint.readers.xml import STRICT, parse, prepared
from planlint.word_output.accepting import accept, has_revisions
from planlint.word_output.content import block_item
from planlint.word_output.pieces import Piece, cut, element, elements
from planlint.word_output.plan import Item

_PLAIN = (b"<?xml", b"\xef\xbb\xbf<?xml", b"<")
_PICTURED = (b"drawing", b"pict", b"object", b"AlternateContent")

Seen = dict[bytes, Item]
"""Items by the digest of their bytes: the second document is mostly the first one."""


class Source:
    """``data`` is the main part in the namespaces of transitional files, its tracked changes accepted."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.package = Package(file)
        self.main = main_part(self.package)
        self.related = self.package.relationships(self.main)
        raw = b"".join(self.package.stream(self.main))
        self.strict = b"purl.oclc.org/ooxml" in raw[:65536]
        self.data = b"".join(prepared([raw], self.main))
        self.revised = has_revisions(self.data)
        if self.revised or not _utf8(self.data):
            self.data = self._rewritten()
        self.pieces: Sequence[Piece] = cut(self.data, self.main)
        self.items: Sequence[Item] = ()

    def _rewritten(self) -> bytes:
        root = parse([self.data], self.main)
        accept(root)
        found: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
        return found

    def read(self, seen: Seen) -> None:
        """Fill ``items``."""
        keys = [self._digest(piece) for piece in self.pieces]
        new: dict[bytes, Piece] = {}
        for key, piece in zip(keys, self.pieces, strict=True):
            if key not in seen:
                new.setdefault(key, piece)
        found = elements(self.data, list(new.values()), self.main)
        for key, each in zip(new, found, strict=True):
            seen[key] = block_item(each, self.identify)
        self.items = [seen[key] for key in keys]

    def _digest(self, piece: Piece) -> bytes:
        data = self.data[piece.start : piece.end]
        digest = hashlib.blake2b(data, digest_size=16)
        digest.update(next((p for p, uri in piece.spaces.items() if uri == n.W[1:-1]), "").encode())
        if any(word in data for word in _PICTURED):
            digest.update(self.main.encode() + str(id(self)).encode())
        return digest.digest()

    def element(self, index: int) -> etree._Element:
        return element(self.data, self.pieces[index], self.main)

    def identify(self, picture: etree._Element) -> str:
        """What a picture or object shows, by the contents of the parts it refers to."""
        found = []
        for each in picture.iter(etree.Element):
            for name, value in each.attrib.items():
                if str(name).startswith(R) and value in self.related:
                    found.append("{}-{}".format(*self.package.checksum(self.related[str(value)].target)))
        return "picture:" + ",".join(found)

    def part(self, kind: str) -> etree._Element | None:
        """The root of the part of a kind that belongs to the main part."""
        for relationship in self.related.values():
            if relationship.type == kind:
                return self.package.xml(relationship.target)
        return None

    def parts(self, kind: str) -> Iterator[str]:
        """The names of all parts of a kind."""
        yield from sorted({each.target for each in self.related.values() if each.type == kind})

    def restored(self, data: bytes) -> bytes:
        """The main part's bytes with the namespaces that the file uses."""
        if self.strict:
            for old, new in STRICT:
                data = data.replace(new, old)
        return data


def _utf8(data: bytes) -> bool:
    head = data[:200].split(b"?>")[0].lower()
    return data.startswith(_PLAIN) and (b"encoding" not in head or b"utf-8" in head)
