"""Find many terms in a text at once, in time linear in the text.

Aho-Corasick (pyahocorasick) rather than an alternation in ``re``: terms of different themes overlap
(教师评价 speaks of 教师 and of 评价) and an alternation reports one of them; and the automaton is built
in a few milliseconds where ``re`` compiles a thousand words in tens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import Any, Generic, NamedTuple, TypeVar

from planlint.language.expressions import expression

T = TypeVar("T")

GAP = 12
"""How many characters ``…`` in a term may stand for."""

_RECENT = 64
"""More parts of terms than can stand within a gap: each has at least one character of its own."""

_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "！（），：；？"}
_WIDE = expression(f"[{''.join(map(chr, _FOLD))}]".replace("＼", r"\\"))
_BREAK = expression(r"[,，。;；:：!！?？\n]")
_SPECIAL = expression(r"[(（)）|]")
_GROUP = expression(r"[(（]([^()（）]*)[)）]")


def fold(text: str) -> str:
    """Full-width letters, digits and signs as half-width; the length does not change.

    Marks that are full-width in Chinese anyway stay as they are: folding every text for their
    sake would take as long as finding the terms.
    """
    return text.translate(_FOLD) if _WIDE.search(text) else text


@lru_cache(maxsize=8192)
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


class _Gaps(NamedTuple):
    """What a word is in terms with a ``…``, by the numbers of their parts.

    ``begins`` are parts that it can be the first of; ``goes_on`` maps the part that must come before
    it to the one it is itself, ``closes`` to the value of the term that it completes; ``ends`` are
    the keys of both.
    """

    begins: frozenset[int]
    ends: frozenset[int]
    goes_on: dict[int, int]
    closes: dict[int, Any]


Hit = tuple[int, int, T, bool]
"""Start, end, value and gap of a ``Match``, without the cost of making one."""


class Lexicon(Generic[T]):
    """Terms, each with a value of the caller's; see ``planlint.model.vocabulary`` for their syntax.

    ``gather`` makes one value out of all that the same word carries, so that it is found once.
    """

    def __init__(
        self, terms: Iterable[tuple[str, T]], gather: Callable[[tuple[T, ...]], T] | None = None
    ) -> None:
        whole: dict[str, list[T]] = {}
        gaps: dict[str, tuple[set[int], dict[int, int], dict[int, Any]]] = {}
        for number, (term, value) in enumerate(terms):
            split = parts(term)
            if len(split) == 1:
                for word in split[0]:
                    whole.setdefault(word, []).append(value)
                continue
            for at, words in enumerate(split):
                key = number * 8 + at
                for word in words:
                    if word not in gaps:
                        gaps[word] = (set(), {}, {})
                    begins, goes_on, closes = gaps[word]
                    if at == 0:
                        begins.add(key)
                    elif at < len(split) - 1:
                        goes_on[key - 1] = key
                    else:
                        closes[key - 1] = value
        if gather:
            whole = {word: [gather(tuple(values))] for word, values in whole.items()}
        self._automaton = _build(
            whole,
            {
                word: _Gaps(frozenset(begins), frozenset(goes_on) | frozenset(closes), goes_on, closes)
                for word, (begins, goes_on, closes) in gaps.items()
            },
        )

    def find(self, text: str) -> list[Match[T]]:
        """All occurrences, overlapping ones too, by the place where they end."""
        return [Match(*hit) for hit in self.hits(text)]

    def hits(self, text: str) -> list[Hit[T]]:
        """The same as plain tuples, for callers to whom every microsecond counts."""
        found: list[Hit[T]] = []
        if self._automaton is None:
            return found
        folded = fold(text)
        # Parts of terms seen of late, by the place where they end: where the term begins, where this
        # part ends, and the numbers of the parts that it is.
        recent: list[tuple[int, int, frozenset[int]]] = []
        for last, (length, values, gaps) in self._automaton.iter(folded):
            end = last + 1
            start = end - length
            for value in values:
                found.append((start, end, value, False))
            if gaps is not None:
                if recent and gaps.ends:
                    _follow(gaps, start, end, folded, recent, found)
                if gaps.begins:
                    recent.append((start, end, gaps.begins))
        return found


def _follow(
    gaps: _Gaps,
    start: int,
    end: int,
    text: str,
    recent: list[tuple[int, int, frozenset[int]]],
    found: list[Hit[Any]],
) -> None:
    """What a word completes or carries on, of the parts before it that are near enough, nearest first."""
    if start - recent[-1][1] > GAP:
        recent.clear()
        return
    if len(recent) > _RECENT:
        del recent[: -_RECENT // 2]
    taken: set[int] = set()
    carried: list[tuple[int, int, frozenset[int]]] = []
    for first, stop, keys in reversed(recent):
        if stop > start:
            continue
        if start - stop > GAP or _BREAK.search(text, stop, start):
            break
        for key in keys & gaps.ends:
            if key in taken:
                continue
            taken.add(key)
            if key in gaps.closes:
                found.append((first, end, gaps.closes[key], True))
            else:
                carried.append((first, end, frozenset((gaps.goes_on[key],))))
    recent += carried


def _build(whole: dict[str, list[T]], gaps: dict[str, _Gaps]) -> Any:
    """An automaton whose payload is a word's length, values of its own, and the terms it is part of."""
    if not whole and not gaps:
        return None
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for word in whole.keys() | gaps.keys():
        automaton.add_word(word, (len(word), tuple(whole.get(word, ())), gaps.get(word)))
    automaton.make_automaton()
    return automaton
