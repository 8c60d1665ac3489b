"""Several plans side by side on a terminal: a row for each requirement, a narrow column for each plan."""

from __future__ import annotations

from collections.abc import Sequence

from planlint.model.trace import PlanTrace, TraceReport
from planlint.reporters import trace_words as say_
from planlint.reporters.canvas import Canvas
from planlint.reporters.display import Style, cell, clip, one_line, pad, width

LEAST = 30
"""Columns for the words of a requirement."""

COLUMN = 4
"""Columns of one plan: a mark of two and what parts it from the next."""


def table(canvas: Canvas, report: TraceReport) -> None:
    """Which plans there are and how far each is; then the table, in several parts where it is too wide."""
    context, plans = canvas.context, report.trace.plans
    _plans(canvas, plans)
    most = max((context.width - LEAST - 5) // COLUMN, 1)
    for start in range(0, len(plans), most):
        _part(canvas, report, plans[start : start + most], start)
    marks = "，".join(
        f"{context.text(say_.MARK[each])} {context.text(say_.STATUS[each])}" for each in say_.BEST_FIRST
    )
    canvas.blank()
    canvas.line(marks if context.language == "zh" else marks.replace("，", ", "), "dim")
    canvas.line(
        context.say(
            "看一份方案的逐项对照，请只写这一份；要交给别人看，可加 --format xlsx=对标对表.xlsx。",
            "Name one plan alone to see its answers; --format xlsx=trace.xlsx writes all into a workbook.",
        ),
        "dim",
    )


def _plans(canvas: Canvas, plans: Sequence[PlanTrace]) -> None:
    context = canvas.context
    canvas.heading(context.say("各方案", "Plans"))
    heads = [context.text(say_.STATUS[each]) for each in say_.BEST_FIRST]
    columns = [width(head) for head in heads]
    grid = "     " + "  ".join(heads) + "  "
    canvas.row((grid, ("dim",)))
    for number, plan in enumerate(plans, 1):
        counts = [
            pad(str(plan.count(status)), size, "right")
            for status, size in zip(say_.BEST_FIRST, columns, strict=True)
        ]
        lead = f"{number:>3}  " + "  ".join(counts) + "  "
        room = max(context.width - width(lead), 16)
        canvas.row((lead, ()), (clip(cell(say_.name(plan.outline)), room), ()))


def _part(canvas: Canvas, report: TraceReport, plans: Sequence[PlanTrace], start: int) -> None:
    context = canvas.context
    first, last = start + 1, start + len(plans)
    title = context.say("逐项对照", "Requirement by requirement")
    if len(plans) < len(report.trace.plans):
        title += context.say(f"（第 {first}—{last} 份）", f" (plans {first} to {last})")
    canvas.heading(title)
    room = context.width - COLUMN * len(plans) - 5
    heads = "".join(f"{number:>3} " for number in range(first, last + 1))
    canvas.row((" " * (room + 5) + heads, ("dim",)))
    for requirement in report.trace.requirements:
        text = pad(clip(cell(one_line(requirement.text)), room - 1), room)
        marks: list[tuple[str, tuple[Style, ...]]] = []
        for plan in plans:
            status = plan.traced[requirement.index].status
            marks.append((" " + context.text(say_.MARK[status]) + " ", (say_.STYLE[status],)))
        canvas.row((f"{requirement.index + 1:>3}  ", ("dim",)), (text, ()), *marks)
