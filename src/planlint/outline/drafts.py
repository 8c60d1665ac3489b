"""Units in the making: what a unit will be, before it knows its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from planlint.model.outline import Kind, Passage, Piece, Role
from planlint.model.records import dataclass
from planlint.model.text import Span
from planlint.outline import kinds
from planlint.outline.headings import run_in_end
from planlint.outline.lines import Line, passage_of
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
    inherited: tuple[tuple[str, str], ...] = ()


def plain(kind: Kind, lines: Sequence[Line]) -> Draft:
    return Draft(kind, passage_of(lines))


def prose(line: Line, level: int, role: Role | None, *, led: bool) -> Draft:
    heading = line.text[: run_in_end(line.text)].strip(SPACE).rstrip("。：:")
    named = heading if is_section_name(heading) else ""
    kind = kinds.kind_of(line.text, named, kinds.Place(role, led=led))
    return Draft(kind, passage_of([line]), level=level)


def table_units(lines: Sequence[Line], depth: int, section: Draft | None = None) -> list[Draft]:
    """The units of the tables in ``lines``. The header row of a task table that follows straight on
    a ``section``'s heading becomes part of the section."""
    drafts: list[Draft] = []
    for _, group in groupby(lines, key=lambda line: line.table):
        table = read_table(list(group))
        if section is not None and table.rows and not drafts:
            for line in table.header:
                section.passage = appended(section.passage, line)
        elif table.header:
            kind: Kind = "goal" if table.goals else "provision"
            drafts.append(Draft(kind, passage_of(table.header), level=depth + 1))
        for row in table.rows:
            if isinstance(row, Passage):
                drafts.append(Draft("provision", row, level=depth + 1))
            else:
                drafts.append(_row(row, depth + 1))
    return drafts


def _row(row: Row, level: int) -> Draft:
    return Draft(
        "measure", row.passage, row.label, row.heading, level, columns=row.columns, inherited=row.inherited
    )


def appended(passage: Passage, line: Line) -> Passage:
    offset = len(passage.text) + 1
    pieces = [Piece(p.offset + offset, p.block, p.span) for p in line.pieces]
    return Passage(passage.text + "\n" + line.text, (*passage.pieces, *pieces))
