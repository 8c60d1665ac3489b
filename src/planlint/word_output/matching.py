"""What two long sequences have in common, in order, in close to linear time."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher

SMALL = 60_000
"""Products of lengths up to which ``difflib`` looks at everything."""

Block = tuple[int, int, int]
"""Where it begins in the first sequence, in the second one, and its length."""


def common(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[Block]:
    """Blocks that are equal, in order, none empty.

    What begins and ends alike is paired first, then what occurs once on both sides (patience), then the
    rest between, by ``difflib`` where it is short. Between long stretches that have nothing that occurs
    once, runs of three are looked for instead.
    """
    found: list[Block] = []
    todo = [(0, len(one), 0, len(other), 1)]
    while todo:
        low, high, left, right, width = todo.pop()
        start = low
        while low < high and left < right and one[low] == other[left]:
            low, left = low + 1, left + 1
        if low > start:
            found.append((start, left - (low - start), low - start))
        stop = high
        while low < high and left < right and one[high - 1] == other[right - 1]:
            high, right = high - 1, right - 1
        if stop > high:
            found.append((high, right, stop - high))
        if low == high or left == right:
            continue
        if (high - low) * (right - left) <= SMALL:
            found.extend(_looked_through(one[low:high], other[left:right], low, left))
            continue
        anchors = _anchors(one, other, (low, high, left, right), width)
        if anchors:
            for at, there in [*anchors, (high, right)]:
                todo.append((low, at, left, there, width))
                low, left = at, there
        elif width == 1:
            todo.append((low, high, left, right, 3))
        else:
            found.extend(_looked_through(one[low:high], other[left:right], low, left, popular=False))
    return _joined(sorted(found))


def _looked_through(
    one: Sequence[Hashable], other: Sequence[Hashable], low: int, left: int, *, popular: bool = True
) -> list[Block]:
    matcher = SequenceMatcher(None, one, other, autojunk=not popular)
    return [(low + a, left + b, size) for a, b, size in matcher.get_matching_blocks() if size]


def _anchors(
    one: Sequence[Hashable], other: Sequence[Hashable], place: tuple[int, int, int, int], width: int
) -> list[tuple[int, int]]:
    """Pairs of places of what occurs once on both sides, as many as stand in the same order."""
    low, high, left, right = place
    ones = _runs(one, low, high, width)
    others = _runs(other, left, right, width)
    counts, there = Counter(ones), Counter(others)
    where = {run: left + at for at, run in enumerate(others) if there[run] == 1 and counts[run] == 1}
    pairs = [(low + at, where[run]) for at, run in enumerate(ones) if run in where]
    return increasing(pairs)


def _runs(sequence: Sequence[Hashable], start: int, stop: int, width: int) -> Sequence[Hashable]:
    if width == 1:
        return sequence[start:stop]
    return [tuple(sequence[at : at + width]) for at in range(start, stop - width + 1)]


def increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of ``pairs`` (in order of their first) in which the second ones increase."""
    tails: list[int] = []
    chain: list[int] = []
    before: list[int] = []
    for at, (_, second) in enumerate(pairs):
        place = bisect_left(tails, second)
        before.append(chain[place - 1] if place else -1)
        tails[place : place + 1] = [second]
        chain[place : place + 1] = [at]
    found = []
    at = chain[-1] if chain else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _joined(blocks: Sequence[Block]) -> list[Block]:
    found: list[Block] = []
    for one, other, size in blocks:
        if found and found[-1][0] + found[-1][2] == one and found[-1][1] + found[-1][2] == other:
            found[-1] = (found[-1][0], found[-1][1], found[-1][2] + size)
        else:
            found.append((one, other, size))
    return found


def heaviest(scores: Sequence[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """Of pairs with weights, those that stand in the same order on both sides and weigh most together."""
    if not scores:
        return []
    ranks = {second: rank for rank, second in enumerate(sorted({each[1] for each in scores}), start=1)}
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(ranks) + 1)
    ordered = sorted(scores, key=lambda each: (each[0], -each[1]))
    before: list[int] = []
    totals: list[float] = []
    for at, (_, second, weight) in enumerate(ordered):
        rank = ranks[second]
        best, last = _best(tree, rank - 1)
        before.append(last)
        totals.append(best + weight)
        while rank < len(tree):
            if tree[rank][0] < totals[at]:
                tree[rank] = (totals[at], at)
            rank += rank & -rank
    at = _best(tree, len(ranks))[1]
    found = []
    while at >= 0:
        found.append(ordered[at][:2])
        at = before[at]
    return found[::-1]


def _best(tree: Sequence[tuple[float, int]], rank: int) -> tuple[float, int]:
    found = (0.0, -1)
    while rank:
        if tree[rank][0] > found[0]:
            found = tree[rank]
        rank -= rank & -rank
    return found
