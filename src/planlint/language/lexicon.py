"""Find many terms in a text at once, in time linear in the text.

Aho-Corasick (pyahocorasick) rather than an alternation in ``re``: terms of different themes overlap
(教师评价 speaks of 教师 and of 评价) and an alternation reports one of them; and the automaton is built
in a few milliseconds where ``re`` compiles a thousand words in tens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")

GAP = 12
"""How many characters ``…`` in a term may stand for."""

_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_BREAK = re.compile(r"[,，。;；:：!！?？\n]")
_SPECIAL = re.compile(r"[(（)）|]")
_GROUP = re.compile(r"[(（]([^()（）]*)[)）]")


def fold(text: str) -> str:
    """Full-width ASCII and the ideographic space as half-width; the length does not change."""
    return text if text.isascii() else text.translate(_FOLD)


def parts(term: str) -> tuple[tuple[str, ...], ...]:
    """The parts of a term between its ``…``, each as the plain words that may stand there.

    Raises ``ValueError`` when a bracket is left open or a part is empty.
    """
    if "…" not in term and not _SPECIAL.search(term):
        return ((fold(term),),)
    return tuple(tuple(_words(part, term)) for part in term.split("…"))


def _words(part: str, term: str) -> Iterator[str]:
    pieces = _GROUP.split(part)
    choices = [piece.split("|") if at % 2 else [piece] for at, piece in enumerate(pieces)]
    for choice in product(*choices):
        word = "".join(choice)
        if not word or _SPECIAL.search(word):
            raise ValueError(term)
        yield fold(word)


class Match(NamedTuple, Generic[T]):
    """``text[start:end]`` is an occurrence of a term that carries ``value``; ``gap`` if it has a ``…``."""

    start: int
    end: int
    value: T
    gap: bool = False


class _Part(NamedTuple):
    """A word as a part of a term with a ``…``: ``key - 1`` is the part before it, ``last`` ends the term."""

    key: int
    later: bool
    last: bool
    value: Any


class Lexicon(Generic[T]):
    """Terms, each with a value of the caller's; see ``planlint.model.vocabulary`` for their syntax."""

    def __init__(self, terms: Iterable[tuple[str, T]]) -> None:
        whole: dict[str, list[T]] = {}
        pieces: dict[str, list[_Part]] = {}
        for number, (term, value) in enumerate(terms):
            split = parts(term)
            if len(split) == 1:
                for word in split[0]:
                    whole.setdefault(word, []).append(value)
                continue
            for at, words in enumerate(split):
                # Two keys in one number: the part itself and the one that must come before it.
                part = _Part(number * 8 + at, at > 0, at == len(split) - 1, value)
                for word in words:
                    pieces.setdefault(word, []).append(part)
        self._automaton = _build(whole, pieces)

    def find(self, text: str) -> list[Match[T]]:
        """All occurrences, overlapping ones too, by the place where they end."""
        found: list[Match[T]] = []
        if self._automaton is None:
            return found
        folded = fold(text)
        begun: dict[int, tuple[int, int]] = {}
        for last, (length, values, pieces) in self._automaton.iter(folded):
            end = last + 1
            start = end - length
            for value in values:
                found.append(Match(start, end, value))
            for key, later, closes, value in pieces:
                first = start
                if later:
                    before = begun.get(key - 1)
                    if before is None or not 0 <= start - before[1] <= GAP:
                        continue
                    if _BREAK.search(folded, before[1], start):
                        continue
                    first = before[0]
                if closes:
                    found.append(Match(first, end, value, True))
                else:
                    begun[key] = (first, end)
        return found


def _build(whole: dict[str, list[T]], pieces: dict[str, list[_Part]]) -> Any:
    """An automaton whose payload is a word's length, values of its own, and the terms it is part of."""
    if not whole and not pieces:
        return None
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for word in whole.keys() | pieces.keys():
        automaton.add_word(word, (len(word), tuple(whole.get(word, ())), tuple(pieces.get(word, ()))))
    automaton.make_automaton()
    return automaton
