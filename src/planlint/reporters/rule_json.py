"""``rules show --format json``: as in the list, with one rule."""

from __future__ import annotations

from planlint.model.lesson import Lesson, RuleList
from planlint.reporters import rules_json
from planlint.reporters.context import RenderContext


def render(lesson: Lesson, context: RenderContext) -> str:
    return rules_json.render(RuleList((lesson.rule,), {lesson.rule.id: lesson.packs}), context)
