"""Which themes a plan acts on, and what it lacks.

``tag(outline, vocabulary)`` fills ``Unit.themes``; ``cover(outline, vocabulary)`` judges the whole plan.
"""

from planlint.coverage.covering import cover
from planlint.coverage.profile import kind_of_plan, plan_title
from planlint.coverage.suggesting import suggest
from planlint.coverage.tagging import tag

__all__ = ["cover", "kind_of_plan", "plan_title", "suggest", "tag"]
