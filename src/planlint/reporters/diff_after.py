"""What the changes mean for themes and for the findings of the rules, on the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from planlint.model.change import ThemeChange
from planlint.model.compared import Compared
from planlint.model.coverage import LEVEL_NAMES, LEVELS
from planlint.model.finding import Finding
from planlint.model.outline import Outline
from planlint.reporters import words
from planlint.reporters.canvas import Canvas
from planlint.reporters.display import Style, clip, names, one_line, pad, width

MOST = 20
"""Findings listed of each sort."""


def themes(canvas: Canvas, compared: Compared) -> None:
    """Themes whose level or aspects changed."""
    context, found = canvas.context, compared.comparison.themes
    if not found:
        return
    canvas.heading(context.say("主题覆盖的变化", "Themes"))
    columns = max(width(context.text(each.name)) for each in found)
    for each in found:
        first = "  " + pad(context.text(each.name), columns) + "  "
        before, after = context.text(LEVEL_NAMES[each.old]), context.text(LEVEL_NAMES[each.new])
        levels = before if each.old == each.new else f"{before} → {after}"
        parts = [levels, *_aspects(each, canvas)]
        turn = LEVELS.index(each.new) - LEVELS.index(each.old)
        style: Style = "red" if turn < 0 or (not turn and each.lost) else "green"
        canvas.line(context.say("；", "; ").join(parts), first=first, rest=" " * width(first), lead=(style,))


def _aspects(each: ThemeChange, canvas: Canvas) -> list[str]:
    context = canvas.context
    parts = []
    if each.lost:
        listed = names(map(context.text, each.lost), context.language)
        parts.append(context.say(f"不再有措施的方面：{listed}", f"aspects lost: {listed}"))
    if each.won:
        listed = names(map(context.text, each.won), context.language)
        parts.append(context.say(f"新有措施的方面：{listed}", f"aspects won: {listed}"))
    return parts


def findings(canvas: Canvas, compared: Compared) -> None:
    """New and fixed ones listed, those that are still there counted."""
    context, found = canvas.context, compared.comparison
    if not (found.fresh or found.fixed or found.standing):
        return
    canvas.heading(context.say("检查出的问题", "Findings"))
    counts = (len(found.fresh), len(found.fixed), len(found.standing))
    canvas.line(
        context.say(
            "新出现 {} 处，已解决 {} 处，仍然存在 {} 处。", "{} new, {} fixed, {} still there."
        ).format(*counts)
    )
    _listed(canvas, context.say("新出现", "new"), found.fresh, found.new, "yellow")
    _listed(canvas, context.say("已解决", "fixed"), found.fixed, found.old, "green")


def _listed(canvas: Canvas, name: str, found: Sequence[Finding], outline: Outline, style: Style) -> None:
    context = canvas.context
    for finding in found[:MOST]:
        first = f"  {name}  "
        block = outline.document.blocks[finding.location.block] if finding.location else None
        where = words.place(finding.location, block, context)
        quote = f" {words.enclosed(clip(one_line(finding.quote), 40))}" if finding.quote else ""
        spot = context.say("（{}）", " ({})").format(where + quote)
        text = f"{context.text(finding.message)}{spot} [{finding.rule}]"
        canvas.line(text, first=first, rest=" " * width(first), lead=(style,))
    if len(found) > MOST:
        more = len(found) - MOST
        canvas.line(
            context.say(f"另有 {more} 处，见 planlint check。", f"{more} more; see planlint check."),
            "dim",
            first="  ",
        )
