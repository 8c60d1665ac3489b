"""``trace --format html``: one page that needs nothing else; a table of many plans, or the answers of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planlint.model.trace import STATUSES, PlanTrace, Status, Traced, TraceReport
from planlint.reporters import trace_words as say_
from planlint.reporters.context import RenderContext
from planlint.reporters.markup import Html, join, tag
from planlint.reporters.page import page

CHIP: Mapping[Status, str] = {
    "answered": "better",
    "partly": "neutral",
    "weaker": "neutral",
    "absent": "worse",
}


def render(report: TraceReport, context: RenderContext) -> str:
    plans = report.trace.plans
    body = join(
        [
            tag("a", context.say("跳到逐项对照", "Skip to the requirements"), href="#all", class_="skip"),
            _head(report, context),
            _plans(report, context),
            _tools(context),
            tag(
                "main",
                *(_one(report, plans[0], context) if len(plans) == 1 else [_table(report, context)]),
                id="all",
                tabindex=-1,
            ),
            _foot(context),
        ]
    )
    title = context.say("对标对表", "Trace")
    return page(title, body, context, styles=("trace.css",), scripts=("trace.js",))


def _head(report: TraceReport, context: RenderContext) -> Html:
    superior = say_.name(report.trace.superior)
    count = len(report.trace.requirements)
    lead = context.say(f"{superior}，{count} 项要求", f"{superior}: {count} requirements")
    heading = tag("h1", context.say("对标对表", "Trace"))
    failures = [
        tag("p", f"{failure.source}{context.say('：', ': ')}{context.text(failure.message)}", class_="worse")
        for failure in report.failures
    ]
    return tag("header", heading, tag("p", lead, class_="lead"), *failures)


def _plans(report: TraceReport, context: RenderContext) -> Html:
    """How far each plan is."""
    heads = [tag("th", "#", scope="col"), tag("th", context.say("方案", "Plan"), scope="col")]
    heads += [tag("th", context.text(say_.STATUS[each]), scope="col") for each in say_.BEST_FIRST]
    rows = [
        tag(
            "tr",
            tag("td", str(number)),
            tag("th", say_.name(plan.outline), scope="row"),
            *(tag("td", str(plan.count(status))) for status in say_.BEST_FIRST),
        )
        for number, plan in enumerate(report.trace.plans, 1)
    ]
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows))
    return tag("section", tag("div", table, class_="wide"))


def _tools(context: RenderContext) -> Html:
    """A filter for each status, and a search; the script makes them work and shows them."""
    buttons = [
        tag("button", context.text(say_.STATUS[each]), type="button", data_show=each, aria_pressed="true")
        for each in STATUSES
    ]
    name = context.say("查找", "Search")
    return tag(
        "div",
        *buttons,
        tag("input", type="search", id="find", aria_label=name, placeholder=name),
        tag("output", id="count", data_unit=context.say("项", "shown")),
        class_="tools",
        hidden=True,
    )


def _one(report: TraceReport, plan: PlanTrace, context: RenderContext) -> Iterator[Html]:
    above = -1
    for traced in plan.traced:
        if traced.requirement.unit != above:
            above = traced.requirement.unit
            yield tag("h3", say_.heading_of(report, traced.requirement), data_group="")
        yield _card(traced, plan, context)
    if plan.rootless:
        title = context.say(
            f"方案自己的措施（{len(plan.rootless)} 条，在上级文件里没有找到依据）",
            f"Measures of the plan's own ({len(plan.rootless)}, without a root in the superior document)",
        )
        items = [tag("li", plan.outline.units[index].name) for index in plan.rootless]
        yield tag("section", tag("h3", title), tag("ul", *items))


def _card(traced: Traced, plan: PlanTrace, context: RenderContext) -> Html:
    chip = tag("span", context.text(say_.STATUS[traced.status]), class_=f"chip {CHIP[traced.status]}")
    number = f"{traced.requirement.index + 1}."
    rows: list[Html] = []
    for answer in traced.answers:
        where = tag("span", say_.place(plan.outline, answer.location, context), class_="note")
        rows += _row(context.say("方案", "Plan"), where, tag("blockquote", answer.quote))
        for name, found in say_.own(answer, context):
            rows += _row(name, found)
    for name, text in say_.lacks(traced, context):
        rows += _row(name.capitalize(), text)
    todo = say_.advice(traced, plan, context)
    if todo:
        rows += _row(context.say("改", "To do"), todo)
    return tag(
        "article",
        tag("p", number, " ", chip, " ", tag("strong", traced.requirement.text)),
        tag("dl", *rows) if rows else None,
        class_="card",
        data_status=traced.status,
    )


def _row(name: str, *words: str) -> list[Html]:
    return [tag("dt", name), tag("dd", *words)]


def _table(report: TraceReport, context: RenderContext) -> Html:
    plans = report.trace.plans
    heads = [tag("th", "#", scope="col"), tag("th", context.say("要求", "Requirement"), scope="col")]
    heads += [
        tag("th", str(number), scope="col", title=say_.name(plan.outline))
        for number, plan in enumerate(plans, 1)
    ]
    rows = []
    for each in report.trace.requirements:
        statuses = [plan.traced[each.index].status for plan in plans]
        cells = [
            tag("td", tag("span", context.text(say_.MARK[status]), class_=f"chip {CHIP[status]}"))
            for status in statuses
        ]
        rows.append(
            tag(
                "tr",
                tag("td", str(each.index + 1)),
                tag("th", each.text, scope="row"),
                *cells,
                data_status=" ".join(dict.fromkeys(statuses)),
            )
        )
    marks = context.say("，", ", ").join(
        f"{context.text(say_.MARK[each])} {context.text(say_.STATUS[each])}" for each in say_.BEST_FIRST
    )
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows), class_="grid")
    return join([tag("p", marks, class_="note"), tag("div", table, class_="wide")])


def _foot(context: RenderContext) -> Html:
    said = context.say(
        f"本页由 planlint {context.version} 生成，不联网，可以直接打印或转发。"
        "对应关系按字词相近程度推断，请以人工核对为准。",
        f"Made by planlint {context.version}; the page needs no network. Answers are found by the words they "
        "share with a requirement: please check.",
    )
    return tag("footer", tag("p", said, class_="note"))
