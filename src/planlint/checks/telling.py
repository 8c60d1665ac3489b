"""Hits as findings: what is said of them, and one for many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from planlint.checks.context import Hit, listed, short
from planlint.model.finding import Finding, Related
from planlint.model.rule import Rule
from planlint.model.text import Text

MOST_SINGLE = 8
"""More findings of one rule than this are no help: one stands for all and names the other places."""
MOST_RELATED = 20


def summed_up(hits: Sequence[Hit]) -> Sequence[Hit]:
    """The hits of one rule; of too many, one that stands for all."""
    return [sum_up(hits)] if len(hits) > MOST_SINGLE else hits


def sum_up(hits: Sequence[Hit]) -> Hit:
    """The first hit, speaking for all."""
    first, rest = hits[0], hits[1 : MOST_RELATED + 1]
    units = [hit.unit for hit in hits if hit.unit]
    return replace(
        first,
        values={**first.values, "count": str(len(hits)), "list": listed(units)},
        related=tuple(Related(hit.location, Text(hit.quote, hit.quote)) for hit in rest if hit.location),
        summary=True,
    )


def tell(rule: Rule, hit: Hit, fingerprint: str) -> Finding:
    """The finding that a hit of the rule is."""
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
        fingerprint=fingerprint,
        related=hit.related,
    )


def _and_more(message: Text) -> Text:
    """The message of one finding that stands for more, in a rule that has no summary."""
    return Text(
        f"{message.zh}（全文此类问题共{{count}}处）", f"{message.say('en')} ({{count}} of this kind in all)"
    )


def _fill(text: Text, values: Mapping[str, str | Text]) -> Text:
    zh, en = text.zh, text.en
    for name, value in values.items():
        said = value if isinstance(value, Text) else Text(value, value)
        zh = zh.replace(f"{{{name}}}", said.zh)
        en = en.replace(f"{{{name}}}", said.en or said.zh)
    return Text(zh, en)
