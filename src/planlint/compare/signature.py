"""What two texts are compared by: their characters without numbers, spaces and marks, and their pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from math import log
from sys import intern

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


def signature(unit: Unit, known: dict[str, frozenset[str]] | None = None) -> Signature:
    """The signature of a unit; ``known`` keeps the grams of texts, most of which both documents have."""
    key = plain(unit.text[unit.label_end :])
    grams = known.get(key) if known is not None else None
    if grams is None:
        # One object for one pair of characters: a long document has a million of them, and few different.
        grams = frozenset(map(intern, {key[at : at + 2] for at in range(len(key) - 1)} or set(key)))
        if known is not None:
            known[key] = grams
    return Signature(unit.index, key, plain(unit.heading), grams)


def plain(text: str) -> str:
    """The text's letters, digits and signs that carry a meaning (%, 〔, ：in a ratio does not)."""
    return expression(r"[^\w%％‰]+").sub("", text).replace("％", "%")


class Weights:
    """How much a pair of characters says: the rarer among the texts of both documents, the more."""

    def __init__(self, signatures: Iterable[Signature]) -> None:
        # A text that stands in both documents, or twice, is counted once: most are the same in both.
        texts = {each.key: each.grams for each in signatures}
        counts = Counter(chain.from_iterable(texts.values()))
        total = len(texts)
        self.weights = {gram: log(1 + 2 * total / count) for gram, count in counts.items()}
        self._whole: dict[frozenset[str], float] = {}

    def weight(self, grams: Iterable[str]) -> float:
        return sum(map(self.weights.get, grams, repeat(0.0)))

    def of(self, signature: Signature) -> float:
        """The weight of all of a signature, worked out once."""
        found = self._whole.get(signature.grams)
        if found is None:
            found = self._whole[signature.grams] = self.weight(signature.grams)
        return found

    def alike(self, one: Signature, other: Signature) -> float:
        """From 0 to 1: the weight of what both share in that of both (Dice)."""
        if one.key == other.key:
            return 1.0
        both = self.of(one) + self.of(other)
        return 2 * self.weight(one.grams & other.grams) / both if both else 0.0

    def within(self, part: Signature, whole: Signature) -> float:
        """From 0 to 1: how much of ``part`` stands in ``whole``."""
        weight = self.of(part)
        return self.weight(part.grams & whole.grams) / weight if weight else 0.0


class Index:
    """Finds, for a signature, the likeliest of many without comparing it to each.

    Pairs of characters that stand in more than ``COMMON`` units are not followed, so that the work grows
    with the text and not with its square. ``others`` are the signatures that will be asked for: what none
    of them has is not indexed. ``weights`` are those of both documents, made of the two where not given.
    """

    def __init__(
        self, signatures: Sequence[Signature], others: Sequence[Signature], weights: Weights | None = None
    ) -> None:
        self.weights = weights or Weights([*signatures, *others])
        asked = frozenset(chain.from_iterable(each.grams for each in others))
        self.places: dict[str, list[int]] = defaultdict(list)
        for each in signatures if asked else ():
            for gram in each.grams & asked:
                self.places[gram].append(each.index)

    def near(self, signature: Signature, most: int = 6) -> Iterator[int]:
        """Indices of the signatures that share most with this one, best first."""
        shared: dict[int, float] = defaultdict(float)
        for gram in signature.grams:
            places = self.places.get(gram, ())
            if 0 < len(places) <= COMMON:
                weight = self.weights.weights[gram]
                for place in places:
                    shared[place] += weight
        best = sorted(shared, key=lambda place: (-shared[place], abs(place - signature.index), place))
        yield from best[:most]

    def alike(self, one: Signature, other: Signature) -> float:
        return self.weights.alike(one, other)
