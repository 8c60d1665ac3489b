"""What the plan cites, and whether it is there and right."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planlint.checks.context import Context, Hit
from planlint.model.rule import ReferenceCheck, Rule

TESTS: dict[str, Callable[[ReferenceCheck, Context], Iterator[Hit]]] = {}


def check(rule: Rule, context: Context) -> Iterator[Hit]:
    assert isinstance(rule.check, ReferenceCheck)
    yield from TESTS[rule.check.test](rule.check, context)
