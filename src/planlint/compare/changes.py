"""From an alignment to the list of changes, each with all it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from planlint.compare.align import Alignment, Link
from planlint.compare.shifts import shifts
from planlint.compare.signature import plain
from planlint.model.change import CHANGE_KINDS, Change, ChangeKind, Shift, Side
from planlint.model.evidence import Evidence
from planlint.model.outline import Outline, Passage, Piece, Unit
from planlint.model.text import Span, Text

Evidences = Mapping[int, Evidence]
"""The evidence of units by index; of goals and provisions as well, which have none in the outline."""


def changes(
    old: Outline, new: Outline, alignment: Alignment, before: Evidences, after: Evidences
) -> tuple[tuple[Change, ...], int]:
    """All changes in the order of the new document (what is gone stands after what preceded it), and how
    many units did not change."""
    found: list[tuple[float, Change]] = []
    same = 0
    numbers: list[Link] = []
    for link in alignment.links:
        change = _of_link(old, new, link, before, after)
        at = float(link.new[0])
        if change is not None:
            found.append((at, change))
        if len(link.old) == len(link.new) == 1 and _renumbered(old, new, link):
            numbers.append(link)
        elif change is None:
            same += 1
    found += [(float(link.new[0]) - 0.25, change) for link, change in _renumberings(old, new, numbers)]
    follows = _followed(alignment)
    for index in alignment.removed:
        found.append((follows(index), Change(("removed",), side(old, old.units[index], "old"), None)))
    for index in alignment.added:
        found.append((float(index), Change(("added",), None, side(new, new.units[index]))))
    found.sort(key=lambda each: each[0])
    return tuple(change for _, change in found), same


def side(outline: Outline, unit: Unit, of: Literal["old", "new"] = "new") -> Side:
    return Side(unit.index, unit.label, unit.heading, unit.text.strip(), outline.location(unit), of)


def _of_link(
    old: Outline, new: Outline, link: Link, before: Evidences, after: Evidences
) -> Change | None:
    ones, others = [old.units[at] for at in link.old], [new.units[at] for at in link.new]
    one, was = _joined(ones, before)
    other, now = _joined(others, after)
    single = len(ones) == len(others) == 1
    if single and not link.moved and plain(_body(one)) == plain(_body(other)):
        return None
    meant = shifts(one, other, was, now)
    kinds: set[ChangeKind] = {shift.kind for shift in meant}
    if len(others) > 1:
        kinds.add("split")
    if len(ones) > 1:
        kinds.add("merged")
    if link.moved:
        kinds.add("moved")
    if _residue(one, meant, "old") != _residue(other, meant, "new"):
        kinds.add("reworded")
    if not kinds:
        return None
    more = tuple(side(new, unit) for unit in others[1:]) + tuple(side(old, unit, "old") for unit in ones[1:])
    ordered = tuple(kind for kind in CHANGE_KINDS if kind in kinds)
    return Change(ordered, side(old, ones[0], "old"), side(new, others[0]), meant, more)


def _body(unit: Unit) -> str:
    return unit.text[unit.label_end :]


def _joined(units: Sequence[Unit], evidences: Evidences) -> tuple[Unit, Evidence]:
    """Several units as one, whose evidence counts in the joined text."""
    if len(units) == 1:
        return units[0], evidences.get(units[0].index, Evidence())
    text, pieces, parts = "", [], []
    for unit in units:
        shift = len(text)
        pieces += [replace(piece, offset=piece.offset + shift) for piece in unit.passage.pieces]
        parts.append(_shifted(evidences.get(unit.index, Evidence()), shift))
        text += unit.text + "\n"
    whole = Evidence(
        tuple(each for part in parts for each in part.owners),
        tuple(each for part in parts for each in part.deadlines),
        tuple(each for part in parts for each in part.quantities),
        tuple(each for part in parts for each in part.funding),
        None,
    )
    joined: tuple[Piece, ...] = tuple(pieces)
    return replace(units[0], passage=Passage(text, joined)), whole


def _shifted(evidence: Evidence, by: int) -> Evidence:
    def moved(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    return Evidence(
        tuple(replace(each, span=moved(each.span)) for each in evidence.owners),
        tuple(replace(each, span=moved(each.span)) for each in evidence.deadlines),
        tuple(replace(each, span=moved(each.span)) for each in evidence.quantities),
        tuple(replace(each, span=moved(each.span)) for each in evidence.funding),
        None,
    )


def _residue(unit: Unit, meant: Sequence[Shift], which: str) -> str:
    """The text without what the shifts speak of: what is left was only said in other words."""
    spans = [shift.old_span if which == "old" else shift.new_span for shift in meant]
    text = list(unit.text)
    for span in spans:
        if span is not None:
            text[span.start : span.end] = "\0" * (span.end - span.start)
    text[: unit.label_end] = "\0" * unit.label_end
    return plain("".join(text))


# Numbers -----------------------------------------------------------------------------------------


def _renumbered(old: Outline, new: Outline, link: Link) -> bool:
    one, other = old.units[link.old[0]], new.units[link.new[0]]
    return not link.moved and plain(one.label) != plain(other.label) and bool(one.label and other.label)


def _renumberings(old: Outline, new: Outline, links: Sequence[Link]) -> Iterator[tuple[Link, Change]]:
    """One change for the siblings that got other numbers together."""
    groups: dict[tuple[int | None, int | None], list[Link]] = defaultdict(list)
    for link in links:
        key = (old.units[link.old[0]].parent, new.units[link.new[0]].parent)
        groups[key].append(link)
    for group in groups.values():
        first, last = group[0], group[-1]
        one, other = old.units[first.old[0]], new.units[first.new[0]]
        note = Text(f"{one.label}改为{other.label}", f"{one.label} is now {other.label}")
        if len(group) > 1:
            end, there = old.units[last.old[0]].label, new.units[last.new[0]].label
            note = Text(
                f"{one.label}至{end}改为{other.label}至{there}，共{len(group)}处",
                f"{one.label} to {end} are now {other.label} to {there} ({len(group)} of them)",
            )
        others = tuple(side(new, new.units[link.new[0]]) for link in group[1:])
        yield first, Change(("renumbered",), side(old, one, "old"), side(new, other), (), others, note)


def _followed(alignment: Alignment):  # type: ignore[no-untyped-def]
    """Where in the new document something would stand that is only in the old one."""
    from bisect import bisect_left

    pairs = sorted((link.old[0], link.new[-1]) for link in alignment.links)
    olds = [one for one, _ in pairs]

    def place(index: int) -> float:
        at = bisect_left(olds, index)
        return pairs[at - 1][1] + 0.5 if at else -1.0

    return place
