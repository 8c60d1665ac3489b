"""Where a plan answers a requirement, and how fully.

A requirement is a list of commitments. Each is looked for in every sentence of the plan that shares
words with it; a word counts the more the fewer sentences it stands in. The unit that holds most of the
requirement answers it; a further one answers where it holds a commitment that the first does not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field

from planlint.model.evidence import Evidence
from planlint.model.outline import Outline
from planlint.model.records import dataclass
from planlint.model.text import Text
from planlint.model.trace import Answer, Lack, PlanTrace, Status, Traced
from planlint.trace.asking import Asked
from planlint.trace.homes import housed
from planlint.trace.lexis import Bag
from planlint.trace.passages import Plan
from planlint.trace.weaker import dropped_figures, dropped_frequency, less, softer
from planlint.trace.wording import clauses

ABOUT = 1.65
"""What a unit must share with a requirement to be about the same: as many words of which each stands nowhere
else, the share of the requirement counting three such words."""

FULL = 0.35
"""The score from which a requirement is answered in full. Plans reword, so that it is low."""

MISSING = 0.3
"""The share of a commitment below which it is named as missing."""

FURTHER = 0.6
"""The share of a commitment from which another unit answers as well."""

CLOSE = 0.75
"""The share of a commitment that is taken over nearly word for word. Who copies and leaves a commitment out
has dropped it; who rewords may have meant it with other words."""

DROPPED = 0.25
"""The share below which a commitment is dropped by who copies the others."""

SAME = 0.5
"""The share of a commitment from which its wording is compared."""

AT_HOME = 0.1
"""How much the heading of a unit speaks for it."""

OUT_OF_ORDER = 0.2
"""How much it speaks against a unit that it stands elsewhere in its document: from the first to the last."""

WEIGHT = {"command": 1.0, "aim": 0.4, "means": 0.4}
"""A plan may reword why and how; what is to be done counts."""

NEAR = 16
"""Sentences of the plan looked at for a requirement, and half as many for each commitment."""

Extract = Callable[[str], Evidence]


@dataclass(slots=True)
class _Unit:
    """How a unit of the plan answers: the best share and its sentence for every commitment."""

    shares: list[float]
    passages: list[int]
    touched: float = 0.0
    best: int = -1
    share: float = 0.0
    score: float = 0.0

    @property
    def about(self) -> float:
        return self.touched + 3 * self.share


def trace_plan(asked: Sequence[Asked], outline: Outline, extract: Extract) -> PlanTrace:
    """Every requirement held against one plan."""
    plan = Plan(outline, [each.bag for each in asked])
    found = [_Question(each, plan, extract).answer() for each in asked]
    traced = tuple(housed(found, asked, plan))
    used = {answer.unit for each in traced for answer in each.answers}
    rootless = tuple(unit.index for unit in outline.measures if unit.index not in used)
    return PlanTrace(outline, traced, rootless)


@dataclass
class _Question:
    asked: Asked
    plan: Plan
    extract: Extract
    units: dict[int, _Unit] = field(default_factory=dict)

    def answer(self) -> Traced:
        requirement = self.asked.requirement
        self._look()
        ranked = sorted(self.units, key=lambda unit: (-self.units[unit].score, unit))
        if not ranked or max(each.about for each in self.units.values()) < ABOUT:
            return Traced(requirement, "absent")
        first = ranked[0]
        chosen = [first, *self._further(first, ranked)]
        missing = self._missing(chosen)
        lost = "\n".join(lack.old for lack in missing)
        missing += tuple(lack for lack in self._dropped(chosen) if lack.old not in lost)
        softened = self._weaker(chosen)
        status: Status = "partly" if missing else "weaker" if softened else "answered"
        missing += softened
        return Traced(requirement, status, tuple(map(self._as_answer, chosen)), missing, first)

    def _look(self) -> None:
        """Fill ``units`` with what shares words with the requirement and is about the same schools."""
        plan, asked = self.plan, self.asked
        near = set(plan.places.near(asked.words, NEAR))
        for part in asked.parts:
            near.update(plan.places.near([word for word in asked.words if word in part], NEAR // 2))
        schools = asked.requirement.schools
        near = {at for at in near if plan.speaks_of(at, schools)} if schools else near
        shared, touched = self._shared(near)
        weights = [plan.weights.of(part) for part in asked.parts]
        for at in sorted(near):
            unit = self.units.setdefault(
                plan.passages[at].unit, _Unit([0.0] * len(asked.parts), [at] * len(asked.parts))
            )
            if touched.get(at, 0.0) > unit.touched:
                unit.touched, unit.best = touched[at], at
            for number, weight in enumerate(weights):
                share = shared[number].get(at, 0.0) / weight if weight else 0.0
                if share > unit.shares[number]:
                    unit.shares[number], unit.passages[number] = share, at
        kinds = [WEIGHT[each.kind] for each in asked.requirement.commitments]
        weights = [kind * weight for kind, weight in zip(kinds, weights, strict=True)]
        for index, unit in self.units.items():
            heading = plan.weights.share(asked.heading, plan.heading(index))
            there = index / len(plan.outline.units)
            unit.share = sum(w * s for w, s in zip(weights, unit.shares, strict=True)) / (sum(weights) or 1.0)
            unit.score = unit.share + AT_HOME * heading - OUT_OF_ORDER * abs(asked.position - there)

    def _shared(self, near: set[int]) -> tuple[list[dict[int, float]], dict[int, float]]:
        """What each passage shares with each commitment, and with the whole requirement.

        Of the latter a word within a longer one that stands there too (学生 in 中小学生) counts once.
        """
        plan, asked = self.plan, self.asked
        shared: list[dict[int, float]] = [{} for _ in asked.parts]
        touched: dict[int, float] = {}
        for word in asked.words:
            weight = plan.weights.one(word)
            holding = [found for part, found in zip(asked.parts, shared, strict=True) if word in part]
            longer = asked.longer.get(word)
            for at in plan.places.within(word, near):
                if word in asked.bag and not (longer and longer & plan.passages[at].bag):
                    touched[at] = touched.get(at, 0.0) + weight
                for found in holding:
                    found[at] = found.get(at, 0.0) + weight
        return shared, touched

    def _further(self, first: int, ranked: Sequence[int]) -> list[int]:
        """Units that hold a commitment which the first one lacks."""
        found = []
        for number, share in enumerate(self.units[first].shares):
            if self.asked.requirement.commitments[number].kind != "command":
                continue
            other = max(ranked, key=lambda unit: self.units[unit].shares[number])
            if share < MISSING and self.units[other].shares[number] >= FURTHER and other not in found:
                found.append(other)
        return found

    def _missing(self, chosen: Sequence[int]) -> tuple[Lack, ...]:
        """The commitments without an answer; nothing when the requirement as a whole is answered."""
        commitments = self.asked.requirement.commitments
        best = [max(self.units[unit].shares[n] for unit in chosen) for n in range(len(commitments))]
        owed = [n for n, each in enumerate(commitments) if each.kind == "command"]
        if not owed:
            return ()
        words: Bag = frozenset().union(
            *(self.plan.passages[at].bag for unit in chosen for at in self.plan.units[unit])
        )
        whole = self.plan.weights.share(self.asked.bag, words)
        mean = sum(best[n] for n in owed) / len(owed)
        least = min(best[n] for n in owed)
        things = min(self.plan.weights.share(self.asked.heads[n], words) for n in owed)
        if (whole + mean + least) / 3 + things / 5 < FULL:
            lost = [n for n in owed if best[n] < MISSING] or [min(owed, key=lambda n: best[n])]
        elif max(best) >= CLOSE:
            lost = [n for n in owed if min(best[n], self._own(n, words)) < DROPPED]
        else:
            lost = []
        return tuple(Lack("missing", Text(commitments[n].text), commitments[n].text) for n in lost)

    def _own(self, number: int, words: Bag) -> float:
        """The share of what only this commitment says; words of its neighbours are in their answer anyway."""
        parts = self.asked.parts
        others: Bag = frozenset().union(*(part for n, part in enumerate(parts) if n != number))
        return self.plan.weights.share(parts[number] - others, words) if parts[number] - others else 1.0

    def _dropped(self, chosen: Sequence[int]) -> tuple[Lack, ...]:
        """Figures and frequencies to which the sentences that answer have nothing of the kind.

        How often is said where the thing itself is said; a figure may stand in any of the sentences.
        """
        found: dict[str, Lack] = {}
        best = {self.units[unit].best for unit in chosen}
        all_of_them = best.union(*(self.units[unit].passages for unit in chosen))
        for number, each in enumerate(self.asked.requirement.commitments):
            here = best.union(self.units[unit].passages[number] for unit in chosen)
            for lack in (
                *dropped_figures(each.text, self._text(all_of_them)),
                *dropped_frequency(each.text, self._text(here)),
            ):
                found.setdefault(lack.old, lack)
        return tuple(found.values())

    def _text(self, places: set[int]) -> str:
        return "\n".join(self.plan.passages[at].text for at in sorted(places))

    def _weaker(self, chosen: Sequence[int]) -> tuple[Lack, ...]:
        """What the clauses that answer promise less than those that ask."""
        found: dict[str, Lack] = {}
        for number, each in enumerate(self.asked.requirement.commitments):
            best = max(chosen, key=lambda unit: self.units[unit].shares[number])
            if each.kind == "aim" or self.units[best].shares[number] < SAME:
                continue
            answer = self._clause(self.asked.parts[number], self.units[best].passages[number])
            for lack in softer(each.text, answer):
                found.setdefault(lack.what.zh, lack)
        for unit in chosen[:1]:
            answer = self.plan.passages[self.units[unit].best].text
            for lack in less(self.asked.requirement.text, answer):
                found.setdefault(lack.what.zh, lack)
        return tuple(found.values())

    def _clause(self, part: Bag, at: int) -> str:
        """The clause of a sentence that shares most with a commitment."""
        passage = self.plan.passages[at]
        text = self.plan.outline.units[passage.unit].text
        words = [text[span.start : span.end] for span in clauses(text, passage.span)]
        both = sorted(part & passage.bag)
        return max(
            words,
            key=lambda each: self.plan.weights.of(word for word in both if word in each),
            default=passage.text,
        )

    def _as_answer(self, index: int) -> Answer:
        unit, found = self.plan.outline.units[index], self.units[index]
        span = self.plan.passages[found.best].span
        evidence = unit.evidence if unit.kind == "measure" else self.extract(unit.text)
        return Answer(
            index,
            unit.label,
            unit.heading,
            unit.text[span.start : span.end],
            span,
            self.plan.outline.location(unit, span),
            round(found.share, 3),
            evidence,
        )
