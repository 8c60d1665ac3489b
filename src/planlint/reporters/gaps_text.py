"""``gaps`` for people: the verdict, what to mend first, then every theme and every measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from planlint.model.coverage import LEVELS, SLOTS, Level, Priority, Slot, ThemeCoverage
from planlint.model.outline import Unit
from planlint.model.report import GapReport
from planlint.model.text import Text
from planlint.reporters import words
from planlint.reporters.canvas import Canvas
from planlint.reporters.context import RenderContext
from planlint.reporters.display import clip, names, one_line, pad, width
from planlint.reporters.gaps_table import lacking, ordered, themes_table
from planlint.reporters.gaps_theme import theme_detail

MOST_MEASURES = 40
"""Incomplete measures listed at most; those that lack most come first into the list."""

_STATE: dict[Level, Text] = {
    "committed": Text("责任和时限（或指标）已明确", "committed"),
    "addressed": Text("有措施但责任、时限不明确", "addressed without owner and date"),
    "mentioned": Text("只提到、没有措施", "only mentioned"),
    "absent": Text("没有涉及", "absent"),
}


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
        (
            context.say("文件", "file"),
            context.say("，", "; ").join((file, context.text(coverage.profile.name), size)),
        ),
        (context.say("主题", "themes"), _verdict(coverage.themes, context)),
    ]
    if measures:
        rows.append((context.say("措施", "measures"), _shares(report, context)))
    if coverage.profile.note.zh:
        rows.append((context.say("说明", "note"), context.text(coverage.profile.note)))
    for name, text in rows:
        canvas.field(name, text, indent=0, columns=max(width(name) for name, _ in rows))


def _verdict(themes: Sequence[ThemeCoverage], context: RenderContext) -> str:
    expected = [theme for theme in themes if theme.expected]
    parts = []
    for level in reversed(LEVELS):
        count = sum(theme.level == level for theme in expected)
        if count:
            parts.append(context.say(f"{count} 个{_STATE[level].zh}", f"{count} {_STATE[level].en}"))
    total = len(expected)
    return context.say(f"应写 {total} 个：", f"{total} expected: ") + context.say("，", ", ").join(parts)


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
        canvas.heading(context.say("没有急需修改的地方", "Nothing urgent to mend"), "strong", "green")
        return
    count = len(priorities)
    canvas.heading(context.say(f"先改这 {count} 处" if count > 1 else "先改这一处", "Mend first"))
    for number, priority in enumerate(priorities, 1):
        _priority(canvas, number, priority, report)


def _priority(canvas: Canvas, number: int, priority: Priority, report: GapReport) -> None:
    context = canvas.context
    first = f"{number}. "
    what = context.text(priority.what)
    if priority.location is not None and not priority.theme:
        block = report.outline.document.blocks[priority.location.block]
        where = words.place(priority.location, block, context)
        what = context.say(f"{what.removesuffix('。')}（{where}）。", f"{what.removesuffix('.')} ({where}).")
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
        theme_detail(canvas, theme, report.outline, full=bool(report.chosen))


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
    units = report.outline.units
    spots = {index: _spot(report, units[index], context) for index in listed}
    columns = max(map(width, spots.values()))
    _marks_line(canvas, {slot: context.text(words.SLOT[slot]) for slot in SLOTS}, "", columns, "dim")
    for index in listed:
        _measure(canvas, units[index], empty[index], spots[index], columns)
    if len(empty) > len(listed):
        more = len(empty) - len(listed)
        canvas.line(
            context.say(
                f"另有 {more} 条，用 planlint outline 可以看到每条措施写明了什么。",
                f"{more} more; planlint outline shows what each measure names.",
            ),
            "dim",
        )


def _spot(report: GapReport, unit: Unit, context: RenderContext) -> str:
    location = report.outline.location(unit)
    return words.place(location, report.outline.document.blocks[location.block], context)


def _measure(canvas: Canvas, unit: Unit, empty: Sequence[Slot], spot: str, columns: int) -> None:
    context = canvas.context
    marks = {slot: context.say("缺", "no") if slot in empty else "" for slot in SLOTS}
    _marks_line(canvas, marks, spot, columns, None, one_line(unit.name))


def _marks_line(
    canvas: Canvas, marks: Mapping[Slot, str], spot: str, columns: int, style: str | None, name: str = ""
) -> None:
    context = canvas.context
    cells = [pad(marks[slot], width(context.text(words.SLOT[slot]))) for slot in SLOTS]
    grid = "  " + "  ".join(cells) + "  "
    where = pad(spot, columns) + "  "
    room = max(context.width - width(grid) - width(where), 8)
    canvas.row(
        (grid, ("dim",) if style else ("red",)),
        (where, ("cyan",)),
        (clip(name, room), ()),
    )


def _foot(canvas: Canvas, report: GapReport) -> None:
    context = canvas.context
    file = one_line(report.outline.document.source)
    shown = f'"{file}"' if " " in file else file
    canvas.blank()
    for text in (
        context.say(
            f"看一个主题的详情：planlint gaps {shown} --theme 师资",
            f"One theme in full: planlint gaps {shown} --theme teachers",
        ),
        context.say(f"逐条问题和改法：planlint check {shown}", f"All findings: planlint check {shown}"),
    ):
        canvas.line(text, "dim")
