"""Patterns of rule files: re2, so that no pattern can take more than linear time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from planlint.model.text import Span


@cache
def compiled(pattern: str) -> Any:
    """The pattern, compiled. Raises ``ValueError`` with re2's reason when it is not one."""
    import re2  # 20 ms: only when a rule with a pattern runs

    options = re2.Options()
    options.log_errors = False
    try:
        # As in every line-oriented tool, ^ and $ stand for the ends of a line.
        return re2.compile(f"(?m){pattern}", options)
    except re2.error as error:
        reason = error.args[0]
        said = reason.decode() if isinstance(reason, bytes) else str(reason)
        raise ValueError(said.replace("(?m)", "", 1)) from None


def find(patterns: Sequence[str], text: str) -> Iterator[Span]:
    """Where the patterns match, in order of place; group 1 stands for the match where there is one.

    Empty matches are left out.
    """
    if not patterns:
        return
    pattern = compiled(either(patterns))
    for match in pattern.finditer(text):
        group = next((n for n in range(1, pattern.groups + 1) if match.start(n) >= 0), 0)
        start, end = match.span(group)
        if end > start:
            yield Span(start, end)


def matches(patterns: Sequence[str], text: str) -> bool:
    return bool(patterns) and compiled(either(patterns)).search(text) is not None


def either(patterns: Sequence[str]) -> str:
    return patterns[0] if len(patterns) == 1 else "|".join(f"(?:{pattern})" for pattern in patterns)


def present(patterns: Sequence[str], text: str) -> list[bool]:
    """Which of the patterns match anywhere, in one pass over the text however many they are."""
    if not patterns or not text:
        return [False] * len(patterns)
    found = set(_together(tuple(patterns)).Match(text))
    # The last pattern matches any text: without it the pass has run out of memory and says nothing.
    failed = len(patterns) not in found
    return [failed or at in found for at in range(len(patterns))]


@cache
def _together(patterns: tuple[str, ...]) -> Any:
    import re2

    options = re2.Options()
    options.log_errors = False
    options.max_mem = 64 << 20
    together = re2.Set.SearchSet(options)
    for pattern in (*patterns, "(?s)."):
        together.Add(f"(?m){pattern}")
    together.Compile()
    return together


def touches(span: Span, covers: Sequence[Span]) -> bool:
    """Whether the span overlaps one of ``covers``, which are in order and do not overlap."""
    from bisect import bisect_left

    at = bisect_left(covers, span.end, key=lambda cover: cover.start) - 1
    return at >= 0 and covers[at].end > span.start
