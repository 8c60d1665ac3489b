"""``trace`` for people: what is required, where it is answered, what is missing."""

from __future__ import annotations

from planlint.model.trace import TraceReport
from planlint.reporters.canvas import Canvas
from planlint.reporters.context import RenderContext


def render(report: TraceReport, context: RenderContext) -> str:
    canvas = Canvas(context)
    for plan in report.trace.plans:
        for each in plan.traced:
            canvas.line(each.status, first="", rest="  ")
            canvas.line(each.requirement.text, first="  ", rest="  ")
            for answer in each.answers:
                canvas.line(answer.quote, first="    ", rest="    ")
    return canvas.text()
