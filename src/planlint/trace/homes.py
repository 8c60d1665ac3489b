"""Where in a plan something belongs that is not answered there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from planlint.model.trace import Traced
from planlint.trace.asking import Asked
from planlint.trace.passages import Plan

ALIKE = 0.25
"""How much of a heading another must share to be about the same."""


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
    for each, question in zip(traced, asked, strict=True):
        if each.status != "absent":
            yield each
        elif question.goal and goals:
            yield replace(each, home=goals[0])
        elif each.requirement.unit in neighbours:
            yield replace(each, home=neighbours[each.requirement.unit].most_common(1)[0][0])
        else:
            yield replace(each, home=_namesake(question, plan))


def _namesake(asked: Asked, plan: Plan) -> int | None:
    best, most = None, ALIKE
    for unit in plan.outline.units:
        if unit.kind in ("measure", "provision", "section"):
            like = plan.weights.share(asked.heading, plan.heading(unit.index))
            if like > most:
                best, most = unit.index, like
    return best
