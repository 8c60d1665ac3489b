"""``text`` for people: the document as read."""

from __future__ import annotations

from planlint.model.report import PlainText
from planlint.reporters.context import RenderContext


def render(plain: PlainText, context: RenderContext) -> str:
    """The text as it is; control characters that could steer a terminal are left out."""
    return plain.text.translate(_STEERING)


_STEERING = dict.fromkeys([*range(9), *range(11, 32), *range(127, 160)])
"""Control characters except the tab and the line feed."""
