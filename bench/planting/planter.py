"""Plants edits in a document and writes down what they are."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from planting import structure
from planting.documents import Item, Source, letters, render
from planting.numbers import read_label
from planting.patches import MAKERS, Patch, apart, apply
from planting.rewriting import neutral_clauses, rewrite


@dataclass(frozen=True)
class Planted:
    """One change that is there: its kinds, and the texts of both sides (label included, without spaces).

    ``other_old`` and ``other_new`` are texts that would be as right to quote: the further parts of a split,
    the neighbour that a unit changed places with. For numbers that moved on, ``run`` holds all old texts.
    """

    kinds: frozenset[str]
    old: str | None
    new: str | None
    other_old: frozenset[str] = frozenset()
    other_new: frozenset[str] = frozenset()
    run: frozenset[str] = frozenset()
    turns: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class Pair:
    name: str
    seed: int
    old: str
    new: str
    planted: tuple[Planted, ...]
    operations: tuple[str, ...]


class Planter:
    """The edits of one document under one seed."""

    def __init__(self, source: Source, seed: int, pool: Sequence[Item], clauses: Sequence[str]) -> None:
        self.source, self.seed = source, seed
        self.rng = random.Random(f"{source.name}/{seed}")
        self.pool, self.clauses = pool, clauses
        self.items = list(source.items)
        self.before = {item.origin: item for item in source.items if item.origin is not None}
        self.busy: set[int] = set()
        self.kinds: dict[int, set[str]] = {}
        self.turns: dict[int, set[tuple[str, str]]] = {}
        self.swapped: dict[int, int] = {}
        self.stirred: set[int | None] = set()
        self.runs: list[list[int]] = []
        self.extra: list[Planted] = []
        self.operations: list[str] = []
        self.grams = {gram for item in source.items for gram in _grams(item.body)}

    def plant(self, operations: Sequence[str]) -> Pair | None:
        for name in operations:
            if _OPERATIONS[name](self):
                self.operations.append(name)
        if not self.operations:
            return None
        return Pair(
            self.source.name,
            self.seed,
            render(self.source.items),
            render(self.items),
            self.truth(),
            tuple(self.operations),
        )

    # What may be edited ----------------------------------------------------------------------------

    def free(self, places: Sequence[int]) -> list[int]:
        found = [
            at
            for at in places
            if self.items[at].origin is not None and self.items[at].origin not in self.busy
        ]
        self.rng.shuffle(found)
        return found

    def unique(self, at: int) -> bool:
        """Whether no other unit has nearly the same words: else nobody could say which was moved."""
        body = letters(self.items[at].body)
        return sum(letters(item.body) == body for item in self.items) == 1

    def mark(self, at: int, *kinds: str) -> None:
        origin = self.items[at].origin
        assert origin is not None
        self.busy.add(origin)
        self.kinds.setdefault(origin, set()).update(kinds)

    # Edits inside a unit ---------------------------------------------------------------------------

    def inside(self, makers: Sequence[str], most: int) -> bool:
        places = [at for at, item in enumerate(self.items) if item.kind in ("measure", "goal", "provision")]
        for at in self.free(places):
            patches = self.choose(at, makers, most)
            if patches:
                self.put(at, patches)
                return True
        return False

    def choose(self, at: int, makers: Sequence[str], most: int) -> list[Patch]:
        body = self.items[at].body
        chosen: list[Patch] = []
        for name in makers:
            found = list(MAKERS[name](body, self.rng, self.source.held_out))
            self.rng.shuffle(found)
            # Equal chances for every kind and turn, or 应当 would be all that is ever weakened.
            found.sort(key=lambda patch: self.rng.random() * (1 if patch.new else 2))
            for patch in found:
                if apart(body, [*chosen, patch]):
                    chosen.append(patch)
                    break
            if len(chosen) == most:
                break
        return chosen if len(chosen) == most else []

    def put(self, at: int, patches: list[Patch]) -> None:
        self.items[at] = replace(self.items[at], body=apply(self.items[at].body, patches))
        self.mark(at, *(patch.kind for patch in patches))
        origin = self.items[at].origin
        assert origin is not None
        self.turns.setdefault(origin, set()).update((p.kind, p.turn) for p in patches if p.turn != "neutral")

    def several(self) -> bool:
        makers = [name for name in MAKERS if name != "wording"]
        return any(self.inside(self.rng.sample(makers, 2), 2) for _ in range(4))

    def rewrite(self, at: int, share: float) -> bool:
        body = rewrite(self.items[at].body, share, self.rng, self.clauses)
        if body is None:
            return False
        self.items[at] = replace(self.items[at], body=body)
        self.mark(at, "reworded")
        return True

    def reword(self) -> bool:
        return any(self.rewrite(at, 0.4) for at in self.free(structure.leaves(self.items))[:20])

    # Edits of the structure ------------------------------------------------------------------------

    def donor(self) -> str | None:
        """The words of a measure of another document that shares little with this one."""
        for _ in range(30):
            body = self.rng.choice(self.pool).body
            grams = _grams(body)
            if len(grams & self.grams) < 0.45 * len(grams):
                return body
        return None

    def insert(self) -> bool:
        body = self.donor()
        for at in self.free(structure.leaves(self.items)):
            if body is None:
                return False
            self.run(structure.insert(self.items, at, body))
            text = letters(self.items[at + 1].text)
            self.extra.append(Planted(frozenset({"added"}), None, text))
            return True
        return False

    def remove(self) -> bool:
        for at in self.free(structure.leaves(self.items)):
            if len(structure.siblings(self.items, at)) > 2 and self.unique(at):
                self.mark(at, "removed")
                self.run(structure.remove(self.items, at))
                return True
        return False

    def move(self, home: bool, share: float) -> bool:
        """To another place of the section, or to another section; rewritten by ``share``."""
        places = structure.leaves(self.items)
        for at in self.free(places):
            item = self.items[at]
            same = structure.siblings(self.items, at)
            if home:
                # Of two neighbours that change places nobody can say which one moved.
                targets = [to for to in same if not -3 <= same.index(to) - same.index(at) <= 1]
            else:
                targets = [to for to in places if self.items[to].parent != item.parent]
            # Of several moves among the same siblings nobody can say which they were.
            if (
                item.parent in self.stirred
                or len(same) < 3
                or not targets
                or not self.unique(at)
                or len(item.body) < 24
            ):
                continue
            if share and not self.rewrite(at, share):
                continue
            if home:
                self.stirred.add(item.parent)
            self.carry(at, self.items[self.rng.choice(targets)].origin)
            return True
        return False

    def carry(self, at: int, target: int | None) -> None:
        self.mark(at, "moved")
        item = self.items[at]
        self.run(structure.remove(self.items, at))
        to = next(place for place, each in enumerate(self.items) if each.origin == target)
        self.run(structure.insert(self.items, to, item.body))
        self.items[to + 1] = replace(self.items[to + 1], origin=item.origin, kind=item.kind)

    def split(self) -> bool:
        for at in self.free(structure.leaves(self.items)):
            parts = structure.halves(self.items[at].body, self.rng)
            if parts is None or not self.unique(at):
                continue
            self.mark(at, "split")
            self.run(structure.insert(self.items, at, parts[1]))
            self.items[at] = replace(self.items[at], body=parts[0])
            origin = self.items[at].origin
            assert origin is not None
            self.swapped[origin] = at
            self.extra.append(
                Planted(frozenset({"split"}), letters(self.before[origin].text), letters(self.items[at].text),
                        other_new=frozenset({letters(self.items[at + 1].text)}))
            )  # fmt: skip
            return True
        return False

    def merge(self) -> bool:
        for at in self.free(structure.leaves(self.items)):
            same = structure.siblings(self.items, at)
            if (
                at + 1 not in same
                or self.items[at + 1].origin in self.busy
                or self.items[at + 1].origin is None
            ):
                continue
            one, other = self.items[at], self.items[at + 1]
            if (
                not (self.unique(at) and self.unique(at + 1))
                or len(other.body) < 20
                or "\n" in one.body + other.body
            ):
                continue
            self.mark(at, "merged")
            self.mark(at + 1, "merged")
            self.run(structure.remove(self.items, at + 1))
            self.items[at] = replace(one, body=one.body + other.body.lstrip())
            assert one.origin is not None and other.origin is not None
            self.swapped[one.origin] = self.swapped[other.origin] = at
            self.extra.append(
                Planted(
                    frozenset({"merged"}),
                    letters(self.before[one.origin].text),
                    letters(self.items[at].text),
                    other_old=frozenset({letters(self.before[other.origin].text)}),
                )
            )
            return True
        return False

    def run(self, origins: list[int]) -> None:
        if origins:
            self.runs.append(origins)

    # What is true in the end -----------------------------------------------------------------------

    def truth(self) -> tuple[Planted, ...]:
        after = {item.origin: item for item in self.items if item.origin is not None}
        found = [
            replace(each, new=letters(self._final(each.new))) if each.new else each for each in self.extra
        ]
        for origin, kinds in self.kinds.items():
            if origin in self.swapped or not kinds:
                continue
            old = letters(self.before[origin].text)
            new = letters(after[origin].text) if origin in after else None
            found.append(Planted(frozenset(kinds), old, new, turns=frozenset(self.turns.get(origin, ()))))
        found += self._numbers(after)
        return tuple(found)

    def _final(self, text: str) -> str:
        # Labels of planted units may have moved on after they were planted; bodies have not.
        return next(
            (
                i.text
                for i in self.items
                if letters(i.body)
                and text.endswith(letters(i.body))
                and len(letters(i.text)) - len(text) in range(-3, 4)
            ),
            text,
        )

    def _numbers(self, after: dict[int, Item]) -> list[Planted]:
        """Runs of units whose number went up or down by as much: each is one fact."""
        moved = {o for o, kinds in self.kinds.items() if kinds & {"moved", "removed", "added"}}
        by = {
            origin: (read_label(item.label) or ("", 0))[1]
            - (read_label(self.before[origin].label) or ("", 0))[1]
            for origin, item in after.items()
        }
        groups: list[set[int]] = []
        for run in self.runs:
            alive = {
                origin
                for origin in run
                if origin in after
                and origin not in moved
                and after[origin].label.strip() != self.before[origin].label.strip()
            }
            touching = [group for group in groups if group & alive]
            for group in touching:
                alive |= group
                groups.remove(group)
            if alive:
                groups.append(alive)
        runs: list[list[int]] = []
        for group in groups:
            # A unit that kept its number, or went another way, parts a run.
            low, high, last = min(group), max(group), 0
            same_form = [
                o
                for o in sorted(by)
                if low <= o <= high and self._form(o) == self._form(low) and o not in moved
            ]
            for origin in same_form:
                if origin in group and by[origin] == last and runs:
                    runs[-1].append(origin)
                elif origin in group:
                    runs.append([origin])
                last = by[origin] if origin in group else 0
        return [
            Planted(
                frozenset({"renumbered"}),
                None,
                None,
                run=frozenset(letters(self.before[o].text) for o in run),
            )
            for run in runs
        ]

    def _form(self, origin: int) -> str:
        return (read_label(self.before[origin].label) or ("", 0))[0]


def _grams(text: str) -> set[str]:
    plain = letters(text)
    return {plain[at : at + 2] for at in range(len(plain) - 1)}


_OPERATIONS: dict[str, Callable[[Planter], bool]] = {
    "weaker": lambda p: p.inside(["weaker"], 1),
    "stronger": lambda p: p.inside(["stronger"], 1),
    "figure": lambda p: p.inside(["figure"], 1),
    "date": lambda p: p.inside(["date"], 1),
    "owner": lambda p: p.inside(["owner"], 1),
    "money": lambda p: p.inside(["money"], 1),
    "wording": lambda p: p.inside(["wording"], 1),
    "several": Planter.several,
    "reword": Planter.reword,
    "insert": Planter.insert,
    "remove": Planter.remove,
    "split": Planter.split,
    "merge": Planter.merge,
    "move home": lambda p: p.move(True, 0.0),
    "move away": lambda p: p.move(False, 0.0),
    "move rewritten": lambda p: p.move(False, 0.5),
    "move home rewritten": lambda p: p.move(True, 0.5),
}
OPERATIONS = tuple(_OPERATIONS)
WEIGHTS = tuple(4 if name in MAKERS and name != "wording" else 1 for name in OPERATIONS)
"""Not every document has a place for every edit inside a unit, so they are tried more often."""


def clauses_of(pool: Sequence[Item]) -> list[str]:
    return sorted({clause for item in pool for clause in neutral_clauses(item.body)})
