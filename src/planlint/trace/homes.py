"""Where in a plan something belongs that is not answered there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from planlint.model.trace import Traced
from planlint.trace.asking import Asked
from planlint.trace.lexis import COMMON
from planlint.trace.passages import Plan

ALIKE = 0.25
"""How much of a heading another must share to be about the same."""

NEAR = 12
"""Headings looked at more closely."""


def housed(traced: Sequence[Traced], asked: Sequence[Asked], plan: Plan) -> Iterator[Traced]:
    """The same, with a home for what is absent.

    A goal belongs to the goals; anything else to where its neighbours of the same measure are answered,
    or to the unit with the heading that is most like theirs.
    """
    neighbours: dict[int, Counter[int]] = {}
    for each in traced:
        if each.answers:
            neighbours.setdefault(each.requirement.unit, Counter())[each.answers[0].unit] += 1
    goals = [unit.index for unit in plan.outline.units if unit.kind == "goal"]
    namesakes: dict[int, int | None] = {}
    places = _headings(plan)
    for each, question in zip(traced, asked, strict=True):
        above = each.requirement.unit
        if each.status != "absent":
            yield each
        elif question.goal and goals:
            yield replace(each, home=goals[0])
        elif above in neighbours:
            yield replace(each, home=neighbours[above].most_common(1)[0][0])
        else:
            if above not in namesakes:
                namesakes[above] = _namesake(question, plan, places)
            yield replace(each, home=namesakes[above])


def _headings(plan: Plan) -> dict[str, list[int]]:
    """In which headings a word stands."""
    places: dict[str, list[int]] = {}
    for unit in plan.outline.units:
        if unit.kind in ("measure", "provision", "section"):
            for word in plan.heading(unit.index):
                places.setdefault(word, []).append(unit.index)
    return places


def _namesake(asked: Asked, plan: Plan, places: Mapping[str, Sequence[int]]) -> int | None:
    """The unit whose heading shares most with that of a requirement, the first of several."""
    shared: Counter[int] = Counter()
    for word in sorted(asked.heading):
        for unit in places.get(word, ())[:COMMON]:
            shared[unit] += 1
    best, most = None, ALIKE
    for unit, _ in sorted(shared.most_common(NEAR)):
        like = plan.weights.share(asked.heading, plan.heading(unit))
        if like > most:
            best, most = unit, like
    return best
