"""What a rewritten unit promises now that it did not promise before, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from planlint.compare.clauses import Clause, clause_at, clauses, pairs
from planlint.compare.signature import plain
from planlint.language.expressions import expression
from planlint.language.force import force_of
from planlint.model.change import Shift, Turn
from planlint.model.evidence import Deadline, Evidence, Quantity
from planlint.model.outline import Unit
from planlint.model.text import Span, Text

_LESS_IS_BETTER = (
    r"班额|大班|辍学|流失|失学|近视|肥胖|差异系数|差距|负担|作业(?:时间|总量|时长)|事故|投诉|空编|缺编|隐患|债务|欠|未达标"
    r"|小规模|超标|下降|降低|减少|压缩|控制|不超过|以内|时限|天数"
)
"""Words of indicators that are to fall, or of clauses that ask for a fall."""


@dataclass(frozen=True)
class Versions:
    """Two versions of one unit with their clauses side by side."""

    old: Unit
    new: Unit
    old_clauses: tuple[Clause, ...]
    new_clauses: tuple[Clause, ...]
    became: dict[int, int]

    @staticmethod
    def of(old: Unit, new: Unit) -> Versions:
        before, after = clauses(old.text, old.label_end), clauses(new.text, new.label_end)
        return Versions(old, new, before, after, pairs(before, after))

    def same_clause(self, one: int, other: int) -> bool:
        """Whether the characters at these places stand in clauses that became each other."""
        before, after = clause_at(self.old_clauses, one), clause_at(self.new_clauses, other)
        return before >= 0 and self.became.get(before) == after


def shifts(pair: Versions, before: Evidence, after: Evidence) -> tuple[Shift, ...]:
    """Every shift of meaning between two versions of a unit whose evidence is given."""
    return (
        *_targets(pair, before.quantities, after.quantities),
        *_deadlines(pair, before.deadlines, after.deadlines),
        *_owners(before, after),
        *_funding(before, after),
        *_force(pair),
    )


# Figures -----------------------------------------------------------------------------------------


def _targets(pair: Versions, old: Sequence[Quantity], new: Sequence[Quantity]) -> Iterator[Shift]:
    free = list(new)
    left = []
    for quantity in old:
        other = next((each for each in free if _same_figure(pair, quantity, each)), None)
        if other is None:
            left.append(quantity)
            continue
        free.remove(other)
        yield from _target(pair, quantity, other)
    for quantity in left:
        other = next((each for each in free if _same_subject(quantity, each)), None)
        if other is None:
            yield _lost(pair, quantity)
        else:
            free.remove(other)
            yield from _target(pair, quantity, other)
    for quantity in free:
        what = _subject(quantity)
        yield Shift("target-changed", "better", what, "", quantity.text, None, quantity.span)


def _lost(pair: Versions, quantity: Quantity) -> Shift:
    return Shift("target-changed", "worse", _subject(quantity), quantity.text, "", quantity.span, None)


def _same_figure(pair: Versions, one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit and pair.same_clause(one.span.start, other.span.start)


def _same_subject(one: Quantity, other: Quantity) -> bool:
    return bool(one.subject) and one.unit == other.unit and plain(one.subject) == plain(other.subject)


def _target(pair: Versions, one: Quantity, other: Quantity) -> Iterator[Shift]:
    if (one.value, one.high, one.comparator) == (other.value, other.high, other.comparator):
        return
    turn = _turn(pair, one, other)
    yield Shift("target-changed", turn, _subject(one), one.text, other.text, one.span, other.span)


def _turn(pair: Versions, one: Quantity, other: Quantity) -> Turn:
    before, after = _bound(one), _bound(other)
    if before is None or after is None:
        return "neutral"
    clause = pair.old_clauses[clause_at(pair.old_clauses, one.span.start)].text
    falls = one.comparator in ("<", "<=") or bool(expression(_LESS_IS_BETTER).search(one.subject + clause))
    if before == after:
        firm = {">=": 2, "<=": 2, ">": 2, "<": 2, "=": 1, "~": 0}
        less = firm[other.comparator] - firm[one.comparator]
        return "worse" if less < 0 else "better" if less > 0 else "neutral"
    return "better" if (after < before) == falls else "worse"


def _bound(quantity: Quantity) -> float | None:
    return quantity.value


def _subject(quantity: Quantity) -> Text:
    return Text(quantity.subject or "指标", quantity.subject or "figure")


# Dates -------------------------------------------------------------------------------------------


def _deadlines(pair: Versions, old: Sequence[Deadline], new: Sequence[Deadline]) -> Iterator[Shift]:
    free = list(new)
    left = []
    for one in old:
        same = [each for each in free if plain(each.text) == plain(one.text)]
        if same:
            free.remove(same[0])
        else:
            left.append(one)
    what = Text("完成时限", "deadline")
    for one in left:
        other = next((e for e in free if pair.same_clause(one.span.start, e.span.start)), None)
        other = other or next((each for each in free if each.kind == one.kind), None)
        if other is None:
            yield Shift("deadline-changed", "worse", what, one.text, "", one.span, None)
            continue
        free.remove(other)
        turn = _later(one, other)
        yield Shift("deadline-changed", turn, what, one.text, other.text, one.span, other.span)
    for other in free:
        yield Shift("deadline-changed", "better", what, "", other.text, None, other.span)


def _later(one: Deadline, other: Deadline) -> Turn:
    pairs_: tuple[tuple[date | int | None, date | int | None], ...] = (
        (one.end, other.end),
        (one.recurrence, other.recurrence),
        (one.days, other.days),
    )
    for before, after in pairs_:
        if before is not None and after is not None and before != after:
            return "worse" if after > before else "better"  # type: ignore[operator]
    return "neutral"


# Owners and money --------------------------------------------------------------------------------


def _owners(before: Evidence, after: Evidence) -> Iterator[Shift]:
    old = {owner.name: owner for owner in before.owners}
    new = {owner.name: owner for owner in after.owners}
    gone = [owner for name, owner in old.items() if name not in new]
    come = [owner for name, owner in new.items() if name not in old]
    what = Text("责任单位", "owner")
    for one, other in zip(gone, come, strict=False):
        yield Shift("owner-changed", "neutral", what, one.name, other.name, one.span, other.span)
    for one in gone[len(come) :]:
        yield Shift("owner-changed", "worse", what, one.name, "", one.span, None)
    for other in come[len(gone) :]:
        yield Shift("owner-changed", "better", what, "", other.name, None, other.span)
    for name in old.keys() & new.keys():
        one, other = old[name], new[name]
        if one.part != other.part and "lead" in (one.part, other.part):
            turn: Turn = "worse" if one.part == "lead" else "better"
            yield Shift("owner-changed", turn, what, one.text, other.text, one.span, other.span)


def _funding(before: Evidence, after: Evidence) -> Iterator[Shift]:
    old = {plain(each.text): each for each in before.funding}
    new = {plain(each.text): each for each in after.funding}
    gone = [each for key, each in old.items() if key not in new]
    come = [each for key, each in new.items() if key not in old]
    what = Text("经费来源", "funding")
    for one, other in zip(gone, come, strict=False):
        if plain(one.source) != plain(other.source):
            yield Shift("funding-changed", "neutral", what, one.text, other.text, one.span, other.span)
    for one in gone[len(come) :]:
        yield Shift("funding-changed", "worse", what, one.text, "", one.span, None)
    for other in come[len(gone) :]:
        yield Shift("funding-changed", "better", what, "", other.text, None, other.span)


# Wording -----------------------------------------------------------------------------------------


def _force(pair: Versions) -> Iterator[Shift]:
    """Clauses that became weaker or stronger on the ladder of force."""
    for at, there in pair.became.items():
        one, other = pair.old_clauses[at], pair.new_clauses[there]
        if one.text == other.text:
            continue
        before, after = force_of(one.text), force_of(other.text)
        if before is None or after is None or before.rung == after.rung:
            continue
        weaker = after.rung < before.rung
        yield Shift(
            "weakened" if weaker else "strengthened",
            "worse" if weaker else "better",
            Text("力度", "force"),
            before.text,
            after.text,
            _within(one, before.span),
            _within(other, after.span),
        )


def _within(clause: Clause, span: Span) -> Span:
    return Span(clause.span.start + span.start, clause.span.start + span.end)
