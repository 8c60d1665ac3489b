"""Two documents as rows in step: what belongs together side by side, what stands alone with a gap."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Literal

from planlint.language.edits import Edit, edits
from planlint.model.change import Change, Comparison
from planlint.model.outline import Unit
from planlint.model.records import dataclass

Of = Literal["old", "new"]
_Link = tuple[tuple[int, ...], tuple[int, ...]]

FOLDED = 3
"""Unchanged rows in a stretch from which it is folded."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One unit with what differs in it: ``same`` and ``gone`` in the old one, ``same`` and ``come``."""

    unit: Unit
    parts: tuple[Edit, ...]


@dataclass(slots=True)
class Row:
    """Units that stand side by side; one side is empty where there is no counterpart here.

    ``changes`` begin in this row; ``echoes`` are those of which it is another end (the old place of what
    moved, a further part of a split). ``elsewhere`` are the rows in which the counterparts stand.
    ``kept`` rows are never folded: they changed, or are headings over something that did.
    """

    old: tuple[Piece, ...] = ()
    new: tuple[Piece, ...] = ()
    changes: list[Change] = field(default_factory=list)
    echoes: list[Change] = field(default_factory=list)
    elsewhere: list[int] = field(default_factory=list)
    kept: bool = False

    @property
    def unit(self) -> Unit:
        return (self.new or self.old)[0].unit


