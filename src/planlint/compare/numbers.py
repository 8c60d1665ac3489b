"""A label's number apart from what stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from planlint.language.expressions import expression
from planlint.language.numbers import fold, parse


@dataclass(frozen=True, slots=True)
class Number:
    """A label's number and what stands around it: ``（#）`` for （三）, ``1.`` for ``3.``."""

    form: str
    value: int | None


@cache
def number(label: str) -> Number:
    text = fold(label).strip()
    match = expression(r"\d+|[〇零一二三四五六七八九十百千两]+").search(text)
    value = parse(match[0]) if match else None
    if match is None or value is None:
        return Number(text, None)
    sign = "1" if match[0].isdigit() else "#"
    return Number(text[: match.start()] + sign + text[match.end() :], int(value))
