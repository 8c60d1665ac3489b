"""``gaps --format json``."""

from __future__ import annotations

from collections.abc import Iterable

from planlint.model.coverage import SLOTS, Aspect, Completeness, Priority, Profile, Quote, ThemeCoverage
from planlint.model.outline import Outline
from planlint.model.report import GapReport
from planlint.reporters.as_json import Object, basis, dump, location, source, text
from planlint.reporters.context import RenderContext
from planlint.reporters.packs_line import suggestion_object


def render(report: GapReport, context: RenderContext) -> str:
    outline, coverage = report.outline, report.coverage
    return dump(
        "gaps",
        context,
        source(outline.document, outline.title)
        | {
            "profile": _profile(coverage.profile),
            "suggested": suggestion_object(report.suggested),
            "sections": len(outline.sections),
            "themes": [_theme(theme, outline) for theme in coverage.themes],
            "completeness": _completeness(coverage.completeness, outline),
            "priorities": [_priority(item) for item in coverage.priorities],
        },
    )


def _profile(profile: Profile) -> Object:
    return {"id": profile.id, "name": text(profile.name), "note": text(profile.note)}


def _theme(theme: ThemeCoverage, outline: Outline) -> Object:
    return {
        "id": theme.id,
        "name": text(theme.name),
        "level": theme.level,
        "expected": theme.expected,
        "reason": text(theme.reason),
        "measures": _units(theme.measures, outline),
        "counts": {slot: theme.counts.get(slot, 0) for slot in SLOTS},
        "quotes": [_quote(quote) for quote in theme.quotes],
        "mentions": [_quote(quote) for quote in theme.mentions],
        "aspects": [_aspect(aspect) for aspect in theme.aspects],
        "advice": text(theme.advice),
        "home": text(theme.home),
        "basis": basis(theme.basis),
    }


def _units(indices: Iterable[int], outline: Outline) -> list[Object]:
    """Measures by their index in ``outline --format json`` and by their name and place."""
    units = [outline.units[index] for index in indices]
    return [
        {"unit": unit.index, "name": unit.name, "location": location(outline.location(unit))}
        for unit in units
    ]


def _quote(quote: Quote) -> Object:
    return {
        "text": quote.text,
        "unit": quote.unit,
        "slots": list(quote.slots),
        "location": location(quote.location),
    }


def _aspect(aspect: Aspect) -> Object:
    return {
        "id": aspect.id,
        "name": text(aspect.name),
        "missing": aspect.missing,
        "advice": text(aspect.advice),
        "basis": basis(aspect.basis),
        "quotes": [_quote(quote) for quote in aspect.quotes],
    }


def _completeness(completeness: Completeness, outline: Outline) -> Object:
    return {
        "measures": completeness.measures,
        "counts": {slot: completeness.counts.get(slot, 0) for slot in SLOTS},
        "lacking": {slot: _units(completeness.lacking.get(slot, ()), outline) for slot in SLOTS},
    }


def _priority(priority: Priority) -> Object:
    return {
        "theme": priority.theme,
        "what": text(priority.what),
        "todo": text(priority.todo),
        "location": location(priority.location),
        "basis": basis(priority.basis),
    }
