"""``gaps`` for people: the verdict, what to mend first, then every theme and every measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from planlint.model.coverage import SLOTS, Priority, Slot, ThemeCoverage
from planlint.model.outline import Unit
from planlint.model.report import GapReport
from planlint.model.text import Text
from planlint.reporters import words
from planlint.reporters.canvas import Canvas
from planlint.reporters.context import RenderContext
from planlint.reporters.display import names, one_line, pad, shell, width
from planlint.reporters.gaps_table import lacking, ordered, themes_table
from planlint.reporters.gaps_theme import shortfall, theme_detail

MOST_MEASURES = 40
"""Incomplete measures listed at most; those that lack most come first into the list."""


LEAST_NAME = 24
"""Columns that a measure's name gets before its place."""


def render(report: GapReport, context: RenderContext) -> str:
    canvas = Canvas(context)
    _head(canvas, report)
    if report.chosen:
        _themes(canvas, report)
    else:
        _first(canvas, report)
        themes_table(canvas, report.coverage.themes)
        if not context.brief:
            _themes(canvas, report)
            _measures(canvas, report)
    _foot(canvas, report)
    return canvas.text()


def _head(canvas: Canvas, report: GapReport) -> None:
    context, outline, coverage = canvas.context, report.outline, report.coverage
    file = one_line(PurePath(outline.document.source).name)
    canvas.line(one_line(outline.title) or file, "strong", first=context.say("差距分析  ", "Gap analysis  "))
    sections, measures = len(outline.sections), coverage.completeness.measures
    size = context.say(
        f"{sections} 个章节，{measures} 条措施",
        f"{words.plural(sections, 'section')}, {words.plural(measures, 'measure')}",
    )
    rows = [
        (context.say("文件", "file"), file),
        (
            context.say("类型", "kind"),
            context.say("，", ", ").join((context.text(coverage.profile.name), size)),
        ),
        (context.say("主题", "themes"), _verdict(coverage.themes, context)),
    ]
    if measures:
        rows.append((context.say("措施", "measures"), _shares(report, context)))
    if coverage.profile.note.zh:
        rows.append((context.say("说明", "note"), context.text(coverage.profile.note)))
    if report.suggested is not None:
        packs = ",".join(report.suggested.packs)
        why = context.text(report.suggested.why)
        rows.append(
            (
                context.say("规则包", "packs"),
                context.say(f"{why}，逐条检查时可加 --pack {packs}", f"{why}; check it with --pack {packs}"),
            )
        )
    columns = max(width(name) for name, _ in rows)
    for name, text in rows:
        if text == file:
            canvas.verbatim(text, first=canvas.paint(pad(name, columns), "dim") + "  ")
        else:
            canvas.field(name, text, indent=0, columns=columns)


def _verdict(themes: Sequence[ThemeCoverage], context: RenderContext) -> str:
    """How many of the expected themes are how far; of those with measures, what these lack."""
    expected = [theme for theme in themes if theme.expected]
    states = [
        (len([theme for theme in expected if theme.level == "committed"]), _COMMITTED),
        *(
            (len([t for t in expected if t.level == "addressed" and shortfall(t) == kind]), _addressed(kind))
            for kind in words.SHORTFALL
        ),
        (len([theme for theme in expected if theme.level == "mentioned"]), _MENTIONED),
        (len([theme for theme in expected if theme.level == "absent"]), _ABSENT),
    ]
    parts = [context.say(f"{count} 个{text.zh}", f"{count} {text.en}") for count, text in states if count]
    total = len(expected)
    if not total:
        return context.say("这类方案没有一定要写的主题", "none expected of such a plan")
    return context.say(f"应写 {total} 个：", f"{total} expected: ") + context.say("，", "; ").join(parts)


_COMMITTED = Text("已明确责任和时限（或指标）", "committed, with an owner and a date or figure")
_MENTIONED = Text("只提到、没有措施", "only mentioned")
_ABSENT = Text("没有涉及", "absent")


def _addressed(kind: words.Shortfall) -> Text:
    lack = words.SHORTFALL[kind]
    return Text(f"有措施但{lack.zh}", f"with measures but {lack.en}")


def _shares(report: GapReport, context: RenderContext) -> str:
    full = report.coverage.completeness
    parts = [
        context.say(
            f"{words.SLOT_LONG[slot].zh} {full.counts.get(slot, 0)} 条",
            f"{words.SLOT_LONG[slot].en} {full.counts.get(slot, 0)}",
        )
        for slot in SLOTS
    ]
    return context.say(f"{full.measures} 条，写明了", f"{full.measures}, of which name ") + names(
        parts, context.language
    )


def _first(canvas: Canvas, report: GapReport) -> None:
    context, priorities = canvas.context, report.coverage.priorities
    if not priorities:
        canvas.heading(
            context.say("没有急需补写的主题", "No theme that needs to be added first"), "strong", "green"
        )
        canvas.line(_rest(report, context))
        return
    count = len(priorities)
    canvas.heading(context.say(f"先改这 {count} 处" if count > 1 else "先改这一处", "Mend first"))
    for number, priority in enumerate(priorities, 1):
        _priority(canvas, number, priority, report)


