"""Tests of numbers: gap, repeat, disorder, the same mark at two levels, mixed marks, levels skipped."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from planlint.checks.context import Context, Hit, hit_at, short
from planlint.checks.marks import RANK, Item, Mark, label_span, mark_of, swallowed
from planlint.model.finding import Related
from planlint.model.outline import Outline, Unit
from planlint.model.records import dataclass
from planlint.model.rule import StructureCheck
from planlint.model.text import Text

_NOTHING = Text("")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong (gap, repeat, disorder, mixed), where, and after or like which other item.

    ``expected`` is the label that is due (of a gap all that are missing), ``following`` what becomes
    of the numbers after it once this one is mended.
    """

    kind: str
    item: Item
    other: Item | None
    expected: str
    following: Text = _NOTHING


_ONLY_THIS = Text("，后面的序号不用动", "; what follows is right as it is")
_SHIFT_UP = Text("，后面的序号依次前移", " and renumber what follows")
_SHIFT_BACK = Text("，并把后面的序号依次后移", " and renumber what follows")


def gap(check: StructureCheck, context: Context) -> Iterator[Hit]:
    yield from _faults("gap", context)


def repeat(check: StructureCheck, context: Context) -> Iterator[Hit]:
    yield from _faults("repeat", context)


def disorder(check: StructureCheck, context: Context) -> Iterator[Hit]:
    yield from _faults("disorder", context)


def mixed_marks(check: StructureCheck, context: Context) -> Iterator[Hit]:
    """One sequence written with two kinds of number: 一、 二、 3. 四、."""
    yield from _faults("mixed", context)
    siblings: dict[int | None, list[Item]] = {}
    for run in context.runs:
        for item in run:
            siblings.setdefault(item.unit.parent, []).append(item)
    for group in siblings.values():
        group.sort(key=lambda item: (item.unit.index, item.span.start))
        for before, item in pairwise(group):
            if item.mark.style != before.mark.style and item.mark.value == before.mark.value + 1:
                yield _hit(context.outline, item, before, _like(before.label, item.mark.value))


def _faults(kind: str, context: Context) -> Iterator[Hit]:
    for fault in _sequences(context):
        if fault.kind == kind and not (kind == "gap" and _written(context, fault)):
            yield _hit(context.outline, fault.item, fault.other, fault.expected, fault.following)


_WIDE = str.maketrans("()", "（）")
_NARROW = str.maketrans("（）", "()")


def _written(context: Context, gap: Fault) -> bool:
    """Whether the missing number stands somewhere in the text between: then the reading missed it."""
    surface = context.surface
    start = surface.starts[gap.other.unit.index] + gap.other.span.end if gap.other else 0
    end = surface.starts[gap.item.unit.index] + gap.item.span.start
    bare = gap.expected.split("”")[0].rstrip("、.．")
    forms = {bare, bare.translate(_WIDE), bare.translate(_NARROW)}
    return bool(bare) and any(surface.text.find(form, start, end) >= 0 for form in forms)


def _hit(
    outline: Outline, item: Item, other: Item | None, expected: str = "", following: Text = _NOTHING
) -> Hit:
    related: tuple[Related, ...] = ()
    if other:
        place = outline.location(other.unit, other.span)
        related = (Related(place, Text(f"“{other.label}”", f"“{other.label}”")),)
    named = short(other.unit) if other and other.label == other.unit.label else other.label if other else ""
    values: dict[str, str | Text] = {
        "label": item.label,
        "other": named,
        "expected": expected,
        "following": following,
    }
    return hit_at(outline, item.unit, item.span, values, related)


def _mark(unit: Unit) -> Mark | None:
    return mark_of(unit.label) if unit.label else None


def _item(unit: Unit) -> Item | None:
    mark = _mark(unit)
    return Item(unit, mark, unit.label, label_span(unit)) if mark else None


def _sequences(context: Context) -> Iterator[Fault]:
    last: dict[str, int] = {}
    for run in context.runs:
        style = run[0].mark.style
        first = run[0].mark.value
        # A sequence begins at one, or runs on from the section before it.
        continues = first == last.get(style, 0) + 1
        if first == 2 and not continues and len(run) > 1 and run[1].mark.value == 3:
            yield Fault("gap", run[0], None, _like(run[0].label, 1), _renumber(run[0], 1, _SHIFT_UP))
        yield from _sequence(context.outline, run)
        last[style] = run[-1].mark.value


def _sequence(outline: Outline, run: list[Item]) -> Iterator[Fault]:
    seen: dict[int, Item] = {}
    top = run[0].mark.value - 1
    twice = 0  # how many items since then bear a number that was used before
    for at, item in enumerate(run):
        value = item.mark.value
        before = run[at - 1] if at else None
        if value in seen and _begins_anew(run[at:], top):
            seen, top, twice, before = {}, value - 1, 0, None
        after = run[at + 1].mark.value if at + 1 < len(run) else None
        if value in seen:
            twice += 1
            due = top + twice
            right = after == due + 1 or (after in seen and _begins_anew(run[at + 1 :], due))
            # Of a number used three times the next finding says what the next one is to be.
            silent = not right and (after is None or after in seen)
            following = _NOTHING if silent else _ONLY_THIS if right else _SHIFT_BACK
            yield Fault("repeat", item, seen[value], _like(item.label, due), following)
        elif twice and value == top + twice + 1:
            # The number used twice stood for the one that seems to be missing.
            twice = 0
        elif value > top + 1:
            later = {other.mark.value for other in run[at + 1 :]}
            absent = [missing for missing in range(top + 1, value) if missing not in later]
            stray = _stray(outline, before, absent)
            if stray and before:
                yield Fault("mixed", stray, before, _like(item.label, stray.mark.value))
            elif absent == [value - 1] and after == value:
                # The number missing is the one that this item ought to bear.
                following = _renumber(item, value - 1, _ONLY_THIS)
                yield Fault("gap", item, before, _like(item.label, value - 1), following)
                value -= 1
            elif absent:
                missing = _like(item.label, absent[0])
                if len(absent) > 1:
                    missing += ("”“" if len(absent) == 2 else "”至“") + _like(item.label, absent[-1])
                yield Fault("gap", item, before, missing, _renumber(item, absent[0], _SHIFT_UP, after))
        elif before and value < before.mark.value:
            yield Fault("disorder", item, before, _like(item.label, value))
        seen[value] = item
        top = max(top, value)


