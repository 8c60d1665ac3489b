"""``rules show`` for people: a rule explained from the beginning."""

from __future__ import annotations

from planlint.model.lesson import Lesson
from planlint.reporters import words
from planlint.reporters.canvas import Canvas
from planlint.reporters.context import RenderContext
from planlint.reporters.rule_parts import parts
from planlint.reporters.rules_text import KIND


def render(lesson: Lesson, context: RenderContext) -> str:
    canvas, rule = Canvas(context), lesson.rule
    canvas.line(context.text(rule.title), "strong")
    severity = context.text(words.SEVERITY[rule.severity])
    canvas.line(f"{rule.id}  {severity}  {context.text(KIND[rule.kind])}", "dim")
    for part in parts(lesson, context):
        canvas.heading(part.heading)
        after = False
        for block in part.blocks:
            if block.text:
                canvas.line(block.text, first="  ", rest="  ")
            elif after:
                canvas.blank()
            for line in block.lines:
                canvas.verbatim(line, first="    ")
            after = True
    canvas.heading(context.say("规则文件", "File"))
    canvas.verbatim(str(rule.origin), first="  ")
    return canvas.text()
