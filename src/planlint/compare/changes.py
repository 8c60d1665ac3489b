"""From an alignment to the list of changes, each with all it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal

from planlint.compare.align import Alignment, Link
from planlint.compare.renumbering import renumbered, runs
from planlint.compare.residue import reworded
from planlint.compare.shifts import shifts
from planlint.compare.signature import plain
from planlint.compare.throughout import throughout
from planlint.compare.versions import Versions
from planlint.model.change import CHANGE_KINDS, Change, ChangeKind, Side
from planlint.model.evidence import Evidence
from planlint.model.outline import Outline, Passage, Piece, Unit
from planlint.model.text import Text

Extract = Callable[[Unit], Evidence]
"""Gives the evidence of a unit, also of several that were joined into one."""


def changes(
    old: Outline, new: Outline, alignment: Alignment, evidence: Extract
) -> tuple[tuple[Change, ...], int]:
    """All changes in the order of the new document (what is gone stands after what preceded it), and how
    many units did not change."""
    found: list[tuple[float, Change]] = []
    same = 0
    for link in alignment.links:
        change = _of_link(old, new, link, evidence)
        at = float(link.new[0])
        if change is not None:
            found.append((at, change))
        elif not renumbered(old.units[link.old[0]], new.units[link.new[0]]):
            same += 1
    for run in runs(old, new, alignment.links):
        found.append((float(run[0].new[0]) - 0.25, _renumbering(old, new, run)))
    follows = _followed(alignment)
    for index in alignment.removed:
        found.append((follows(index), Change(("removed",), side(old, old.units[index], "old"), None)))
    for index in alignment.added:
        found.append((float(index), Change(("added",), None, side(new, new.units[index]))))
    found.sort(key=lambda each: each[0])
    return tuple(throughout([change for _, change in found], old.units, new.units)), same


def side(outline: Outline, unit: Unit, of: Literal["old", "new"] = "new") -> Side:
    return Side(
        unit.index, unit.label, unit.heading, unit.text.strip(), outline.location(unit), of, unit.kind
    )


def _of_link(old: Outline, new: Outline, link: Link, evidence: Extract) -> Change | None:
    ones, others = [old.units[at] for at in link.old], [new.units[at] for at in link.new]
    one, other = _joined(ones), _joined(others)
    single = len(ones) == len(others) == 1
    if single and not link.moved and _same_words(one, other):
        return None
    versions = Versions.of(one, other)
    meant = () if _same_words(one, other) else shifts(versions, evidence(one), evidence(other))
    kinds: set[ChangeKind] = {shift.kind for shift in meant}
    numbered = _only_numbered(ones, others)
    if numbered is not None:
        kinds.add("renumbered")
    elif len(others) > 1:
        kinds.add("split")
    if len(ones) > 1 and numbered is None:
        kinds.add("merged")
    if link.moved:
        kinds.add("moved")
    if reworded(versions, meant):
        kinds.add("reworded")
    if not kinds:
        return None
    more = tuple(side(new, unit) for unit in others[1:]) + tuple(side(old, unit, "old") for unit in ones[1:])
    ordered = tuple(kind for kind in CHANGE_KINDS if kind in kinds)
    return Change(ordered, side(old, ones[0], "old"), side(new, others[0]), meant, more, numbered)


def _only_numbered(ones: Sequence[Unit], others: Sequence[Unit]) -> Text | None:
    """What to say where the paragraphs of a unit got numbers, or lost them, and nobody split or merged it.

    A single paragraph that gets a number of its own was split off.
    """
    whole, parts = (ones, others[1:]) if len(ones) == 1 else (others, ones[1:])
    if len(whole) != 1 or len(parts) < 2 or not all(part.label for part in parts):
        return None
    lines = {plain(line) for line in whole[0].text.split("\n")}
    if not all(plain(_body(part)) in lines for part in parts):
        return None
    if len(ones) == 1:
        return Text(f"下列{len(parts)}款加了序号", f"{len(parts)} paragraphs below got numbers")
    return Text(f"下列{len(parts)}款去掉了序号", f"{len(parts)} paragraphs below lost their numbers")


def _body(unit: Unit) -> str:
    return unit.text[unit.label_end :]


def _same_words(one: Unit, other: Unit) -> bool:
    return plain(_body(one)) == plain(_body(other))


def _joined(units: Sequence[Unit]) -> Unit:
    """Several units as one; the labels of the further ones are numbers, no words of it."""
    text, pieces = "", []
    for unit in units:
        cut = unit.label_end if text else 0
        # A piece that begins within the label begins after it now.
        for piece in unit.passage.pieces:
            pieces.append(replace(piece, offset=max(piece.offset - cut, 0) + len(text)))
        text += unit.text[cut:] + ("\n" if len(units) > 1 else "")
    if len(units) == 1:
        return units[0]
    kind = next((unit.kind for unit in units if unit.kind == "measure"), units[0].kind)
    joined: tuple[Piece, ...] = tuple(pieces)
    return replace(units[0], kind=kind, passage=Passage(text, joined))


# Numbers -----------------------------------------------------------------------------------------


def _renumbering(old: Outline, new: Outline, run: Sequence[Link]) -> Change:
    """One change for all units that got other numbers together."""
    ones = [old.units[link.old[0]] for link in run]
    others = [new.units[link.new[0]] for link in run]
    one, other = _bare(ones[0]), _bare(others[0])
    note = Text(f"{one}改为{other}", f"{one} is now {other}")
    if len(run) > 1:
        end, there = _bare(ones[-1]), _bare(others[-1])
        note = Text(
            f"{one}至{end}改为{other}至{there}，共{len(run)}处",
            f"{one} to {end} are now {other} to {there} ({len(run)} of them)",
        )
    more = tuple(side(new, unit) for unit in others[1:])
    return Change(("renumbered",), side(old, ones[0], "old"), side(new, others[0]), (), more, note)


def _bare(unit: Unit) -> str:
    """The number without the mark that divides it from the words."""
    return unit.label.strip().rstrip("、.．,，:：")


def _followed(alignment: Alignment):  # type: ignore[no-untyped-def]
    """Where in the new document something would stand that is only in the old one."""
    from bisect import bisect_left

    pairs = sorted((link.old[0], link.new[-1]) for link in alignment.links)
    olds = [one for one, _ in pairs]

    def place(index: int) -> float:
        at = bisect_left(olds, index)
        return pairs[at - 1][1] + 0.5 if at else -1.0

    return place
