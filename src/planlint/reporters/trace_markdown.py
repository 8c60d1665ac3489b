"""``trace --format markdown``: for a review, or a comment on a pull request.

What is not answered comes first and is left out last; what is answered is only counted there, and folded
below as far as there is room.
"""

from __future__ import annotations

from collections.abc import Iterator

from planlint.model.trace import STATUSES, PlanTrace, Traced, TraceReport
from planlint.reporters import trace_words as say_
from planlint.reporters import words
from planlint.reporters.addresses import address
from planlint.reporters.context import RenderContext
from planlint.reporters.markdown import LIMIT, Room, escape

MARK = "<!-- planlint trace -->"
"""By this a bot finds its own comment again and writes it anew."""

_RESERVE = 2_000
"""Kept for what is said at the end."""


def render(report: TraceReport, context: RenderContext) -> str:
    room = Room(LIMIT - _RESERVE)
    lines = [MARK, f"## {context.say('planlint 对标对表', 'planlint: trace')}", ""]
    superior = escape(say_.name(report.trace.superior))
    count = len(report.trace.requirements)
    lines += [context.say(f"上级文件：{superior}，{count} 项要求。", f"{superior}: {count} requirements.")]
    lines += [""]
    lines += [*_unread(report, context), *_plans(report, context)]
    room.take(*lines)
    left = 0
    if len(report.trace.plans) == 1:
        plan = report.trace.plans[0]
        for status in STATUSES:
            items = [_item(each, plan, context) for each in plan.traced if each.status == status]
            shown = room.prefix(items)
            left += len(items) - len(shown)
            if shown:
                title = f"{context.text(say_.STATUS[status])} ({len(items)})"
                lines += ["", f"<details{'' if status == 'answered' else ' open'}><summary>{title}</summary>"]
                lines += ["", *shown, "", "</details>"]
        lines += room.prefix(_rootless(plan, context))
    else:
        rows = list(_matrix(report, context))
        shown = room.prefix(rows)
        left += len(rows) - len(shown)
        lines += ["", *shown]
    if left:
        lines += ["", context.say(f"另有 {left} 项没有列在这里。", f"{left} more are not listed.")]
    return "\n".join(lines) + "\n"


def _unread(report: TraceReport, context: RenderContext) -> Iterator[str]:
    for failure in report.failures:
        what = escape(context.text(failure.message))
        source = escape(address(failure.source, context))
        yield f"- **{context.say('读不了', 'Cannot be read')}** {source}{context.say('：', ': ')}{what}"
    if report.failures:
        yield ""


def _plans(report: TraceReport, context: RenderContext) -> Iterator[str]:
    heads = " | ".join(context.text(say_.STATUS[status]) for status in say_.BEST_FIRST)
    yield f"| | {context.say('方案', 'Plan')} | {heads} |"
    yield "| --: | --- | --: | --: | --: | --: |"
    for number, plan in enumerate(report.trace.plans, 1):
        counts = " | ".join(str(plan.count(status)) for status in say_.BEST_FIRST)
        yield f"| {number} | {escape(say_.name(plan.outline))} | {counts} |"


def _matrix(report: TraceReport, context: RenderContext) -> Iterator[str]:
    numbers = " | ".join(str(number) for number in range(1, len(report.trace.plans) + 1))
    yield f"| | {context.say('要求', 'Requirement')} | {numbers} |"
    yield "| --: | --- |" + " --- |" * len(report.trace.plans)
    for each in report.trace.requirements:
        marks = " | ".join(
            context.text(say_.MARK[plan.traced[each.index].status]) for plan in report.trace.plans
        )
        yield f"| {each.index + 1} | {escape(each.text)} | {marks} |"


def _item(traced: Traced, plan: PlanTrace, context: RenderContext) -> str:
    """One requirement as an item of a list; never starts a list of its own, so that its number stays."""
    colon = context.say("：", ": ")
    requirement = traced.requirement
    parts = [f"- **{requirement.index + 1}** {escape(requirement.text)}"]
    for answer in traced.answers:
        where = escape(say_.place(plan.outline, answer.location, context))
        quote = escape(words.enclosed(answer.quote))
        parts.append(f"  - {context.say('方案', 'Plan')}{colon}{where}{colon}{quote}")
        own = context.say("；", "; ").join(f"{name} {text}" for name, text in say_.own(answer, context))
        if own:
            parts.append(f"    {escape(own)}")
    for title, text in say_.lacks(traced, context):
        parts.append(f"  - {title.capitalize()}{colon}{escape(text)}")
    todo = say_.advice(traced, plan, context)
    if todo:
        parts.append(f"  - {context.say('改', 'To do')}{colon}{escape(todo)}")
    return "\n".join(parts)


def _rootless(plan: PlanTrace, context: RenderContext) -> list[str]:
    if not plan.rootless:
        return []
    count = len(plan.rootless)
    title = context.say(f"方案自己的措施（{count} 条）", f"Measures of the plan's own ({count})")
    items = [f"- {escape(plan.outline.units[index].name)}" for index in plan.rootless]
    return ["", f"<details><summary>{title}</summary>", "", *items, "", "</details>"]
