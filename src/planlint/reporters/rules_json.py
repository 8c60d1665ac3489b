"""``rules list --format json``."""

from __future__ import annotations

from collections.abc import Sequence

from planlint.model.rule import Rule
from planlint.reporters.as_json import Object, basis, dump, text
from planlint.reporters.context import RenderContext


def render(rules: Sequence[Rule], context: RenderContext) -> str:
    return dump("rules", context, {"rules": [rule_object(rule) for rule in rules]})


def rule_object(rule: Rule) -> Object:
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
        "origin": str(rule.origin),
    }
