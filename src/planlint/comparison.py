"""Two versions of one plan: outlines, findings and themes side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from planlint.model.change import CHANGE_KINDS, Change, Comparison, ThemeChange

if TYPE_CHECKING:
    from planlint.check import Analysis
    from planlint.model.coverage import Coverage
    from planlint.model.evidence import Evidence
    from planlint.model.finding import Finding
    from planlint.model.outline import Outline


def compare(old: Analysis, new: Analysis) -> Comparison:
    """What became of every unit of the old version, and what that means for findings and themes."""
    from planlint.compare import align, changes

    alignment = align(old.outline, new.outline)
    found, same = changes(old.outline, new.outline, alignment, _evidence(old.outline), _evidence(new.outline))
    fresh, fixed, standing = _findings(old.findings, new.findings)
    counts = Counter(kind for change in found for kind in change.kinds)
    return Comparison(
        old.outline,
        new.outline,
        found,
        same,
        _themes(old.coverage, new.coverage),
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


def _evidence(outline: Outline) -> dict[int, Evidence]:
    """The evidence of all units that promise something; goals and provisions have none in the outline."""
    from planlint.evidence import extract

    return {
        unit.index: unit.evidence if unit.kind == "measure" else extract(unit.text)
        for unit in outline.units
        if unit.kind in ("measure", "goal", "principle", "provision")
    }


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
