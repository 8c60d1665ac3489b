"""Which unit of the old document is which unit of the new one.

Equal texts are paired first, then sections by their headings and by what their units were paired with,
then rewritten units by the rare pairs of characters they share, then what stands between the same two
neighbours. What is left is a part of something (split, merged), or is added or removed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace

from planlint.compare.numbers import number
from planlint.compare.signature import Index, Signature, Weights, plain, signature
from planlint.language.expressions import expression
from planlint.model.outline import Outline, Passage, Unit
from planlint.model.records import dataclass

ALIKE = 0.33
"""Similarity from which two texts anywhere in the documents are the same unit rewritten."""

ALIKE_AT_HOME = 0.25
"""The same for units of the same section, or of the same heading."""

ALIKE_BETWEEN = 0.17
"""The same for what stands between the same two neighbours."""

SAME_BEGIN = 0.5
"""Similarity of first sentences from which what has the same number at the same place is the same."""

GAP = 8
"""Units between two neighbours beyond which nothing is paired by place alone."""

PART = 0.6
"""The share of a unit that stands in another from which it is a part of it."""

OWN = 0.25
"""The share of a part that has to be its own, and not in the rest of the whole as well."""

LEAST_CLAUSE = 8
"""Characters of a clause that tells two units to be one."""

HEADING = 2.5
"""Units that a heading outweighs where it and they changed places."""

LEAST_VERBATIM = 14
"""Characters of a unit that stands in another word for word by no chance."""

WITHIN = 0.7
"""The share of a unit that stands in a much longer one from which both may be the same unit."""

COVERED = 0.5
"""The share of a unit without a partner that its parts have to make."""

LEAST_PART = 8
"""Characters of a part: shorter ones stand in everything."""


@dataclass(frozen=True, slots=True)
class Link:
    """Units that belong together: one to one, one to several (split), several to one (merged).

    ``moved`` says that the unit, or the section it stood in, was taken from its place to another.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    alike: float
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Alignment:
    """All units of both documents, each in one link or in one of the two other lists."""

    links: tuple[Link, ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]


def align(old: Outline, new: Outline) -> Alignment:
    """The alignment of two documents; time close to linear in the number of their units."""
    return _Aligner(old, new).run()


