"""What stands inside one paragraph: runs and everything that may wrap or replace them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from planlint.model.document import Run, RunFormat
from planlint.model.text import Span
from planlint.readers.symbols import translate
from planlint.readers.word import names as n
from planlint.readers.word.alternatives import chosen
from planlint.readers.word.fields import Fields
from planlint.readers.word.maths import linear
from planlint.readers.word.names import W
from planlint.readers.word.styles import Properties, Styles, run_properties

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SPACES = " \t\r\n"


@dataclass(slots=True)
class Line:
    """A paragraph in the making; several of the file when their marks are deleted.

    ``boxes`` are the contents of text boxes anchored in it, ``notes`` the (kind, id) it refers to.
    """

    pieces: list[str] = field(default_factory=list)
    looks: list[RunFormat] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def add(self, text: str, look: RunFormat) -> None:
        self.pieces.append(text)
        self.looks.append(look)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def runs(self) -> tuple[Run, ...]:
        """The stretches of equal look; neighbours that look the same are one."""
        found: list[Run] = []
        start = end = 0
        previous: RunFormat | None = None
        for text, look in zip(self.pieces, self.looks, strict=True):
            if look is not previous and look != previous:
                if previous is not None:
                    found.append(Run(Span(start, end), previous))
                start, previous = end, look
            end += len(text)
        if previous is not None:
            found.append(Run(Span(start, end), previous))
        return tuple(found)


class Inline:
    """Reads the content of paragraphs into lines. ``dropped`` names the wrappers that are not seen."""

    def __init__(self, styles: Styles, dropped: frozenset[str]) -> None:
        self._styles = styles
        self._old = n.INSERTED in dropped
        self._runs: dict[bytes, Properties] = {}
        self._wrappers: dict[str, Callable[[etree._Element, Line, Fields, str | None], None]] = {
            n.RUN: self._run,
            n.SDT: self._control,
            n.ALTERNATE: self._alternate,
            n.M + "oMath": self._math,
            n.M + "oMathPara": self._math,
            **dict.fromkeys(
                [
                    W + name
                    for name in ("hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "rubyBase")
                ]
                + [n.INSERTED, n.DELETED, n.MOVED_FROM, n.MOVED_TO, n.SDT_CONTENT],
                self.read,
            ),
        }
        for tag in dropped:
            del self._wrappers[tag]

    def read(self, parent: etree._Element, line: Line, fields: Fields, style: str | None) -> None:
        """Append what ``parent`` holds to ``line``; ``style`` is the paragraph's."""
        wrappers = self._wrappers
        for child in parent:
            handler = wrappers.get(child.tag)
            if handler is not None:
                handler(child, line, fields, style)

    def properties(self, element: etree._Element) -> Properties:
        """What a ``w:rPr`` says itself, in the view that is read."""
        if self._old:
            change = element.find(W + "rPrChange")
            former = None if change is None else change.find(n.R_PR)
            element = element if former is None else former
        return run_properties(element, self._styles.theme)

    def _control(self, control: etree._Element, line: Line, fields: Fields, style: str | None) -> None:
        for child in control:
            if child.tag == n.SDT_CONTENT:
                self.read(child, line, fields, style)

    def _alternate(self, element: etree._Element, line: Line, fields: Fields, style: str | None) -> None:
        self.read(chosen(element), line, fields, style)

    def _math(self, element: etree._Element, line: Line, fields: Fields, style: str | None) -> None:
        if not fields.hiding:
            line.add(linear(element), self._styles.format(style, {})[0])

    def _run(self, run: etree._Element, line: Line, fields: Fields, style: str | None) -> None:
        own: Properties = {}
        children = iter(run)
        first = next(children, None)
        if first is None:
            return
        if first.tag == n.R_PR:
            own = self.properties(first)
        look, hidden = self._styles.format(style, own)
        if hidden:
            for child in run:
                if child.tag == W + "fldChar":
                    fields.mark(child)
            return
        self._content(run, line, fields, style, look)

    def _content(
        self, run: etree._Element, line: Line, fields: Fields, style: str | None, look: RunFormat
    ) -> None:
        for child in run:
            tag = child.tag
            if tag == n.TEXT or tag == W + "delText":
                if not fields.hiding and (text := child.text):
                    line.add(_visible(text, child), look)
            elif tag == W + "fldChar":
                text = fields.mark(child)
                if text and not fields.hiding:
                    line.add(text, look)
            elif tag == W + "instrText" or tag == W + "delInstrText":
                fields.instruct(child.text or "")
            elif not fields.hiding:
                self._special(tag, child, line, fields, style, look)

    def _special(
        self,
        tag: str,
        child: etree._Element,
        line: Line,
        fields: Fields,
        style: str | None,
        look: RunFormat,
    ) -> None:
        if tag in _SIGNS:
            line.add(_SIGNS[tag], look)
        elif tag == W + "br":
            if child.get(W + "type", "textWrapping") == "textWrapping":
                line.add("\n", look)
        elif tag == W + "sym":
            line.add(_symbol(child), look)
        elif tag in _NOTES:
            line.notes.append((_NOTES[tag], child.get(W + "id", "")))
        elif tag in _DRAWINGS:
            line.boxes.extend(boxes(child))
        elif tag == n.ALTERNATE:
            branch = chosen(child)
            self._content(branch, line, fields, style, look)
        elif tag == W + "ruby":
            for base in child:
                if base.tag == W + "rubyBase":
                    self.read(base, line, fields, style)


_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-"}
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_DRAWINGS = (W + "drawing", W + "pict", W + "object")


def boxes(element: etree._Element) -> list[etree._Element]:
    """The contents of the text boxes in a drawing, each once, boxes within boxes left to their own turn."""
    if element.tag == n.BOX_CONTENT:
        return [element]
    if element.tag == n.ALTERNATE:
        return boxes(chosen(element))
    found: list[etree._Element] = []
    for child in element:
        found.extend(boxes(child))
    return found


def _visible(text: str, element: etree._Element) -> str:
    """Line breaks inside ``w:t`` are spaces; spaces at its ends count only when the file says so."""
    if "\n" in text or "\r" in text or "\t" in text:
        text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ").replace("\t", " ")
    if (text[0] == " " or text[-1] == " ") and element.get(_XML_SPACE) != "preserve":
        return text.strip(" ")
    return text


def _symbol(element: etree._Element) -> str:
    try:
        code = int(element.get(W + "char", ""), 16)
        character = chr(code)
    except (ValueError, OverflowError):
        return ""
    return translate(character, element.get(W + "font", ""))
