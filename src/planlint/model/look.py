"""How a Word document looks on paper, beyond what its blocks say: lines, indents, paper, page numbers."""

from __future__ import annotations

from typing import Literal

from planlint.model.document import Align, Page, RunFormat
from planlint.model.records import dataclass

LineRule = Literal["multiple", "exact", "least"]
Pages = Literal["default", "even", "first"]
"""The pages that a header or footer is for; without even ones the default stands on all."""


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph stands, resolved through list level and styles.

    ``line`` is in points for the rules ``exact`` and ``least``, in lines for ``multiple``; ``None``
    means that the document does not say, which is one line. ``before`` and ``after`` are in points,
    ``first_chars`` in characters and wins over ``first_line``, which is in points; both are negative
    for a hanging indent. ``grid`` is whether the lines keep to the section's grid.
    """

    line: float | None = None
    line_rule: LineRule = "multiple"
    before: float = 0.0
    after: float = 0.0
    first_chars: float | None = None
    first_line: float | None = None
    grid: bool = True


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The paragraph of a header or footer that holds the page number.

    ``text`` is as stored, decoration included (``— 1 —``); ``look`` that of the number; ``align`` where
    it stands, whether by its paragraph, its frame or its text box, ``outside`` for the outer edge of
    both pages, ``None`` where tabs or the like decide.
    """

    story: Literal["header", "footer"]
    text: str
    look: RunFormat
    align: Align | Literal["outside"] | None


@dataclass(frozen=True, slots=True)
class SectionLook:
    """A section: the blocks ``first`` up to and without ``last``, its paper, grid and page numbers.

    ``page`` is ``None`` where the section does not say. ``gutter`` is in millimetres and comes on top of
    the left margin. ``grid`` is the type of the document grid (``lines``, ``linesAndChars``), empty
    for none; ``pitch`` the points from line to line in it, ``char_space`` what it adds to each character,
    in points. ``numbers`` holds the page numbers that are shown.
    """

    first: int
    last: int
    page: Page | None
    gutter: float = 0.0
    grid: str = ""
    pitch: float | None = None
    char_space: float = 0.0
    columns: int = 1
    numbers: tuple[tuple[Pages, PageNumber], ...] = ()

    @property
    def landscape(self) -> bool:
        return self.page is not None and self.page.width > self.page.height


@dataclass(frozen=True, slots=True)
class Look:
    """``paragraphs`` has one entry for each of ``Document.blocks``. ``odd_even`` is whether odd and even
    pages have footers of their own."""

    paragraphs: tuple[ParagraphLook, ...]
    sections: tuple[SectionLook, ...]
    odd_even: bool = False
