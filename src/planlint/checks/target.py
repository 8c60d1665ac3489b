"""Rules of the kind ``target``: figures held against the indicators they name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planlint.checks import target_tests
from planlint.checks.context import Context, Hit
from planlint.checks.target_reading import Reading
from planlint.language.patterns import find
from planlint.model.rule import Rule, TargetCheck

TESTS: dict[str, Callable[[TargetCheck, Reading, Context], Iterator[Hit]]] = {
    "standard": target_tests.standard,
    "restates": target_tests.restates,
    "late": target_tests.late,
    "no-value": target_tests.no_value,
    "contradiction": target_tests.contradiction,
}


def check(rule: Rule, context: Context) -> Iterator[Hit]:
    assert isinstance(rule.check, TargetCheck)
    for hit in TESTS[rule.check.test](rule.check, context.targets, context):
        if context.covers(rule.scope, hit.unit) and not any(find(rule.check.unless, hit.quote)):
            yield hit
