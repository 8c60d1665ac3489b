"""What the changes between two versions are called, in the words of every report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from planlint.model.change import Change, ChangeKind, Shift, Side, Turn
from planlint.model.compared import Compared
from planlint.model.document import Block
from planlint.model.outline import Outline
from planlint.model.text import Text
from planlint.reporters import words
from planlint.reporters.context import RenderContext
from planlint.reporters.display import Style, clip, one_line

KIND: dict[ChangeKind, Text] = {
    "target-changed": Text("指标有变动", "figure changed"),
    "deadline-changed": Text("时限有变动", "date changed"),
    "owner-changed": Text("责任单位有变动", "owner changed"),
    "funding-changed": Text("经费有变动", "money changed"),
    "weakened": Text("力度减弱", "wording weakened"),
    "strengthened": Text("力度加强", "wording strengthened"),
    "removed": Text("删去", "removed"),
    "added": Text("新增", "added"),
    "split": Text("拆分", "split"),
    "merged": Text("合并", "merged"),
    "moved": Text("移动", "moved"),
    "reworded": Text("改写", "reworded"),
    "renumbered": Text("改序号", "renumbered"),
}
TURN_STYLE: dict[Turn, tuple[Style, ...]] = {"worse": ("red",), "better": ("green",), "neutral": ("yellow",)}

_How = Literal["gone", "come", "worse", "better", "neutral"]
_SHIFT: dict[tuple[ChangeKind, _How], Text] = {
    # 要求 and not 数值: a larger class is a lower demand.
    ("target-changed", "worse"): Text("指标要求降低", "target lowered"),
    ("target-changed", "better"): Text("指标要求提高", "target raised"),
    ("target-changed", "gone"): Text("指标删去", "figure dropped"),
    ("target-changed", "come"): Text("新增指标", "figure added"),
    ("deadline-changed", "worse"): Text("时限推后", "put off"),
    ("deadline-changed", "better"): Text("时限提前", "brought forward"),
    ("deadline-changed", "gone"): Text("时限删去", "date dropped"),
    ("deadline-changed", "come"): Text("新增时限", "date added"),
    ("owner-changed", "neutral"): Text("责任单位更换", "owner replaced"),
    ("owner-changed", "worse"): Text("不再牵头", "leads no longer"),
    ("owner-changed", "better"): Text("改为牵头", "leads now"),
    ("owner-changed", "gone"): Text("责任单位减少", "owner dropped"),
    ("owner-changed", "come"): Text("责任单位增加", "owner added"),
    ("funding-changed", "gone"): Text("经费来源删去", "money dropped"),
    ("funding-changed", "come"): Text("新增经费来源", "money added"),
}

SHIFTS: tuple[Text, ...] = (
    _SHIFT["target-changed", "worse"],
    _SHIFT["target-changed", "gone"],
    KIND["target-changed"],
    _SHIFT["target-changed", "better"],
    _SHIFT["target-changed", "come"],
    _SHIFT["deadline-changed", "worse"],
    _SHIFT["deadline-changed", "gone"],
    KIND["deadline-changed"],
    _SHIFT["deadline-changed", "better"],
    _SHIFT["deadline-changed", "come"],
    _SHIFT["owner-changed", "gone"],
    _SHIFT["owner-changed", "worse"],
    _SHIFT["owner-changed", "neutral"],
    _SHIFT["owner-changed", "better"],
    _SHIFT["owner-changed", "come"],
    _SHIFT["funding-changed", "gone"],
    KIND["funding-changed"],
    _SHIFT["funding-changed", "come"],
    KIND["weakened"],
    KIND["strengthened"],
)
"""What shifts are called, in order of weight, what got worse first."""

_ALIKE = ("完成时限", "责任单位", "力度", "经费来源", "指标")
"""Names of shifts that say no more than their kind."""


def named(shift: Shift) -> Text:
    """指标要求降低, 时限推后 …"""
    how: _How = shift.turn
    if not shift.old:
        how = "come"
    elif not shift.new:
        how = "gone"
    return _SHIFT.get((shift.kind, how), KIND[shift.kind])


def subject(shift: Shift, context: RenderContext) -> str:
    """What a shift speaks of where that says more than its kind; else empty."""
    return "" if shift.what.zh in _ALIKE else one_line(context.text(shift.what))


def bare_sum(shift: Shift) -> bool:
    """Whether a shift speaks of money without saying what it is for."""
    return shift.what.zh == "金额"


def from_to(shift: Shift, context: RenderContext) -> str:
    """Both figures, or the only one; of a word that sets the force, that it was put in or taken out."""
    old, new = one_line(shift.old), one_line(shift.new)
    if shift.kind in ("weakened", "strengthened") and not (old and new):
        if new:
            return context.say(f"加上“{new}”", f"“{new}” put in")
        return context.say(f"去掉“{old}”", f"“{old}” taken out")
    return f"{old} → {new}" if old and new else old or new


def outline_of(side: Side, compared: Compared) -> Outline:
    return compared.comparison.old if side.of == "old" else compared.comparison.new


def block_of(side: Side, compared: Compared) -> Block:
    return outline_of(side, compared).document.blocks[side.location.block]


def spot(side: Side, compared: Compared, context: RenderContext) -> str:
    """第7段, 表1第3行."""
    return words.place(side.location, block_of(side, compared), context)


def unit_name(side: Side, compared: Compared) -> str:
    """A unit as one would cite it, on one line."""
    return one_line(outline_of(side, compared).units[side.unit].name)


def where(change: Change, compared: Compared, context: RenderContext, columns: int = 40) -> str:
    """The way down to what changed, in the new version where it is there.

    For numbers, which change for all that stands there, it is the section.
    """
    side = change.new or change.old
    assert side is not None
    if side.kind in ("title", "front", "closing"):
        return context.text(words.KIND[side.kind])
    path = side.location.path[:-1] if change.kinds == ("renumbered",) else side.location.path
    return words.path(path, context, columns) or context.say("全文", "the whole plan")


Fact = tuple[str, str, Turn]
"""What is said of a change: a name, the particulars, and which way it turns."""


def facts(change: Change, compared: Compared, context: RenderContext) -> Iterator[Fact]:
    """All that a change is, in order of weight: its shifts, then what became of the unit as a whole."""
    for shift in change.shifts:
        what = subject(shift, context)
        colon = context.say("：", ": ") if what else ""
        yield context.text(named(shift)), what + colon + from_to(shift, context), shift.turn
    told = {shift.kind for shift in change.shifts}
    for kind in change.kinds:
        if kind not in told:
            turn: Turn = "worse" if kind in ("removed", "weakened") else "neutral"
            yield context.text(KIND[kind]), _particulars(kind, change, compared, context), turn


def _particulars(kind: ChangeKind, change: Change, compared: Compared, context: RenderContext) -> str:
    if kind in ("removed", "added"):
        side = change.old or change.new
        assert side is not None
        return context.text(words.KIND[side.kind])
    if kind == "moved" and change.old and change.new:
        return _way(change.old, change.new, compared, context)
    if kind in ("split", "merged"):
        of = "new" if kind == "split" else "old"
        first = change.new if kind == "split" else change.old
        units = ([first] if first else []) + [side for side in change.others if side.of == of]
        listed = context.say("、", ", ").join(
            words.enclosed(clip(unit_name(each, compared).rstrip("…"), 28)) for each in units
        )
        count = len(units)
        if kind == "split":
            return context.say(f"成 {count} 条：{listed}", f"into {count}: {listed}")
        return context.say(f"由 {count} 条合成：{listed}", f"out of {count}: {listed}")
    if kind in ("renumbered", "reworded") and change.note is not None:
        return context.text(change.note)
    return ""


def _way(old: Side, new: Side, compared: Compared, context: RenderContext) -> str:
    """From where to where."""
    before, after = old.location.path[:-1][-1:], new.location.path[:-1][-1:]
    spots = f"{spot(old, compared, context)} → {spot(new, compared, context)}"
    if _bare(before) == _bare(after):
        return context.say(f"在同一部分里换了位置（{spots}）", f"within its section ({spots})")
    one = words.path(before, context, 32) or context.say("文首", "the top")
    other = words.path(after, context, 32) or context.say("文首", "the top")
    return context.say(f"从“{one}”移到“{other}”（{spots}）", f"from “{one}” to “{other}” ({spots})")


def _bare(names: tuple[str, ...]) -> str:
    """A section's name without its number, so that one that was only renumbered is the same."""
    return "".join("".join(names).split()).lstrip("第一二三四五六七八九十百〇零0123456789（）()、.．章节条 ")
