"""Tests of characters that need a memory: pairs that do not close, words said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from planlint.checks.surface import Surface
from planlint.model.text import Span

_CLOSES = {")": "(", "】": "【", "》": "《", "”": "“", "〕": "〔", "」": "「", "』": "『"}
_FAR = 3
"""A pair that opens in one paragraph may close at most so many paragraphs later."""


@cache
def _marks() -> re.Pattern[str]:
    # A list number such as 1） or a) opens nothing; ‘’ serves as an apostrophe, too.
    return re.compile(
        r"(?P<number>(?:^|[\s。；;，,、：:])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,2})[)）])|[（()）【】《》“”〔〕「」『』\n]",
        re.M,
    )


def unbalanced(surface: Surface) -> Iterator[Span]:
    """Marks that open and never close, or close what is not open.

    A pair may run over a few paragraphs; a quotation may open again in each of its paragraphs.
    """
    opened: list[tuple[str, int, int]] = []
    paragraph = 0
    for match in _marks().finditer(surface.text):
        mark = match.group()
        at = match.start()
        if match["number"] is not None:
            mark, at = "）", match.end() - 1
            if not any(kind == "(" for kind, _, where in opened if where == paragraph):
                paragraph += match.group().count("\n")
                continue
        if mark == "\n":
            paragraph += 1
            yield from _expired(opened, paragraph)
            continue
        kind = {"（": "(", "）": ")"}.get(mark, mark)
        if kind not in _CLOSES:
            opened.append((kind, at, paragraph))
            continue
        wanted = _CLOSES[kind]
        found = next((i for i in reversed(range(len(opened))) if opened[i][0] == wanted), None)
        if found is None:
            yield Span(at, at + 1)
            continue
        if wanted == "“":
            # “ opened again in a later paragraph belongs to the same quotation.
            opened[:] = [
                entry for i, entry in enumerate(opened) if i < found and not _reopened(entry, opened[found])
            ] + opened[found + 1 :]
        else:
            del opened[found]
    for _, at, _ in opened:
        yield Span(at, at + 1)


def _reopened(entry: tuple[str, int, int], later: tuple[str, int, int]) -> bool:
    return entry[0] == "“" and entry[2] < later[2]


def _expired(opened: list[tuple[str, int, int]], paragraph: int) -> Iterator[Span]:
    for entry in list(opened):
        if paragraph - entry[2] > _FAR:
            opened.remove(entry)
            yield Span(entry[1], entry[1] + 1)


@cache
def _doubled() -> re.Pattern[str]:
    return re.compile(r"([\u4e00-\u9fff]{4,12})\1")


def repeated(surface: Surface) -> Iterator[Span]:
    """Four characters or more said twice in a row; the second time is the span."""
    for match in _doubled().finditer(surface.text):
        yield Span(match.end(1), match.end())
