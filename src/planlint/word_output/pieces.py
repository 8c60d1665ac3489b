"""The main part cut into paragraphs and tables by their bytes.

What the comparison does not touch is written as it was read, to the byte; only pieces that changed are
parsed into trees, so that a long document never stands in memory as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal
from xml.parsers import expat

from lxml import etree

from planlint.model.records import dataclass
from planlint.readers.complaints import broken
from planlint.readers.word.names import W
from planlint.readers.xml import parse

Kind = Literal["p", "tbl"]
_CONTAINERS = frozenset(["document", "body", "sdt", "sdtContent", "customXml"])
_FLOWS = frozenset(["body", "sdtContent", "customXml"])
_TAG = re.compile(rb"""<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""")
_SPACES = {"w": W[1:-1]}
_DECLARED = f' xmlns:w="{W[1:-1]}"'.encode()
_NO_ATTRIBUTES: Mapping[str, str] = {}
_BATCH = 1 << 20
"""Bytes of pieces that are parsed at once."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or table: ``data[start:end]``; ``spaces`` are the namespaces that hold there."""

    kind: Kind
    start: int
    end: int
    spaces: Mapping[str, str]


def cut(data: bytes, name: str) -> list[Piece]:
    """The paragraphs and tables of the body in order, those in block-level content controls included.

    Raises ``UnreadableError`` for XML that is not well-formed.
    """
    cutter = _Cutter(data)
    try:
        cutter.run()
    except expat.ExpatError as error:
        raise broken(f"部件 {name} 不是合法的 XML", f"the part {name} is not well-formed XML") from error
    return cutter.found


class _Cutter:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.found: list[Piece] = []
        self._parser = expat.ParserCreate()
        self._stack: list[tuple[str, Mapping[str, str]]] = []
        self._inner = 0
        self._kind: Kind | None = None
        self._begin = 0
        self._spaces: Mapping[str, str] = {}

    def run(self) -> None:
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.Parse(self.data, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._inner:
            self._inner += 1
            return
        above, spaces = self._stack[-1] if self._stack else ("", {})
        own = {key[6:]: uri for key, uri in attributes.items() if key == "xmlns" or key.startswith("xmlns:")}
        here = {**spaces, **own} if own else spaces
        prefix, _, local = name.rpartition(":")
        word = here.get(prefix) == W[1:-1]
        if word and local in _CONTAINERS:
            self._stack.append((local, here))
            return
        self._inner = 1
        self._kind = None
        if word and above in _FLOWS and local in ("p", "tbl"):
            self._kind = "p" if local == "p" else "tbl"
            self._begin = self._parser.CurrentByteIndex
            self._spaces = spaces

    def _end(self, name: str) -> None:
        if not self._inner:
            self._stack.pop()
            return
        self._inner -= 1
        if self._inner == 0 and self._kind:
            first = _TAG.match(self.data, self._begin)
            alone = first is not None and first[0].endswith(b"/>")
            last = first if alone else _TAG.match(self.data, self._parser.CurrentByteIndex)
            end = last.end() if last else self._parser.CurrentByteIndex
            self.found.append(Piece(self._kind, self._begin, end, self._spaces))
            self._kind = None


def elements(data: bytes, pieces: Sequence[Piece], name: str) -> Iterator[etree._Element]:
    """The pieces as elements, each good until the next is asked for; parsed in batches."""
    batch: list[Piece] = []
    size = 0
    for piece in pieces:
        if batch and (size > _BATCH or piece.spaces is not batch[0].spaces):
            yield from _parsed(data, batch, name)
            batch, size = [], 0
        batch.append(piece)
        size += piece.end - piece.start
    if batch:
        yield from _parsed(data, batch, name)


def element(data: bytes, piece: Piece, name: str) -> etree._Element:
    """One piece as an element in a root that declares the namespaces of its document."""
    return next(_parsed(data, [piece], name))


def _parsed(data: bytes, batch: Sequence[Piece], name: str) -> Iterator[etree._Element]:
    spaces = "".join(
        f' xmlns{":" if prefix else ""}{prefix}="{_escaped(uri)}"' for prefix, uri in batch[0].spaces.items()
    )
    inside = [data[piece.start : piece.end] for piece in batch]
    root = parse([f"<pieces{spaces}>".encode(), *inside, b"</pieces>"], name)
    yield from root


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def made(tag: str, attributes: Mapping[str, str] = _NO_ATTRIBUTES) -> etree._Element:
    """A new element of Word's own, with the prefix that Word gives it."""
    return etree.Element(tag, dict(attributes), nsmap=_SPACES)


def written(element: etree._Element, spaces: Mapping[str, str]) -> bytes:
    """A new element as XML for a place where ``spaces`` hold, without a declaration that is there already."""
    element.tail = None
    data: bytes = etree.tostring(element, encoding="utf-8", xml_declaration=False)
    if spaces.get("w") == _SPACES["w"]:
        data = data.replace(_DECLARED, b"", 1)
    return data


def rewritten(element: etree._Element) -> bytes:
    """A piece that ``element`` returned and that was changed, as XML for the place where it was."""
    root = element.getparent()
    element.tail = None
    data: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=False)  # type: ignore
    return data[data.index(b">") + 1 : data.rindex(b"</")]