@dataclass(frozen=True, slots=True)
class Fold:
    """A stretch of unchanged rows, ``first`` to ``last``; counts leave headings out where it can."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Layout:
    """``rows`` in order; ``old_row`` and ``new_row`` say in which row a unit stands."""

    rows: tuple[Row, ...]
    old_row: dict[int, int]
    new_row: dict[int, int]

    def row_of(self, change: Change) -> int:
        """The row that a link to the change leads to."""
        if change.new is not None:
            return self.new_row[change.new.unit]
        assert change.old is not None
        return self.old_row[change.old.unit]

    def stretches(self) -> Iterator[Row | Fold]:
        """Rows one by one, and folds."""
        at = 0
        while at < len(self.rows):
            end = at
            while end < len(self.rows) and not self.rows[end].kept:
                end += 1
            if end - at >= FOLDED:
                yield Fold(at, end - 1)
                at = end
            else:
                end = max(end, at + 1)
                yield from self.rows[at:end]
                at = end


def layout(comparison: Comparison, changes: Sequence[Change]) -> Layout:
    """Both documents whole; ``changes`` are those to be shown as such."""
    rows: list[Row] = []
    places: dict[Of, dict[int, int]] = {"old": {}, "new": {}}
    for olds, news in _order(comparison):
        for of, group in (("old", olds), ("new", news)):
            places[of].update(dict.fromkeys(group, len(rows)))  # type: ignore[index]
        rows.append(Row())
    _fill(comparison, rows, places)
    found = Layout(tuple(rows), places["old"], places["new"])
    _tell(comparison, found, changes)
    return found


# Which units share a row -------------------------------------------------------------------------


def _order(comparison: Comparison) -> Iterator[_Link]:
    """Old and new units row by row: pairs that kept their order, and what is out of step alone."""
    pairs, alone_old, alone_new = _steps(comparison)
    ends = [olds[0] for olds, _ in pairs] + [len(comparison.old.units)]
    gone = iter(sorted(alone_old))
    next_gone = next(gone, None)
    by_new = {news[0]: at for at, (_, news) in enumerate(pairs)}
    lone = {group[0]: group for group in alone_new}
    done = -1
    for index in range(-1, len(comparison.new.units)):
        if index in by_new:
            done = by_new[index]
            yield pairs[done]
        elif index in lone:
            yield (), lone[index]
            continue
        elif index >= 0:
            continue
        while next_gone is not None and next_gone[0] < ends[done + 1]:
            yield next_gone, ()
            next_gone = next(gone, None)


def _steps(
    comparison: Comparison,
) -> tuple[list[_Link], list[tuple[int, ...]], list[tuple[int, ...]]]:
    """Pairs in step, and the groups of old and of new units that stand alone in a row."""
    links = sorted(comparison.links, key=lambda link: link[1][0])
    stays = set(_rising([olds[0] for olds, _ in links]))
    pairs: list[_Link] = []
    alone_old: list[tuple[int, ...]] = []
    alone_new: list[tuple[int, ...]] = []
    for at, (olds, news) in enumerate(links):
        ones, others = _runs(olds), _runs(news)
        if at in stays:
            pairs.append((ones.pop(0), others.pop(0)))
        alone_old += ones
        alone_new += others
    linked_old = {index for olds, _ in links for index in olds}
    linked_new = {index for _, news in links for index in news}
    alone_old += [(unit.index,) for unit in comparison.old.units if unit.index not in linked_old]
    alone_new += [(unit.index,) for unit in comparison.new.units if unit.index not in linked_new]
    return pairs, alone_old, alone_new


def _runs(indices: Sequence[int]) -> list[tuple[int, ...]]:
    """Stretches of neighbours."""
    found: list[list[int]] = []
    for index in indices:
        if found and found[-1][-1] == index - 1:
            found[-1].append(index)
        else:
            found.append([index])
    return [tuple(group) for group in found]


def _rising(values: Sequence[int]) -> list[int]:
    """Positions of the longest rising part (patience sorting)."""
    tops: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, value in enumerate(values):
        place = bisect_left(tops, value)
        before.append(last[place - 1] if place else -1)
        tops[place : place + 1] = [value]
        last[place : place + 1] = [at]
    kept: list[int] = []
    here = last[-1] if last else -1
    while here >= 0:
        kept.append(here)
        here = before[here]
    return kept[::-1]


# What stands in the rows -------------------------------------------------------------------------


def _fill(comparison: Comparison, rows: list[Row], places: dict[Of, dict[int, int]]) -> None:
    old, new = comparison.old.units, comparison.new.units
    cells: dict[Of, dict[int, list[Piece]]] = {"old": defaultdict(list), "new": defaultdict(list)}
    linked: dict[Of, set[int]] = {"old": set(), "new": set()}
    for olds, news in comparison.links:
        ones, others = [old[at] for at in olds], [new[at] for at in news]
        before, after = _marked(ones, others)
        here = {places["old"][at] for at in olds} | {places["new"][at] for at in news}
        for place in sorted(here):
            rows[place].elsewhere = sorted({*rows[place].elsewhere, *here} - {place})
        linked["old"].update(olds)
        linked["new"].update(news)
        for of, pieces in (("old", before), ("new", after)):
            for piece in pieces:
                cells[of][places[of][piece.unit.index]].append(piece)  # type: ignore[index]
    for of, units, kind in (("old", old, "gone"), ("new", new, "come")):
        for unit in units:
            if unit.index not in linked[of]:  # type: ignore[index]
                piece = Piece(unit, (Edit(kind, unit.text.strip()),))  # type: ignore[arg-type]
                cells[of][places[of][unit.index]].append(piece)  # type: ignore[index]
    for at, row in enumerate(rows):
        row.old = tuple(sorted(cells["old"][at], key=lambda piece: piece.unit.index))
        row.new = tuple(sorted(cells["new"][at], key=lambda piece: piece.unit.index))


def _marked(ones: Sequence[Unit], others: Sequence[Unit]) -> tuple[list[Piece], list[Piece]]:
    """The units of a link with their differences; labels are told apart from the words behind them."""
    if len(ones) == len(others) == 1:
        one, other = ones[0], others[0]
        if _tight(one) == _tight(other):
            # Spaces are no words: each side keeps its own, and nothing is marked.
            return [Piece(one, (Edit("same", _text(one)),))], [Piece(other, (Edit("same", _text(other)),))]
        found = _edits(one, other)
    else:
        found = edits("\n".join(map(_text, ones)), "\n".join(map(_text, others)))
    return _cut(ones, found, "come"), _cut(others, found, "gone")


def _edits(one: Unit, other: Unit) -> tuple[Edit, ...]:
    old, new = _text(one), _text(other)
    if one.label == other.label or not (_labelled(one) and _labelled(other)):
        return edits(old, new)
    rest = edits(old[len(one.label) :], new[len(other.label) :])
    return (Edit("gone", one.label), Edit("come", other.label), *rest)


def _text(unit: Unit) -> str:
    return unit.text.strip()


def _tight(unit: Unit) -> str:
    return "".join(unit.text.split())


def _labelled(unit: Unit) -> bool:
    return bool(unit.label) and _text(unit).startswith(unit.label)


def _cut(units: Sequence[Unit], found: Sequence[Edit], other: str) -> list[Piece]:
    """The edits of one side, divided again into its units (which were joined by one character)."""
    stretches = [each for each in found if each.kind != other]
    pieces: list[Piece] = []
    at = inside = 0
    for unit in units:
        left = len(_text(unit))
        parts: list[Edit] = []
        while left and at < len(stretches):
            each = stretches[at]
            taken = each.text[inside : inside + left]
            parts.append(Edit(each.kind, taken))
            left -= len(taken)
            inside += len(taken)
            if inside >= len(each.text):
                at, inside = at + 1, 0
        if at < len(stretches):
            inside += 1
            if inside >= len(stretches[at].text):
                at, inside = at + 1, 0
        pieces.append(Piece(unit, tuple(parts)))
    return pieces


# Which rows changed ------------------------------------------------------------------------------


def _tell(comparison: Comparison, found: Layout, changes: Sequence[Change]) -> None:
    shown = set(map(id, changes))
    for change in comparison.changes:
        home = found.rows[found.row_of(change)]
        rows = [home]
        if change.kinds != ("renumbered",):
            rows += [found.rows[found.old_row[side.unit]] for side in change.sides("old")]
            rows += [found.rows[found.new_row[side.unit]] for side in change.sides("new")]
        for row in rows:
            row.kept = True
            if id(change) not in shown:
                continue
            if row is home:
                if change not in row.changes:
                    row.changes.append(change)
            elif change not in row.echoes:
                row.echoes.append(change)
    for row in [row for row in found.rows if row.kept]:
        _keep_above(comparison, found, row)


def _keep_above(comparison: Comparison, found: Layout, row: Row) -> None:
    """Headings over what changed are not folded."""
    sides = ((row.new, comparison.new, found.new_row), (row.old, comparison.old, found.old_row))
    for pieces, outline, row_of in sides:
        for piece in pieces[:1]:
            for above in outline.ancestors(piece.unit):
                found.rows[row_of[above.index]].kept = True
