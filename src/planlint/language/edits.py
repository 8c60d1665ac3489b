"""In which words two texts differ, for people to see.

Figures, Latin words, stretches of white space and Chinese words of one or two characters count as one
piece. What two texts share only by accident (a 的 between two changes) is not kept apart, and a stretch
that was put in or taken out begins and ends at a mark of punctuation where it can.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from planlint.language.expressions import expression
from planlint.language.segments import segments
from planlint.model.records import dataclass

EditKind = Literal["same", "gone", "come"]

LONG = 1500
"""Pieces of a text from which it is compared clause by clause first."""

MOST = 1_000_000
"""Pairs of pieces up to which a stretch is compared in itself; beyond, it counts as rewritten."""

LEAST_SHARED = 0.25
"""The share of the longer text that must stay for marks within it to help."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of both texts (``same``), of the old one only (``gone``) or of the new one (``come``)."""

    kind: EditKind
    text: str


@lru_cache(maxsize=4096)
def edits(old: str, new: str) -> tuple[Edit, ...]:
    """The stretches in order; all but ``come`` joined are ``old``, all but ``gone`` are ``new``.

    A ``gone`` stretch stands before the ``come`` one that took its place.
    """
    if old == new:
        return (Edit("same", old),) if old else ()
    first, last = _common(old, new)
    one, other = old[first : len(old) - last], new[first : len(new) - last]
    ones, others = _pieces(one), _pieces(other)
    found = _by_clauses(one, other) if max(len(ones), len(others)) > LONG else _blocks(ones, others)
    head, tail = old[:first], old[len(old) - last :]
    found = _without_accidents(_together([(head, head), *found, (tail, tail)]))
    shared = sum(len(one) for one, other in found if one == other)
    if shared < LEAST_SHARED * max(len(old), len(new)) and min(len(old), len(new)) > 8:
        found = [(old, new)]
    return tuple(_edits(_slid(found)))


Block = tuple[str, str]
"""What stands in the old text and what in the new one; equal in a stretch that stayed."""


def _common(old: str, new: str) -> tuple[int, int]:
    """How many characters both begin and end with, as far as no word or figure is cut."""
    most = min(len(old), len(new))
    first = 0
    while first < most and old[first] == new[first]:
        first += 1
    while first and (old[first - 1].isalnum() or old[first - 1] in ".,"):
        first -= 1
    last = 0
    while last < most - first and old[-1 - last] == new[-1 - last]:
        last += 1
    while last and (old[-last].isalnum() or old[-last] in ".,"):
        last -= 1
    return first, last


def _together(found: Sequence[Block]) -> list[Block]:
    """Neighbours that both stayed, or both did not, as one."""
    kept: list[Block] = []
    for one, other in found:
        if not one and not other:
            continue
        if kept and (kept[-1][0] == kept[-1][1]) == (one == other):
            kept[-1] = (kept[-1][0] + one, kept[-1][1] + other)
        else:
            kept.append((one, other))
    return kept


def _pieces(text: str) -> list[str]:
    found: list[str] = []
    for piece in expression(r"[\u4e00-\u9fff]+|\d+(?:[.,]\d+)*|[A-Za-z]+|\s+|.").findall(text):
        if len(piece) > 1 and "\u4e00" <= piece[0] <= "\u9fff":
            found += segments(piece)
        else:
            found.append(piece)
    return found


def _clauses(text: str) -> list[str]:
    return expression(r"[^，。；：！？,;!?\n]*[，。；：！？,;!?\n]|[^，。；：！？,;!?\n]+").findall(text)


def _blocks(old: Sequence[str], new: Sequence[str], *, popular: bool = True) -> list[Block]:
    """Stretches that stayed and stretches that did not, in turn; what is ``popular`` leads to one as well."""
    matcher = SequenceMatcher(None, old, new, autojunk=not popular)
    return [("".join(old[a:b]), "".join(new[c:d])) for _, a, b, c, d in matcher.get_opcodes()]


def _by_clauses(old: str, new: str) -> list[Block]:
    found: list[Block] = []
    before, after = _clauses(old), _clauses(new)
    # Thousands of clauses that are all the same would be compared each to each.
    for one, other in _blocks(before, after, popular=len(before) * len(after) <= MOST):
        if one == other or not one or not other:
            found.append((one, other))
            continue
        ones, others = _pieces(one), _pieces(other)
        found += _blocks(ones, others) if len(ones) * len(others) <= MOST else [(one, other)]
    return found


def _without_accidents(found: Sequence[Block]) -> list[Block]:
    """Joins changes with what stayed between them where that is shorter than either."""
    kept: list[Block] = []
    for at, (one, other) in enumerate(found):
        last = at == len(found) - 1
        if one == other and at > 0 and not last and kept[-1][0] != kept[-1][1]:
            before, after = kept[-1], found[at + 1]
            # Punctuation alone keeps nothing apart; a word of two characters does among short changes.
            least = min(max(map(len, before)), max(map(len, after)))
            weight = len(expression(r"\w").findall(one))
            if after[0] != after[1] and weight <= 2 and (weight < least or not weight) and len(one) <= 3:
                kept[-1] = (before[0] + one, before[1] + other)
                continue
        kept[-1:] = _together([*kept[-1:], (one, other)])
    return kept


_ENDS = "，。；：、！？,;:!?\n）》”"
_BEGINS = "（《“"


def _slid(found: Sequence[Block]) -> list[Block]:
    """Insertions and deletions moved along what they repeat, to begin and end at punctuation.

    教育局、【财政局、】 and 教育【局、财政】局、 are the same deletion; the first one can be read.
    """
    kept = list(found)
    for at in range(1, len(kept) - 1):
        one, other = kept[at]
        if bool(one) == bool(other):
            continue
        before, after = kept[at - 1][0], kept[at + 1][0]
        best = _best_place(before, one or other, after)
        if best is None:
            continue
        before, middle, after = best
        kept[at - 1] = (before, before)
        kept[at] = (middle, "") if one else ("", middle)
        kept[at + 1] = (after, after)
    return [block for block in kept if block != ("", "")]


def _best_place(before: str, middle: str, after: str) -> tuple[str, str, str] | None:
    """The place of an insertion with the best borders; ``None`` where it stands well already."""
    whole = before + middle + after
    start, size = len(before), len(middle)
    first = start
    while first > 0 and whole[first - 1] == whole[first - 1 + size]:
        first -= 1
    last = start
    while last + size < len(whole) and whole[last] == whole[last + size]:
        last += 1
    # Chinese names end in what they share (教育局, 体育局), so the last of equal places leaves them whole.
    best = max(range(first, last + 1), key=lambda at: (_border(whole, at, size), at))
    if best == start:
        return None
    return whole[:best], whole[best : best + size], whole[best + size :]


def _border(whole: str, at: int, size: int) -> int:
    """How well a stretch stands there: behind punctuation and ending with it is best."""
    score = 0
    for place in (at, at + size):
        if place in (0, len(whole)) or whole[place - 1] in _ENDS:
            score += 3
        elif whole[place] in _ENDS or whole[place] in _BEGINS:
            score += 2
        elif whole[place - 1].isdigit() and whole[place].isdigit():
            score -= 5
    return score


def _edits(found: Sequence[Block]) -> Iterator[Edit]:
    for one, other in _together(found):
        if one == other:
            yield Edit("same", one)
        else:
            if one:
                yield Edit("gone", one)
            if other:
                yield Edit("come", other)
