"""Units in the making: what a unit will be, before it knows its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from planlint.model.outline import Kind, Passage, Piece, Role
from planlint.model.text import Span
from planlint.outline import kinds
from planlint.outline.headings import run_in_end
from planlint.outline.lines import Line
from planlint.outline.names import SPACE, is_section_name
from planlint.outline.tables import Row, read_table


@dataclass(slots=True)
class Draft:
    kind: Kind
    passage: Passage
    label: str = ""
    heading: str = ""
    level: int | None = None
    role: Role | None = None
    body: int = 0
    columns: tuple[tuple[str, Span], ...] = ()


def plain(kind: Kind, lines: Sequence[Line]) -> Draft:
    return Draft(kind, passage_of(lines, "\n"))


def prose(line: Line, level: int, role: Role | None, *, led: bool) -> Draft:
    heading = line.text[: run_in_end(line.text)].strip(SPACE).rstrip("。：:")
    named = heading if is_section_name(heading) else ""
    kind = kinds.kind_of(line.text, named, kinds.Place(role, led=led))
    return Draft(kind, passage_of([line], ""), level=level)


def table_units(lines: Sequence[Line], depth: int, role: Role | None) -> list[Draft]:
    drafts: list[Draft] = []
    for _, group in groupby(lines, key=lambda line: line.table):
        table = read_table(list(group))
        if table.other is not None:
            kind: Kind = "goal" if table.goals else "provision"
            drafts.append(Draft(kind, table.other, level=depth + 1))
        drafts += [_row(row, depth + 1) for row in table.tasks]
    return drafts


def _row(row: Row, level: int) -> Draft:
    return Draft("measure", row.passage, row.label, row.heading, level, columns=row.columns)


def passage_of(lines: Sequence[Line], joiner: str) -> Passage:
    text = ""
    pieces: list[Piece] = []
    for k, line in enumerate(lines):
        if k:
            text += joiner
        pieces += [Piece(p.offset + len(text), p.block, p.span) for p in line.pieces]
        text += line.text
    return Passage(text, tuple(pieces))


def appended(passage: Passage, line: Line) -> Passage:
    offset = len(passage.text) + 1
    pieces = [Piece(p.offset + offset, p.block, p.span) for p in line.pieces]
    return Passage(passage.text + "\n" + line.text, (*passage.pieces, *pieces))
