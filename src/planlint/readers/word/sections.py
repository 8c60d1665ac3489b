"""Sections: paper, margins, and which headers and footers are shown."""

from __future__ import annotations

from typing import Literal, NamedTuple

from lxml import etree

from planlint.model.document import Page
from planlint.readers.word.names import R_ID, W, flag, points

MARGINS: tuple[Literal["header", "footer"], ...] = ("header", "footer")
_MM = 25.4 / 72


class Margin(NamedTuple):
    """A header or footer that a section names; an ``even`` one is shown only if the settings say so."""

    story: Literal["header", "footer"]
    relationship: str
    even: bool


class Section(NamedTuple):
    page: Page | None
    margins: tuple[Margin, ...]


def read_section(element: etree._Element) -> Section:
    """What a ``w:sectPr`` says; a first-page header counts only where the section has a first page."""
    first = flag(element, "titlePg")
    found: list[Margin] = []
    for story in MARGINS:
        for reference in element.iterchildren(f"{W}{story}Reference"):
            kind = reference.get(W + "type", "default")
            if kind != "first" or first:
                found.append(Margin(story, reference.get(R_ID, ""), kind == "even"))
    return Section(_page(element), tuple(found))


def _page(section: etree._Element) -> Page | None:
    size, margins = section.find(W + "pgSz"), section.find(W + "pgMar")
    if size is None or margins is None:
        return None
    lengths = [size.get(W + "w"), size.get(W + "h")]
    lengths += [margins.get(W + side) for side in ("top", "bottom", "left", "right")]
    known = [round(found * _MM, 2) for length in lengths if (found := points(length)) is not None]
    return Page(*known) if len(known) == len(lengths) else None
