"""Tests of numbers: gap, repeat, disorder, the same mark at two levels, mixed marks, levels skipped."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from planlint.checks.context import Context, Hit, hit_at
from planlint.checks.marks import RANK, Mark, mark_of, runs
from planlint.model.finding import Related
from planlint.model.outline import Outline, Unit
from planlint.model.rule import StructureCheck
from planlint.model.text import Span, Text

Fault = tuple[str, Unit, Unit | None, str]
"""What is wrong (gap, repeat, disorder), where, after or like which unit, and the label expected."""


def gap(check: StructureCheck, context: Context) -> Iterator[Hit]:
    yield from _faults("gap", context)


def repeat(check: StructureCheck, context: Context) -> Iterator[Hit]:
    yield from _faults("repeat", context)


def disorder(check: StructureCheck, context: Context) -> Iterator[Hit]:
    yield from _faults("disorder", context)


def _faults(kind: str, context: Context) -> Iterator[Hit]:
    for fault, unit, other, expected in _sequences(context.outline):
        if fault == kind:
            yield _hit(context.outline, unit, other, expected)


def _hit(outline: Outline, unit: Unit, other: Unit | None, expected: str = "") -> Hit:
    related = (
        (Related(outline.location(other, label_span(other)), Text(f"“{other.label}”", f"“{other.label}”")),)
        if other
        else ()
    )
    values = {"label": unit.label, "other": other.name if other else "", "expected": expected}
    return hit_at(outline, unit, label_span(unit), values, related)


def label_span(unit: Unit) -> Span:
    """The label as it stands in the unit's text."""
    start = len(unit.text) - len(unit.text.lstrip())
    wanted, at = len("".join(unit.label.split())), start
    while wanted and at < len(unit.text):
        wanted -= not unit.text[at].isspace()
        at += 1
    return Span(start, at)


def _sequences(outline: Outline) -> Iterator[Fault]:
    last: dict[str, int] = {}
    for run in runs(outline):
        style = run[0][1].style
        first = run[0][1].value
        # A sequence begins at one, or runs on from the section before it.
        continues = first == last.get(style, 0) + 1
        if first == 2 and not continues and len(run) > 1 and run[1][1].value == 3:
            yield "gap", run[0][0], None, _like(run[0][0].label, 1)
        yield from _sequence(run)
        last[style] = run[-1][1].value


def _sequence(run: list[tuple[Unit, Mark]]) -> Iterator[Fault]:
    seen: dict[int, Unit] = {}
    top = run[0][1].value - 1
    for at, (unit, mark) in enumerate(run):
        value = mark.value
        if value == 1 and seen and _begins_anew(run[at:]):
            seen, top = {}, 0
        before = run[at - 1][0] if at else None
        if value in seen:
            yield "repeat", unit, seen[value], _like(unit.label, top + 1)
        elif value > top + 1:
            later = {other.value for _, other in run[at + 1 :]}
            absent = [missing for missing in range(top + 1, value) if missing not in later]
            if absent:
                yield "gap", unit, before, _like(unit.label, absent[0])
        elif value < top:
            yield "disorder", unit, before, _like(unit.label, value)
        seen[value] = unit
        top = max(top, value)


def _begins_anew(rest: list[tuple[Unit, Mark]]) -> bool:
    """A second list under the same heading begins at one again and goes on to two."""
    return len(rest) > 1 and rest[1][1].value == 2


def _like(label: str, value: int) -> str:
    """The label with another number: （三） → （二）."""
    mark = mark_of(label)
    if mark is None:
        return ""
    arabic = any(c.isdigit() for c in label)
    inner = str(value) if arabic else han(value)
    old = [c for c in label if c.isdigit() or c in "〇零一二三四五六七八九十百"]
    head, _, tail = label.partition("".join(old))
    return head + inner + tail


def han(value: int) -> str:
    """1 → 一, 12 → 十二, 35 → 三十五; larger numbers stay in digits."""
    digits = "〇一二三四五六七八九"
    if not 0 < value < 100:
        return str(value)
    tens, ones = divmod(value, 10)
    return ("" if tens < 2 else digits[tens]) + ("十" if tens else "") + (digits[ones] if ones else "")


def collision(check: StructureCheck, context: Context) -> Iterator[Hit]:
    """The same mark for a unit and for one under it: 4. with 1. to 5. below, then 5. again."""
    told: set[int] = set()
    for unit in context.outline.units:
        mark = mark_of(unit.label) if unit.label else None
        if mark is None:
            continue
        for above in context.outline.ancestors(unit):
            over = mark_of(above.label) if above.label else None
            if over and over.style == mark.style and above.index not in told:
                told.add(above.index)
                yield _hit(context.outline, unit, above)


def mixed_marks(check: StructureCheck, context: Context) -> Iterator[Hit]:
    """One sequence written with two kinds of number: 一、 二、 3. 四、."""
    siblings: dict[int | None, list[tuple[Unit, Mark]]] = {}
    for unit in context.outline.units:
        mark = mark_of(unit.label) if unit.label else None
        if mark:
            siblings.setdefault(unit.parent, []).append((unit, mark))
    for group in siblings.values():
        for (before, first), (unit, second) in pairwise(group):
            if second.style != first.style and second.value == first.value + 1 and second.value > 1:
                yield _hit(context.outline, unit, before, _like(before.label, second.value))


def single_item(check: StructureCheck, context: Context) -> Iterator[Hit]:
    """A list that ends after its first item."""
    for run in runs(context.outline):
        unit, mark = run[0]
        if len(run) > 1 or mark.value != 1 or mark.style == "article":
            continue
        family = context.outline.units[unit.parent].children if unit.parent is not None else ()
        peers = [other for other in family if context.outline.units[other].label]
        if unit.parent is not None and len(peers) == 1 and not _continued(context.outline, unit, mark):
            yield _hit(context.outline, unit, context.outline.units[unit.parent])


def _continued(outline: Outline, unit: Unit, mark: Mark) -> bool:
    """Whether the next unit of this style anywhere goes on with two: the sequence runs on."""
    for other in outline.units[unit.index + 1 :]:
        found = mark_of(other.label) if other.label else None
        if found and found.style == mark.style:
            return found.value == 2
    return False


def level_skip(check: StructureCheck, context: Context) -> Iterator[Hit]:
    """A number two levels under the one above it: （1） straight under 一、."""
    told: set[str] = set()
    for unit in context.outline.units:
        mark = mark_of(unit.label) if unit.label else None
        if mark is None or unit.parent is None or mark.value != 1:
            continue
        parent = context.outline.units[unit.parent]
        over = mark_of(parent.label) if parent.label else None
        if over is None or over.style not in RANK or mark.style not in RANK:
            continue
        # 一、 with 1. under it is common and allowed where there are two levels only.
        if RANK[mark.style] - RANK[over.style] > 2 and f"{over.style}>{mark.style}" not in told:
            told.add(f"{over.style}>{mark.style}")
            yield _hit(context.outline, unit, parent)
