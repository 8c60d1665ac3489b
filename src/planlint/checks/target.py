"""Figures held against the indicators they name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planlint.checks.context import Context, Hit
from planlint.model.rule import Rule, TargetCheck

TESTS: dict[str, Callable[[TargetCheck, Context], Iterator[Hit]]] = {}


def check(rule: Rule, context: Context) -> Iterator[Hit]:
    assert isinstance(rule.check, TargetCheck)
    yield from TESTS[rule.check.test](rule.check, context)
