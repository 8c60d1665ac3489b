"""Clauses of shaped text, and only those worth a grammar's while."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_STOPS = ",;!\n"


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"[,;!\n]")


def clauses_with(words: re.Pattern[str], shaped: str) -> Iterator[tuple[int, int]]:
    """Offsets of the clauses in which one of ``words`` stands, in order.

    ``words`` should be plain alternatives: the engine then skips whatever begins none of them, so
    that most of a text costs next to nothing.
    """
    floor = 0
    while match := words.search(shaped, floor):
        start = floor
        for stop_sign in _STOPS:
            start = max(start, shaped.rfind(stop_sign, start, match.start()) + 1)
        stop = _stop().search(shaped, match.end())
        end = stop.start() if stop else len(shaped)
        yield start, end
        floor = end
