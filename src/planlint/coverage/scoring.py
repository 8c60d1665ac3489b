"""How much evidence makes a theme one that the measure acts on.

The weights are those of a logistic regression over the evidence types of ``support``, the same for
all themes, fitted on labelled plans and rounded. Fitting on all plans but one and testing on that
one gives about the same F1. That says something of the weights alone: the words of the themes were
chosen with labels in sight, so F1 on those plans is no estimate for plans not yet seen.
"""

from __future__ import annotations

import math
from operator import mul
from typing import NamedTuple

from planlint.coverage.support import Support


class Weights(NamedTuple):
    """One weight for each kind of evidence, in the order of ``features``."""

    bias: float = 0.0
    heading: float = 0.0
    opening: float = 0.0
    topic: float = 0.0
    topic_of_stage: float = 0.0
    share: float = 0.0
    weak_alone: float = 0.0
    duty: float = 0.0
    distinct: float = 0.0
    length: float = 0.0
    indirect: float = 0.0
    parent_alone: float = 0.0
    parent_stage: float = 0.0
    other_heading: float = 0.0
    titled_stage: float = 0.0
    prevalence: float = 0.0
    prevalence_beside: float = 0.0
    outside: float = 0.0


WEIGHTS = Weights(
    bias=1.6, heading=1.1, opening=0.65, topic=0.6, topic_of_stage=2.6, share=0.7, weak_alone=-0.4, duty=1.85,
    distinct=0.85, length=-0.8, indirect=-2.0, parent_alone=1.6, parent_stage=0.85, other_heading=-0.45,
    titled_stage=1.05, prevalence=-3.3, prevalence_beside=-0.95, outside=-3.2,
)  # fmt: skip


class Setting(NamedTuple):
    """What surrounds a theme's evidence in one measure.

    ``sentences`` is the measure's length; ``stage`` whether the theme is a kind of school;
    ``parent`` whether the heading above names it; ``alone`` whether the measure acts on no other
    theme; ``elsewhere`` whether the measure's heading names other themes and not this one;
    ``titled`` whether the plan's title names it; ``safeguard`` whether the measure stands among
    safeguards or steps; ``prevalence`` the share of the plan's other measures that act on the theme;
    ``outside`` whether a theme of education stands in a plan that is not about education.
    """

    sentences: int
    stage: bool = False
    parent: bool = False
    alone: bool = False
    elsewhere: bool = False
    titled: bool = False
    safeguard: bool = False
    prevalence: float = 0.0
    outside: bool = False


def considered(support: Support, setting: Setting) -> bool:
    """Whether there is evidence at all.

    What only stands aside (a purpose, a means, a list of examples, a look back) makes no theme, however
    much of it there is, nor do weak words; but a measure may take the theme of the heading above and,
    among the tasks of a plan on one kind of school, that kind when it acts on nothing else.
    """
    inherits = setting.parent or (
        setting.titled and setting.stage and setting.alone and not setting.safeguard
    )
    alone = setting.alone and support.weak
    return direct(support) or bool(inherits or alone)


def direct(support: Support) -> bool:
    """Whether the measure itself speaks for the theme, and not only the heading above it."""
    return bool(support.heading or support.acting or support.clause)


def features(support: Support, setting: Setting) -> tuple[float, ...]:
    """The evidence in numbers, one for each of ``Weights``."""
    length = max(setting.sentences, 1)
    share = support.acting / length
    topic = min(support.topic, 2)
    return (
        1.0,
        support.heading,
        support.opening,
        topic,
        setting.stage and topic > 0,
        share,
        support.weak and setting.alone and not support.words,
        support.duty,
        min(max(len(support.words) - 1, 0), 5),
        math.log(length),
        not direct(support),
        setting.parent and setting.alone,
        setting.parent and setting.stage,
        setting.elsewhere,
        setting.titled and not setting.safeguard and setting.stage,
        setting.prevalence,
        setting.prevalence * (1 - min(share, 1.0)),
        setting.outside,
    )


def score(support: Support, setting: Setting) -> float:
    """The evidence for one theme in one measure; it counts when it is not negative.

    Words that stand in most measures of a plan (课程 in a plan about arts teaching) tell little of
    any one of them, least where they stand beside the main thing: hence the two prevalences.
    """
    if support.slot:
        return math.inf
    if not considered(support, setting):
        return -math.inf
    total: float = sum(map(mul, WEIGHTS, features(support, setting)))
    return total
