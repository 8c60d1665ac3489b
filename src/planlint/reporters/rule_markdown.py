"""``rules show --format markdown``: the page about a rule, as ``docs/rules`` has it."""

from __future__ import annotations

import re

from planlint.model.lesson import Lesson
from planlint.reporters import words
from planlint.reporters.context import RenderContext
from planlint.reporters.rule_parts import parts

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def render(lesson: Lesson, context: RenderContext) -> str:
    rule = lesson.rule
    severity = context.text(words.SEVERITY[rule.severity])
    lines = [f"## {escaped(context.text(rule.title))}", "", f"`{rule.id}` · {severity}"]
    if context.language == "zh" and rule.title.en:
        lines[-1] += f" · {escaped(rule.title.en)}"
    for part in parts(lesson, context):
        lines += ["", f"**{part.heading}**"]
        for block in part.blocks:
            if block.text:
                lines += ["", escaped(block.text)]
            if block.lines:
                fence = "````" if any("```" in line for line in block.lines) else "```"
                lines += ["", f"{fence}text", *block.lines, fence]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """Text in which nothing is taken for Markdown."""
    return _SPECIAL.sub(r"\\\1", text)
