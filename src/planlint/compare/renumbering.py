"""Units that only got another number: what one insertion or removal did to all that follow is one fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field

from planlint.compare.align import Link
from planlint.compare.numbers import Number, number
from planlint.language.numbers import fold
from planlint.model.outline import Outline, Unit
from planlint.model.records import dataclass


@dataclass
class Run:
    """Neighbours of one sequence whose numbers changed alike."""

    key: tuple[object, ...]
    links: list[Link] = field(default_factory=list)


def renumbered(one: Unit, other: Unit) -> bool:
    """Whether both have a label, and not the same; （1） and (1) are the same."""
    old, new = fold(one.label).strip(), fold(other.label).strip()
    return bool(old and new) and old != new


def runs(old: Outline, new: Outline, links: Sequence[Link]) -> Iterator[list[Link]]:
    """The renumbered pairs of units, those that one cause explains together.

    A unit that kept its number, or went another way, ends a run; one that was moved does not. Labels that
    all took another form (``1、`` → ``1.``) make one run for the whole document.
    """
    sequence = _sequences(old)
    open_: dict[str, Run] = {}
    found: list[Run] = []
    for link in sorted(links, key=lambda each: each.old):
        one, other = old.units[link.old[0]], new.units[link.new[0]]
        if link.moved or not one.label:
            continue
        before, after = number(one.label), number(other.label)
        if not renumbered(one, other):
            open_.pop(before.form, None)
            continue
        if len(link.old) > 1 or len(link.new) > 1:
            continue
        key = _key(before, after, sequence[link.old[0]])
        run = open_.get(before.form)
        if run is None or run.key != key:
            run = open_[before.form] = Run(key)
            found.append(run)
        run.links.append(link)
    for run in found:
        yield run.links


def _key(before: Number, after: Number, sequence: int) -> tuple[object, ...]:
    if before.form != after.form or before.value is None or after.value is None:
        return (before.form, after.form)
    return (sequence, after.form, after.value - before.value)


def _sequences(outline: Outline) -> dict[int, int]:
    """For every labelled unit the sequence that it counts in, through the sections it runs on over."""
    last: dict[str, tuple[int, int]] = {}
    found: dict[int, int] = {}
    for unit in outline.units:
        if not unit.label:
            continue
        this = number(unit.label)
        value, sequence = last.get(this.form, (None, -1))
        if this.value is None or value is None or this.value != value + 1:
            sequence = unit.index
        found[unit.index] = sequence
        if this.value is not None:
            last[this.form] = (this.value, sequence)
    return found
