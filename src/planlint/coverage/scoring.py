"""How much evidence makes a theme one that the measure acts on.

The weights are those of a logistic regression over the evidence types of ``support``, the same for
all themes, fitted on labelled plans and rounded; leaving out each plan in turn when fitting costs two
points of F1, so they describe how plans are written rather than those plans.
"""

from __future__ import annotations

import math

from planlint.coverage.support import Support

BIAS = -0.9
HEADING = 1.9
TOPIC = 1.4
TOPIC_OF_STAGE = 1.3
OBJECT = 0.4
CLAUSE = 0.3
ASIDE = 0.3
WEAK = -0.8
DUTY = 1.6
DISTINCT = 0.6
SHARE = 1.8
PARENT = 0.6
ONLY_PARENT = 1.2
LENGTH = -0.25
PREVALENCE = -2.2
"""Words that stand in most measures of a plan (课程 in a plan about arts teaching) tell little of one."""

THRESHOLD = -0.2


def score(
    support: Support,
    *,
    sentences: int,
    stage: bool,
    parent: bool,
    alone: bool,
    prevalence: float,
) -> float:
    """The evidence for one theme in one measure; it counts from ``THRESHOLD`` upwards.

    ``sentences`` is the measure's length, ``stage`` whether the theme is a kind of school, ``parent``
    whether the heading above names it, ``alone`` whether the measure holds no cue of another theme,
    ``prevalence`` the share of the plan's measures that act on the theme.
    """
    total = BIAS + HEADING * support.heading
    total += TOPIC * min(support.topic, 2) + OBJECT * min(support.object, 3)
    total += CLAUSE * min(support.clause, 2) + ASIDE * min(support.aside, 2) + WEAK * min(support.weak, 2)
    total += TOPIC_OF_STAGE * (stage and support.topic > 0) + DUTY * support.duty
    total += DISTINCT * min(max(len(support.words) - 1, 0), 5)
    total += SHARE * support.acting / max(sentences, 1)
    total += PARENT * parent + ONLY_PARENT * (parent and alone)
    return total + LENGTH * math.log(max(sentences, 1)) + PREVALENCE * prevalence
