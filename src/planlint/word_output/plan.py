"""Which paragraph, table or row of one container became which of the other: the plan of a redline."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from planlint.compare.signature import Index, Signature, grams_of, plain
from planlint.model.records import dataclass
from planlint.word_output.matching import common, heaviest

ALIKE = 0.35
"""Similarity from which two neighbours are one paragraph rewritten; below it one goes and one comes."""

ALIKE_AT_ENDS = 0.4
"""The share of what begins and ends alike from which the only two between neighbours are the same one."""

ALIKE_MOVED = 0.6
"""The same for paragraphs at different places."""

LEAST_MOVED = 8
"""Characters of a paragraph that may count as moved: shorter ones are alike by chance."""

PART_GAIN = 0.05
"""By how much a neighbour must raise the similarity to be the other half of a split or merge."""


@dataclass(frozen=True, slots=True)
class Item:
    """What is aligned. ``key`` is equal for what needs no mark, ``text`` is what is compared otherwise; only
    items of one ``kind`` can be the same thing rewritten."""

    kind: str
    key: str
    text: str
    boxes: str = ""
    """What its text boxes say: it is the same paragraph still where that differs, but not unchanged."""

    @property
    def paragraph(self) -> bool:
        return self.kind == "p"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the plan, in the order of the document that results.

    Both empty does not occur; one old and one new item that are equal are kept as they are (``same``),
    others are rewritten, split or merged. ``move`` is the number that steps which only take away share
    with those that only add the same again; ``partner`` is the old item of one that adds.
    """

    olds: tuple[int, ...]
    news: tuple[int, ...]
    same: bool = False
    move: int = 0
    partner: int = -1


def plan(olds: Sequence[Item], news: Sequence[Item], *, moves: bool = True) -> list[Step]:
    """The steps that lead through both sequences; time close to linear in their lengths."""
    return _Planner(olds, news).run(moves=moves)


