"""What was accepted, and what of that no longer does anything, in the ``check`` report."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from planlint.model.report import Checked, CheckReport, Stale, Waived, WaiverKind
from planlint.model.text import Text
from planlint.reporters import words
from planlint.reporters.as_json import Object, text
from planlint.reporters.canvas import Canvas
from planlint.reporters.context import RenderContext
from planlint.reporters.display import clip, names, one_line
from planlint.reporters.excerpts import excerpt

BY: dict[WaiverKind, Text] = {
    "comment": Text("批注", "comments"),
    "config": Text("planlint.yaml", "planlint.yaml"),
    "baseline": Text("基线", "baseline"),
}
FEW = 12
"""Up to so many things that do nothing any more are told."""


def accepted(canvas: Canvas, report: CheckReport) -> None:
    """How much was accepted and by whom; one by one when that is asked for."""
    context = canvas.context
    found = [waived for document in report.documents for waived in document.waived]
    if not found:
        return
    if context.show_waived:
        canvas.blank()
        for document in report.documents:
            if document.waived:
                _list(canvas, document)
    kinds = [waived.by for waived in found]
    by = [f"{context.text(BY[kind])} {kinds.count(kind)}" for kind in BY if kind in kinds]
    line = context.say(f"已豁免 {len(found)} 处", f"{len(found)} accepted")
    line += context.say("（{}）", " ({})").format(context.say("，", ", ").join(by))
    if not context.show_waived:
        line += context.say("，加 --show-waived 可看。", ", listed with --show-waived.")
    canvas.line(line, "dim")


def _list(canvas: Canvas, document: Checked) -> None:
    context = canvas.context
    canvas.line(context.say("已豁免：", "Accepted: ") + one_line(document.source), "strong")
    for waived in document.waived:
        finding = waived.finding
        block = document.blocks.get(finding.location.block) if finding.location else None
        spot = words.place(finding.location, block, context)
        said = one_line(excerpt(finding, document, context)) or context.text(finding.title)
        canvas.line(f"{spot}  {said}  [{finding.rule}]", first="  ", rest="    ")
        if waived.by != "baseline":
            canvas.line(_why(waived, context), "dim", first="    ", rest="    ")
    canvas.blank()


def _why(waived: Waived, context: RenderContext) -> str:
    said = context.text(BY[waived.by]) + context.say("：", ": ") + one_line(waived.reason)
    if waived.until is not None:
        said += context.say(f"（至 {waived.until}）", f" (until {waived.until})")
    return said


def unneeded(canvas: Canvas, stale: Sequence[Stale]) -> None:
    """Waivers and baseline entries that do nothing, those of one baseline and document together."""
    if not stale:
        return
    context = canvas.context
    canvas.blank()
    count = len(stale)
    canvas.line(context.say(f"有 {count} 条豁免没有起作用：", f"{count} that accept nothing:"), "yellow")
    lines = [
        line
        for (by, source, place), same in groupby(stale, key=lambda each: (each.by, each.source, each.place))
        for line in _said(by == "baseline", source, place, list(same), context)
    ]
    for line in lines[:FEW]:
        canvas.line(line, first="  ", rest="    ")
    if len(lines) > FEW:
        more = len(lines) - FEW
        canvas.line(context.say(f"……另有 {more} 条", f"… and {more} more"), "dim", first="  ")
    canvas.blank()


def _said(
    baseline: bool, source: str, place: str, same: Sequence[Stale], context: RenderContext
) -> list[str]:
    colon = context.say("：", ": ")
    if baseline and len(same) > 1:
        rules = list(dict.fromkeys(each.rule for each in same))
        listed = names(rules[:4], context.language)
        more = context.say(" 等", " …") if len(rules) > 4 else ""
        return [
            one_line(source)
            + colon
            + context.say(
                f"基线里有 {len(same)} 处已经没有了（{listed}{more}），可用 planlint baseline prune 清理。",
                f"{len(same)} of the baseline are no longer found ({listed}{more}); "
                "planlint baseline prune removes them.",
            )
        ]
    where = one_line(source if baseline else place)
    if not baseline and source and same[0].by == "comment":
        quoted = clip(one_line(place), 60)
        where = one_line(source) + context.say(f" 的批注“{quoted}”", f", comment “{quoted}”")
    return [where + _rule(each) + colon + context.text(each.why) for each in same]


def _rule(stale: Stale) -> str:
    """The rule in brackets, where the place does not name it."""
    return f" [{stale.rule}]" if stale.rule and stale.by != "comment" else ""


def waived_object(waived: Waived) -> Object:
    """Who accepted a finding, in JSON."""
    until = waived.until.isoformat() if waived.until else None
    return {"by": waived.by, "reason": waived.reason, "until": until}


def stale_object(stale: Stale) -> Object:
    return {
        "by": stale.by,
        "rule": stale.rule,
        "source": stale.source,
        "place": stale.place,
        "why": text(stale.why),
    }
