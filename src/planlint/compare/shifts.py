"""What a rewritten unit promises now that it did not promise before, and the other way round."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from planlint.compare.clauses import Clause, clause_at, clauses, pairs
from planlint.compare.firmness import compare_force
from planlint.compare.signature import plain
from planlint.language.expressions import expression
from planlint.model.change import Shift, Turn
from planlint.model.evidence import Deadline, Evidence, Owner, Quantity
from planlint.model.outline import Unit
from planlint.model.text import Span, Text

_BY = r"(?:下降|降低|减少|压缩|压减|缩短|减轻|缩小)(?:了|约|至少|不少于|不低于|超过)?[\d一二三四五六七八九十百千]"
"""What follows says by how much something is to fall, not to what."""

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

    def near(self, one: int, other: int) -> bool:
        """Whether a clause at or beside the one became a clause at or beside the other."""
        before, after = clause_at(self.old_clauses, one), clause_at(self.new_clauses, other)
        return any(abs(self.became.get(before + by, -9) - by - after) <= 1 for by in (-1, 0, 1))


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
    before, after = one.value, other.value
    if before == after and one.high != other.high:
        before, after = one.high, other.high
    if before is None or after is None:
        return "neutral"
    falls = _falls(pair, one)
    if before == after:
        firm = {">=": 2, "<=": 2, ">": 2, "<": 2, "=": 1, "~": 0}
        less = firm[other.comparator] - firm[one.comparator]
        return "worse" if less < 0 else "better" if less > 0 else "neutral"
    return "better" if (after < before) == falls else "worse"


def _falls(pair: Versions, quantity: Quantity) -> bool:
    """Whether less of it is more: an upper bound, or something that is to be rare.

    What is to fall by so much (下降5%) is to be much; what is to fall to it (下降到5%) little.
    """
    if quantity.comparator in ("<", "<="):
        return True
    clause = pair.old_clauses[clause_at(pair.old_clauses, quantity.span.start)]
    before = pair.old.text[clause.span.start : quantity.span.start]
    if expression(_BY).search(before + quantity.text):
        return False
    return expression(_LESS_IS_BETTER).search(quantity.subject + clause.text) is not None


def _subject(quantity: Quantity) -> Text:
    return Text(quantity.subject or "指标", quantity.subject or "figure")


# Dates -------------------------------------------------------------------------------------------


def _deadlines(pair: Versions, old: Sequence[Deadline], new: Sequence[Deadline]) -> Iterator[Shift]:
    left, free = list(old), list(new)
    matched: list[tuple[Deadline, Deadline]] = []
    # The same words in the same clause first: 五日内 may stand in one article three times.
    tests: tuple[Callable[[Deadline, Deadline], bool], ...] = (
        lambda one, other: pair.same_clause(one.span.start, other.span.start) and _same_date(one, other),
        lambda one, other: pair.same_clause(one.span.start, other.span.start) and one.kind == other.kind,
        _same_date,
        lambda one, other: pair.same_clause(one.span.start, other.span.start),
        lambda one, other: one.kind == other.kind and pair.near(one.span.start, other.span.start),
    )
    for test in tests:
        for one in list(left):
            other = next((each for each in free if test(one, each)), None)
            if other is not None:
                left.remove(one)
                free.remove(other)
                matched.append((one, other))
    what = Text("完成时限", "deadline")
    for one, other in sorted(matched, key=lambda each: each[0].span.start):
        if not _same_date(one, other):
            turn = _later(one, other)
            yield Shift("deadline-changed", turn, what, one.text, other.text, one.span, other.span)
    for one in left:
        yield Shift("deadline-changed", "worse", what, one.text, "", one.span, None)
    for other in free:
        yield Shift("deadline-changed", "better", what, "", other.text, None, other.span)


def _same_date(one: Deadline, other: Deadline) -> bool:
    if (one.end, one.recurrence, one.days) != (other.end, other.recurrence, other.days):
        return False
    known = (one.end, one.recurrence, one.days) != (None, None, None)
    # 力争到2020年 and 确保到2020年 are the same date.
    return (known and one.start == other.start) or plain(one.text) == plain(other.text)


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
    # Who pays is told as money.
    old, new = _by_name(before), _by_name(after)
    gone = [owners[0] for name, owners in old.items() if name not in new]
    come = [owners[0] for name, owners in new.items() if name not in old]
    what = Text("责任单位", "owner")
    for one, other in zip(gone, come, strict=False):
        yield Shift("owner-changed", "neutral", what, one.name, other.name, one.span, other.span)
    for one in gone[len(come) :]:
        yield Shift("owner-changed", "worse", what, one.name, "", one.span, None)
    for other in come[len(gone) :]:
        yield Shift("owner-changed", "better", what, "", other.name, None, other.span)
    for name in old:
        leads, led = _lead(old[name]), _lead(new.get(name, ()))
        if name in new and bool(leads) != bool(led):
            one, other = (leads or old[name])[0], (led or new[name])[0]
            turn: Turn = "worse" if leads else "better"
            yield Shift("owner-changed", turn, what, one.text, other.text, one.span, other.span)


def _by_name(evidence: Evidence) -> dict[str, list[Owner]]:
    found: dict[str, list[Owner]] = {}
    for owner in evidence.owners:
        span = owner.span
        if not any(each.span.start <= span.start and span.end <= each.span.end for each in evidence.funding):
            found.setdefault(owner.name, []).append(owner)
    return found


def _lead(owners: Sequence[Owner]) -> list[Owner]:
    return [owner for owner in owners if owner.part == "lead"]


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
    taken = set(pair.became.values())
    for at, there in pair.became.items():
        one, other = pair.old_clauses[at], pair.new_clauses[there]
        if one.text == other.text:
            continue
        gone = [pair.old_clauses[by].text for by in (at - 1, at + 1) if 0 <= by < len(pair.old_clauses) and by not in pair.became]
        come = [pair.new_clauses[by].text for by in (there - 1, there + 1) if 0 <= by < len(pair.new_clauses) and by not in taken]
        verdict = compare_force(one.text, other.text, gone, come)
        if verdict is None:
            continue
        before, after = verdict
        weaker = after.rung < before.rung
        yield Shift(
            "weakened" if weaker else "strengthened",
            "worse" if weaker else "better",
            Text("力度", "force"),
            before.text,
            after.text,
            _within(one, before.span) if before.text else None,
            _within(other, after.span) if after.text else None,
        )


def _within(clause: Clause, span: Span) -> Span:
    return Span(clause.span.start + span.start, clause.span.start + span.end)
