"""Rules of the kind ``consistency``: facts of the plan that must agree with each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planlint.checks.consistency import dates, names, sums, tables, tasks
from planlint.checks.context import Context, Hit, within
from planlint.model.rule import ConsistencyCheck, Rule

TESTS: dict[str, Callable[[ConsistencyCheck, Context], Iterator[Hit]]] = {
    "past": dates.past,
    "period": dates.period,
    "title-year": dates.title_year,
    "backwards": dates.backwards,
    "parts": sums.parts,
    "shares": sums.shares,
    "rate": sums.rate,
    "total-row": tables.total_row,
    "own-title": names.own_title,
    "two-names": names.two_names,
    "two-owners": tasks.two_owners,
    "two-deadlines": tasks.two_deadlines,
}


def check(rule: Rule, context: Context) -> Iterator[Hit]:
    assert isinstance(rule.check, ConsistencyCheck)
    yield from within(rule, context, TESTS[rule.check.test](rule.check, context))
