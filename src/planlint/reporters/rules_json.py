"""``rules list --format json``."""

from __future__ import annotations

from collections.abc import Iterable

from planlint.model.lesson import InPack, RuleList
from planlint.model.rule import Rule
from planlint.reporters.as_json import Object, basis, dump, text
from planlint.reporters.context import RenderContext


def render(listing: RuleList, context: RenderContext) -> str:
    rules = [rule_object(rule, listing.packs.get(rule.id, ())) for rule in listing.rules]
    return dump("rules", context, {"rules": rules})


def rule_object(rule: Rule, packs: Iterable[InPack] = ()) -> Object:
    return {
        "id": rule.id,
        "kind": rule.kind,
        "severity": rule.severity,
        "title": text(rule.title),
        "message": text(rule.message),
        "why": text(rule.why),
        "fix": text(rule.fix),
        "basis": basis(rule.basis),
        "scope": {
            "kinds": list(rule.scope.kinds),
            "roles": list(rule.scope.roles),
            "genres": list(rule.scope.genres),
            "plans": list(rule.scope.plans),
            "titles": list(rule.scope.titles),
        },
        "examples": [{"text": example.text, "fails": example.fails} for example in rule.examples],
        "packs": [{"pack": each.pack, "severity": each.severity} for each in packs],
        "origin": str(rule.origin),
    }
