"""Book-title marks: missing round a title, and doubled inside one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from planlint.checks.context import Context, Hit
from planlint.checks.reference.cited import hit_on, unit_at
from planlint.checks.reference.titles import GENRES
from planlint.language.expressions import expression
from planlint.model.rule import ReferenceCheck
from planlint.model.text import Span

_REACH = 90


@cache
def _unmarked() -> re.Pattern[str]:
    """A title without its marks that ends where the bracket with its number opens."""
    return expression(
        rf"[\u4e00-\u9fff、 ]{{0,40}}关于[^《》〈〉<>“”，。；：:,\n（）()]{{4,70}}(?:{GENRES})[（(]$"
    )


@cache
def _leads() -> re.Pattern[str]:
    return expression(
        ".*(?:根据|按照|依据|依照|遵照|对照|参照|贯彻|落实|执行|实施|结合|以及"
        "|按|现将|转发|包括|了|的|和|与|及)"
    )


def title_marks(check: ReferenceCheck, context: Context) -> Iterator[Hit]:
    """A title in running text, with its number in brackets, but without 《》."""
    text = context.surface.text
    for citation in context.cited.citations:
        number = citation.number
        if citation.title or number is None or text[number.span.start - 1 : number.span.start] not in "（(":
            continue
        found = _unmarked().search(text[max(0, number.span.start - _REACH) : number.span.start])
        if found is None:
            continue
        start = number.span.start - len(found[0])
        end = number.span.start - 1
        if _alone(text, start, number.span.end):
            continue
        unit = unit_at(context, start)
        if unit is None or unit.kind in ("title", "closing") or unit.role == "attachment":
            continue
        about = found[0].index("关于")
        lead = _leads().match(found[0], 0, about)
        start += lead.end() if lead else 0
        while text[start] in "、 ":
            start += 1
        yield from hit_on(context, Span(start, end), {"title": text[start:end]})


def _alone(text: str, start: int, end: int) -> bool:
    """Whether title and number make up a line of their own, as over a document or in a list."""
    begins = start == 0 or text[text.rfind("\n", 0, start) + 1 : start].strip(" \u3000\t") == ""
    stop = text.find("\n", end)
    rest = text[end : stop if stop >= 0 else len(text)]
    return begins and len(rest.strip(" \u3000\t）)。；;")) == 0


def inner_marks(check: ReferenceCheck, context: Context) -> Iterator[Hit]:
    """《》 or <> straight inside 《》, where 〈〉 belongs; inside 〈〉 it is 《》 again."""
    for citation in context.cited.citations:
        span = citation.title_span
        if span is None or not any(sign in citation.title for sign in "《<＜"):
            continue
        inner = _inner(context.surface.text[span.start : span.end])
        if inner is not None:
            at = inner.shift(span.start)
            name = context.surface.text[at.start + 1 : at.end - 1]
            yield from hit_on(context, at, {"expected": f"〈{name}〉"})


_PAIRS = {"《": "》", "〈": "〉", "<": ">", "＜": "＞"}


def _inner(title: str) -> Span | None:
    """The first pair of wrong marks at the second level of a title with its own marks."""
    open_: list[tuple[int, str]] = []
    for at, sign in enumerate(title):
        if sign in _PAIRS:
            open_.append((at, sign))
        elif open_ and sign == _PAIRS[open_[-1][1]]:
            start, mark = open_.pop()
            if len(open_) == 1 and mark != "〈":
                return Span(start, at + 1)
    return None
