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
from dataclasses import dataclass
from typing import NamedTuple

from planlint.outline.labels import RANK, Label, Mark

BEAM = 12
"""Readings kept at each step; real documents rarely hold more than three at once."""
WINDOW = 7.0
"""A reading this much dearer than the best is given up."""

REJECT: dict[Mark, float] = {
    "part": 6,
    "chapter": 6,
    "division": 6,
    "article": 6,
    "heading": 0,  # each heading brings its own strength
    "han": 6,
    "han-paren": 5,
    "arabic": 4,
    "arabic-paren": 3,
    "arabic-half": 3,
    "decimal": 2.5,
    "decimal3": 2.5,
    "circle": 2.5,
    "letter": 1.5,
    "enumeration": 2,
    "dash": 1.5,
}
"""What it costs to take a label at the start of a line for text."""

GAP, REPEAT, DISORDER, RESTART = 3.0, 3.5, 4.5, 2.5
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


@dataclass(frozen=True, slots=True)
class Candidate:
    """A label at a place of the document.

    ``opens`` says that the words before it end in a colon or are a heading, so that a list under
    them is expected. ``glued`` is the cost of not reading a label inside a line, for those that
    follow a heading or stand in a paragraph that holds a whole sequence. ``strength`` is that of an
    unnumbered heading. ``look`` tells unnumbered headings of different looks apart.
    """

    line: int
    label: Label
    inside: bool = False
    opens: bool = False
    glued: float = 0.0
    strength: float = 0.0
    look: str = ""
    part_break: bool = False

    @property
    def key(self) -> str:
        return self.label.mark + self.look


class Level(NamedTuple):
    key: str
    mark: Mark
    value: int


class State(NamedTuple):
    stack: tuple[Level, ...]
    last: tuple[tuple[str, int], ...]


class Step(NamedTuple):
    """One decision, linked to those before it."""

    cost: float
    state: State
    depth: int  # 0 for a rejected candidate, else 1 = top
    before: Step | None


def read(candidates: Sequence[Candidate]) -> list[int]:
    """For each candidate its depth in the best reading, from 1; 0 when it is no label."""
    beam = [Step(0.0, State((), ()), 0, None)]
    for candidate in candidates:
        best: dict[State, Step] = {}
        for step in beam:
            for cost, depth, state in _moves(step.state, candidate):
                total = step.cost + cost
                known = best.get(state)
                if known is None or total < known.cost:
                    best[state] = Step(total, state, depth, step)
        ranked = sorted(best.values(), key=lambda s: s.cost)[:BEAM]
        limit = ranked[0].cost + WINDOW
        beam = [step for step in ranked if step.cost <= limit]
    depths: list[int] = []
    step: Step | None = beam[0]
    while step is not None and step.before is not None:
        depths.append(step.depth)
        step = step.before
    depths.reverse()
    return depths


def _moves(state: State, candidate: Candidate) -> list[tuple[float, int, State]]:
    moves = [(_rejection(candidate), 0, state)]
    if candidate.part_break:
        state = State((), ())
        moves = [(_rejection(candidate) + 1, 0, state)]
    entry = INSIDE if candidate.inside and not candidate.glued else 0.0
    stack = state.stack
    for depth in range(len(stack) + 1):
        cost, value = _placing(state, depth, candidate)
        if cost >= 12:
            continue
        level = Level(candidate.key, candidate.label.mark, value)
        gone = {below.key: below.value for below in stack[depth:]}
        last = dict(state.last) | gone
        last.pop(candidate.key, None)
        if candidate.label.mark not in ("han-paren", "arabic", "article", "circle", "arabic-paren"):
            # Only these run on across the levels above them; a new level forgets what was below.
            last = {key: n for key, n in last.items() if key != candidate.key}
        new = State((*stack[:depth], level), tuple(sorted(last.items())))
        moves.append((entry + cost, depth + 1, new))
    return moves


def _rejection(candidate: Candidate) -> float:
    if candidate.label.mark == "heading":
        return candidate.strength
    if candidate.inside:
        return candidate.glued
    return REJECT[candidate.label.mark]


def _placing(state: State, depth: int, candidate: Candidate) -> tuple[float, int]:
    """What it costs to put the candidate at ``depth`` (0 = top), and the value it takes there."""
    stack, label = state.stack, candidate.label
    number = label.value if label.value is not None else 0
    if depth < len(stack) and stack[depth].key == candidate.key:
        return _following(stack[depth].value, label), number
    cost = 0.0
    if depth < len(stack):
        cost += SWITCH if stack[depth].mark not in ("dash", "heading") and label.mark != "heading" else 0.6
    if depth and stack[depth - 1].key != candidate.key:
        above = stack[depth - 1].mark
        if RANK[above] >= RANK[label.mark] and label.mark not in ("dash", "heading"):
            cost += UPSIDE_DOWN if above != "heading" else 0.0
    if any(level.key == candidate.key for level in stack[:depth]):
        cost += SAME_MARK if candidate.opens else SAME_MARK + 2
    if label.mark == "heading":
        return cost + (0.0 if depth == 0 else 0.8 * depth), number
    if label.value is None:
        return cost + 0.2, number
    if label.value != 1:
        run_on = dict(state.last).get(candidate.key)
        cost += RUN_ON if run_on is not None and label.value == run_on + 1 else LATE_START
    return cost, number


def _following(last: int, label: Label) -> float:
    """The cost of ``label`` as the next of a sequence that stands at ``last``."""
    value = label.value
    if value is None or label.mark == "heading" or value == last + 1:
        return 0.0
    if value == 1:
        return RESTART
    if value == last:
        return REPEAT
    if value > last + 1:
        return GAP + min(1.5, 0.3 * (value - last - 1))
    return DISORDER
