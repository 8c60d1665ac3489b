"""What two texts are compared by: their characters without numbers, spaces and marks, and their pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from math import log

from planlint.language.expressions import expression
from planlint.model.outline import Unit

COMMON = 40
"""Units beyond which a pair of characters is too common to lead anybody anywhere."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A unit as the comparison sees it.

    ``key`` is the text without label, white space and punctuation; ``head`` the heading so; ``grams``
    the pairs of neighbouring characters in ``key`` (single ones where there is only one).
    """

    index: int
    key: str
    head: str
    grams: frozenset[str]


def signature(unit: Unit) -> Signature:
    key = plain(unit.text[unit.label_end :])
    grams = {key[at : at + 2] for at in range(len(key) - 1)} or set(key)
    return Signature(unit.index, key, plain(unit.heading), frozenset(grams))


def plain(text: str) -> str:
    """The text's letters, digits and signs that carry a meaning (%, 〔, ：in a ratio does not)."""
    return expression(r"[^\w%％‰]+").sub("", text).replace("％", "%")


class Index:
    """Finds, for a signature, the likeliest of many without comparing it to each.

    Pairs of characters weigh by how rare they are in both documents; those in more than ``COMMON``
    units are not followed, so that the work grows with the text and not with its square.
    """

    def __init__(self, signatures: Sequence[Signature], others: Iterable[Signature]) -> None:
        self.signatures = {each.index: each for each in signatures}
        counts: Counter[str] = Counter()
        self.places: dict[str, list[int]] = defaultdict(list)
        for each in signatures:
            counts.update(each.grams)
            for gram in each.grams:
                self.places[gram].append(each.index)
        total = len(self.signatures)
        for each in others:
            counts.update(each.grams)
            total += 1
        self.weights = {gram: log(1 + total / count) for gram, count in counts.items()}
        self._whole: dict[frozenset[str], float] = {}

    def weight(self, grams: Iterable[str]) -> float:
        return sum(map(self.weights.get, grams, repeat(0.0)))

    def _of(self, signature: Signature) -> float:
        """The weight of all of a signature, worked out once."""
        found = self._whole.get(signature.grams)
        if found is None:
            found = self._whole[signature.grams] = self.weight(signature.grams)
        return found

    def near(self, signature: Signature, most: int = 6) -> Iterator[int]:
        """Indices of the signatures that share most with this one, best first."""
        shared: dict[int, float] = defaultdict(float)
        for gram in signature.grams:
            places = self.places.get(gram, ())
            if len(places) <= COMMON:
                weight = self.weights[gram]
                for place in places:
                    shared[place] += weight
        best = sorted(shared, key=lambda place: (-shared[place], abs(place - signature.index), place))
        yield from best[:most]

    def alike(self, one: Signature, other: Signature) -> float:
        """From 0 to 1: the weight of what both share in that of both (Dice)."""
        both = self._of(one) + self._of(other)
        return 2 * self.weight(one.grams & other.grams) / both if both else float(one.key == other.key)

    def within(self, part: Signature, whole: Signature) -> float:
        """From 0 to 1: how much of ``part`` stands in ``whole``."""
        weight = self._of(part)
        return self.weight(part.grams & whole.grams) / weight if weight else 0.0
