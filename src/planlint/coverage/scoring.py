"""How much evidence makes a theme one that the measure acts on.

The weights are those of a logistic regression over the evidence types of ``support``, the same for
all themes, fitted on labelled plans and rounded. Fitting on all plans but one and testing on that
one costs less than one point of F1, so they describe how plans are written rather than those plans.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from planlint.coverage.support import Support

BIAS = -0.05
HEADING = 2.5
TOPIC = 2.3
TOPIC_OF_STAGE = 1.4
OBJECT = 0.7
CLAUSE = 0.85
ASIDE = 0.8
WEAK = -1.0
"""Negative beside the bias: words like 平台 or 管理 alone, even in context, do not make a theme."""
DUTY = 2.0
DISTINCT = 0.95
SHARE = 1.65
ONLY_PARENT = 1.3
STAGE_OF_PARENT = 1.15
LENGTH = -0.45
PREVALENCE = -2.5
PREVALENCE_BESIDE = -1.05
OTHER_HEADING = -0.45
OUTSIDE = -2.0

THRESHOLD = -0.2


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a theme's evidence in one measure.

    ``sentences`` is the measure's length; ``stage`` whether the theme is a kind of school;
    ``parent`` whether the heading above names it; ``alone`` whether the measure holds no cue of
    another theme; ``elsewhere`` whether the measure's heading names other themes and not this one;
    ``prevalence`` the share of the plan's measures that act on the theme; ``outside`` whether a theme
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

    Words that stand in most measures of a plan (课程 in a plan about arts teaching) tell little of
    any one of them, least where they stand beside the main thing: hence the two prevalences.
    """
    length = max(setting.sentences, 1)
    share = support.acting / length
    total = BIAS + HEADING * support.heading + DUTY * support.duty + SHARE * share
    total += TOPIC * min(support.topic, 2) + OBJECT * min(support.object, 3)
    total += CLAUSE * min(support.clause, 2) + ASIDE * min(support.aside, 2) + WEAK * min(support.weak, 2)
    total += DISTINCT * min(max(len(support.words) - 1, 0), 5) + LENGTH * math.log(length)
    if setting.stage:
        total += TOPIC_OF_STAGE * (support.topic > 0) + STAGE_OF_PARENT * setting.parent
    if setting.parent and setting.alone:
        total += ONLY_PARENT
    total += OTHER_HEADING * setting.elsewhere + OUTSIDE * setting.outside
    return total + setting.prevalence * (PREVALENCE + PREVALENCE_BESIDE * (1 - min(share, 1.0)))
