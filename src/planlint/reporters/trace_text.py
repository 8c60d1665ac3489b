"""``trace`` for people: how far the plan is, what to add first, then requirement by requirement."""

from __future__ import annotations

from planlint.model.trace import PlanTrace, Traced, TraceReport
from planlint.reporters import trace_words as say_
from planlint.reporters import words
from planlint.reporters.canvas import Canvas
from planlint.reporters.context import RenderContext
from planlint.reporters.display import clip, one_line, pad, width
from planlint.reporters.trace_table import table

MOST = 8
"""Requirements named in the summary; all follow below."""


def render(report: TraceReport, context: RenderContext) -> str:
    canvas = Canvas(context)
    plans = report.trace.plans
    _head(canvas, report)
    if len(plans) > 1:
        table(canvas, report)
    for plan in plans if len(plans) == 1 else ():
        _first(canvas, plan)
        if not context.brief:
            _requirements(canvas, report, plan)
            _rootless(canvas, plan)
    canvas.blank()
    canvas.line(words.how_to_find(context), "dim")
    canvas.line(
        context.say(
            "对应关系按字词相近程度推断，措辞完全不同的可能认不出来，请以人工核对为准。",
            "Answers are found by the words they share with a requirement: what says the same in quite other "
            "words may be missed. Please check.",
        ),
        "dim",
    )
    return canvas.text()


def _head(canvas: Canvas, report: TraceReport) -> None:
    context, trace = canvas.context, report.trace
    targets = sum(each.kind == "target" for each in trace.requirements)
    count = len(trace.requirements)
    title = say_.name(trace.plans[0].outline) if len(trace.plans) == 1 else ""
    several = context.say(f"{len(trace.plans)} 份方案", f"{len(trace.plans)} plans")
    canvas.line(title or several, "strong", first=context.say("对标对表  ", "Trace  "))
    rows = [(context.say("上级", "above"), say_.name(trace.superior))]
    if len(trace.plans) == 1:
        rows.append((context.say("文件", "file"), say_.file(trace.plans[0].outline)))
    asked = context.say(f"{count} 项", words.plural(count, "requirement"))
    if targets:
        asked += context.say(
            f"，其中目标 {targets} 项", f", {targets} of them {'a target' if targets == 1 else 'targets'}"
        )
    rows.append((context.say("要求", "asked"), asked))
    if len(trace.plans) == 1:
        rows.append((context.say("结果", "result"), say_.tally(trace.plans[0], context)))
    columns = max(width(name) for name, _ in rows)
    for name, text in rows:
        canvas.field(name, text, indent=0, columns=columns)


def _first(canvas: Canvas, plan: PlanTrace) -> None:
    """What is not answered at all, and what is promised less firmly."""
    context = canvas.context
    for status, title in (
        ("absent", context.say("未落实", "Not answered")),
        ("weaker", context.say("弱于要求", "Weaker than required")),
    ):
        found = [each for each in plan.traced if each.status == status]
        if not found:
            continue
        canvas.heading(context.say(f"{title}（{len(found)} 项）", f"{title} ({len(found)})"))
        shown = found if len(found) <= MOST + 1 else found[:MOST]
        for each in shown:
            number = f"{each.requirement.index + 1}."
            lead = f"  {pad(number, 4)}"
            room = max(context.width - width(lead), 20)
            canvas.row((lead, (say_.STYLE[each.status],)), (clip(one_line(each.requirement.text), room), ()))
        if len(found) > len(shown):
            more = len(found) - len(shown)
            canvas.line(context.say(f"另有 {more} 项，见下", f"{more} more below"), "dim", first="  ")


def _requirements(canvas: Canvas, report: TraceReport, plan: PlanTrace) -> None:
    context = canvas.context
    canvas.heading(context.say("逐项对照", "Requirement by requirement"))
    above = -1
    for traced in plan.traced:
        if traced.requirement.unit != above:
            above = traced.requirement.unit
            canvas.blank()
            canvas.line(say_.heading_of(report, traced.requirement), "cyan")
        _traced(canvas, traced, plan)


def _traced(canvas: Canvas, traced: Traced, plan: PlanTrace) -> None:
    context = canvas.context
    status = context.text(say_.STATUS[traced.status])
    columns = max(width(context.text(each)) for each in say_.STATUS.values())
    first = f"{traced.requirement.index + 1:>3} {pad(status, columns)}  "
    rest = " " * width(first)
    canvas.line(
        one_line(traced.requirement.text), first=first, rest=rest, lead=("strong", say_.STYLE[traced.status])
    )
    label = context.say("方案", "plan")
    indent, room = width(first), width(context.say("方案", "answer"))
    for answer in traced.answers:
        where = say_.place(plan.outline, answer.location, context)
        quote = words.enclosed(one_line(answer.quote))
        colon = context.say("：", ": ")
        canvas.field(label, f"{where}{colon}{quote}", indent=indent, columns=room)
        for title, text in say_.own(answer, context):
            canvas.field(title, text, indent=indent, columns=room)
    for title, text in say_.lacks(traced, context):
        canvas.field(title, text, "yellow", indent=indent, columns=room)
    canvas.field(
        context.say("改", "to do"), say_.advice(traced, plan, context), "strong", indent=indent, columns=room
    )


def _rootless(canvas: Canvas, plan: PlanTrace) -> None:
    context, count = canvas.context, len(plan.rootless)
    if not count:
        return
    canvas.heading(
        context.say(
            f"方案自己的措施（{count} 条，在上级文件里没有找到依据）",
            f"Measures of the plan's own ({count}, without a root in the superior document)",
        )
    )
    for index in plan.rootless:
        canvas.line(one_line(plan.outline.units[index].name), first="  ", rest="    ")
