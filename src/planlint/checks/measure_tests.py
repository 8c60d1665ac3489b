"""Tests of measures that need more than slots and phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planlint.checks.context import Context, Hit, hit_at, short
from planlint.model.finding import Related
from planlint.model.outline import Unit
from planlint.model.rule import MeasureCheck
from planlint.model.text import Text

_ALIKE = 0.6
_SHORTEST = 20
_CLAUSE = 5
_BREAK = re.compile("[，,。；;：:、！!？?\n]")
_NOTE = re.compile(r"[（(〔\[【]?(?:责任|牵头|配合|完成时限)[^）)〕\]】\n]{0,80}[）)〕\]】]?")


def duplicate(check: MeasureCheck, units: list[Unit], context: Context) -> Iterator[Hit]:
    """A measure most of whose words stand, clause by clause, in another measure before it."""
    first: dict[str, int] = {}
    for at, unit in enumerate(units):
        said = clauses(unit)
        length = sum(map(len, said))
        shared: dict[int, int] = {}
        for clause in said:
            owner = first.setdefault(clause, at)
            if owner != at:
                shared[owner] = shared.get(owner, 0) + len(clause)
        best = max(shared, key=lambda owner: (shared[owner], -owner), default=None)
        if best is not None and length >= _SHORTEST and shared[best] >= _ALIKE * length:
            other = units[best]
            related = Related(context.outline.location(other), Text("先写在这里", "said here first"))
            yield hit_at(context.outline, unit, None, {"other": short(other)}, (related,))


def clauses(unit: Unit, *, cells: bool = False) -> list[str]:
    """The clauses of a measure without its label and its responsibility note.

    With ``cells`` those of each cell of a table's row, which otherwise is read as one text.
    """
    text = unit.text[unit.label_end :]
    if cells:
        text = text.replace("\t", "\n")
    if "责任" in text or "牵头" in text or "配合" in text or "时限" in text:
        text = _NOTE.sub("", text)
    for space in (" ", "\u3000", "\t"):
        if space in text:
            text = text.replace(space, "")
    return [clause for clause in _BREAK.split(text) if len(clause) >= _CLAUSE]


def bare(check: MeasureCheck, units: list[Unit], context: Context) -> Iterator[Hit]:
    """A measure of a few words only, with nothing after its heading."""
    for unit in units:
        words = "".join(unit.text.split())[len(unit.label) :]
        filled = unit.evidence.owners or unit.evidence.deadlines or unit.evidence.quantities
        in_table = context.outline.document.blocks[unit.passage.pieces[0].block].cell is not None
        if len(words) <= (check.limit or 16) and not filled and not in_table and unit.label:
            yield hit_at(context.outline, unit)


def long(check: MeasureCheck, units: list[Unit], context: Context) -> Iterator[Hit]:
    """A measure that is too long for one."""
    for unit in units:
        count = len("".join(unit.text.split()))
        if check.limit and count > check.limit:
            yield hit_at(context.outline, unit, None, {"count": str(count)})
