"""Patterns of rule files: re2, so that no pattern can take more than linear time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from planlint.model.text import Span

FREE, WINDOW = 256, 4096
"""One search is linear; all matches of one pattern are not, where each looks far ahead (``(a).*$``).

After so many matches a search looks so many bytes ahead, which bounds the whole.
"""


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

    The next match may begin where a group ends, for what stands after it may be what stands before
    the next one. Empty matches are left out.
    """
    if not patterns or not text:
        return
    pattern = compiled(either(patterns))
    # In bytes, for re2 would encode the whole text again for every search.
    raw = _encoded(text)
    groups = range(1, pattern.groups + 1)
    at = counted = characters = found = 0
    while at < len(raw):
        stop = len(raw) if found < FREE else _window(raw, at)
        match = pattern.search(raw, at, stop)
        if match is None:
            if stop == len(raw):
                return
            at = _whole(raw, (at + stop) // 2)
            continue
        found += 1
        start, end = match.span()
        for group in groups:
            if match.start(group) >= 0:
                start, end = match.span(group)
                break
        if end > start:
            characters += len(raw[counted:start].decode())
            length = len(raw[start:end].decode())
            yield Span(characters, characters + length)
            characters += length
            counted = end
        at = _whole(raw, max(end, at + 1))


def _window(raw: bytes, at: int) -> int:
    """Where a search from ``at`` ends: at the end of a line if there is one near, for ``$`` means that."""
    line = raw.find(b"\n", at + WINDOW, at + 8 * WINDOW)
    return line if line >= 0 else _whole(raw, min(at + WINDOW, len(raw)))


def _whole(raw: bytes, at: int) -> int:
    """The first place from ``at`` on where a character begins."""
    while at < len(raw) and raw[at] & 0xC0 == 0x80:
        at += 1
    return at


def matches(patterns: Sequence[str], text: str) -> bool:
    return bool(patterns) and compiled(either(patterns)).search(_encoded(text)) is not None


@lru_cache(maxsize=4)
def _encoded(text: str) -> bytes:
    """The text in UTF-8; a text that many patterns look at is encoded once."""
    return text.encode()


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
