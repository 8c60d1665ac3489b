"""Tests of characters that need a memory: pairs that do not close, words said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from planlint.checks.surface import Surface
from planlint.language.expressions import expression
from planlint.model.records import dataclass
from planlint.model.text import Span

_CLOSES = {")": "(", "】": "【", "》": "《", "”": "“", "〕": "〔", "」": "「", "』": "『"}
_REACH = {"“": 10**10, "(": 3}
"""A pair may close so many paragraphs after it opens; others only in the next one.

An amendment quotes whole articles, so quotations have no limit.
"""


@dataclass(frozen=True, slots=True)
class _Open:
    kind: str
    at: int
    paragraph: int
    leads: bool


@cache
def _marks() -> re.Pattern[str]:
    return expression(r"&quot;|[（(）)【】《》“”\"〔〕「」『』]")


@cache
def _list_number() -> re.Pattern[str]:
    # A list number such as 1） or a) opens nothing.
    return expression(r"(?:^|[\s。；;，,、：:\0])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,2})$")


def unbalanced(surface: Surface) -> Iterator[Span]:
    """Marks that open and never close, or close what is not open.

    A quotation may open again in each of its paragraphs, and close with a straight mark: that is
    another fault. ‘’ are left alone, for ’ serves as an apostrophe, too.
    """
    text = surface.paragraphs
    opened: list[_Open] = []
    paragraph = last = 0
    for match in _marks().finditer(text):
        mark, at = match.group(), match.start()
        passed = text.count("\n", last, at)
        last = at
        if passed:
            paragraph += passed
            yield from _expired(opened, paragraph)
        if mark in ("&quot;", '"'):
            if opened and opened[-1].kind == "“":
                opened.pop()
        elif mark in "）)" or mark in _CLOSES:
            found = _partner(opened, _CLOSES[")" if mark == "）" else mark])
            near = found is not None and opened[found].paragraph == paragraph
            if mark in "）)" and not near and _list_number().search(text, max(0, at - 4), at):
                continue
            if found is None:
                yield Span(at, at + 1)
                continue
            opened[:] = [o for i, o in enumerate(opened) if i != found and not _same(o, opened[found])]
        else:
            before = text[text.rfind("\n", 0, at) + 1 : at].strip()
            leads = not before or before.endswith(("：", ":"))
            opened.append(_Open("(" if mark == "（" else mark, at, paragraph, leads))
    yield from _expired(opened, 10**9)
    for open_ in opened:
        yield Span(open_.at, open_.at + 1)


def _partner(opened: list[_Open], kind: str) -> int | None:
    return next((i for i in reversed(range(len(opened))) if opened[i].kind == kind), None)


def _same(earlier: _Open, later: _Open) -> bool:
    """Whether two marks open one quotation, which opens again at the head of each paragraph."""
    return earlier.kind == later.kind == "“" and earlier.leads and later.leads


def _expired(opened: list[_Open], paragraph: int) -> Iterator[Span]:
    for open_ in list(opened):
        if paragraph - open_.paragraph > _REACH.get(open_.kind, 1):
            opened.remove(open_)
            yield Span(open_.at, open_.at + 1)


@cache
def _doubled() -> re.Pattern[str]:
    return expression(r"([\u4e00-\u9fff]{4,12})\1")


def repeated(surface: Surface) -> Iterator[Span]:
    """Four characters or more said twice in a row; the second time is the span."""
    for match in _doubled().finditer(surface.text):
        yield Span(match.end(1), match.end())
