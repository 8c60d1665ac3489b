"""Dates and intervals that were put off, brought forward, dropped or set."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from planlint.compare.signature import plain
from planlint.compare.versions import Versions
from planlint.language.expressions import expression
from planlint.model.change import Shift, Turn
from planlint.model.evidence import Deadline
from planlint.model.text import Text


def deadlines(pair: Versions, old: Sequence[Deadline], new: Sequence[Deadline]) -> Iterator[Shift]:
    left, free = list(old), list(new)
    matched: list[tuple[Deadline, Deadline]] = []
    # The same words in the same clause first: 五日内 may stand in one article three times.
    tests: tuple[Callable[[Deadline, Deadline], bool], ...] = (
        lambda one, other: pair.same_clause(one.span.start, other.span.start) and _same_date(one, other),
        lambda one, other: pair.same_clause(one.span.start, other.span.start) and one.kind == other.kind,
        _same_date,
        lambda one, other: pair.same_clause(one.span.start, other.span.start),
        lambda one, other: one.kind == other.kind and pair.near(one.span.start, other.span.start),
    )
    for test in tests:
        for one in list(left):
            other = next((each for each in free if test(one, each)), None)
            if other is not None:
                left.remove(one)
                free.remove(other)
                matched.append((one, other))
    what = Text("完成时限", "deadline")
    for one, other in sorted(matched, key=lambda each: each[0].span.start):
        if not _same_date(one, other):
            turn = _later(one, other)
            yield Shift("deadline-changed", turn, what, one.text, other.text, one.span, other.span)
    # A phrase that stands on either side, though it was read on one only, did not come or go.
    for one in (each for each in left if pair.lost(each.text)):
        yield Shift("deadline-changed", "worse", what, one.text, "", one.span, None)
    for other in (each for each in free if pair.won(each.text)):
        yield Shift("deadline-changed", "better", what, "", other.text, None, other.span)


def _same_date(one: Deadline, other: Deadline) -> bool:
    if (one.end, one.recurrence, one.days) != (other.end, other.recurrence, other.days):
        return False
    if _hours(one, other) is not None:
        return False
    known = (one.end, one.recurrence, one.days) != (None, None, None)
    # 力争到2020年 and 确保到2020年 are the same date.
    return (known and one.start == other.start) or plain(one.text) == plain(other.text)


def _hours(one: Deadline, other: Deadline) -> Turn | None:
    """Which of two times that are less than a day is the longer, when they differ."""
    figure = expression(r"\d+(?:\.\d+)?")
    before, after = figure.findall(one.text), figure.findall(other.text)
    if one.end or one.recurrence or len(before) != 1 or len(after) != 1 or before == after:
        return None
    if figure.sub("#", one.text) != figure.sub("#", other.text):
        return None
    return "worse" if float(after[0]) > float(before[0]) else "better"


_YEARS = ("去年", "今年", "明年", "后年")


def _later(one: Deadline, other: Deadline) -> Turn:
    if (hours := _hours(one, other)) is not None:
        return hours
    years = [[at for at, word in enumerate(_YEARS) if word in each.text] for each in (one, other)]
    if all(years) and years[0] != years[1]:
        return "worse" if years[1] > years[0] else "better"
    pairs_: tuple[tuple[date | int | None, date | int | None], ...] = (
        (one.end, other.end),
        (one.recurrence, other.recurrence),
        (one.days, other.days),
    )
    for before, after in pairs_:
        if before is not None and after is not None and before != after:
            return "worse" if after > before else "better"  # type: ignore[operator]
    return "neutral"
