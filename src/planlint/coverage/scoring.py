"""How much evidence makes a theme one that the measure acts on.

The weights are those of a logistic regression over the evidence types of ``support``, the same for
all themes, fitted on labelled plans and rounded. Fitting on all plans but one and testing on that
one gives about the same F1. That says something of the weights alone: the words of the themes were
chosen with all labels in sight, so F1 on those plans is no estimate for plans not yet seen.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from planlint.coverage.support import Support

BIAS = 1.5
HEADING = 1.7
TOPIC = 1.65
TOPIC_OF_STAGE = 1.2
WEAK = -0.4
DUTY = 1.8
DISTINCT = 1.1
SHARE = 0.7
ONLY_PARENT = 1.1
STAGE_OF_PARENT = 1.0
LENGTH = -0.65
PREVALENCE = -3.1
PREVALENCE_BESIDE = -1.6
OTHER_HEADING = -0.45
OUTSIDE = -2.35

THRESHOLD = -0.05


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a theme's evidence in one measure.

    ``sentences`` is the measure's length; ``stage`` whether the theme is a kind of school;
    ``parent`` whether the heading above names it; ``alone`` whether the measure holds no cue of
    another theme; ``elsewhere`` whether the measure's heading names other themes and not this one;
    ``prevalence`` the share of the plan's other measures that act on the theme; ``outside`` whether a theme
    of education stands in a plan that is not about education.
    """

    sentences: int
    stage: bool = False
    parent: bool = False
    alone: bool = False
    elsewhere: bool = False
    prevalence: float = 0.0
    outside: bool = False


def score(support: Support, setting: Setting) -> float:
    """The evidence for one theme in one measure; it counts from ``THRESHOLD`` upwards.

    What only stands aside (a purpose, a means, a list of examples, a look back) makes no theme, however
    much of it there is, nor do weak words; but a measure takes the theme of the heading above when it
    has none of its own, and always where that is a kind of school.

    Words that stand in most measures of a plan (课程 in a plan about arts teaching) tell little of
    any one of them, least where they stand beside the main thing: hence the two prevalences.
    """
    inherits = setting.parent and (setting.alone or setting.stage)
    if not (support.heading or support.acting or support.clause or inherits):
        return -math.inf
    length = max(setting.sentences, 1)
    share = support.acting / length
    total = BIAS + HEADING * support.heading + DUTY * support.duty + SHARE * share
    total += TOPIC * min(support.topic, 2) + WEAK * min(support.weak, 2)
    total += DISTINCT * min(max(len(support.words) - 1, 0), 5) + LENGTH * math.log(length)
    if setting.stage:
        total += TOPIC_OF_STAGE * (support.topic > 0) + STAGE_OF_PARENT * setting.parent
    if setting.parent and setting.alone:
        total += ONLY_PARENT
    total += OTHER_HEADING * setting.elsewhere + OUTSIDE * setting.outside
    return total + setting.prevalence * (PREVALENCE + PREVALENCE_BESIDE * (1 - min(share, 1.0)))
