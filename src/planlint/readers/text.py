"""A document as plain text."""

from __future__ import annotations

from collections.abc import Mapping

from planlint.model.document import Block, Document, Story

NO_MARKS: Mapping[Story, str] = {}

_BULLETS = "•◦▪■□●○◆◇★➢✓❖–"


def as_text(document: Document, marks: Mapping[Story, str] = NO_MARKS) -> str:
    """One paragraph a line with its number before it, a table row as one line with tabs.

    Notes and text boxes stand after their paragraph (after their row in a table); soft line breaks
    become spaces. Headers and footers are left out: they are on every page and in no place of the text.
    ``marks`` says what stands before a paragraph of a story, such as a footnote's.
    """
    lines: list[str] = []
    row: list[Block] = []
    held: list[str] = []

    def close() -> None:
        if row:
            lines.append(_row(row))
            row.clear()
        lines.extend(held)
        held.clear()

    for block in document.blocks:
        if block.story in ("header", "footer"):
            continue
        if block.story == "table" and block.cell:
            first = row[0].cell if row else None
            if first and (first.table, first.row) != (block.cell.table, block.cell.row):
                close()
            row.append(block)
        elif row and block.story != "body":
            held.append(marks.get(block.story, "") + line(block))
        else:
            close()
            lines.append(marks.get(block.story, "") + line(block))
    close()
    return "".join(each + "\n" for each in lines)


def line(block: Block) -> str:
    """A block on one line, its number first; a space parts a number that ends in a letter or digit."""
    text = block.text.replace("\n", " ")
    number = block.number or ""
    gap = " " if number and text and (number[-1].isascii() or number[-1] in _BULLETS) else ""
    return number + gap + text


def _row(blocks: list[Block]) -> str:
    """Cells in their columns; paragraphs of one cell are parted by a space."""
    text, column = "", 1
    for block in blocks:
        cell = block.cell
        assert cell is not None
        words = line(block).replace("\t", " ")
        if cell.column > column:
            text += "\t" * (cell.column - column)
            column = cell.column
            text += words
        else:
            text += (" " if text and words and not text.endswith("\t") else "") + words
    return text
