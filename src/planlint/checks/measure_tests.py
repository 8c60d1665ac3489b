"""Tests of measures that need more than slots and phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from planlint.checks.context import Context, Hit, hit_at, short
from planlint.checks.genre import begins_on
from planlint.model.finding import Related
from planlint.model.outline import Unit
from planlint.model.rule import MeasureCheck
from planlint.model.text import Text

_SHINGLE = 6
_ALIKE = 0.75
_SHORTEST = 20
_KEPT = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]")
_DUE = re.compile("[前底末到至内]")


def duplicate(check: MeasureCheck, units: list[Unit], context: Context) -> Iterator[Hit]:
    """A measure most of whose words another measure has already said."""
    first: dict[str, int] = {}
    for at, unit in enumerate(units):
        words = "".join(_KEPT.findall(unit.text[len(unit.label) :]))
        if len(words) < _SHORTEST:
            continue
        shingles = {words[i : i + _SHINGLE] for i in range(len(words) - _SHINGLE + 1)}
        shared: dict[int, int] = {}
        for shingle in shingles:
            owner = first.setdefault(shingle, at)
            if owner != at:
                shared[owner] = shared.get(owner, 0) + 1
        best = max(shared, key=lambda owner: (shared[owner], -owner), default=None)
        if best is not None and shared[best] >= _ALIKE * len(shingles):
            other = units[best]
            related = Related(context.outline.location(other), Text("先写在这里", "said here first"))
            yield hit_at(context.outline, unit, None, {"other": short(other)}, (related,))


def past(check: MeasureCheck, units: list[Unit], context: Context) -> Iterator[Hit]:
    """A deadline before the document's own date."""
    begins = begins_on(context.outline)
    if begins is None:
        return
    for unit in units:
        for deadline in unit.evidence.deadlines:
            due = deadline.kind == "date" and _DUE.search(deadline.text)
            if due and deadline.end is not None and deadline.end < begins:
                yield hit_at(context.outline, unit, deadline.span, {"date": _say(begins)})


def _say(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


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
