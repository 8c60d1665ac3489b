"""``rules list --format json``."""

from __future__ import annotations

from collections.abc import Iterable

from planlint.model.lesson import InPack, RuleList
from planlint.model.rule import Example, Rule
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
        "examples": [_example(example) for example in rule.examples],
        "packs": [{"pack": each.pack, "severity": each.severity} for each in packs],
        "origin": str(rule.origin),
    }


def _example(example: Example) -> Object:
    """With how it is set on paper, for those that say so."""
    found: Object = {"text": example.text, "fails": example.fails}
    setting = example.setting
    if setting is not None:
        found["setting"] = {
            "page": dict(setting.page),
            "look": {where: dict(look) for where, look in setting.look},
            "number": None if setting.number is None else dict(setting.number),
        }
    return found
