"""Page numbers in headers and footers: a field that is not part of the text that is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

from lxml import etree

from planlint.model.document import Align, RunFormat
from planlint.model.look import PageNumber
from planlint.readers.word import names as n
from planlint.readers.word.alternatives import chosen
from planlint.readers.word.fields import Fields
from planlint.readers.word.inline import Inline, Line
from planlint.readers.word.layout import Layouts
from planlint.readers.word.names import W
from planlint.readers.word.properties import paragraph_properties

Place = Align | Literal["outside"]

_FIELD = re.compile(r"^\s*PAGE\b", re.IGNORECASE)
_PLACES: dict[str, Place] = {
    "left": "left",
    "center": "center",
    "right": "right",
    "outside": "outside",
}
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML_PLACE = re.compile(r"mso-position-horizontal:\s*([a-z]+)")
_DIGITS = re.compile(r"\d")


class PageNumbers:
    """The page number of each header or footer part, read once. ``part`` finds one by its relationship."""

    def __init__(
        self, part: Callable[[str], etree._Element | None], inline: Inline, layouts: Layouts
    ) -> None:
        self._part = part
        self._inline = inline
        self._layouts = layouts
        self._known: dict[str, PageNumber | None] = {}

    def of(self, relationship: str) -> PageNumber | None:
        """The page number that a part shows, ``None`` for one without."""
        if relationship not in self._known:
            root = self._part(relationship)
            self._known[relationship] = None if root is None else self._read(root)
        return self._known[relationship]

    def _read(self, root: etree._Element) -> PageNumber | None:
        for paragraph in _paragraphs(root):
            if not any(_FIELD.search(said) for said in _instructions(paragraph)):
                continue
            own = paragraph_properties(paragraph.find(n.P_PR))
            line = Line()
            self._inline.read(paragraph, line, Fields(), own.get("style"))
            layout = self._layouts.of(own)
            return PageNumber(
                "header" if root.tag == W + "hdr" else "footer",
                "".join(line.pieces),
                _look(line),
                _place(paragraph, layout.align, "".join(line.pieces)),
            )
        return None


def _paragraphs(parent: etree._Element) -> Iterator[etree._Element]:
    """All paragraphs, those in text boxes too, from the branches that Word shows."""
    for child in chosen(parent) if parent.tag == n.ALTERNATE else parent:
        if child.tag == n.P:
            yield child
        yield from _paragraphs(child)


def _instructions(paragraph: etree._Element) -> Iterator[str]:
    """The field instructions of a paragraph without those of text boxes in it, pieces of one joined."""
    pieces = ""
    for element in _own(paragraph):
        if element.tag == W + "fldSimple":
            yield element.get(W + "instr", "")
        elif element.tag == W + "instrText":
            pieces += element.text or ""
        elif element.tag == W + "fldChar":
            if pieces:
                yield pieces
            pieces = ""
    yield pieces


def _own(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag not in (n.P, n.BOX_CONTENT):
            yield child
            yield from _own(child)


def _look(line: Line) -> RunFormat:
    """The look of the digits; of the first piece where the field has no result in the file."""
    for text, look in zip(line.pieces, line.looks, strict=True):
        if _DIGITS.search(text):
            return look
    return line.looks[0] if line.looks else RunFormat()


def _place(paragraph: etree._Element, align: Align | None, text: str) -> Place | None:
    """Where a number stands across the page: its frame or text box comes before its paragraph."""
    frame = paragraph.find(f"{n.P_PR}/{W}framePr")
    if frame is not None:
        return _PLACES.get(frame.get(W + "xAlign", ""))
    for above in paragraph.iterancestors():
        if above.tag == n.BOX_CONTENT:
            return _box_place(above)
    if "\t" in text or next(paragraph.iter(W + "ptab"), None) is not None:
        return None
    return align or "left"


def _box_place(content: etree._Element) -> Place | None:
    for above in content.iterancestors():
        if above.tag == _DRAWN + "anchor":
            said = above.findtext(f"{_DRAWN}positionH/{_DRAWN}align") or ""
            return _PLACES.get(said.strip())
        found = _VML_PLACE.search(above.get("style", ""))
        if found:
            return _PLACES.get(found[1])
    return None