class _Planner:
    def __init__(self, olds: Sequence[Item], news: Sequence[Item]) -> None:
        self.olds = olds
        self.news = news
        self.pairs: dict[int, int] = {}
        self.moved: dict[int, int] = {}

    def run(self, *, moves: bool) -> list[Step]:
        # An empty paragraph leads nobody anywhere: it goes by its neighbours, in the end.
        full_old = [at for at, item in enumerate(self.olds) if _is_full(item)]
        full_new = [at for at, item in enumerate(self.news) if _is_full(item)]
        self._equal(full_old, full_new)
        taken = set(self.pairs.values())
        free_old = [at for at in full_old if at not in self.pairs]
        free_new = [at for at in full_new if at not in taken]
        if free_old and free_new:
            self._rewritten(free_old, free_new, moves=moves)
        self._empty()
        self._end()
        return self._steps()

    def _equal(self, ones: Sequence[int], others: Sequence[int]) -> None:
        keys = [_same(self.olds[at]) for at in ones], [_same(self.news[at]) for at in others]
        for at, there, size in common(*keys):
            self.pairs.update(zip(ones[at : at + size], others[there : there + size], strict=True))

    def _empty(self) -> None:
        """Pair the empty paragraphs between each two pairs."""
        at = there = 0
        for one, other in [*sorted(self.pairs.items()), (len(self.olds), len(self.news))]:
            ones = [i for i in range(at, one) if not _is_full(self.olds[i])]
            others = [j for j in range(there, other) if not _is_full(self.news[j])]
            if ones and others:
                self._equal(ones, others)
            at, there = one + 1, other + 1

    # Rewritten and moved ---------------------------------------------------------------------------

    def _rewritten(self, free_old: list[int], free_new: list[int], *, moves: bool) -> None:
        gap_old, gap_new = self._gaps(free_old, free_new)
        self.ones = {at: _signature(at, self.olds[at]) for at in free_old}
        self.others = {at: _signature(at, self.news[at]) for at in free_new}
        named = [each for each in self.others.values() if each.key]
        self.index = Index(named, [each for each in self.ones.values() if each.key])
        near: dict[int, list[tuple[int, int, float]]] = defaultdict(list)
        far: list[tuple[float, int, int]] = []
        for at, one in self.ones.items():
            for there in self.index.near(one) if one.key else ():
                if self.olds[at].kind != self.news[there].kind:
                    continue
                alike = self.index.alike(one, self.others[there])
                if gap_old[at] == gap_new[there] and alike >= ALIKE:
                    near[gap_old[at]].append((at, there, alike))
                if alike >= ALIKE_MOVED and self._movable(at, there):
                    far.append((alike, at, there))
        for scores in near.values():
            self.pairs.update(heaviest(scores))
        self._alone(free_old, free_new, gap_old, gap_new)
        if moves:
            self._moves(far)

    def _gaps(self, free_old: list[int], free_new: list[int]) -> tuple[dict[int, int], dict[int, int]]:
        """Between which equal items each free one stands."""
        kept = sorted(self.pairs.items())
        old: dict[int, int] = {}
        new: dict[int, int] = {}
        for free, found, side in ((free_old, old, 0), (free_new, new, 1)):
            gap = 0
            for at in free:
                while gap < len(kept) and kept[gap][side] < at:
                    gap += 1
                found[at] = gap
        return old, new

    def _alone(
        self, free_old: list[int], free_new: list[int], gap_old: dict[int, int], gap_new: dict[int, int]
    ) -> None:
        """The only table, row or short paragraph between the same neighbours is the same one."""
        ones: dict[int, list[int]] = defaultdict(list)
        others: dict[int, list[int]] = defaultdict(list)
        taken = set(self.pairs.values())
        for at in free_old:
            ones[gap_old[at]].append(at)
        for at in free_new:
            others[gap_new[at]].append(at)
        for gap, here in ones.items():
            there = others.get(gap, [])
            if len(here) != 1 or len(there) != 1 or here[0] in self.pairs or there[0] in taken:
                continue
            one, other = self.olds[here[0]], self.news[there[0]]
            if one.kind == other.kind and (not one.paragraph or _ends_alike(one.text, other.text)):
                self.pairs[here[0]] = there[0]

    def _movable(self, at: int, there: int) -> bool:
        shorter = min(len(self.ones[at].key), len(self.others[there].key))
        return self.olds[at].paragraph and shorter >= LEAST_MOVED

    def _moves(self, far: list[tuple[float, int, int]]) -> None:
        """Best pairs first; a text that stands there several times is not moved but repeated."""
        often = Counter(each.key for each in self.olds), Counter(each.key for each in self.news)
        taken = set(self.pairs.values())
        for _, at, there in sorted(far, key=lambda each: (-each[0], each[1], each[2])):
            if at in self.pairs or at in self.moved or there in taken:
                continue
            if often[0][self.olds[at].key] == 1 and often[1][self.news[there].key] == 1:
                self.moved[at] = there
                taken.add(there)

    # The end of a container ------------------------------------------------------------------------

    def _end(self) -> None:
        """See that both sequences end in the same paragraph or that only paragraphs come after it.

        The last paragraph of a cell or document has a mark that cannot be inserted or deleted.
        """
        if not self.olds or not self.news:
            return
        last, final = len(self.olds) - 1, len(self.news) - 1
        if not (self.olds[last].paragraph and self.news[final].paragraph):
            return
        if self.pairs.get(last) == final:
            return
        back = {there: at for at, there in self.pairs.items()}
        if last not in self.pairs and final in back and self._paragraphs(self.olds, back[final]):
            self.moved = {at: there for at, there in self.moved.items() if at <= back[final]}
            return
        if final not in back and last in self.pairs and self._paragraphs(self.news, self.pairs[last]):
            self.moved = {at: there for at, there in self.moved.items() if there <= self.pairs[last]}
            return
        self.moved = {at: there for at, there in self.moved.items() if at != last and there != final}
        self.pairs = {at: there for at, there in self.pairs.items() if at != last and there != final}
        self.pairs[last] = final

    @staticmethod
    def _paragraphs(items: Sequence[Item], start: int) -> bool:
        return all(item.paragraph for item in items[start:])

    # The steps -------------------------------------------------------------------------------------

    def _steps(self) -> list[Step]:
        numbers = self._numbers()
        arrived = {there: at for at, there in self.moved.items()}
        steps: list[Step] = []
        at = there = 0
        for one, other in [*sorted(self.pairs.items()), (len(self.olds), len(self.news))]:
            steps += [Step((i,), (), move=numbers.get(i, 0)) for i in range(at, one)]
            for j in range(there, other):
                partner = arrived.get(j, -1)
                steps.append(Step((), (j,), move=numbers.get(partner, 0), partner=partner))
            if one < len(self.olds):
                steps.append(Step((one,), (other,), same=self._unchanged(one, other)))
            at, there = one + 1, other + 1
        return self._whole(steps)

    def _unchanged(self, one: int, other: int) -> bool:
        old, new = self.olds[one], self.news[other]
        return _same(old) == _same(new) and old.boxes == new.boxes

    def _numbers(self) -> dict[int, int]:
        """The number of each move by old item; paragraphs that moved together have the same one."""
        found: dict[int, int] = {}
        number = 0
        for at, there in sorted(self.moved.items()):
            if found.get(at - 1) is None or self.moved[at - 1] != there - 1:
                number += 1
            found[at] = number
        return found

    # Splits and merges -----------------------------------------------------------------------------

    def _whole(self, steps: Sequence[Step]) -> list[Step]:
        """Join to a rewritten paragraph the neighbours that are the rest of it, on either side."""
        found: list[Step] = []
        todo = list(reversed(steps))
        while todo:
            step = todo.pop()
            if step.olds and step.news and not step.same and self.olds[step.olds[0]].paragraph:
                while found and (more := self._with(found[-1], step)):
                    found.pop()
                    step = more
                while todo and (more := self._with(step, todo[-1])):
                    todo.pop()
                    step = more
            found.append(step)
        return found

    def _with(self, one: Step, other: Step) -> Step | None:
        """Both steps as one, ``None`` where that does not make the two sides more alike."""
        part = one if bool(one.olds) != bool(one.news) else other
        if part.move or bool(part.olds) == bool(part.news):
            return None
        items = [self.olds[i] for i in part.olds] + [self.news[i] for i in part.news]
        if not all(item.paragraph and plain(item.text) for item in items):
            return None
        kept = other if part is one else one
        joined = Step(one.olds + other.olds, one.news + other.news)
        return joined if self._alike(joined) > self._alike(kept) + PART_GAIN else None

    def _alike(self, step: Step) -> float:
        ones = grams_of("".join(plain(self.olds[at].text) for at in step.olds))
        others = grams_of("".join(plain(self.news[at].text) for at in step.news))
        return 2 * len(ones & others) / (len(ones) + len(others)) if ones or others else 0.0


def _same(item: Item) -> tuple[str, str]:
    return item.kind, item.key


def _is_full(item: Item) -> bool:
    return not item.paragraph or bool(item.text.strip())


def _ends_alike(one: str, other: str) -> bool:
    """Whether two short texts begin and end alike."""
    before = _shared(one, other)
    after = _shared(one[before:][::-1], other[before:][::-1])
    return 2 * (before + after) >= ALIKE_AT_ENDS * (len(one) + len(other))


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


def _signature(at: int, item: Item) -> Signature:
    return Signature(at, plain(item.text), "")
