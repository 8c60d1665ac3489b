"""What a reviewer has to see first of a comparison: every shift of meaning by its weight, then counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from planlint.model.change import Change, Shift, Turn
from planlint.model.compared import Compared
from planlint.model.coverage import LEVEL_NAMES, LEVELS
from planlint.model.records import dataclass
from planlint.model.text import Text
from planlint.reporters import diff_words, words
from planlint.reporters.context import RenderContext
from planlint.reporters.diff_marked import replaced
from planlint.reporters.display import clip, names

MOST = 8
"""Items listed of one kind."""

OFTEN = 3
"""Changes from which one replacement in all of them is told as one."""


_TO = Text("→")


@dataclass(frozen=True, slots=True)
class Row:
    """All changes that are called the same: the name, which way they turn, what each is."""

    name: str
    turn: Turn
    items: tuple[str, ...]


def verdict(compared: Compared, context: RenderContext) -> str:
    """How many changes, which way they turn, and how much stayed."""
    changes, same = compared.changes, compared.comparison.unchanged
    if compared.identical:
        return context.say("两份文件完全相同。", "The two files are the same.")
    if not compared.comparison.changes:
        return context.say(
            "两稿的文字没有不同（格式、空格、标点的差别不计）。",
            "The two say the same (layout, spaces and punctuation aside).",
        )
    turns = [change.turn for change in changes]
    worse, better = turns.count("worse"), turns.count("better")
    text = context.say(f"共 {len(changes)} 处变化", words.plural(len(changes), "change"))
    parts = []
    if worse:
        parts.append(context.say(f"{worse} 处要求变低或内容删减", f"{worse} promise less"))
    if better:
        parts.append(context.say(f"{better} 处要求变高或更明确", f"{better} promise more"))
    if parts:
        text += context.say("，其中 ", ": ") + context.say("，", ", ").join(parts)
    text += context.say(f"；{same} 条没有变化。", f"; {words.plural(same, 'unit')} unchanged.")
    if compared.hidden:
        text += context.say(
            f"另有 {compared.hidden} 处变化没有列出。", f" {compared.hidden} more are not shown."
        )
    return text


def rows(compared: Compared, context: RenderContext) -> Iterator[Row]:
    """In order of weight; rewording and numbers are counted by ``rest``."""
    shifts = [(change, shift) for change in compared.changes for shift in change.shifts]
    for name in diff_words.SHIFTS:
        found = [(change, shift) for change, shift in shifts if diff_words.named(shift) == name]
        if found:
            items = tuple(_item(change, shift, compared, context) for change, shift in found)
            yield Row(context.text(name), found[0][1].turn, items)
    for kind in ("removed", "added"):
        sides = [
            change.old or change.new
            for change in compared.changes
            if change.kinds[0] == kind and change.promises
        ]
        listed = tuple(words.path(side.location.path[-2:], context, 32) for side in sides if side)
        if listed:
            yield Row(
                context.text(diff_words.KIND[kind]), "worse" if kind == "removed" else "neutral", listed
            )
    fell = [
        " ".join(map(context.text, (each.name, LEVEL_NAMES[each.old], _TO, LEVEL_NAMES[each.new])))
        for each in compared.comparison.themes
        if LEVELS.index(each.new) < LEVELS.index(each.old)
    ]
    if fell:
        yield Row(context.say("主题变弱", "theme falls"), "worse", tuple(fell))


def _item(change: Change, shift: Shift, compared: Compared, context: RenderContext) -> str:
    what = diff_words.subject(shift, context)
    if not what or diff_words.bare_sum(shift):  # away from its measure, a sum says nothing of whose it is
        side = change.new or change.old
        assert side is not None
        place = clip(diff_words.unit_name(side, compared), 32)
        what = place + context.say("，", ", ") + what if what else place
    return what + context.say("：", ": ") + diff_words.from_to(shift, context)


def repeated(compared: Compared) -> list[tuple[str, str, int]]:
    """Words replaced by the same words in many places: old, new, number of changes with it; most first."""
    found: Counter[tuple[str, str]] = Counter()
    for change in compared.changes:
        if change.old and change.new and change.kinds != ("renumbered",):
            found.update(dict.fromkeys(replaced(change), 1))
    often = [(old, new, count) for (old, new), count in found.most_common() if count >= OFTEN]
    return often[:MOST]


def replacement(old: str, new: str, count: int, context: RenderContext) -> str:
    """One replacement that was made in many places."""
    if not new:
        what = context.say(f"删去“{old}”", f"“{old}” taken out")
    elif not old:
        what = context.say(f"加上“{new}”", f"“{new}” put in")
    else:
        what = context.say(f"“{old}”改为“{new}”", f"“{old}” is now “{new}”")
    return what + context.say(f"，涉及 {count} 处变化", f" in {count} changes")


def rest(compared: Compared, context: RenderContext) -> str:
    """Moves, splits, rewording and numbers, as counts."""
    counts = compared.counts()
    parts = []
    for kind in ("split", "merged", "moved", "reworded", "renumbered"):
        if count := counts.get(kind, 0):
            name = context.text(diff_words.KIND[kind])
            parts.append(context.say(f"{name} {count} 处", f"{count} {name}"))
    return names(parts, context.language)
