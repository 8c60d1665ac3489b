"""Small plans for tests, and the findings in them."""

from __future__ import annotations

from functools import cache

from planlint.check import Analysis
from planlint.checks import Context
from planlint.model.finding import Finding
from planlint.readers import read_string
from planlint.rules import RuleSet, load


@cache
def ruleset() -> RuleSet:
    return load()


def analysis(text: str) -> Analysis:
    return Analysis(read_string(text.strip("\n")), ruleset())


def context(text: str) -> Context:
    return Context(analysis(text).outline)


def findings(text: str, *rules: str) -> tuple[Finding, ...]:
    """What the named rules (all, without names) find in a text."""
    chosen = [ruleset().rule(name) for name in rules] or ruleset().rules
    return analysis(text).findings_of(chosen)


def ids(text: str, *rules: str) -> list[str]:
    return [finding.rule for finding in findings(text, *rules)]