@dataclass
class _Aligner:
    old: Outline
    new: Outline
    pairs: dict[int, int] = field(default_factory=dict)
    back: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.olds = [signature(unit) for unit in self.old.units]
        self.news = [signature(unit) for unit in self.new.units]
        self.weights = Weights([*self.olds, *self.news])

    def run(self) -> Alignment:
        self._equal()
        self._sections()
        self._rewritten()
        self._between()
        self._sections()
        splits = self._parts(self.olds, self.news, self.pairs, self.back)
        merges = self._parts(self.news, self.olds, self.back, self.pairs)
        return self._result(splits, merges)

    def _pair(self, one: int, other: int) -> None:
        self.pairs[one], self.back[other] = other, one

    def _fits(self, one: int, other: int) -> bool:
        """Sections pair with sections, everything else with everything else."""
        return (self.old.units[one].kind == "section") == (self.new.units[other].kind == "section")

    # Equal texts ---------------------------------------------------------------------------------

    def _equal(self) -> None:
        places: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for side, signatures in ((0, self.olds), (1, self.news)):
            for each in signatures:
                if each.key:
                    kind = (self.old, self.new)[side].units[each.index].kind == "section"
                    places[f"{kind}{each.key}"][side].append(each.index)
        several = []
        for ones, others in places.values():
            if len(ones) == len(others) == 1:
                self._pair(ones[0], others[0])
            elif ones and others:
                several.append((ones, others))
        # Texts that occur more than once go by their neighbours, then by section, then by order.
        self._beside()
        for ones, others in several:
            self._same_text(
                [each for each in ones if each not in self.pairs],
                [each for each in others if each not in self.back],
            )

    def _beside(self) -> None:
        """Pair equal texts that stand right after, or before, two units that are a pair."""
        count = len(self.olds)
        for step, order in ((-1, range(1, count)), (1, range(count - 2, -1, -1))):
            for one in order:
                near = self.pairs.get(one + step)
                if one in self.pairs or near is None:
                    continue
                other = near - step
                if not 0 <= other < len(self.news) or other in self.back:
                    continue
                if (
                    self.olds[one].key == self.news[other].key
                    and self.olds[one].key
                    and self._fits(one, other)
                ):
                    self._pair(one, other)

    def _same_text(self, ones: Sequence[int], others: Sequence[int]) -> None:
        free = list(others)
        late = []
        for one in ones:
            home = next((each for each in free if self._at_home(one, each)), None)
            if home is None:
                late.append(one)
            else:
                self._pair(one, home)
                free.remove(home)
        for one, other in zip(late, free, strict=False):
            self._pair(one, other)

    def _at_home(self, one: int, other: int) -> bool:
        above, there = self.old.units[one].parent, self.new.units[other].parent
        if above is None or there is None:
            return above is there
        if above in self.pairs:
            return self.pairs[above] == there
        return self.olds[above].key == self.news[there].key

    # Sections ------------------------------------------------------------------------------------

    def _sections(self) -> None:
        votes = self._votes()
        index = Index(
            [each for each in self.news if each.index not in self.back and self._is_section(self.new, each)],
            [each for each in self.olds if each.index not in self.pairs and self._is_section(self.old, each)],
            self.weights,
        )
        scores: list[tuple[float, int, int]] = []
        for unit in self.old.units:
            if unit.kind != "section" or unit.index in self.pairs:
                continue
            near = {*index.near(self.olds[unit.index]), *votes[unit.index]}
            for other in near:
                if other in self.back or not self._fits(unit.index, other):
                    continue
                alike = self.weights.alike(self.olds[unit.index], self.news[other])
                share = votes[unit.index].get(other, 0) / max(len(unit.children), 1)
                level = unit.level == self.new.units[other].level
                score = alike * 0.6 + share * 0.6 + (0.05 if level else 0)
                if alike >= ALIKE or share >= 0.5 or (alike >= ALIKE_AT_HOME and share > 0):
                    scores.append((score, unit.index, other))
        self._best(scores)

    def _is_section(self, outline: Outline, signature: Signature) -> bool:
        return outline.units[signature.index].kind == "section"

    def _votes(self) -> dict[int, dict[int, int]]:
        """For each old section, how many of its units were paired with units of each new one."""
        votes: dict[int, dict[int, int]] = defaultdict(dict)
        for one, other in self.pairs.items():
            above, there = self.old.units[one].parent, self.new.units[other].parent
            if above is not None and there is not None:
                votes[above][there] = votes[above].get(there, 0) + 1
        return votes

    def _best(self, scores: Iterable[tuple[float, int, int]]) -> None:
        """Pair greedily, best first; ties by place, so that the result is the same every time."""
        for _, one, other in sorted(scores, key=lambda s: (-s[0], abs(s[1] - s[2]), s[1], s[2])):
            if one not in self.pairs and other not in self.back:
                self._pair(one, other)

    # Rewritten units -----------------------------------------------------------------------------

    def _rewritten(self) -> None:
        scores: list[tuple[float, int, int]] = []
        free = [each for each in self.olds if each.index not in self.pairs and each.key]
        others = [each for each in self.news if each.index not in self.back and each.key]
        rest = Index(others, free, self.weights)
        shared = self._shared(free, others)
        near = {
            each.index: list(dict.fromkeys([*rest.near(each), *shared.get(each.index, ())])) for each in free
        }
        into, out_of = self._verbatim(near)
        for each in free:
            for other in near[each.index]:
                if not self._fits(each.index, other):
                    continue
                if not _may(into, each.index, other) or not _may(out_of, other, each.index):
                    continue
                alike = max(
                    self.weights.alike(each, self.news[other]), shared.get(each.index, {}).get(other, 0.0)
                )
                if alike < ALIKE and self._mostly_within(each, self.news[other]):
                    alike = ALIKE
                home = self._at_home(each.index, other)
                named = bool(each.head) and each.head == self.news[other].head
                if alike >= (ALIKE_AT_HOME if home or named else ALIKE):
                    scores.append((alike + 0.1 * home + 0.2 * named, each.index, other))
        self._best(scores)

    def _mostly_within(self, one: Signature, other: Signature) -> bool:
        """Whether nearly all of the shorter one stands in the longer: the rest was cut out, or put in."""
        short, long = sorted((one, other), key=lambda each: len(each.key))
        return len(short.key) >= LEAST_VERBATIM and self.weights.within(short, long) >= WITHIN

    def _verbatim(self, near: dict[int, list[int]]) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
        """For each old and each new unit that stands word for word in units of the other side, which those
        are: it came out of them, or went into them, and is nothing else rewritten."""
        into: dict[int, set[int]] = defaultdict(set)
        out_of: dict[int, set[int]] = defaultdict(set)
        for one, others in near.items():
            key = self.olds[one].key
            for other in others:
                there = self.news[other].key
                if len(key) >= LEAST_VERBATIM and key in there:
                    into[one].add(other)
                elif len(there) >= LEAST_VERBATIM and there in key:
                    out_of[other].add(one)
        return into, out_of

    def _shared(self, ones: Sequence[Signature], others: Sequence[Signature]) -> dict[int, dict[int, float]]:
        """For each old unit the new ones that have whole clauses of it which stand nowhere else, and what
        share of both they make: what is left of a unit when half of it was written anew."""
        places: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for side, signatures in ((0, ones), (1, others)):
            outline = (self.old, self.new)[side]
            for each in signatures:
                for clause in set(_long_clauses(outline.units[each.index])):
                    places[clause][side].append(each.index)
        found: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        for clause, (before, after) in places.items():
            if len(before) == len(after) == 1:
                size = len(self.olds[before[0]].key) + len(self.news[after[0]].key)
                found[before[0]][after[0]] += 2 * len(clause) / size
        return found

    def _between(self) -> None:
        """What stands between the same two neighbours on both sides may be rewritten altogether."""
        rank = sorted(self.pairs)
        scores: list[tuple[float, int, int]] = []
        for one, next_ in zip([-1, *rank], [*rank, len(self.olds)], strict=True):
            low = self.pairs.get(one, -1) + 1
            high = self.pairs.get(next_, len(self.news))
            olds, news = range(one + 1, next_), range(low, high)
            if 0 < len(olds) <= GAP and 0 < len(news) <= GAP:
                scores += self._gap(olds, [other for other in news if other not in self.back])
        self._best(scores)

    def _gap(self, olds: Sequence[int], news: Sequence[int]) -> Iterator[tuple[float, int, int]]:
        for one in olds:
            for other in news:
                if not self._fits(one, other) or not self._at_home(one, other):
                    continue
                alike = self.weights.alike(self.olds[one], self.news[other])
                if alike >= ALIKE_BETWEEN or self._begin_alike(one, other):
                    yield alike, one, other

    def _begin_alike(self, one: int, other: int) -> bool:
        """Whether both have the same number and say much the same in their first sentence."""
        old, new = self.old.units[one], self.new.units[other]
        if not old.label or old.label != new.label:
            return False
        firsts = [
            replace(unit, passage=Passage(unit.text[: unit.label_end] + _first_sentence(unit), ()))
            for unit in (old, new)
        ]
        return self.weights.alike(signature(firsts[0]), signature(firsts[1])) >= SAME_BEGIN

    # Splits and merges ---------------------------------------------------------------------------

    def _parts(
        self,
        wholes: Sequence[Signature],
        parts: Sequence[Signature],
        taken: dict[int, int],
        used: dict[int, int],
    ) -> dict[int, list[int]]:
        """For each whole on the one side the free units of the other side that stand in it.

        A whole that has a partner is split only when a free unit took something that its partner lost.
        """
        free = [each for each in parts if each.index not in used and len(each.key) >= LEAST_PART]
        by_whole = Index([each for each in wholes if self._may_part(each, parts, taken)], free, self.weights)
        found: dict[int, list[int]] = defaultdict(list)
        for part in free:
            for place in by_whole.near(part):
                whole = wholes[place]
                if self._kind(wholes, place) != self._kind(parts, part.index):
                    continue
                if self.weights.within(part, whole) < PART or len(whole.key) <= len(part.key):
                    continue
                partner = taken.get(place)
                verbatim = (
                    part.key in whole.key and partner is not None and part.key not in parts[partner].key
                )
                if partner is not None and not verbatim:
                    # What the partner has as well (依法给予处分) speaks neither for nor against.
                    own = part.grams - parts[partner].grams
                    lost = self.weights.weight(own & whole.grams)
                    if lost < PART * self.weights.weight(own) or lost < OWN * self.weights.of(part):
                        continue
                found[place].append(part.index)
                break
        size = {each.index: len(each.key) for each in parts}
        return {
            place: units
            for place, units in found.items()
            if place in taken
            or (len(units) > 1 and sum(size[at] for at in units) >= COVERED * len(wholes[place].key))
        }

    def _may_part(self, whole: Signature, parts: Sequence[Signature], taken: dict[int, int]) -> bool:
        """Whether a unit may have parts elsewhere: one whose partner says the same lost nothing."""
        return bool(whole.key) and (whole.index not in taken or parts[taken[whole.index]].key != whole.key)

    def _kind(self, side: Sequence[Signature], index: int) -> bool:
        outline = self.old if side is self.olds else self.new
        return outline.units[index].kind == "section"

    # The result ----------------------------------------------------------------------------------

    def _result(self, splits: dict[int, list[int]], merges: dict[int, list[int]]) -> Alignment:
        moved = self._moved()
        links: list[Link] = []
        gone, come = set(range(len(self.olds))), set(range(len(self.news)))
        for one, other in self.pairs.items():
            news = sorted({other, *splits.get(one, ())})
            olds = sorted({one, *merges.get(other, ())})
            alike = self.weights.alike(self.olds[one], self.news[other])
            links.append(Link(tuple(olds), tuple(news), alike, one in moved))
            gone -= set(olds)
            come -= set(news)
        for one, parts in splits.items():
            if one not in self.pairs and one in gone:
                free = [part for part in parts if part in come]
                if free:
                    links.append(Link((one,), tuple(free), 0.0))
                    gone.discard(one)
                    come -= set(free)
        for other, parts in merges.items():
            if other not in self.back and other in come:
                free = [part for part in parts if part in gone]
                if free:
                    links.append(Link(tuple(free), (other,), 0.0))
                    come.discard(other)
                    gone -= set(free)
        ordered = tuple(sorted(links, key=lambda link: (link.new, link.old)))
        return Alignment(ordered, tuple(sorted(gone)), tuple(sorted(come)))

    def _moved(self) -> set[int]:
        """Old units that stand elsewhere now: what has to be taken out, as little as can be, for the rest
        to stand in the order it had.

        Who reads a heading above a unit that was not there, or misses one, reads it in another section,
        but nobody moved it. What stands as it did in a section that was moved is not moved itself.
        """
        ones = sorted(self.pairs)
        weights = [self._weight(one) for one in ones]
        kept = _heaviest_rise([self.pairs[one] for one in ones], weights)
        moved = {one for at, one in enumerate(ones) if at not in kept and self.olds[one].key}
        along: dict[int, list[int]] = defaultdict(list)
        for one in sorted(moved):
            above = self.old.units[one].parent
            if above in moved and self.pairs[above] == self.new.units[self.pairs[one]].parent:
                along[above].append(one)
        for group in along.values():
            rise = _heaviest_rise([self.pairs[one] for one in group], [self._weight(one) for one in group])
            moved -= {group[at] for at in rise}
        return moved | {one for one in ones if self._changed_rank(one)}

    def _changed_rank(self, one: int) -> bool:
        """Whether a numbered unit counts in another sequence, of another section, than it did (an article
        that became the last item of the list above it)."""
        old, new = self.old.units[one], self.new.units[self.pairs[one]]
        if old.parent is None or new.parent is None or not old.label or not new.label:
            return False
        above = self.pairs.get(old.parent)
        return (
            above is not None
            and above != new.parent
            and new.parent in self.back
            and number(old.label).form != number(new.label).form
        )

    def _weight(self, one: int) -> float:
        """How much speaks for a unit to have stayed: a heading holds its section together, and of two units
        that changed places the shorter was moved."""
        section = self.old.units[one].kind == "section"
        return (HEADING if section else 1.0) + min(len(self.olds[one].key), 1000) / 100_000


