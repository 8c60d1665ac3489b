"""``trace --format markdown``: for a review, or a comment on a pull request."""

from __future__ import annotations

from planlint.model.trace import TraceReport
from planlint.reporters.context import RenderContext


def render(report: TraceReport, context: RenderContext) -> str:
    return ""
