"""``outline`` for people: the tree of sections and measures, with marks for what a measure names."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from planlint.model.coverage import SLOTS, Slot
from planlint.model.evidence import Evidence
from planlint.model.outline import Outline, Unit
from planlint.reporters import words
from planlint.reporters.canvas import Canvas
from planlint.reporters.context import RenderContext
from planlint.reporters.display import clip, names, one_line, width

_MARK: dict[Slot, tuple[str, str]] = {
    "owner": ("责", "o"),
    "deadline": ("时", "d"),
    "quantity": ("指", "f"),
    "funding": ("经", "m"),
}


def render(outline: Outline, context: RenderContext) -> str:
    canvas = Canvas(context)
    title = one_line(outline.title) or PurePath(outline.document.source).name
    canvas.line(title, "strong")
    sections, measures = len(outline.sections), len(outline.measures)
    canvas.line(
        context.say(
            f"{sections} 个章节，{measures} 条措施。"
            "左边的字表示措施写明了：责＝责任单位，时＝时限，指＝指标，经＝经费。",
            f"{words.plural(sections, 'section')}, {words.plural(measures, 'measure')}. "
            "Marks: o = owner, d = date, f = figure, m = money.",
        ),
        "dim",
    )
    canvas.blank()
    for unit in outline.units:
        if unit.kind not in ("title", "front", "closing"):
            _unit(canvas, outline, unit)
    return canvas.text()


def _unit(canvas: Canvas, outline: Outline, unit: Unit) -> None:
    context = canvas.context
    depth = min(sum(1 for _ in outline.ancestors(unit)), 6)
    marks, blank = _marks(unit, context)
    indent = "  " * depth
    lead = marks + "  " + indent
    rest = " " * width(blank) + "  " + indent + "  "
    if unit.kind == "section":
        role = f"  [{context.text(words.ROLE[unit.role])}]" if unit.role and unit.role != "other" else ""
        canvas.line(one_line(unit.name) + role, "strong", first=lead, rest=rest)
        return
    kind = "" if unit.kind == "measure" else f"[{context.text(words.KIND[unit.kind])}] "
    canvas.line(kind + clip(one_line(unit.name), 80), first=lead, rest=rest)
    for line in _details(unit.evidence, context):
        canvas.line(line, "dim", first=rest, rest=rest + "  ")


def _marks(unit: Unit, context: RenderContext) -> tuple[str, str]:
    """The four marks of a measure (a dash for what it does not name) and their empty twin."""
    letters = [context.say(*_MARK[slot]) for slot in SLOTS]
    none = context.say("－", "-")
    blank = "".join(" " * width(letter) for letter in letters)
    if unit.kind != "measure":
        return blank, blank
    filled = _filled(unit.evidence)
    return "".join(
        letter if slot in filled else none for slot, letter in zip(SLOTS, letters, strict=True)
    ), blank


def _filled(evidence: Evidence) -> set[Slot]:
    found: dict[Slot, object] = {
        "owner": evidence.owners,
        "deadline": evidence.deadlines,
        "quantity": evidence.quantities,
        "funding": evidence.funding,
    }
    return {slot for slot, items in found.items() if items}


def _details(evidence: Evidence, context: RenderContext) -> Iterable[str]:
    parts = []
    for slot, items in (
        ("owner", [owner.name for owner in evidence.owners]),
        ("deadline", [item.text for item in evidence.deadlines]),
        ("quantity", [item.text for item in evidence.quantities]),
        ("funding", [item.text for item in evidence.funding]),
    ):
        if items:
            shown = names(dict.fromkeys(map(one_line, items)), context.language)
            parts.append(context.text(words.SLOT[slot]) + context.say("：", ": ") + shown)  # type: ignore[index]
    if parts:
        yield context.say("；", "; ").join(parts)
