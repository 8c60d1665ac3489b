"""Tables whose total row does not hold what its rows make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from planlint.checks.context import Context, Hit
from planlint.language.expressions import expression
from planlint.model.document import Block
from planlint.model.outline import Location
from planlint.model.records import dataclass
from planlint.model.rule import ConsistencyCheck
from planlint.model.text import Span


@dataclass(frozen=True, slots=True)
class _Cell:
    block: Block
    span: Span

    @property
    def text(self) -> str:
        return self.block.text[self.span.start : self.span.end]


_Table = dict[tuple[int, int], _Cell]
"""The cells of a table by row and column."""


def total_row(check: ConsistencyCheck, context: Context) -> Iterator[Hit]:
    """A column of a table whose total row says something else than its rows."""
    blocks = context.outline.document.blocks
    for table in (*_in_word(blocks), *_in_text(blocks)):
        yield from _columns(table)


def _in_word(blocks: tuple[Block, ...]) -> Iterator[_Table]:
    """The tables of a Word file; those with split or, below the first row, merged cells are left out."""
    cells: _Table = {}
    number, plain = 0, True
    for block in blocks:
        cell = block.cell
        if cell is None:
            continue
        if cell.table != number:
            if plain and cells:
                yield cells
            cells, number, plain = {}, cell.table, True
        merged = cell.row_span > 1 or cell.column_span > 1
        plain = plain and (cell.row, cell.column) not in cells and not (merged and cell.row > 1)
        cells[cell.row, cell.column] = _Cell(block, Span(0, len(block.text)))
    if plain and cells:
        yield cells


def _in_text(blocks: tuple[Block, ...]) -> Iterator[_Table]:
    """Lines in a row with as many cells, between tabs or upright strokes."""
    cells: _Table = {}
    width = row = 0
    for block in blocks:
        found = _cells(block) if block.cell is None and ("\t" in block.text or "|" in block.text) else []
        if len(found) != width:
            if row > 1:
                yield cells
            cells, width, row = {}, len(found), 0
        if len(found) > 1:
            row += 1
            cells.update(((row, column), cell) for column, cell in enumerate(found, 1))
    if row > 1:
        yield cells


@cache
def _between() -> re.Pattern[str]:
    return expression(r"[^\t|]+")


def _cells(block: Block) -> list[_Cell]:
    return [_Cell(block, Span(*m.span())) for m in _between().finditer(block.text) if m[0].strip()]


@cache
def _total() -> re.Pattern[str]:
    return expression(r"\s*(?:合\s*计|总\s*计|共\s*计|总\s*数)\s*")


@cache
def _number() -> re.Pattern[str]:
    return expression(r"\s*(\d[\d,，]*(?:\.\d+)?)\s*")


def _columns(table: _Table) -> Iterator[Hit]:
    rows = sorted({row for row, _ in table})
    totals = [row for row in rows if _is_total(table, row)]
    if len(totals) != 1 or any("小计" in cell.text for cell in table.values()):
        return
    total = totals[0]
    others = [row for row in rows if row < total] if total == rows[-1] else [r for r in rows if r > total]
    for column in range(1, max(column for _, column in table) + 1):
        cell = table.get((total, column))
        said = _number().fullmatch(cell.text) if cell else None
        values = _figures(table, others, column) if said else []
        made = sum(values)
        if cell and said and len(values) >= 2 and _differ(made, _parsed(said[1]), values):
            start = cell.span.start + said.start(1)
            place = Location(cell.block.index, Span(start, start + len(said[1])), (), cell.block.paragraph)
            yield Hit(None, place, said[1], {"found": f"{made:g}", "expected": said[1]})


def _differ(made: float, said: float, values: list[float]) -> bool:
    """Whether the total is another sum; up to the largest row it is a mean or a rate and none.

    The second decimal may have been rounded in every row.
    """
    return abs(made - said) > 0.01 * len(values) and said > max(values)


def _figures(table: _Table, rows: list[int], column: int) -> list[float]:
    """The figures of a column below its head; none where it holds anything else."""
    found = [_value(table, row, column) for row in rows]
    while found and found[0] is None:
        found.pop(0)
    values = [value for value in found if value is not None]
    return values if len(values) == len(found) else []


def _is_total(table: _Table, row: int) -> bool:
    return any((row, column) in table and _total().fullmatch(table[row, column].text) for column in (1, 2))


def _value(table: _Table, row: int, column: int) -> float | None:
    """The figure of a cell; 0 for an empty one; ``None`` for words."""
    cell = table.get((row, column))
    if cell is None or cell.text.strip() in ("", "-", "—", "/", "——"):
        return 0.0
    match = _number().fullmatch(cell.text)
    return _parsed(match[1]) if match else None


def _parsed(digits: str) -> float:
    return float(re.sub("[,，]", "", digits))
