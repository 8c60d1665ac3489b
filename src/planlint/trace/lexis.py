"""The words two texts are compared by, and how much each of them says."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from heapq import nsmallest
from math import log

from planlint.language.expressions import expression
from planlint.language.words import words

Bag = frozenset[str]
"""The content words of a text."""

COMMON = 60
"""Passages beyond which a word leads nobody anywhere: it still weighs, but is not followed."""

_SAME = (
    ("高等(?:学校|院校)|普通高校|大(?:中)?专院校|大学(?!生|区)", "高校"),
    ("中等职业(?:教育)?学校|高等职业(?:学校|院校)|职业(?:学校|院校)|中职学校|高职院校", "职校"),
    ("农村牧区|农牧区|乡村", "农村"),
    ("中小学校", "中小学"),
)
"""Different words for one thing."""

_PARTICLES = frozenset("的地得和与及或等在对将把为以其了是要应须并从由向于至到各")
"""Single characters that are words of their own and carry no content."""


def bag(text: str) -> Bag:
    """The content words of a text."""
    return frozenset(_content(text))


def _content(text: str) -> list[str]:
    """Words of two characters and more, in order, without figures, which are compared by their worth.

    What the dictionary does not know comes out as single characters: neighbours of them are a word too.
    """
    found: list[str] = []
    before = ""
    for word in words(_alike(text)):
        if len(word) > 1:
            before = ""
            if not word[0].isdecimal():
                found.append(word)
        else:
            if before and word.isalpha() and word not in _PARTICLES:
                found.append(before + word)
            before = word if word.isalpha() and word not in _PARTICLES else ""
    return found


def _alike(text: str) -> str:
    for old, new in _SAME:
        text = expression(old).sub(new, text)
    return text


def last_words(text: str) -> Bag:
    """The last two content words of a clause: in Chinese they name the thing itself (…教研员准入制度)."""
    return frozenset(_content(text)[-2:])


class Weights:
    """How much words say: nearly 1 for one that stands in a single sentence, nearly 0 for one in all."""

    def __init__(self, bags: Iterable[Bag]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for each in bags:
            counts.update(each)
            total += 1
        most = log(1 + total)
        # Squared, because one rare word proves more than two common ones.
        self._of = {word: (log(1 + total / count) / most) ** 2 for word, count in counts.items()}

    def one(self, word: str) -> float:
        return self._of.get(word, 1.0)

    def of(self, words: Iterable[str]) -> float:
        return sum(map(self.one, words))

    def share(self, part: Bag, whole: Bag) -> float:
        """From 0 to 1: how much of ``part`` stands in ``whole``."""
        weight = self.of(part)
        return self.of(part & whole) / weight if weight else 0.0


class Places:
    """Finds the passages that share most with a text without comparing it to each."""

    def __init__(self, bags: Sequence[Bag], weights: Weights) -> None:
        self.bags = bags
        self.weights = weights
        self._places: dict[str, list[int]] = defaultdict(list)
        for at, each in enumerate(bags):
            for word in each:
                self._places[word].append(at)

    def near(self, wanted: Sequence[str], most: int) -> list[int]:
        """Indices of the passages that share most with ``wanted`` (in a fixed order), best first."""
        shared: dict[int, float] = defaultdict(float)
        for word in wanted:
            places = self._places.get(word, ())
            if len(places) <= COMMON:
                weight = self.weights.one(word)
                for place in places:
                    shared[place] += weight
        return nsmallest(most, shared, key=lambda place: (-shared[place], place))

    def within(self, word: str, near: set[int]) -> Iterable[int]:
        """Those of the passages ``near`` in which the word stands."""
        places = self._places.get(word, ())
        if len(places) > len(near):
            return [place for place in near if word in self.bags[place]]
        return [place for place in places if place in near]
