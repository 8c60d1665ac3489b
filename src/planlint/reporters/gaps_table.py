"""The table of themes: one a line, weakest first."""

from __future__ import annotations

from collections.abc import Sequence

from planlint.model.coverage import LEVEL_NAMES, LEVELS, SLOTS, Completeness, Slot, ThemeCoverage
from planlint.reporters import words
from planlint.reporters.canvas import Canvas
from planlint.reporters.context import RenderContext
from planlint.reporters.display import Style, cell, names, pad, width, wrap

NARROW = 72
"""Columns below which the cells of the table stand closer."""

FIRST, LAST = 8, 6
"""Columns that the first cell keeps, and those that the last one gets before the first is broken."""


def ordered(themes: Sequence[ThemeCoverage]) -> list[ThemeCoverage]:
    """Weakest first, in the given order within a level; what is not expected comes last."""
    return sorted(themes, key=lambda theme: (not theme.expected, LEVELS.index(theme.level)))


def lacking(full: Completeness) -> dict[int, list[Slot]]:
    """The measures that leave something open, and what."""
    found: dict[int, list[Slot]] = {}
    for slot in SLOTS:
        for index in full.lacking.get(slot, ()):
            found.setdefault(index, []).append(slot)
    return found


def themes_table(canvas: Canvas, themes: Sequence[ThemeCoverage]) -> None:
    """Columns: theme, level, measures, how many of them name each slot, aspects nobody acts on."""
    context = canvas.context
    shown = [theme for theme in ordered(themes) if theme.expected or theme.measures]
    others = [context.text(theme.name) for theme in themes if not theme.expected and not theme.measures]
    count = sum(theme.expected for theme in themes)
    canvas.heading(context.say(f"主题总表（应写 {count} 个）", f"Themes ({count} expected)"))
    if shown:
        _rows(canvas, shown)
    canvas.blank()
    if others:
        canvas.line(
            context.say("可以不写，也没有写：", "Neither expected nor in the plan: ")
            + names(others, context.language),
            "dim",
        )
    canvas.line(
        context.say(
            "已明确：至少一条措施写明责任单位，并有时限或指标；有措施：没有一条写全；仅提到：没有措施。"
            "数字是写明该项的措施条数。",
            "committed: a measure names an owner and a date or figure; addressed: no measure names them; "
            "mentioned: no measure. Numbers count the measures that name the item.",
        ),
        "dim",
    )


def _rows(canvas: Canvas, themes: Sequence[ThemeCoverage]) -> None:
    context = canvas.context
    heads = [context.say("主题", "theme"), context.say("程度", "level"), context.say("措施", "no.")]
    heads += [context.text(words.SLOT[slot]) for slot in SLOTS]
    rows = [_row(theme, context) for theme in themes]
    sizes = [max(map(width, column)) for column in zip(heads, *rows, strict=True)]
    fixed = sum(sizes[1:]) + len(_gap(context)) * len(sizes)
    sizes[0] = min(sizes[0], max(context.width - fixed - LAST, FIRST))
    room = context.width - fixed - sizes[0]
    _line(canvas, heads, sizes, _last_head(room, context), "dim")
    expected = True
    for theme, row in zip(themes, rows, strict=True):
        if expected and not theme.expected:
            expected = False
            canvas.line(context.say("可以不写，但写到了：", "Not expected, but in the plan:"), "dim")
        style = words.LEVEL_STYLE[theme.level] if theme.expected else "dim"
        _line(canvas, row, sizes, _missing(theme, context, room), style)


def _gap(context: RenderContext) -> str:
    return " " if context.width < NARROW else "  "


def _row(theme: ThemeCoverage, context: RenderContext) -> list[str]:
    counts = [str(theme.counts.get(slot, 0)) if theme.measures else "" for slot in SLOTS]
    level = context.text(LEVEL_NAMES[theme.level])
    return [cell(context.text(theme.name)), level, str(len(theme.measures) or "-"), *counts]


def _line(canvas: Canvas, cells: Sequence[str], sizes: Sequence[int], last: str, style: Style) -> None:
    """The level is painted; a head (``dim``) as a whole. A long first cell goes on in the next line."""
    first, *rest = wrap(cells[0], sizes[0])
    parts: list[tuple[str, tuple[Style, ...]]] = []
    for column, (text, size) in enumerate(zip((first, *cells[1:]), sizes, strict=True)):
        padded = pad(text, size, "left" if column < 2 else "right")
        parts.append((padded + _gap(canvas.context), (style,) if column == 1 or style == "dim" else ()))
    canvas.row(*parts, (last, ("dim",) if style == "dim" else ()))
    for line in rest:
        canvas.row(("  " + line, ("dim",) if style == "dim" else ()))


def _last_head(room: int, context: RenderContext) -> str:
    for head in (
        context.say("没有措施回应的方面（缺/共）", "aspects no measure acts on (of all)"),
        context.say("缺的方面（缺/共）", "aspects missing"),
        context.say("缺/共", "lacks"),
    ):
        if width(head) <= room:
            return head
    return ""


def _missing(theme: ThemeCoverage, context: RenderContext, room: int) -> str:
    """How many aspects nobody acts on, of how many, and as many of their names as fit in ``room``."""
    missing = [cell(context.text(aspect.name)) for aspect in theme.missing]
    if not missing:
        return ""
    share = f"{len(missing)}/{len(theme.aspects)}"
    for kept in range(len(missing), 0, -1):
        text = f"{share}  {names(missing[:kept], context.language)}" + ("…" if kept < len(missing) else "")
        if width(text) <= room:
            return text
    return share if width(share) <= room else ""