def _renumber(item: Item, value: int, rest: Text, after: int | None = 0) -> Text:
    """What to write for the item's number, and, when another comes after it, what becomes of the rest."""
    label, due = item.label, _like(item.label, value)
    rest = _NOTHING if after is None else rest
    return Text(f"把“{label}”改成“{due}”{rest.zh}", f"write “{due}” for “{label}”{rest.en}")


def _stray(outline: Outline, before: Item | None, absent: list[int]) -> Item | None:
    """The one item missing, when it stands under the item before it with another kind of number."""
    if before is None or len(absent) != 1:
        return None
    below = [item for child in before.unit.children if (item := _item(outline.units[child]))]
    below += swallowed(before.unit)
    return below[0] if len(below) == 1 and below[0].mark.value == absent[0] else None


def _begins_anew(rest: list[Item], top: int) -> bool:
    """A second list under the same heading begins at one again and goes on to two.

    So does one whose first numbers were read as something else (1 2 3 4, 2 3). But where the numbers
    after it count these items as well (1 2 1 2 5), it is one list with wrong numbers.
    """
    length, first = 0, rest[0].mark.value
    if first == top > 1:
        return False
    while length < len(rest) and rest[length].mark.value == first + length:
        length += 1
    counted = length < len(rest) and rest[length].mark.value == top + length + 1
    return length > 1 and not counted


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
    """The same mark for a unit and for one under it: 4. with 1. to 5. below, then 5. again.

    Once for each kind of number: mending the first shows how to mend the others.
    """
    told: set[str] = set()
    resumes: dict[int, bool] = {}
    for unit in context.outline.units:
        mark = _mark(unit)
        if mark is None or mark.style in told:
            continue
        for above in context.outline.ancestors(unit):
            over = _mark(above)
            if over is None or over.style != mark.style:
                continue
            if above.index not in resumes:
                resumes[above.index] = _resumes(context.outline, above, over)
            if resumes[above.index]:
                told.add(mark.style)
                item = Item(unit, mark, unit.label, label_span(unit))
                yield _hit(context.outline, item, _item(above))
                break


def _resumes(outline: Outline, unit: Unit, mark: Mark) -> bool:
    """Whether the sequence of a unit goes on after what is under it; else two levels may be a guess."""
    for index in range(unit.index + 1, len(outline.units)):
        other = outline.units[index]
        if other.parent == unit.parent and other.label:
            return _mark(other) == Mark(mark.style, mark.value + 1)
    return False


def single_item(check: StructureCheck, context: Context) -> Iterator[Hit]:
    """A list that ends after its first item."""
    units = context.outline.units
    for run in context.runs:
        item = run[0]
        if len(run) > 1 or item.mark.value != 1 or item.mark.style == "article" or item.unit.parent is None:
            continue
        parent = units[item.unit.parent]
        peers = [child for child in parent.children if units[child].label]
        if len(peers) == 1 and not _continued(context.outline, item):
            values: dict[str, str | Text] = {"label": item.label, "other": short(parent)}
            yield hit_at(context.outline, item.unit, item.span, values)


def _continued(outline: Outline, item: Item) -> bool:
    """Whether the next number of this style anywhere is two: the sequence runs on."""
    for index in range(item.unit.index + 1, len(outline.units)):
        other = _mark(outline.units[index])
        if other and other.style == item.mark.style:
            return other.value == 2
    return False


def level_skip(check: StructureCheck, context: Context) -> Iterator[Hit]:
    """A number two levels under the one above it: （1） straight under 一、."""
    told: set[str] = set()
    for unit in context.outline.units:
        mark = _mark(unit)
        if mark is None or mark.value != 1 or unit.parent is None:
            continue
        above = context.outline.units[unit.parent]
        over = _mark(above)
        if over is None or over.style not in RANK or mark.style not in RANK:
            continue
        pair = f"{over.style}>{mark.style}"
        # 一、 with 1. under it is common and allowed where there are two levels only.
        if RANK[mark.style] - RANK[over.style] > 2 and pair not in told:
            told.add(pair)
            yield _hit(context.outline, Item(unit, mark, unit.label, label_span(unit)), _item(above))


def first_mark(check: StructureCheck, context: Context) -> Iterator[Hit]:
    """A document whose first level is numbered 1. 2. 3. throughout."""
    top = [unit for unit in context.outline.sections if unit.level == 1 and unit.label]
    items = [_item(unit) for unit in top]
    if len(top) > 1 and items[0] and all(item and item.mark.style == "arabic" for item in items):
        yield _hit(context.outline, items[0], None)
