"""Runs rules over one document. One file per kind of check; ``CHECKS`` is the table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from planlint.checks import wording
from planlint.checks.context import Context, Hit
from planlint.checks.fingerprint import Fingerprints
from planlint.checks.telling import summed_up, tell
from planlint.model.finding import Finding
from planlint.model.rule import Rule, RuleKind
from planlint.model.text import SEVERITIES

if TYPE_CHECKING:
    from planlint.checks.accepting import Accept

__all__ = ["CHECKS", "Context", "check_of", "run"]

CHECKS: dict[RuleKind, str] = {
    "coverage": "coverage",
    "measure": "measures",
    "target": "target",
    "structure": "structure",
    "reference": "reference",
    "consistency": "consistency",
    "wording": "wording",
    "format": "format",
}
"""Kind of rule → the module here whose ``check`` runs such a rule, imported when one runs."""


def run(rules: Iterable[Rule], context: Context, accept: Accept | None = None) -> tuple[Finding, ...]:
    """The findings of the rules, those on the whole document first, then by place and severity.

    What ``accept`` names is left out before many findings of one rule are summed up as one.
    """
    rows: list[tuple[Rule, list[Hit]]] = []
    fitting = [rule for rule in rules if context.fits(rule.scope)]
    idle = wording.idle(fitting, context)
    for rule in fitting:
        if rule.id not in idle:
            rows.append((rule, list(check_of(rule.kind)(rule, context))))
    prints = Fingerprints(context.outline)
    if accept is None:
        found = [tell(rule, hit, prints.of(rule, hit)) for rule, hits in rows for hit in summed_up(hits)]
    else:
        from planlint.checks.accepting import left

        found = [tell(*each) for each in left(rows, prints, accept)]
    return tuple(sorted(found, key=_order))


@cache
def check_of(kind: RuleKind) -> Callable[[Rule, Context], Iterable[Hit]]:
    """The function that runs the rules of that kind."""
    found: Callable[[Rule, Context], Iterable[Hit]] = import_module(f"{__name__}.{CHECKS[kind]}").check
    return found


def _order(finding: Finding) -> tuple[int, int, int, str]:
    at = finding.location
    return (
        at.block if at else -1,
        at.span.start if at else 0,
        SEVERITIES.index(finding.severity),
        finding.rule,
    )
