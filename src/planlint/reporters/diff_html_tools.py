"""What one works the page with: filters, search, steps from change to change, help."""

from __future__ import annotations

from collections import Counter

from planlint.model.change import CHANGE_KINDS
from planlint.model.compared import DiffReport
from planlint.reporters.context import RenderContext
from planlint.reporters.diff_words import KIND
from planlint.reporters.markup import Html, tag


def tools(report: DiffReport, context: RenderContext) -> Html:
    say = context.say
    step = tag(
        "div",
        tag("button", "↑", type="button", id="previous", title=say("上一处（k）", "previous (k)"),
            aria_label=say("上一处变化", "previous change")),
        tag("output", id="position", data_text=say("第 {i} 处，共 {n} 处", "{i} of {n}"),
            data_none=say("共 {n} 处", "{n} changes"), aria_live="polite"),
        tag("button", "↓", type="button", id="next", title=say("下一处（j）", "next (j)"),
            aria_label=say("下一处变化", "next change")),
        class_="group step",
    )  # fmt: skip
    search = tag(
        "form",
        tag("input", type="search", id="search", autocomplete="off", spellcheck="false",
            placeholder=say("查找（按 /）", "search (press /)"),
            aria_label=say("在两稿里查找", "search both versions")),
        tag("output", id="found", data_text=say("第 {i} / {n} 处", "{i} / {n}"),
            data_none=say("没有找到", "nothing found"), aria_live="polite"),
        role="search",
        class_="group",
    )  # fmt: skip
    more = tag(
        "div",
        tag("button", say("全部展开", "unfold all"), type="button", id="unfold", aria_pressed="false"),
        tag("button", say("帮助", "help"), type="button", id="helper", title=say("帮助（?）", "help (?)")),
        class_="group more",
    )
    return tag(
        "div",
        step,
        search,
        more,
        _filters(report, context),
        class_="tools",
        id="tools",
        role="region",
        aria_label=say("筛选和查找", "filters and search"),
    )


def _filters(report: DiffReport, context: RenderContext) -> Html:
    counts = Counter(kind for each in report.compared for change in each.changes for kind in change.kinds)
    worse = sum(change.turn == "worse" for each in report.compared for change in each.changes)
    buttons = [_filter("", context.say("全部", "all"), sum(len(each.changes) for each in report.compared))]
    if worse:
        buttons.append(_filter("worse", "▼ " + context.say("只看变弱的", "only what got worse"), worse))
    buttons += [
        _filter(kind, context.text(KIND[kind]), counts[kind]) for kind in CHANGE_KINDS if counts[kind]
    ]
    return tag(
        "div", buttons, class_="filters", role="group", aria_label=context.say("按种类筛选", "filter by kind")
    )


def _filter(kind: str, name: str, count: int) -> Html:
    pressed = "false" if kind else "true"
    return tag(
        "button", name, " ", tag("span", str(count)), type="button", data_filter=kind, aria_pressed=pressed
    )


def dialog(context: RenderContext) -> Html:
    say = context.say
    keys = (
        ("j / n", say("下一处变化", "next change")),
        ("k / p", say("上一处变化", "previous change")),
        ("/", say("查找；Enter 到下一处，Shift+Enter 到上一处", "search; Enter next, Shift+Enter previous")),
        ("o", say("展开或收起未变的部分", "unfold or fold what is unchanged")),
        ("w", say("只看变弱的", "only what got worse")),
        ("?", say("打开这个说明", "this help")),
        ("Esc", say("关闭说明，清除查找和筛选", "close this, clear search and filters")),
    )
    marks = (
        ("▼", say("要求变弱：指标降低、时限推后、责任单位减少、措施删去等", "promises less than before")),
        ("▲", say("要求加强", "promises more than before")),
        ("●", say("有改动，不分强弱", "changed, neither less nor more")),
    )
    rows = [tag("tr", tag("th", tag("kbd", key), scope="row"), tag("td", what)) for key, what in keys]
    signs = [tag("tr", tag("th", mark, scope="row"), tag("td", what)) for mark, what in marks]
    words = tag(
        "p",
        tag("del", say("划掉的字", "struck out")),
        say("只在旧稿里有，", ": only in the old version; "),
        tag("ins", say("加下划线的字", "underlined")),
        say("只在新稿里有。", ": only in the new one."),
    )
    return tag(
        "dialog",
        tag("h2", say("怎样看这一页", "How to read this page"), id="help-title"),
        words,
        tag("table", signs),
        tag("h3", say("键盘", "Keys")),
        tag("table", rows),
        tag("form", tag("button", say("知道了", "Close"), autofocus=True), method="dialog"),
        id="help",
        aria_labelledby="help-title",
    )
