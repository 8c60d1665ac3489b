"""Words that gave way to the same other words all through a document: one fact, told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from planlint.compare.clauses import clauses, pairs
from planlint.compare.signature import plain
from planlint.model.change import Change, Shift
from planlint.model.outline import Unit
from planlint.model.text import Text

OFTEN = 8
"""Units from which a replacement is one made throughout, and not several."""

LONGEST = 12
"""Characters of what was replaced."""

_OF_BODIES = {"owner-changed", "funding-changed"}
_KINDS = {"reworded", *_OF_BODIES}

Replacement = tuple[str, str]


def throughout(changes: Sequence[Change], old: Sequence[Unit], new: Sequence[Unit]) -> list[Change]:
    """The changes, with those that one replacement accounts for wholly as a single one.

    Where it accounts for a part of a change, that part is no change of owners or payers.
    """
    groups: dict[Replacement, list[int]] = defaultdict(list)
    likely = [at for at, change in enumerate(changes) if _may_be(change)]
    if len(likely) >= OFTEN:
        for at in likely:
            found = _replacement(*_texts(changes[at], old, new))
            if found is not None:
                groups[found].append(at)
    usual = {words: places for words, places in groups.items() if len(places) >= OFTEN}
    together = {places[0]: (words, places) for words, places in usual.items()}
    gone = {at for places in usual.values() for at in places}
    kept: list[Change] = []
    for at, change in enumerate(changes):
        if at in together:
            kept.append(_as_one(*together[at], changes))
        elif at not in gone:
            kept.extend(_without(change, usual))
    return kept


def _may_be(change: Change) -> bool:
    return bool(change.old and change.new) and not change.others and _KINDS.issuperset(change.kinds)


def _texts(change: Change, old: Sequence[Unit], new: Sequence[Unit]) -> tuple[str, str]:
    assert change.old is not None and change.new is not None
    one, other = old[change.old.unit], new[change.new.unit]
    return one.text[one.label_end :], other.text[other.label_end :]


def _replacement(old: str, new: str) -> Replacement | None:
    """What was replaced by what, when that alone makes the one text of the other."""
    before, after = clauses(old), clauses(new)
    for at, there in sorted(pairs(before, after).items()):
        one, other = before[at].text, after[there].text
        if one != other:
            words = _differing(old, new, before[at].span.start, after[there].span.start)
            if words is not None and plain(old.replace(*words)) == plain(new):
                return words
            return None
    # Marks between clauses differ as well: 区、县 is one clause, and so is 区.
    words = _differing(old, new, 0, 0)
    return words if words is not None and plain(old.replace(*words)) == plain(new) else None


def _differing(old: str, new: str, start: int, there: int) -> Replacement | None:
    """The first words that differ from the two places on, with the character before them."""
    at = next(
        (by for by in range(min(len(old) - start, len(new) - there)) if old[start + by] != new[there + by]),
        None,
    )
    if not at:
        return None
    one, other = old[start + at :], new[there + at :]
    for size in range(1, LONGEST + 1):
        for lost in range(size + 1):
            won = size - lost
            if one[lost : lost + 4] == other[won : won + 4] and len(one) >= lost and len(other) >= won:
                first = old[start + at - 1]
                return first + one[:lost], first + other[:won]
    return None


def _as_one(words: Replacement, places: Sequence[int], changes: Sequence[Change]) -> Change:
    first = changes[places[0]]
    more = tuple(side for at in places[1:] if (side := changes[at].new) is not None)
    note = Text(
        f"“{words[0]}”改为“{words[1]}”，共{len(places)}条",
        f"{words[0]} is now {words[1]} in {len(places)} units",
    )
    return Change(("reworded",), first.old, first.new, (), more, note)


def _without(change: Change, usual: dict[Replacement, list[int]]) -> Iterator[Change]:
    """The change without shifts of bodies that are the replacement and nothing else."""
    left = tuple(shift for shift in change.shifts if not _is_replacement(shift, change, usual))
    if len(left) == len(change.shifts):
        yield change
        return
    kinds = tuple(
        kind for kind in change.kinds if kind != "owner-changed" or any(shift.kind == kind for shift in left)
    )
    yield replace(change, kinds=kinds or ("reworded",), shifts=left)


def _is_replacement(shift: Shift, change: Change, usual: dict[Replacement, list[int]]) -> bool:
    if shift.kind not in _OF_BODIES or change.old is None:
        return False
    return any(
        shift.old.replace(*words) == shift.new if shift.old else shift.new in change.old.text.replace(*words)
        for words in usual
    )
