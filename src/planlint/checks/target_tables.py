"""Tables of indicators: a row for each, a column for each year."""

from __future__ import annotations

import re
from functools import cache

from planlint.checks.context import Context
from planlint.language.numbers import pattern, shape
from planlint.model.outline import Unit
from planlint.model.records import dataclass


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell: its text, and where it begins in the unit's text."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is one unit. ``rows`` map columns, from 1, to cells; ``goals`` are the columns that
    hold what is to be reached, each with its year where its head names one; ``units`` is the column
    of the units of measurement."""

    rows: tuple[dict[int, TableCell], ...]
    goals: dict[int, int | None]
    units: int | None


def table_of(context: Context, unit: Unit) -> Table | None:
    """The table that a unit is, when it has rows and a column of goals; ``None`` for other units.

    Of several columns with years only the last one is a goal: the others say how things were, or are
    steps on the way.
    """
    rows = _rows(context, unit)
    if len(rows) < 2:
        return None
    head, *body = rows
    goals: dict[int, int | None] = {}
    dated: dict[int, int] = {}
    measures = None
    for column, cell in head.items():
        words = shape("".join(cell.text.split()))
        if _state().search(words):
            continue
        year = _year().search(words)
        if year:
            dated[column] = int(year[1])
        elif _goal().search(words):
            goals[column] = None
        elif _unit().search(words):
            measures = column
    if dated:
        last = max(dated.values())
        goals |= {column: year for column, year in dated.items() if year == last}
    return Table(tuple(body), goals, measures)


def _rows(context: Context, unit: Unit) -> list[dict[int, TableCell]]:
    blocks = context.outline.document.blocks
    pieces = unit.passage.pieces
    if not pieces or blocks[pieces[0].block].cell is None:
        return []
    rows: dict[tuple[int, int], dict[int, TableCell]] = {}
    for piece in pieces:
        cell = blocks[piece.block].cell
        if cell is None:
            return []
        text = unit.text[piece.offset : piece.offset + piece.span.end - piece.span.start]
        row = rows.setdefault((cell.table, cell.row), {})
        row.setdefault(cell.column, TableCell(text, piece.offset))
    return list(rows.values())


@cache
def _year() -> re.Pattern[str]:
    return pattern(r"(20\d\d)年?")


@cache
def _goal() -> re.Pattern[str]:
    return pattern("目标值?|规划值|标准值|指标值|达标值|评估标准|国家标准")


@cache
def _state() -> re.Pattern[str]:
    return pattern("现状|基期|基数|实际|完成情?况?值?$|现值|已达|属性|年均|累计|增长|责任|时限")


@cache
def _unit() -> re.Pattern[str]:
    return pattern("单位|计量")
