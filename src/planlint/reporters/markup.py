"""HTML in which nothing from a document can be anything but text.

Whatever is not ``Html`` is escaped where it is put into an element or an attribute, so that markup can
only come from this package.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from planlint.language.expressions import expression

_NO_CHARACTERS = expression(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff"
    # Marks that turn the direction of what follows could make a line read as something else.
    r"\u202a-\u202e\u2066-\u2069"
    r"\ud800-\udfff]"
)
_EMPTY = frozenset({"input", "link", "meta", "br"})

Child = str | Iterable[str] | None
"""Text (escaped unless it is ``Html``), several of it, or nothing."""


class Html(str):
    """Markup that is safe to put into a page."""

    __slots__ = ()


def text(words: str) -> Html:
    """Words as they are to be read, with control characters and halves of characters left out."""
    return Html(escape(_NO_CHARACTERS.sub("", words)))


def join(children: Iterable[Child]) -> Html:
    return Html("".join(_inner(child) for child in children))


def tag(name: str, /, *children: Child, **attributes: str | int | bool | None) -> Html:
    """An element. Attributes: ``class_`` is ``class`` and ``data_x`` is ``data-x``; ``True`` stands alone,
    ``None`` and ``False`` are left out."""
    parts = [name]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        shown = key.rstrip("_").replace("_", "-")
        parts.append(shown if value is True else f'{shown}="{text(str(value))}"')
    opening = f"<{' '.join(parts)}>"
    return Html(opening if name in _EMPTY else f"{opening}{join(children)}</{name}>")


def _inner(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, Html):
        return child
    if isinstance(child, str):
        return text(child)
    return "".join(_inner(each) for each in child)
