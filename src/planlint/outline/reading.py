"""Which candidate labels number units, and how deep each stands.

A document is read as a whole: every reading accepts or rejects each candidate and gives the
accepted ones a depth; its cost adds up what is odd about it (a gap in a sequence, a level that
begins at two, a mark that skips upwards, a label at the start of a line taken for mere text). The
cheapest reading wins. Typed numbers, numbers that run on across sections, the same mark at two
levels and numbers glued to the line before need no rules of their own: they are the readings in
which the sequences run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from operator import itemgetter
from typing import NamedTuple

from planlint.model.records import dataclass
from planlint.outline.labels import RANK, Label, Mark

BEAM = 8
"""Readings kept at each step; real documents rarely hold more than three at once."""
WINDOW = 5.0
"""A reading this much dearer than the best is given up."""

REJECT: dict[Mark, float] = {
    "part": 6,
    "chapter": 6,
    "division": 6,
    "article": 6,
    "heading": 0,  # each heading brings its own strength
    "han": 6,
    "han-paren": 5,
    "arabic": 6,
    "arabic-paren": 4.5,
    "arabic-half": 3,
    "decimal": 2.5,
    "decimal3": 2.5,
    "circle": 2.5,
    "letter": 1.5,
    "enumeration": 2,
    "dash": 1.5,
}
"""What it costs to take a label at the start of a line for text."""

GAP, REPEAT, SWAP, DISORDER, RESTART = 3.0, 3.5, 2.5, 4.5, 2.5
LATE_START = 3.5
"""A level that begins at another number than one, without running on."""
RUN_ON = 0.3
UPSIDE_DOWN = 2.5
"""A mark under one that customarily stands below it."""
SAME_MARK = 2.0
"""A mark under itself."""
SWITCH = 1.6
"""Another mark at a level that already has one."""
INSIDE = 0.6
"""A label in the middle of a line."""
UNLIKE = 0.4
"""A heading on a line of its own among items with text, or the other way round: decides ties."""
LOST = 0.8
"""Not reading a number inside a line, in a document that has lost line breaks."""


@dataclass(slots=True)
class Candidate:
    """A label at a place of the document.

    ``opens`` says that the words before it end in a colon or are a heading, so that a list under
    them is expected. ``glued`` is the cost of not reading a label inside a line, for those that
    follow a heading or stand in a paragraph that holds a whole sequence. ``strength`` is that of an
    unnumbered heading. ``look`` tells unnumbered headings of different looks apart; ``alone`` says that
    the label and a heading have the line to themselves; ``key`` is what the labels of one sequence
    share.
    """

    line: int
    label: Label
    inside: bool = False
    opens: bool = False
    glued: float = 0.0
    strength: float = 0.0
    look: str = ""
    alone: bool = False
    key: str = field(init=False)

    def __post_init__(self) -> None:
        self.key = self.label.mark + self.look


Level = tuple[str, Mark, int, bool]
"""Key, mark, last number of one level, and whether that one stood alone on its line."""

State = tuple[tuple[Level, ...], tuple[tuple[str, int], ...]]
"""The levels that are open, from the top, and the last number of each sequence that is not."""


class Step(NamedTuple):
    """One decision, linked to those before it."""

    cost: float
    state: State
    depth: int  # 0 for a rejected candidate, else 1 = top
    before: Step | None


def read(candidates: Sequence[Candidate]) -> list[int]:
    """For each candidate its depth in the best reading, from 1; 0 when it is no label.

    When a number inside a line, after a sentence, turns out to be needed, line breaks have been
    lost in this document: it is read again with such numbers expected.
    """
    depths = _best(candidates)
    lost = {
        candidate.label.mark
        for candidate, depth in zip(candidates, depths, strict=True)
        if depth and candidate.inside and not candidate.opens
    }
    expected = [c for c in candidates if c.inside and not c.glued and c.label.mark in lost]
    if not expected:
        return depths
    for candidate in expected:
        candidate.glued = LOST
    return _best(candidates)


def _best(candidates: Sequence[Candidate]) -> list[int]:
    beam = [Step(0.0, ((), ()), 0, None)]
    for candidate in candidates:
        best: dict[State, Step] = {}
        rejection = _rejection(candidate)
        bound = beam[0].cost + rejection + WINDOW
        for step in beam:
            for cost, depth, state in _moves(step.state, candidate, rejection, bound - step.cost):
                total = step.cost + cost
                known = best.get(state)
                if known is None or total < known.cost:
                    best[state] = Step(total, state, depth, step)
        ranked = sorted(best.values(), key=_cost)[:BEAM] if len(best) > 1 else list(best.values())
        limit = ranked[0].cost + WINDOW
        beam = [step for step in ranked if step.cost <= limit]
    depths: list[int] = []
    last: Step | None = beam[0]
    while last is not None and last.before is not None:
        depths.append(last.depth)
        last = last.before
    depths.reverse()
    return depths


_cost = itemgetter(0)


def _moves(
    state: State, candidate: Candidate, rejection: float, most: float
) -> list[tuple[float, int, State]]:
    """What may be done with a candidate, at no more than ``most``: cost, depth, state after it."""
    stack, closed = state
    moves = [(rejection, 0, state)] if rejection <= most else []
    entry = INSIDE if candidate.inside and not candidate.glued else 0.0
    key, mark = candidate.key, candidate.label.mark
    stopped = None  # the number at which this sequence was left, if it was
    for name, at in closed:
        if name == key:
            stopped = at
            break
    beginning = entry + _beginning(candidate, stopped)
    # An unnumbered heading carries the weight of its look instead of a number.
    number = round(candidate.strength * 10) if mark == "heading" else candidate.label.value or 0
    rank = RANK[mark]
    within = False  # a level above that is numbered in the same way
    above: Level | None = None
    for depth in range(len(stack) + 1):
        here = stack[depth] if depth < len(stack) else None
        if here is not None and here[0] == key:
            cost = (
                entry + (UNLIKE if here[3] != candidate.alone else 0.0) + _following(here[2], candidate.label)
            )
        else:
            cost = beginning
            if here is not None:
                cost += SWITCH if mark != "heading" and here[1] not in ("dash", "heading") else 0.6
            if (
                above is not None
                and mark not in ("dash", "heading")
                and above[0] != key
                and above[1] != "heading"
                and RANK[above[1]] >= rank
            ):
                cost += UPSIDE_DOWN
            if within:
                cost += SAME_MARK if candidate.opens else SAME_MARK + 2
            if mark == "heading":
                if here is not None and here[1] == "heading" and number < here[2]:
                    cost += UPSIDE_DOWN
                if above is not None and above[1] == "heading" and number > above[2]:
                    cost += UPSIDE_DOWN
                cost += 0.8 * depth
        if cost <= most:
            left = closed if here is None and stopped is None else _left(state, depth, key)
            moves.append((cost, depth + 1, ((*stack[:depth], (key, mark, number, candidate.alone)), left)))
        above = here
        within = within or (here is not None and here[0] == key)
    return moves


def _left(state: State, depth: int, key: str) -> tuple[tuple[str, int], ...]:
    """The sequences that are not open once one of ``key`` goes on at ``depth``, with their last numbers."""
    stack, closed = state
    kept = dict(closed)
    for below in stack[depth:]:
        kept[below[0]] = below[2]
    kept.pop(key, None)
    return tuple(sorted(kept.items())) if len(kept) > 1 else tuple(kept.items())


def _rejection(candidate: Candidate) -> float:
    if candidate.label.mark == "heading":
        return candidate.strength
    if candidate.inside:
        return candidate.glued
    return REJECT[candidate.label.mark]


def _beginning(candidate: Candidate, stopped: int | None) -> float:
    """What it costs to begin a level with the candidate, whose sequence was left at ``stopped``."""
    value = candidate.label.value
    if candidate.label.mark == "heading" or value == 1:
        return 0.0
    if value is None:
        return 0.2
    return RUN_ON if stopped is not None and stopped + 1 == value else LATE_START


def _following(last: int, label: Label) -> float:
    """The cost of ``label`` as the next of a sequence that stands at ``last``."""
    value = label.value
    if value is None or label.mark == "heading" or value == last + 1:
        return 0.0
    if value == 1:
        return RESTART
    if value == last:
        return REPEAT
    if value == last - 1:
        return SWAP
    if value > last + 1:
        return GAP + min(1.5, 0.3 * (value - last - 1))
    return DISORDER
