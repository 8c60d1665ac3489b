"""What stands inside one paragraph: runs and everything that may wrap or replace them."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from planlint.model.document import Run, RunFormat
from planlint.model.text import Span
from planlint.readers.symbols import is_symbol_font, translate
from planlint.readers.word import names as n
from planlint.readers.word.alternatives import chosen
from planlint.readers.word.comments import MARKS, REFERENCE
from planlint.readers.word.fields import Fields
from planlint.readers.word.interning import Interned
from planlint.readers.word.names import M, W, on
from planlint.readers.word.notes import NoteKind
from planlint.readers.word.properties import Signature, run_properties
from planlint.readers.word.revisions import View
from planlint.readers.word.styles import Styles

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FIELD_CHARACTER = W + "fldChar"
_TEXTS = frozenset([n.TEXT, W + "delText"])
_INSTRUCTIONS = frozenset([W + "instrText", W + "delInstrText"])
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-"}
_NOTES: dict[str, NoteKind] = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_DRAWINGS = frozenset([W + "drawing", W + "pict", W + "object"])
_BREAK, _SYMBOL, _RUBY, _RUBY_BASE = W + "br", W + "sym", W + "ruby", W + "rubyBase"
_SYMBOL_EX = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}"
_WRAPPERS = [
    *(W + name for name in ("hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo")),
    *(n.INSERTED, n.DELETED, n.MOVED_FROM, n.MOVED_TO, n.SDT_CONTENT),
]


class Line:
    """A paragraph in the making; several of the file when their marks are not seen.

    ``boxes`` are the contents of text boxes anchored in it, ``notes`` what it refers to: kind,
    id, and whether Word numbers it. ``marks`` are those of comments: tag, id, and how many pieces
    stand before it.
    """

    __slots__ = ("boxes", "looks", "marks", "notes", "pieces")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.looks: list[RunFormat] = []
        self.boxes: list[etree._Element] = []
        self.notes: list[tuple[NoteKind, str, bool]] = []
        self.marks: list[tuple[str, str, int]] = []

    def add(self, text: str, look: RunFormat) -> None:
        self.pieces.append(text)
        self.looks.append(look)

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
    """Reads the content of paragraphs into lines, in one view of the tracked changes."""

    def __init__(self, styles: Styles, view: View, interned: Interned, *, commented: bool = False) -> None:
        self._styles = styles
        self._interned = interned
        self._signatures: dict[str | None, Signature] = {}
        self._view = view
        self._wrappers: dict[str, Callable[[etree._Element, Line, Fields, str | None], None]] = {
            n.RUN: self._run,
            n.SDT: self._control,
            n.ALTERNATE: self._alternate,
            M + "oMath": self._math,
            M + "oMathPara": self._math,
            **dict.fromkeys(_WRAPPERS, self.read),
            **dict.fromkeys(MARKS if commented else (), self._mark),
        }
        for tag in view.dropped:
            del self._wrappers[tag]

    def read(self, parent: etree._Element, line: Line, fields: Fields, style: str | None) -> None:
        """Append what ``parent`` holds to ``line``; ``style`` is the paragraph's."""
        wrappers = self._wrappers
        for child in parent:
            handler = wrappers.get(child.tag)
            if handler is not None:
                handler(child, line, fields, style)

    def properties(self, element: etree._Element) -> Signature:
        """What a ``w:rPr`` says itself, in the view that is read."""
        number = self._interned.number(element)
        found = self._signatures.get(number)
        if found is None:
            written = self._interned.element
            found = run_properties(written(self._view.former(written(element), n.R_PR)))
            if number is not None:
                self._signatures[number] = found
        return found

    def _mark(self, mark: etree._Element, line: Line, fields: Fields, style: str | None) -> None:
        line.marks.append((mark.tag, mark.get(W + "id", ""), len(line.pieces)))

    def _control(self, control: etree._Element, line: Line, fields: Fields, style: str | None) -> None:
        for child in control:
            if child.tag == n.SDT_CONTENT:
                self.read(child, line, fields, style)

    def _alternate(self, element: etree._Element, line: Line, fields: Fields, style: str | None) -> None:
        self.read(chosen(element), line, fields, style)

    def _math(self, element: etree._Element, line: Line, fields: Fields, style: str | None) -> None:
        from planlint.readers.word.maths import linear

        if not fields.hiding:
            line.add(linear(element), self._styles.format(style, ())[0])

    def _run(self, run: etree._Element, line: Line, fields: Fields, style: str | None) -> None:
        own: Signature = ()
        for first in run:
            if first.tag == n.R_PR:
                own = self.properties(first)
            break
        look, hidden = self._styles.format(style, own)
        if not hidden:
            self._content(run, line, fields, style, look)
            return
        for child in run:
            if child.tag == _FIELD_CHARACTER:
                fields.mark(child)
            elif child.tag in _INSTRUCTIONS:
                fields.instruct(child.text or "")

    def _content(
        self, run: etree._Element, line: Line, fields: Fields, style: str | None, look: RunFormat
    ) -> None:
        for child in run:
            tag = child.tag
            if tag in _TEXTS:
                text = child.text
                if text and not fields.hiding:
                    line.add(_visible(text, child, look), look)
            elif tag == n.R_PR:
                continue
            elif tag == _FIELD_CHARACTER:
                text = fields.mark(child)
                if text and not fields.hiding:
                    line.add(text, look)
            elif tag in _INSTRUCTIONS:
                fields.instruct(child.text or "")
            elif not fields.hiding:
                self._special(child, line, fields, style, look)

    def _special(
        self, child: etree._Element, line: Line, fields: Fields, style: str | None, look: RunFormat
    ) -> None:
        tag = child.tag
        if tag in _SIGNS:
            line.add(_SIGNS[tag], look)
        elif tag == _BREAK:
            if child.get(W + "type", "textWrapping") == "textWrapping":
                line.add("\n", look)
        elif tag == _SYMBOL:
            line.add(_symbol(child.get(W + "char"), child.get(W + "font")), look)
        elif tag == _SYMBOL_EX + "symEx":
            line.add(_symbol(child.get(_SYMBOL_EX + "char"), child.get(_SYMBOL_EX + "font")), look)
        elif tag in _NOTES:
            numbered = not on(child.get(W + "customMarkFollows", "0"))
            line.notes.append((_NOTES[tag], child.get(W + "id", ""), numbered))
        elif tag in _DRAWINGS:
            line.boxes.extend(boxes(child))
        elif tag == n.ALTERNATE:
            self._content(chosen(child), line, fields, style, look)
        elif tag == _RUBY:
            for base in child.iterchildren(_RUBY_BASE):
                self.read(base, line, fields, style)
        elif tag == REFERENCE:
            self._mark(child, line, fields, style)


def boxes(element: etree._Element) -> list[etree._Element]:
    """The contents of the text boxes in a drawing, each once, boxes within boxes left to their own turn."""
    if element.tag == n.BOX_CONTENT:
        return [element]
    if element.tag == n.ALTERNATE:
        element = chosen(element)
    found: list[etree._Element] = []
    for child in element:
        found.extend(boxes(child))
    return found


def _visible(text: str, element: etree._Element, look: RunFormat) -> str:
    """Line breaks inside ``w:t`` are spaces; spaces at its ends count only if the file says so."""
    if not text.isprintable():
        text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
        if is_symbol_font(look.latin_font):
            text = "".join(
                translate(each, look.latin_font or "") if each >= "\uf000" else each for each in text
            )
    if (text[0] == " " or text[-1] == " ") and element.get(_XML_SPACE) != "preserve":
        return text.strip(" ")
    return text


def _symbol(code: str | None, font: str | None) -> str:
    """A character of a symbol font, given by its hexadecimal code."""
    try:
        character = chr(int(code or "", 16))
    except (ValueError, OverflowError):
        return ""
    return "" if 0xD800 <= ord(character) < 0xE000 else translate(character, font or "")
