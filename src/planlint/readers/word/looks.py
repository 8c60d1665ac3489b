"""The look of a document, for those who ask for it: a writer that notes more than blocks hold.

Nothing here runs, or is imported, when a document is read for its text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from lxml import etree

from planlint.model.document import Page, Story
from planlint.model.look import LineRule, Look, PageNumber, Pages, ParagraphLook, SectionLook
from planlint.readers.word import names as n
from planlint.readers.word.inline import Line
from planlint.readers.word.layout import Layout
from planlint.readers.word.names import R_ID, W, integer, on, points
from planlint.readers.word.pagenumbers import PageNumbers
from planlint.readers.word.properties import Properties
from planlint.readers.word.sections import MARGINS, Section
from planlint.readers.word.story import Flow, Writer

_MM = 25.4 / 72
_RULES: dict[str, LineRule] = {"exact": "exact", "atLeast": "least"}
_LINE = 12.0
"""Points that a line counts for where spacing is given in lines and the section has no grid."""
_AUTOMATIC = 14.0
"""Points between paragraphs that are spaced as a web page spaces them."""
_KINDS: dict[str, Pages] = {"default": "default", "even": "even", "first": "first"}


class _Noted(NamedTuple):
    """A section as far as its own element says it. ``shown`` maps (story, pages) to a relationship."""

    last: int
    page: Page | None
    gutter: float
    grid: str
    pitch: float | None
    char_space: float
    columns: int
    title_page: bool
    shown: dict[tuple[Story, Pages], str]


class LookWriter(Writer):
    """Also notes how every paragraph stands, and every section."""

    def __init__(self, *kept: Any) -> None:
        super().__init__(*kept)
        self._standing: dict[int, Layout] = {}
        self._noted: list[_Noted] = []

    def _emit(self, line: Line, own: Properties, flow: Flow) -> None:
        at = len(self.blocks)
        super()._emit(line, own, flow)
        self._standing[at] = self._layouts.of(own)

    def _section(self, element: etree._Element) -> None:
        super()._section(element)
        self._noted.append(_note(element, self.sections[-1], len(self.blocks)))

    def look(self, part: Callable[[str], etree._Element | None], *, odd_even: bool) -> Look:
        pitch = self._noted[-1].pitch if self._noted else None
        known: dict[int, ParagraphLook] = {}
        paragraphs = []
        for index in range(len(self.blocks)):
            layout = self._standing[index]
            if id(layout) not in known:
                known[id(layout)] = _paragraph(layout.merged, pitch or _LINE)
            paragraphs.append(known[id(layout)])
        numbers = PageNumbers(part, self._inline, self._layouts)
        return Look(tuple(paragraphs), tuple(_sections(self._noted, numbers, odd_even=odd_even)), odd_even)


def _sections(noted: list[_Noted], numbers: PageNumbers, *, odd_even: bool) -> Iterator[SectionLook]:
    """What a section does not say of its headers and footers is that of the one before."""
    first = 0
    shown: dict[tuple[Story, Pages], str] = {}
    for each in noted:
        shown = {**shown, **each.shown}
        found: list[tuple[Pages, PageNumber]] = []
        for (_, sheet), relationship in shown.items():
            if (sheet == "even" and not odd_even) or (sheet == "first" and not each.title_page):
                continue
            number = numbers.of(relationship)
            if number is not None:
                found.append((sheet, number))
        yield SectionLook(
            first,
            each.last,
            each.page,
            each.gutter,
            each.grid,
            each.pitch,
            each.char_space,
            each.columns,
            tuple(found),
        )
        first = each.last


def _note(element: etree._Element, section: Section, last: int) -> _Noted:
    margins, grid, columns = (element.find(W + name) for name in ("pgMar", "docGrid", "cols"))
    gutter = None if margins is None else points(margins.get(W + "gutter"))
    kind = "" if grid is None else grid.get(W + "type", "")
    space = None if grid is None else integer(grid.get(W + "charSpace"))
    shown: dict[tuple[Story, Pages], str] = {
        (story, _KINDS.get(reference.get(W + "type", "default"), "default")): reference.get(R_ID, "")
        for story in MARGINS
        for reference in element.iterchildren(f"{W}{story}Reference")
    }
    return _Noted(
        last,
        section.page,
        round((gutter or 0) * _MM, 2),
        "" if kind == "default" else kind,
        None if grid is None else points(grid.get(W + "linePitch")),
        # In 4,096ths of a point (17.6.5).
        (space or 0) / 4096 if kind in ("linesAndChars", "snapToChars") else 0.0,
        1 if columns is None else integer(columns.get(W + "num")) or 1,
        n.flag(element, "titlePg"),
        shown,
    )


def _paragraph(merged: Properties, pitch: float) -> ParagraphLook:
    rule = _RULES.get(merged.get("line_rule", ""), "multiple")
    line = _number(merged.get("line"))
    chars = merged.get("first_chars")
    return ParagraphLook(
        line=None if line is None else line / (240 if rule == "multiple" else 20),
        line_rule=rule,
        before=_apart(merged, "before", pitch),
        after=_apart(merged, "after", pitch),
        first_chars=chars / 100 if chars else None,
        first_line=merged.get("first"),
        grid=merged.get("grid", True),
    )


def _number(value: str | None) -> float | None:
    """A length in twentieths of a point whatever its unit; strict files write ``28pt``."""
    length = points(value)
    return None if length is None else length * 20


def _apart(merged: Properties, key: str, pitch: float) -> float:
    if on(merged.get(key + "_auto", "0")):
        return _AUTOMATIC
    lines = integer(merged.get(key + "_lines"))
    return lines * pitch / 100 if lines else points(merged.get(key)) or 0.0
