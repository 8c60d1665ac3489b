"""XML from a file that may be hostile: no DTD, no entity, nothing outside, and only so much of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from lxml import etree

from planlint.readers.complaints import broken, excessive
from planlint.readers.limits import LIMITS

TRANSITIONAL = b"http://schemas.openxmlformats.org/"
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", TRANSITIONAL + b"wordprocessingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        TRANSITIONAL + b"officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", TRANSITIONAL + b"officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", TRANSITIONAL + b"drawingml/2006/main"),
)


def parse(pieces: Iterable[bytes], name: str) -> etree._Element:
    """The root of a whole part. Raises ``UnreadableError`` for broken or excessive XML."""
    parser = _parser()
    budget = Budget(name)
    try:
        for piece in prepared(pieces, name):
            budget.spend(piece)
            parser.feed(piece)
        return parser.close()
    except etree.XMLSyntaxError as error:
        raise complaint(error, name) from error


def children(
    pieces: Iterable[bytes], name: str, parent: str, tags: tuple[str, ...]
) -> Iterator[etree._Element]:
    """The children of the element ``parent``, one by one as they are read, each emptied after its turn.

    ``tags`` are the ones to expect; a child of another tag comes with the next of these, in order.
    Without an element ``parent`` nothing comes. Raises as ``parse`` does.
    """
    stream = _Children(parent, tags)
    budget = Budget(name)
    try:
        for piece in prepared(pieces, name):
            budget.spend(piece)
            stream.parser.feed(piece)
            for child in stream.finished():
                yield child
                budget.reset()
        stream.parser.close()
        yield from stream.finished()
    except etree.XMLSyntaxError as error:
        raise complaint(error, name) from error


class _Children:
    """The children of one element in a tree that is still growing.

    A child that has been read is emptied first and taken out of the tree only after the next one is
    there: libxml2 may still be writing at the last one, and lxml mends the namespaces of everything
    below an element that it takes out, which costs seconds on a large one.
    """

    def __init__(self, parent: str, tags: tuple[str, ...]) -> None:
        self.parser = etree.XMLPullParser(
            events=("end",),
            tag=(parent, *tags),
            resolve_entities=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
        )
        self._parent = parent
        self._read: etree._Element | None = None

    def finished(self) -> Iterator[etree._Element]:
        for _, found in self.parser.read_events():
            element = cast(etree._Element, found)
            whole = element.tag == self._parent
            body = element if whole else element.getparent()
            if body is not None and body.tag == self._parent:
                yield from self._up_to(body, None if whole else element)

    def _up_to(self, body: etree._Element, last: etree._Element | None) -> Iterator[etree._Element]:
        read = self._read
        if read is not None and read.getparent() is not body:
            read = None  # a second body, which no sound document has
        child = next(iter(body), None) if read is None else read.getnext()
        while child is not None:
            if read is not None:
                body.remove(read)
            yield child
            child.clear()
            self._read = read = child
            child = None if child is last else child.getnext()


class Budget:
    """Counts the nodes fed since the last ``reset`` and stops when a tree would grow out of bounds."""

    __slots__ = ("_name", "_nodes")

    def __init__(self, name: str) -> None:
        self._name = name
        self._nodes = 0

    def spend(self, piece: bytes) -> None:
        self._nodes += piece.count(b"<") + piece.count(b"=")
        if self._nodes > LIMITS.nodes:
            raise excessive(
                f"部件 {self._name} 的结构过于庞大", f"the part {self._name} has too large a structure"
            )

    def reset(self) -> None:
        self._nodes = 0


def prepared(pieces: Iterable[bytes], name: str) -> Iterator[bytes]:
    """The pieces with strict namespaces renamed, refusing a document type at sight."""
    tail = b""
    strict: bool | None = None
    for piece in pieces:
        window = tail + piece
        if b"\0" in window:
            window = window.replace(b"\0", b"")
        if b"<!DOCTYPE" in window or b"<!ENTITY" in window:
            raise broken(f"部件 {name} 含有 DTD", f"the part {name} holds a document type")
        if strict is None:
            strict = b"purl.oclc.org/ooxml" in piece
        if strict:
            for old, new in STRICT:
                piece = piece.replace(old, new)
        tail = piece[-16:]
        yield piece


def complaint(error: etree.XMLSyntaxError, name: str) -> Exception:
    """What a parser's error means: libxml2 has limits of its own, on depth (256) and text (10 MB)."""
    said = str(error).lower()
    if "depth" in said:
        return excessive(f"部件 {name} 的嵌套过深", f"the part {name} is nested too deep")
    if "resource limit" in said or "huge" in said:
        return excessive(f"部件 {name} 有一段过长的文字", f"the part {name} has a text that is too long")
    return broken(f"部件 {name} 不是合法的 XML", f"the part {name} is not well-formed XML")


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
