"""Dates that cannot be: before the document, after its period, or ending before they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from planlint.checks.context import Context, Hit, hit_at
from planlint.checks.genre import begins_on
from planlint.checks.reference.cited import hit_on
from planlint.language.expressions import expression
from planlint.model.evidence import Deadline
from planlint.model.rule import ConsistencyCheck
from planlint.model.text import Span, Text

_DUE = re.compile("[前底末到至内]")


def past(check: ConsistencyCheck, context: Context) -> Iterator[Hit]:
    """A deadline before the document's own date."""
    begins = begins_on(context.outline)
    if begins is None:
        return
    for unit in context.outline.measures:
        for deadline in unit.evidence.deadlines:
            if _is_due(deadline) and deadline.end is not None and deadline.end < begins:
                yield hit_at(context.outline, unit, deadline.span, {"date": _say(begins)})


def _is_due(deadline: Deadline) -> bool:
    return deadline.kind == "date" and _DUE.search(deadline.text) is not None


def _say(day: date) -> Text:
    return Text(f"{day.year}年{day.month}月{day.day}日", day.isoformat())


@cache
def _years() -> re.Pattern[str]:
    return expression(r"(?<!\d)(20\d\d)年?[ ]?[—\-–－~～―至到]{1,2}[ ]?(20\d\d)(?!\d)")


def period(check: ConsistencyCheck, context: Context) -> Iterator[Hit]:
    """A deadline after the last year of the period in the plan's title."""
    found = _years().search(context.outline.title)
    if found is None or int(found[2]) < int(found[1]):
        return
    last = int(found[2])
    for unit in context.outline.measures:
        for deadline in unit.evidence.deadlines:
            if _is_due(deadline) and deadline.end is not None and deadline.end.year > last:
                yield hit_at(context.outline, unit, deadline.span, {"expected": found[0], "found": str(last)})


@cache
def _one_year() -> re.Pattern[str]:
    return expression(r"(?<!\d)(20\d\d)(?:年|学年|[ ]?[—\-–－~～―至到])")


@cache
def _speaks_of() -> re.Pattern[str]:
    """2025年全县教育工作的总体要求是: the year that the plan says it is for."""
    what = "总体要求|总体思路|指导思想|工作思路|主要目标|工作目标|总体目标|重点任务|主要任务"
    return expression(
        rf"(?<!\d)(20\d\d)年(?!底|末|前|起|以来)[^，。；：\n\d]{{0,16}}的?(?:{what})(?:是|为|：|如下)"
    )


def title_year(check: ConsistencyCheck, context: Context) -> Iterator[Hit]:
    """A plan for one year whose text says that it is for another."""
    years = [match[1] for match in _one_year().finditer(context.outline.title)]
    if len(years) != 1 or _years().search(context.outline.title):
        return
    for match in _speaks_of().finditer(context.surface.text):
        if match[1] != years[0]:
            yield from hit_on(context, Span(match.start(), match.end(1) + 1), {"expected": years[0]})


_REACH = 14
"""Characters on either side of the sign between two dates."""


@cache
def _to() -> re.Pattern[str]:
    """The sign between two dates. It begins with a class of characters, so that the engine can leap."""
    return expression(r"[—\-–－~～―至到](?<=[年月日\d ].)[—\-–－~～―]?[ ]?\d")


@cache
def _ranges() -> re.Pattern[str]:
    to = r"[ ]?(?:[—\-–－~～―]{1,2}|至|到)[ ]?"
    year, small = r"(20\d\d)", r"(\d{1,2})"
    return expression(
        rf"(?<![\d.:：/\-—A-Za-z〔\[（(年月第 ]){year}{to}{year}年(?!级)"
        rf"|(?<!\d){year}年{small}月(?:{small}日)?{to}{year}年{small}月(?:{small}日)?"
        rf"|(?<!\d){year}年{small}月{small}日{to}{small}月{small}日"
        rf"|(?<![\d年度]){small}月{small}日{to}{small}月{small}日"
    )


def backwards(check: ConsistencyCheck, context: Context) -> Iterator[Hit]:
    """A period that ends before it begins; without years, only within one month."""
    text = context.surface.text
    floor = 0
    for sign in _to().finditer(text):
        match = _ranges().search(text, max(floor, sign.start() - _REACH), sign.end() + _REACH)
        if match is None or not match.start() < sign.start() < match.end():
            continue
        floor = match.end()
        if _is_backwards([int(n) if n else 0 for n in match.groups()]):
            yield from hit_on(context, Span(*match.span()))


def _is_backwards(n: list[int]) -> bool:
    if n[0]:
        return n[0] > n[1]
    if n[2]:
        start, end = (n[2], n[3], n[4]), (n[5], n[6], n[7])
        return start > end if n[4] and n[7] else start[:2] > end[:2]
    month, day, last_month, last_day = n[9:13] if n[8] else n[13:17]
    return month == last_month and day > last_day
