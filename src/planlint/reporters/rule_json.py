"""``rules show --format json``: as in the list, with one rule."""

from __future__ import annotations

from planlint.model.rule import Rule
from planlint.reporters import rules_json
from planlint.reporters.context import RenderContext


def render(rule: Rule, context: RenderContext) -> str:
    return rules_json.render((rule,), context)
