"""Two versions of one plan: outlines, findings and themes side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from planlint.model.change import CHANGE_KINDS, Change, Comparison, ThemeChange

if TYPE_CHECKING:
    from planlint.check import Analysis
    from planlint.model.coverage import Coverage
    from planlint.model.evidence import Evidence
    from planlint.model.finding import Finding
    from planlint.model.outline import Unit
    from planlint.model.text import Span


def compare(old: Analysis, new: Analysis) -> Comparison:
    """What became of every unit of the old version, and what that means for findings and themes."""
    from planlint.compare import align, changes, in_step

    # One after the other: what covering an outline needs is at hand until the next is tagged.
    themes = _themes(old.coverage, new.coverage)
    before, after = in_step(old.outline, new.outline)
    alignment = align(before, after)
    found, same = changes(before, after, alignment, evidence_of)
    fresh, fixed, standing = _findings(old.findings, new.findings)
    counts = Counter(kind for change in found for kind in change.kinds)
    return Comparison(
        before,
        after,
        found,
        same,
        themes,
        fresh,
        fixed,
        standing,
        {kind: counts[kind] for kind in CHANGE_KINDS if counts[kind]},
        tuple((link.old, link.new) for link in alignment.links),
    )


def by_weight(changes: Iterable[Change]) -> tuple[Change, ...]:
    """What matters most to a reviewer first: by the weightiest kind, what got worse before what got
    better, then in the order of the document."""
    turns = ("worse", "neutral", "better")

    def weight(change: Change) -> tuple[int, int]:
        kind = (
            change.kinds[0] if change.promises else max(change.kinds[0], "reworded", key=CHANGE_KINDS.index)
        )
        return CHANGE_KINDS.index(kind), turns.index(change.turn)

    return tuple(sorted(changes, key=weight))


def evidence_of(unit: Unit) -> Evidence:
    """The evidence of a unit, each date and figure at every place.

    All but measures have none in the outline; what a measure has from the columns of its table is nowhere
    but there.
    """
    from planlint.evidence import extract
    from planlint.model.evidence import NO_EVIDENCE

    if unit.kind in ("title", "front", "closing"):
        return NO_EVIDENCE
    found, known = extract(unit.text, body=unit.body, every=True), unit.evidence
    names = {owner.name for owner in found.owners}
    taken = [deadline.span for deadline in found.deadlines]
    owners = [each for each in known.owners if each.name not in names]
    dates = [each for each in known.deadlines if not any(_meets(each.span, span) for span in taken)]
    return replace(found, owners=(*found.owners, *owners), deadlines=(*found.deadlines, *dates))


def _meets(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _findings(
    old: Sequence[Finding], new: Sequence[Finding]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...], tuple[Finding, ...]]:
    """New, fixed and standing findings, by their fingerprints."""
    before, after = {each.fingerprint for each in old}, {each.fingerprint for each in new}
    return (
        tuple(each for each in new if each.fingerprint not in before),
        tuple(each for each in old if each.fingerprint not in after),
        tuple(each for each in new if each.fingerprint in before),
    )


def _themes(old: Coverage, new: Coverage) -> tuple[ThemeChange, ...]:
    """Themes whose level or whose aspects changed."""
    before = {theme.id: theme for theme in old.themes}
    found = []
    for theme in new.themes:
        was = before[theme.id]
        had = {aspect.id: aspect.name for aspect in was.aspects if not aspect.missing}
        has = {aspect.id: aspect.name for aspect in theme.aspects if not aspect.missing}
        lost = tuple(name for id, name in had.items() if id not in has)
        won = tuple(name for id, name in has.items() if id not in had)
        if was.level != theme.level or lost or won:
            found.append(ThemeChange(theme.id, theme.name, was.level, theme.level, lost, won))
    return tuple(found)
