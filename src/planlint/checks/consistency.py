"""Facts of one plan that must agree with each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planlint.checks.context import Context, Hit
from planlint.model.rule import ConsistencyCheck, Rule

TESTS: dict[str, Callable[[ConsistencyCheck, Context], Iterator[Hit]]] = {}


def check(rule: Rule, context: Context) -> Iterator[Hit]:
    assert isinstance(rule.check, ConsistencyCheck)
    yield from TESTS[rule.check.test](rule.check, context)
