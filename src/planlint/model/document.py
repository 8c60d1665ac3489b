"""What a reader delivers: a document as a person sees it, block by block."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Literal

from planlint.model.records import dataclass
from planlint.model.text import Span, Text

if TYPE_CHECKING:
    from planlint.model.look import Look

Story = Literal["body", "table", "textbox", "footnote", "endnote", "header", "footer"]
Align = Literal["left", "center", "right", "justify", "distribute"]
Format = Literal["docx", "text", "markdown"]


@dataclass(frozen=True, slots=True)
class RunFormat:
    """How characters look, resolved through run, styles, defaults and theme.

    ``size`` is in points; ``None`` means that the document does not say.
    """

    bold: bool = False
    italic: bool = False
    size: float | None = None
    east_asian_font: str | None = None
    latin_font: str | None = None
    color: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one block's text that shares one format."""

    span: Span
    format: RunFormat


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a block stands in a table. Counts begin at 1; ``table`` counts the document's tables.

    A paragraph of a nested table carries the cell of the innermost table.
    """

    table: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph.

    ``text`` is the paragraph as read (the accepted or original view of tracked changes), without
    its automatic number. ``number`` is the automatic number as Word shows it (``一、``, ``（一）``,
    ``1.``), ``None`` when the number is typed or absent. ``paragraph`` is the number that a person
    gets by counting the paragraphs that carry text, from 1, tables and notes left out; ``None``
    outside the body. ``number_level`` is the list level (0-based) the number belongs to.
    ``outline_level`` is Word's, from 1 for the top (heading 1); ``style`` the style's name.
    ``indent`` and ``first_line`` are in points, negative for a hanging indent.
    """

    index: int
    story: Story
    text: str
    runs: tuple[Run, ...] = ()
    style: str | None = None
    outline_level: int | None = None
    number: str | None = None
    number_level: int | None = None
    align: Align | None = None
    indent: float | None = None
    first_line: float | None = None
    cell: Cell | None = None
    paragraph: int | None = None

    @property
    def bold(self) -> bool:
        """Whether every visible character is bold."""
        visible = [run for run in self.runs if self.text[run.span.start : run.span.end].strip()]
        return bool(visible) and all(run.format.bold for run in visible)


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins of a section, in millimetres; the body's last section speaks for the whole."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in the margin, which is not part of the text.

    ``text`` has one line a paragraph; ``author`` and ``date`` (ISO 8601) are as written, empty where the
    document does not say. ``blocks`` are the paragraphs it covers, from the character ``start`` of the
    first up to ``end`` of the last; there are none where it hangs on text that is not read (deleted).
    """

    text: str
    author: str = ""
    date: str = ""
    blocks: range = range(0)
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A document as its reader sees it.

    ``source`` is the path as given, ``sha256`` the digest of the file's bytes, ``blocks`` the
    paragraphs in reading order (``blocks[i].index == i``); ``warnings`` say what could not be read
    faithfully, in Chinese and English; ``comments`` are in the order in which the file holds them.
    ``look`` is there for a Word document that was read with it.
    """

    source: str
    sha256: str
    format: Format
    blocks: tuple[Block, ...]
    page: Page | None = None
    properties: dict[str, str] = field(default_factory=dict)
    warnings: tuple[Text, ...] = ()
    comments: tuple[Comment, ...] = ()
    look: Look | None = None
