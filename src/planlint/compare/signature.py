"""What two texts are compared by: their characters without numbers, spaces and marks, and their pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise, repeat
from math import fsum, log
from sys import intern

from planlint.language.expressions import expression
from planlint.model.outline import Unit

COMMON = 40
"""Units beyond which a pair of characters is too common to lead anybody anywhere."""


class Signature:
    """A unit as the comparison sees it.

    ``key`` is the text without label, white space and punctuation; ``head`` the heading so. Texts that
    stand unchanged in both documents are never compared by their grams, so these are made when asked for.
    """

    __slots__ = ("_grams", "head", "index", "key")

    def __init__(self, index: int, key: str, head: str) -> None:
        self.index = index
        self.key = key
        self.head = head
        self._grams: frozenset[str] | None = None

    @property
    def grams(self) -> frozenset[str]:
        """The pairs of neighbouring characters in ``key``, single ones where there is only one."""
        if self._grams is None:
            # One object for one pair of characters: a long document has a million of them, few different.
            self._grams = frozenset(map(intern, grams_of(self.key)))
        return self._grams


def grams_of(key: str) -> set[str]:
    return set(map("".join, pairwise(key))) or set(key)


def signature(unit: Unit) -> Signature:
    return Signature(unit.index, plain(unit.text[unit.label_end :]), plain(unit.heading))


def plain(text: str) -> str:
    """The text's letters, digits and signs that carry a meaning (%, 〔, ：in a ratio does not)."""
    return expression(r"[^\w%％‰]+").sub("", text).replace("％", "%")


class Weights:
    """How much a pair of characters says: the rarer among the texts of both documents, the more."""

    def __init__(self, signatures: Iterable[Signature]) -> None:
        # A text that stands in both documents, or twice, is counted once: most are the same in both.
        texts = dict.fromkeys(each.key for each in signatures)
        counts = Counter(chain.from_iterable(map(grams_of, texts)))
        total = len(texts)
        self.weights = {gram: log(1 + 2 * total / count) for gram, count in counts.items()}
        self._whole: dict[str, float] = {}

    def weight(self, grams: Iterable[str]) -> float:
        # Exact, so that the order in which a set is gone through makes no difference.
        return fsum(map(self.weights.get, grams, repeat(0.0)))

    def of(self, signature: Signature) -> float:
        """The weight of all of a signature, worked out once."""
        found = self._whole.get(signature.key)
        if found is None:
            found = self._whole[signature.key] = self.weight(signature.grams)
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
        best = sorted(
            shared, key=lambda place: (-round(shared[place], 6), abs(place - signature.index), place)
        )
        yield from best[:most]

    def alike(self, one: Signature, other: Signature) -> float:
        return self.weights.alike(one, other)
