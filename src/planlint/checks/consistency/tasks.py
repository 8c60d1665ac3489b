"""One task said twice, in the text and in the table of tasks, with another owner or another deadline."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from planlint.checks.context import Context, Hit, hit_at
from planlint.checks.marks import in_table
from planlint.checks.measure_tests import clauses
from planlint.model.evidence import Deadline, Owner
from planlint.model.finding import Related
from planlint.model.outline import Unit
from planlint.model.rule import ConsistencyCheck
from planlint.model.text import Text

_ALIKE = 0.6
_SHORTEST = 12


def _twins(context: Context, says: Callable[[Unit], object]) -> list[tuple[Unit, Unit]]:
    """Measures most of whose words stand, clause by clause, in one measure before them.

    Only measures that say what is compared.
    """
    outline = context.outline
    first: dict[str, Unit] = {}
    found: list[tuple[Unit, Unit]] = []
    for unit in filter(says, outline.measures):
        said = _task(unit)
        shared: dict[int, int] = {}
        for clause in said:
            other = first.setdefault(clause, unit)
            if other is not unit:
                shared[other.index] = shared.get(other.index, 0) + len(clause)
        best = max(shared, key=lambda index: (shared[index], -index), default=None)
        if best is not None and shared[best] >= max(_SHORTEST, _ALIKE * sum(map(len, said))):
            found.append((outline.units[best], unit))
    return [(one, other) for one, other in found if _apart(context, one, other)]


_AROUND = 4
"""Characters round a deadline that say no more than it does: 完成, 前完成."""


def _task(unit: Unit) -> list[str]:
    """The clauses that say what is to be done, without those that say who or by when."""
    owners = {"".join(owner.text.split()) for owner in unit.evidence.owners}
    dates = ["".join(deadline.text.split()) for deadline in unit.evidence.deadlines]
    return [
        clause
        for clause in clauses(unit, cells=True)
        if clause not in owners and not any(d in clause and len(clause) <= len(d) + _AROUND for d in dates)
    ]


def _apart(context: Context, one: Unit, other: Unit) -> bool:
    """Whether one stands in the table and one in the text, or each in a section of its own.

    Side by side a task may well come again: next year, or for another school.
    """
    outline = context.outline
    if in_table(outline, one) != in_table(outline, other):
        return True
    top, its = _top(context, one), _top(context, other)
    return top != its and not _dated(top) and not _dated(its)


def _top(context: Context, unit: Unit) -> str:
    above = [section.name for section in context.outline.ancestors(unit)]
    return above[-1] if above else ""


def _dated(name: str) -> bool:
    """Whether a section is one year's or one stage's, in which tasks come again."""
    return any(sign in name for sign in ("年", "月", "阶段", "季度", "学期"))


def two_owners(check: ConsistencyCheck, context: Context) -> Iterator[Hit]:
    """The same task with lead bodies that have nothing in common."""
    for one, other in _twins(context, _leads):
        mine, theirs = _leads(one), _leads(other)
        if mine and theirs and not {o.name for o in mine} & {o.name for o in theirs}:
            yield _hit(context, one, other, mine[0], theirs[0])


def _leads(unit: Unit) -> list[Owner]:
    """Who answers for the task; without a lead all its owners."""
    inside = [owner for owner in unit.evidence.owners if owner.span.end <= len(unit.text)]
    return [owner for owner in inside if owner.part == "lead"] or inside


def two_deadlines(check: ConsistencyCheck, context: Context) -> Iterator[Hit]:
    """The same task, due on two different days."""
    for one, other in _twins(context, _dates):
        mine, theirs = _dates(one), _dates(other)
        if len(mine) == len(theirs) == 1 and _differ(mine[0].end, theirs[0].end):
            yield _hit(context, one, other, mine[0], theirs[0])


def _differ(one: date | None, other: date | None) -> bool:
    """By more than a day: 6月30日前 may end on the 29th."""
    return one is not None and other is not None and abs((one - other).days) > 1


def _dates(unit: Unit) -> list[Deadline]:
    return [deadline for deadline in unit.evidence.deadlines if deadline.kind == "date" and deadline.end]


def _hit(context: Context, one: Unit, other: Unit, mine: Owner | Deadline, theirs: Owner | Deadline) -> Hit:
    related = (Related(context.outline.location(one, mine.span), Text("前面这样写", "said so before")),)
    where = Text("任务表里", "in the table") if in_table(context.outline, other) else Text("后面", "later")
    values: dict[str, str | Text] = {"other": mine.text, "found": where}
    return hit_at(context.outline, other, theirs.span, values, related)
