"""Find many terms in a text at once, in time linear in the text.

Aho-Corasick (pyahocorasick) rather than an alternation in ``re``: terms of different themes overlap
(教师评价 speaks of 教师 and of 评价) and an alternation reports one of them; and the automaton is built
in a few milliseconds where ``re`` compiles a thousand words in tens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any, Generic, TypeVar

T = TypeVar("T")

GAP = 12
"""How many characters ``…`` in a term may stand for."""

_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_BREAK = re.compile(r"[,，、。;；:：!！?？\n]")
_GROUP = re.compile(r"[(（]([^()（）]*)[)）]")


def fold(text: str) -> str:
    """Full-width ASCII and the ideographic space as half-width; the length does not change."""
    return text.translate(_FOLD)


def expand(term: str) -> Iterator[tuple[str, ...]]:
    """The plain words of a term: every choice of its ``(甲|乙)`` groups, cut at ``…``.

    Raises ``ValueError`` when a bracket is left open or a part is empty.
    """
    pieces = _GROUP.split(term)
    choices = [piece.split("|") if at % 2 else [piece] for at, piece in enumerate(pieces)]
    for choice in product(*choices):
        plain = "".join(choice)
        parts = tuple(plain.split("…"))
        if not all(parts) or any(mark in plain for mark in "()（）|"):
            raise ValueError(term)
        yield tuple(fold(part) for part in parts)


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """``text[start:end]`` is an occurrence of a term that carries ``value``; ``gap`` if it has a ``…``."""

    start: int
    end: int
    value: T
    gap: bool = False


@dataclass(frozen=True, slots=True)
class _Part(Generic[T]):
    """A word as the ``at``-th part of term number ``term``."""

    term: int
    at: int
    last: bool
    length: int
    value: T


class Lexicon(Generic[T]):
    """Terms, each with a value of the caller's; see ``planlint.model.vocabulary`` for their syntax."""

    def __init__(self, terms: Iterable[tuple[str, T]]) -> None:
        words: dict[str, list[_Part[T]]] = {}
        number = 0
        for term, value in terms:
            for parts in expand(term):
                number += 1
                for at, word in enumerate(parts):
                    part = _Part(number, at, at == len(parts) - 1, len(word), value)
                    words.setdefault(word, []).append(part)
        self._automaton = _build(words)

    def find(self, text: str) -> list[Match[T]]:
        """All occurrences, overlapping ones too, by the place where they end."""
        if self._automaton is None:
            return []
        folded = fold(text)
        found: list[Match[T]] = []
        open_: dict[tuple[int, int], tuple[int, int]] = {}
        for last, parts in self._automaton.iter(folded):
            end = last + 1
            for part in parts:
                start = end - part.length
                first = start
                if part.at:
                    before = open_.get((part.term, part.at - 1))
                    if before is None or not 0 <= start - before[1] <= GAP:
                        continue
                    if _BREAK.search(folded, before[1], start):
                        continue
                    first = before[0]
                if part.last:
                    found.append(Match(first, end, part.value, part.at > 0))
                else:
                    open_[part.term, part.at] = (first, end)
        return found


def _build(words: dict[str, list[_Part[T]]]) -> Any:
    import ahocorasick

    if not words:
        return None
    automaton = ahocorasick.Automaton()
    for word, parts in words.items():
        automaton.add_word(word, tuple(parts))
    automaton.make_automaton()
    return automaton
