"""What the reports of a trace say alike: statuses, places, what an answer names, what to write where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from planlint.model.outline import Location, Outline
from planlint.model.text import Text
from planlint.model.trace import (
    STATUSES,
    Answer,
    Lack,
    PlanTrace,
    Requirement,
    Status,
    Traced,
    TraceReport,
)
from planlint.reporters import words
from planlint.reporters.context import RenderContext
from planlint.reporters.display import Style, names, one_line

STATUS: Mapping[Status, Text] = {
    "answered": Text("已落实", "answered"),
    "partly": Text("部分落实", "in part"),
    "weaker": Text("弱于要求", "weaker"),
    "absent": Text("未落实", "absent"),
}
STYLE: Mapping[Status, Style] = {
    "answered": "green",
    "partly": "yellow",
    "weaker": "yellow",
    "absent": "red",
}
MARK: Mapping[Status, Text] = {
    "answered": Text("全", "ok"),
    "partly": Text("半", "in"),
    "weaker": Text("弱", "wk"),
    "absent": Text("无", "--"),
}
"""Two columns each, for tables of many plans; never by colour alone."""

BEST_FIRST: tuple[Status, ...] = tuple(reversed(STATUSES))
MOST_NAMES = 6


def name(outline: Outline) -> str:
    """The title of a document, its file's name where it has none."""
    return one_line(outline.title) or file(outline)


def file(outline: Outline) -> str:
    return one_line(PurePath(outline.document.source).name)


def tally(plan: PlanTrace, context: RenderContext) -> str:
    """``已落实 40，部分落实 15，…``"""
    parts = [
        f"{context.text(STATUS[status])} {plan.count(status)}" for status in BEST_FIRST if plan.count(status)
    ]
    return context.say("，", ", ").join(parts)


def heading_of(report: TraceReport, requirement: Requirement) -> str:
    """The measure of the superior document that a requirement stands in."""
    return one_line(report.trace.superior.units[requirement.unit].name)


def place(outline: Outline, location: Location, context: RenderContext) -> str:
    """``（五）开设丰富优质的美育课程，第17段``"""
    block = outline.document.blocks[location.block]
    above = words.path(_named(location.path)[-1:], context, 40)
    return context.say("，", ", ").join(filter(None, (above, words.place(location, block, context))))


def _named(path: Sequence[str]) -> Sequence[str]:
    """The way to a unit without its own first words, where it has no heading."""
    return path[:-1] if len(path) > 1 and path[-1].endswith("…") else path


def home(traced: Traced, plan: PlanTrace) -> str:
    """The unit of the plan that what is missing belongs to, as one would cite it; empty without one."""
    if traced.home is None:
        return ""
    unit = plan.outline.units[traced.home]
    return _named(plan.outline.path(unit))[-1]


def own(answer: Answer, context: RenderContext) -> Iterator[tuple[str, str]]:
    """What the plan names of its own: who, by when, how much; dates and figures of the quoted words."""
    evidence = answer.evidence
    within = range(answer.span.start, answer.span.end)
    rows: tuple[tuple[Text, Sequence[str]], ...] = (
        (words.SLOT["owner"], [each.name for each in evidence.owners]),
        (words.SLOT["deadline"], [each.text for each in evidence.deadlines if each.span.start in within]),
        (words.SLOT["quantity"], [each.text for each in evidence.quantities if each.span.start in within]),
    )
    for title, found in rows:
        kept = list(dict.fromkeys(map(one_line, found)))
        if kept:
            more = context.say(f"等 {len(kept)} 个", f" and more ({len(kept)})")
            listed = names(kept[:MOST_NAMES], context.language)
            yield context.text(title), listed + (more if len(kept) > MOST_NAMES else "")


def lacking(lacks: Sequence[Lack], context: RenderContext) -> str:
    """What is missing or weaker, in one line."""
    return context.say("；", "; ").join(one_line(context.text(lack.what)) for lack in lacks)


def lacks(traced: Traced, context: RenderContext) -> Iterator[tuple[str, str]]:
    """What is missing, and what is promised less firmly, each in one line under its own name."""
    missing = [lack for lack in traced.missing if lack.kind == "missing"]
    weaker = [lack for lack in traced.missing if lack.kind != "missing"]
    if missing:
        yield context.say("缺", "lacks"), lacking(missing, context)
    if weaker:
        yield context.say("弱", "weaker"), lacking(weaker, context)


def advice(traced: Traced, plan: PlanTrace, context: RenderContext) -> str:
    """What to write, and where; empty for what is answered."""
    if traced.status == "answered":
        return ""
    name = home(traced, plan)
    where = words.quoted(name, context, 40) if name else ""
    if traced.status == "absent":
        todo = context.say(
            "补写这一条，写明由谁负责、何时完成、做到什么程度",
            "add this requirement: who does what by when, and how much of it",
        )
        if where:
            return context.say(f"在{where}里{todo}。", f"In {where}: {todo}.")
        return context.say(f"增加一条措施，{todo}。", f"In a measure of its own: {todo}.")
    todo = context.say("；", "; ").join(_todo(traced, context))
    return context.say(f"在{where}里{todo}。", f"In {where}: {todo}.")


def _todo(traced: Traced, context: RenderContext) -> Iterator[str]:
    lost = sum(lack.kind == "missing" for lack in traced.missing)
    if lost:
        zh = "补上所缺的内容" if lost == 1 else f"补上所缺的 {lost} 点"
        yield context.say(zh, "add what is missing")
    for lack in traced.missing:
        if lack.kind == "softer":
            yield context.say(
                f"去掉“{lack.new}”，写成必须做到的要求", f"make it a duty, without “{lack.new}”"
            )
        elif lack.kind == "lower":
            yield context.say(f"把“{lack.new}”调到“{lack.old}”", f"bring “{lack.new}” to “{lack.old}”")
        elif lack.kind == "later":
            yield context.say(f"把“{lack.new}”提前到“{lack.old}”", f"move “{lack.new}” up to “{lack.old}”")


def kind(requirement: Requirement, context: RenderContext) -> str:
    return context.say("目标", "target") if requirement.kind == "target" else context.say("任务", "task")
