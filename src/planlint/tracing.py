"""Plans held against the superior document that they implement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from planlint.model.trace import Trace

if TYPE_CHECKING:
    from planlint.model.outline import Outline

ANSWERING = ("measure", "goal", "provision")
"""Kinds of units that require or answer something."""


def trace(superior: Outline, plans: Sequence[Outline]) -> Trace:
    """What the superior document requires, and for every plan how it answers."""
    from planlint.evidence import extract
    from planlint.trace import ask, requirements, trace_plan

    required = requirements(superior)
    asked = ask(superior, required)
    return Trace(superior, required, tuple(trace_plan(asked, plan, extract) for plan in plans))
