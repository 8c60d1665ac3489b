"""Rules of the kind ``consistency``: facts of the plan that must agree with each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planlint.checks.consistency import dates, names, sums, tables, tasks
from planlint.checks.context import Context, Hit
from planlint.model.rule import ConsistencyCheck, Rule, Scope

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
    scope = Scope(rule.scope.kinds, rule.scope.roles)
    limited = scope.kinds or scope.roles
    for hit in TESTS[rule.check.test](rule.check, context):
        if not limited or hit.unit is None or context.covers(scope, hit.unit):
            yield hit
