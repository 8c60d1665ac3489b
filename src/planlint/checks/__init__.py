"""Runs rules over one document. One file per kind of check; ``CHECKS`` is the table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module

from planlint.checks import wording
from planlint.checks.context import Context, Hit, listed, short
from planlint.checks.fingerprint import fingerprint
from planlint.model.finding import Finding, Related
from planlint.model.rule import Rule, RuleKind
from planlint.model.text import SEVERITIES, Text

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

MOST_SINGLE = 8
"""More findings of one rule than this are no help: one stands for all and names the other places."""
MOST_RELATED = 20


def run(rules: Iterable[Rule], context: Context) -> tuple[Finding, ...]:
    """The findings of the rules, those on the whole document first, then by place and severity."""
    found: list[Finding] = []
    seen: dict[str, int] = {}
    fitting = [rule for rule in rules if context.fits(rule.scope)]
    idle = wording.idle(fitting, context)
    for rule in fitting:
        if rule.id in idle:
            continue
        hits = list(check_of(rule.kind)(rule, context))
        if len(hits) > MOST_SINGLE:
            hits = [_sum_up(hits)]
        found += [_finding(rule, hit, context, seen) for hit in hits]
    return tuple(sorted(found, key=_order))


@cache
def check_of(kind: RuleKind) -> Callable[[Rule, Context], Iterable[Hit]]:
    """The function that runs the rules of that kind."""
    found: Callable[[Rule, Context], Iterable[Hit]] = import_module(f"{__name__}.{CHECKS[kind]}").check
    return found


def _sum_up(hits: list[Hit]) -> Hit:
    """The first hit, speaking for all."""
    first, rest = hits[0], hits[1 : MOST_RELATED + 1]
    units = [hit.unit for hit in hits if hit.unit]
    return replace(
        first,
        values={**first.values, "count": str(len(hits)), "list": listed(units)},
        related=tuple(Related(hit.location, Text(hit.quote, hit.quote)) for hit in rest if hit.location),
        summary=True,
    )


def _order(finding: Finding) -> tuple[int, int, int, str]:
    at = finding.location
    return (
        at.block if at else -1,
        at.span.start if at else 0,
        SEVERITIES.index(finding.severity),
        finding.rule,
    )


def _finding(rule: Rule, hit: Hit, context: Context, seen: dict[str, int]) -> Finding:
    values: dict[str, str | Text] = {
        "quote": hit.quote,
        "heading": short(hit.unit) if hit.unit else "",
        **hit.values,
    }
    message = (rule.summary or _and_more(rule.message)) if hit.summary else rule.message
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        title=rule.title,
        message=_fill(message, values),
        why=_fill(rule.why, values),
        fix=_fill(rule.fix, values),
        basis=(*rule.basis, *(basis for basis in hit.basis if basis not in rule.basis)),
        location=hit.location,
        quote=hit.quote,
        fingerprint=fingerprint(context.outline, rule.id, hit.unit, hit.quote, seen),
        related=hit.related,
    )


def _and_more(message: Text) -> Text:
    """The message of one finding that stands for more, in a rule that has no summary."""
    return Text(f"{message.zh}（全文此类问题共{{count}}处）", f"{message.say('en')} ({{count}} of this kind in all)")


def _fill(text: Text, values: Mapping[str, str | Text]) -> Text:
    zh, en = text.zh, text.en
    for name, value in values.items():
        said = value if isinstance(value, Text) else Text(value, value)
        zh = zh.replace(f"{{{name}}}", said.zh)
        en = en.replace(f"{{{name}}}", said.en or said.zh)
    return Text(zh, en)
