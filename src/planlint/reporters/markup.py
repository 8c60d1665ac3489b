"""HTML in which nothing from a document can be anything but text.

Whatever is not ``Html`` is escaped where it is put into an element or an attribute, so that markup can
only come from this package.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

_NO_CHARACTERS = {code: None for code in range(32) if code not in (9, 10)} | {
    127: None,
    **dict.fromkeys(range(0x80, 0xA0)),
    # Marks that turn the direction of what follows could make a line read as something else.
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A))),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    0xFFFE: None,
    0xFFFF: None,
}
_EMPTY = frozenset({"input", "link", "meta", "br"})

Child = str | Iterable[str] | None
"""Text (escaped unless it is ``Html``), several of it, or nothing."""


class Html(str):
    """Markup that is safe to put into a page."""

    __slots__ = ()


def text(words: str) -> Html:
    """Words as they are to be read, with control characters and halves of characters left out."""
    return Html(escape(words.translate(_NO_CHARACTERS)))


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
