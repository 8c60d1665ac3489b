"""The table of themes: one a line, weakest first."""

from __future__ import annotations

from collections.abc import Sequence

from planlint.model.coverage import LEVEL_NAMES, LEVELS, SLOTS, Completeness, Slot, ThemeCoverage
from planlint.reporters import words
from planlint.reporters.canvas import Canvas
from planlint.reporters.context import RenderContext
from planlint.reporters.display import Style, cell, clip, names, pad, width

GAP = "  "


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
    canvas.heading(context.say("主题总表", "Themes"))
    if shown:
        _rows(canvas, shown)
    canvas.blank()
    if others:
        canvas.line(
            context.say("这类方案可以不写：", "Not expected of such a plan: ")
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
    fixed = sum(sizes[1:]) + len(GAP) * len(sizes)
    sizes[0] = min(sizes[0], max(context.width - fixed - 6, 8))
    room = context.width - fixed - sizes[0]
    last = _last_head(room, context)
    _line(canvas, heads, sizes, last, "dim")
    for theme, row in zip(themes, rows, strict=True):
        style = words.LEVEL_STYLE[theme.level] if theme.expected else "dim"
        _line(canvas, row, sizes, _missing(theme, context, room), style)


def _row(theme: ThemeCoverage, context: RenderContext) -> list[str]:
    counts = [str(theme.counts.get(slot, 0)) if theme.measures else "" for slot in SLOTS]
    level = context.text(LEVEL_NAMES[theme.level])
    return [cell(context.text(theme.name)), level, str(len(theme.measures) or "-"), *counts]


def _line(canvas: Canvas, cells: Sequence[str], sizes: Sequence[int], last: str, style: Style) -> None:
    """The level is painted; a head (``dim``) is painted as a whole."""
    parts: list[tuple[str, tuple[Style, ...]]] = []
    for column, (text, size) in enumerate(zip(cells, sizes, strict=True)):
        padded = pad(clip(text, size), size, "left" if column < 2 else "right")
        parts.append((padded + GAP, (style,) if column == 1 or style == "dim" else ()))
    canvas.row(*parts, (last, ("dim",) if style == "dim" else ()))


def _last_head(room: int, context: RenderContext) -> str:
    for head in (
        context.say("没有措施回应的方面", "aspects no measure acts on"),
        context.say("缺的方面", "missing aspects"),
        context.say("缺方面", "lacks"),
    ):
        if width(head) <= room:
            return head
    return ""


def _missing(theme: ThemeCoverage, context: RenderContext, room: int) -> str:
    """The aspects nobody acts on, as many names as fit in ``room``, then how many there are."""
    missing = [cell(context.text(aspect.name)) for aspect in theme.missing]
    count, total = len(missing), len(theme.aspects)
    if not missing:
        return ""
    candidates = [names(missing, context.language)]
    if count == total:
        candidates = [context.say(f"全部 {count} 个方面", f"all {count}")]
    for kept in range(count - 1, 0, -1):
        listed = names(missing[:kept], context.language)
        candidates.append(listed + context.say(f"等 {count} 个", f" +{count - kept}"))
    candidates.append(context.say(f"{count} 个方面", f"{count} of {total}"))
    return next((text for text in candidates if width(text) <= room), f"{count}/{total}")
