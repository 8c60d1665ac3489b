"""How a .docx looks, against GB/T 9704-2012."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planlint.checks.context import Context, Hit
from planlint.model.rule import FormatCheck, Rule

TESTS: dict[str, Callable[[FormatCheck, Context], Iterator[Hit]]] = {}


def check(rule: Rule, context: Context) -> Iterator[Hit]:
    assert isinstance(rule.check, FormatCheck)
    yield from TESTS[rule.check.test](rule.check, context)