def _rest(report: GapReport, context: RenderContext) -> str:
    """What remains to be done on a plan without anything urgent, and which command tells it."""
    full = report.coverage.completeness
    empty = {slot: len(full.lacking.get(slot, ())) for slot in SLOTS}
    zh = [f"{count} 条没有写{words.SLOT_LONG[slot].zh}" for slot, count in empty.items() if count]
    en = [f"{count} without {words.LACKING[slot]}" for slot, count in empty.items() if count]
    if not zh:
        return context.say(
            "序号、用词等问题请用 planlint check 检查。", "planlint check looks at numbering and wording."
        )
    return context.say(
        f"但 {full.measures} 条措施里有 {'、'.join(zh)}，逐条的问题和改法请用 planlint check 看。",
        f"But of {words.plural(full.measures, 'measure')} there are {', '.join(en)}; "
        "planlint check goes through them.",
    )


def _priority(canvas: Canvas, number: int, priority: Priority, report: GapReport) -> None:
    context = canvas.context
    first = f"{number}. "
    what = context.text(priority.what)
    if priority.location is not None and not priority.theme:
        above = words.path(priority.location.path[:-1][-2:], context, 32)
        if above:
            what = context.say(
                f"{what.removesuffix('。')}（见：{above}）。", f"{what.removesuffix('.')} (in {above})."
            )
    canvas.line(what, first=first, rest=" " * len(first), lead=("strong", "yellow"))
    for name, text in (
        (context.say("怎样改", "to do"), context.text(priority.todo)),
        (context.say("依据", "basis"), words.cite(priority.basis, context)),
    ):
        canvas.field(name, text, indent=len(first), columns=width(context.say("怎样改", "to do")))


def _themes(canvas: Canvas, report: GapReport) -> None:
    context = canvas.context
    if report.chosen:
        shown = [theme for theme in report.coverage.themes if theme.id in report.chosen]
    else:
        shown = [
            theme
            for theme in ordered(report.coverage.themes)
            if theme.expected and (theme.level != "committed" or theme.missing)
        ]
        if shown:
            canvas.heading(context.say("逐个主题", "Theme by theme"))
    for theme in shown:
        theme_detail(canvas, theme, report, full=bool(report.chosen))


def _measures(canvas: Canvas, report: GapReport) -> None:
    """How many measures name what, and which do not."""
    context, full = canvas.context, report.coverage.completeness
    if not full.measures:
        return
    canvas.heading(context.say("措施还缺什么", "What the measures lack"))
    empty = lacking(full)
    if not empty:
        canvas.line(
            context.say("每条措施都写明了责任、时限、指标和经费。", "Every measure names all four."), "green"
        )
        return
    listed = sorted(sorted(empty, key=lambda index: (-len(empty[index]), index))[:MOST_MEASURES])
    _marks_line(canvas, {slot: context.text(words.SLOT[slot]) for slot in SLOTS}, "dim")
    above: tuple[str, ...] = ()
    for index in listed:
        unit = report.outline.units[index]
        path = report.outline.path(unit)[:-1]
        if path != above and path:
            above = path
            canvas.line(words.path(path, context), "cyan")
        _measure(canvas, report, unit, empty[index])
    if len(empty) > len(listed):
        more = len(empty) - len(listed)
        canvas.line(
            context.say(
                f"另有 {more} 条，用 planlint outline 可以看到每条措施写明了什么。",
                f"{more} more; planlint outline shows what each measure names.",
            ),
            "dim",
        )


def _measure(canvas: Canvas, report: GapReport, unit: Unit, empty: Sequence[Slot]) -> None:
    context = canvas.context
    marks = {slot: context.say("缺", "no") if slot in empty else "" for slot in SLOTS}
    location = report.outline.location(unit)
    block = report.outline.document.blocks[location.block]
    spot = "" if block.story == "body" else words.place(location, block, context)
    _marks_line(canvas, marks, None, unit, spot)


def _marks_line(
    canvas: Canvas, marks: Mapping[Slot, str], style: str | None, unit: Unit | None = None, spot: str = ""
) -> None:
    context = canvas.context
    cells = [pad(marks[slot], width(context.text(words.SLOT[slot]))) for slot in SLOTS]
    grid = "  " + "  ".join(cells) + "  "
    after = context.say(f"（{spot}）", f" ({spot})") if spot else ""
    room = context.width - width(grid)
    if room - width(after) < LEAST_NAME:
        after = ""
    room = max(room - width(after), LEAST_NAME)
    canvas.row(
        (grid, ("dim",) if style else ("red",)),
        (words.cited(unit, room) if unit else "", ()),
        (after, ("dim",)),
    )


def _foot(canvas: Canvas, report: GapReport) -> None:
    """How to find what is quoted, and which commands go on from here, each on a line of its own."""
    context = canvas.context
    plan = shell(one_line(report.outline.document.source))
    canvas.blank()
    canvas.line(words.how_to_find(context), "dim")
    open_ = [theme for theme in ordered(report.coverage.themes) if theme.expected]
    offers = []
    if report.chosen:
        offers.append((context.say("整篇的差距分析：", "The whole gap analysis:"), f"gaps {plan}"))
    elif open_:
        name = context.say(open_[0].name.zh, open_[0].id)
        offers.append(
            (
                context.say("看一个主题的全部措施和方面，如：", "One theme in full, such as:"),
                f"gaps {plan} --theme {name}",
            )
        )
    offers.append((context.say("逐条问题和改法：", "All findings, one by one:"), f"check {plan}"))
    for text, command in offers:
        canvas.line(text, "dim")
        canvas.verbatim(f"planlint {command}", first="  ")
