"""The words that changed inside paragraphs, as ranges of the new ones and places for the old ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from planlint.model.records import dataclass
from planlint.word_output.atoms import THING, Line
from planlint.word_output.matching import Block, common
from planlint.word_output.tokens import tokens

MARK = THING + "mark"
"""The token of a paragraph mark between two paragraphs."""

CLAUSE = 4
"""Characters of a change next to which a character that stayed tells a reader nothing."""

_LISTING = frozenset("、，")
_PUNCTUATION = frozenset("，。；：、！？（）“”‘’《》〈〉,.;:!?()[]〔〕\n\t ")


@dataclass(frozen=True, slots=True)
class Loss:
    """What is gone at the place ``at`` of a new line: ``old.text[start:end]``, or where ``start`` is -1 the
    mark that ended the paragraph number ``line`` of the old ones."""

    at: int
    line: int
    start: int
    end: int = -1


@dataclass(slots=True)
class Edits:
    """What became of one new paragraph: ranges that came, what is gone, whether its mark is new."""

    came: list[tuple[int, int]] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    mark_came: bool = False


def edits(olds: Sequence[Line], news: Sequence[Line]) -> list[Edits]:
    """The edits that make ``news`` of ``olds``, for each new line; their last marks are the same one."""
    ones, one_places = _tokens(olds)
    others, other_places = _tokens(news)
    other_places.append((len(news) - 1, len(news[-1].text), len(news[-1].text)))
    found = [Edits() for _ in news]
    at = there = 0
    blocks = _slid(_smooth(common(ones, others), ones, others), ones, others)
    for one, other, size in [*blocks, (len(ones), len(others), 0)]:
        line, place, _ = other_places[there]
        _lose(found[line], place, ones[at:one], one_places[at:one])
        for token, (line, start, end) in zip(others[there:other], other_places[there:other], strict=True):
            if token == MARK:
                found[line].mark_came = True
            elif found[line].came and found[line].came[-1][1] == start:
                found[line].came[-1] = (found[line].came[-1][0], end)
            else:
                found[line].came.append((start, end))
        at, there = one + size, other + size
    return found


def _tokens(lines: Sequence[Line]) -> tuple[list[str], list[tuple[int, int, int]]]:
    """The tokens of all lines with a mark between them, and for each its line, start and end."""
    found: list[str] = []
    places: list[tuple[int, int, int]] = []
    for number, line in enumerate(lines):
        if number:
            found.append(MARK)
            places.append((number - 1, len(lines[number - 1].text), len(lines[number - 1].text)))
        at = 0
        for token in tokens(line):
            width = 1 if token[0] == THING else len(token)
            found.append(token)
            places.append((number, at, at + width))
            at += width
    return found, places


def _lose(edit: Edits, at: int, gone: Sequence[str], places: Sequence[tuple[int, int, int]]) -> None:
    for token, (line, start, end) in zip(gone, places, strict=True):
        last = edit.losses[-1] if edit.losses else None
        if token == MARK:
            edit.losses.append(Loss(at, line, -1))
        elif last and (last.at, last.line, last.end) == (at, line, start) and last.start >= 0:
            edit.losses[-1] = Loss(at, line, last.start, end)
        else:
            edit.losses.append(Loss(at, line, start, end))


def _smooth(blocks: Sequence[Block], ones: Sequence[str], others: Sequence[str]) -> list[Block]:
    """Leave out the single characters that two rewritten stretches share by chance."""
    found: list[Block] = []
    kept_one = kept_other = 0
    stops = [*((one, other) for one, other, _ in blocks[1:]), (len(ones), len(others))]
    for (one, other, size), (next_one, next_other) in zip(blocks, stops, strict=False):
        text = "".join(ones[one : one + size])
        before = _between(ones[kept_one:one]), _between(others[kept_other:other])
        after = _between(ones[one + size : next_one]), _between(others[other + size : next_other])
        if not _by_chance(text, before, after):
            found.append((one, other, size))
            kept_one, kept_other = one + size, other + size
    return found


def _between(gone: Sequence[str]) -> int:
    """How many characters stand between two blocks."""
    return sum(len(token) for token in gone)


def _by_chance(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether a stretch that stayed is only an island between what changed before and after it, each told
    as characters gone and come. Where nothing is gone, or nothing came, it is none."""
    gone, come = before[0] + after[0], before[1] + after[1]
    if len(text) > 1 or not (gone and come and max(before) and max(after)):
        return False
    if text in _LISTING:
        return min(max(before), max(after)) >= CLAUSE
    if text in _PUNCTUATION:
        return False
    replaced = min(before) > 0 and min(after) > 0
    return replaced or gone + come > 2 * CLAUSE


def _slid(blocks: Sequence[Block], ones: Sequence[str], others: Sequence[str]) -> list[Block]:
    """Let what was only inserted or only deleted begin or end at a mark of punctuation where it may:
    in 县教育局、县财政局 either 、县财政局 or 局、县财政 can be what came."""
    found = list(blocks)
    for at in range(len(found) - 1):
        one, other, size = found[at]
        next_one, next_other, next_size = found[at + 1]
        if (one + size == next_one) == (other + size == next_other):
            continue
        side, start, end = (
            (ones, one + size, next_one) if other + size == next_other else (others, other + size, next_other)
        )
        left = right = 0
        while left < size - 1 and side[start - left - 1] == side[end - left - 1]:
            left += 1
        while right < next_size - 1 and side[start + right] == side[end + right]:
            right += 1
        by = max(range(-left, right + 1), key=lambda by: (_rounded(side[start + by : end + by]), -abs(by)))
        found[at] = (one, other, size + by)
        found[at + 1] = (next_one + by, next_other + by, next_size - by)
    return found


def _rounded(stretch: Sequence[str]) -> int:
    """How well a stretch stands alone: with the mark in front of it, or up to the end of a sentence."""
    return 2 * (stretch[0] in "、，；") + 2 * (stretch[-1] in "。；") + (stretch[-1] in "、，")