def _may(wholes: dict[int, set[int]], part: int, whole: int) -> bool:
    return part not in wholes or whole in wholes[part]


def _first_sentence(unit: Unit) -> str:
    return expression(r"[^。；;\n]*").match(unit.text, unit.label_end)[0]  # type: ignore[index]


def _long_clauses(unit: Unit) -> list[str]:
    """The clauses of a unit that are too long to be in two units by chance, as in ``Signature.key``."""
    parts = expression(r"[，。；：！？,;!?\n]+").split(unit.text[unit.label_end :])
    return [key for part in parts if len(key := plain(part)) >= LEAST_CLAUSE]


def _heaviest_rise(places: Sequence[int], weights: Sequence[float]) -> set[int]:
    """The positions of the heaviest part of the sequence that rises: what kept its order."""
    order = {place: at + 1 for at, place in enumerate(sorted(places))}
    # A Fenwick tree of the heaviest rise that ends at or below a place, and at which position it ends.
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(places) + 1)
    before = [-1] * len(places)
    top = (0.0, -1)
    for at, place in enumerate(places):
        best = (0.0, -1)
        rank = order[place]
        while rank > 0:
            best = max(best, tree[rank])
            rank -= rank & -rank
        before[at] = best[1]
        this = (best[0] + weights[at], at)
        rank = order[place]
        while rank <= len(places):
            tree[rank] = max(tree[rank], this)
            rank += rank & -rank
        top = max(top, this)
    kept: set[int] = set()
    here = top[1]
    while here >= 0:
        kept.add(here)
        here = before[here]
    return kept
