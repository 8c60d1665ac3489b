"""``diff --format json``."""

from __future__ import annotations

from collections.abc import Iterable

from planlint.model.change import CHANGE_KINDS, Change, Comparison, Shift, Side, ThemeChange
from planlint.model.compared import Compared, DiffReport
from planlint.model.finding import Finding
from planlint.model.outline import Outline
from planlint.model.text import Span
from planlint.reporters.as_json import Object, dump, location, source, text
from planlint.reporters.context import RenderContext


def render(report: DiffReport, context: RenderContext) -> str:
    return dump(
        "diff",
        context,
        {
            "revision": report.revision or None,
            "counts": _counts(report.compared),
            "comparisons": [_comparison(each, report) for each in report.compared],
            "changes": [
                _change(change, number)
                for number, compared in enumerate(report.compared)
                for change in compared.changes
            ],
            "added": list(report.added),
            "removed": list(report.removed),
            "unreadable": [
                {"source": failure.source, "message": text(failure.message)} for failure in report.failures
            ],
        },
    )


def _counts(compared: Iterable[Compared]) -> Object:
    counted = [each.counts() for each in compared]
    return {kind: sum(each.get(kind, 0) for each in counted) for kind in CHANGE_KINDS}


def _comparison(compared: Compared, report: DiffReport) -> Object:
    found = compared.comparison
    return {
        "old": _source(found.old, compared.old),
        "new": _source(found.new, compared.new),
        "identical": compared.identical,
        "nothing_in_common": compared.apart,
        "unchanged": found.unchanged,
        "hidden": compared.hidden,
        "counts": _counts([compared]),
        "themes": [_theme(each) for each in found.themes],
        "findings": _findings(found) if report.findings else None,
    }


def _source(outline: Outline, name: str) -> Object:
    return source(outline.document, outline.title) | {"source": name}


def _change(change: Change, number: int) -> Object:
    return {
        "comparison": number,
        "kinds": list(change.kinds),
        "turn": change.turn,
        "old": _side(change.old),
        "new": _side(change.new),
        "shifts": [_shift(shift) for shift in change.shifts],
        "others": [{"of": side.of} | (_side(side) or {}) for side in change.others],
        "note": text(change.note) if change.note else None,
    }


def _side(side: Side | None) -> Object | None:
    if side is None:
        return None
    return {
        "kind": side.kind,
        "label": side.label,
        "heading": side.heading,
        "text": side.text,
        "path": list(side.location.path),
        "paragraph": side.location.paragraph,
        "block": side.location.block,
        "unit": side.unit,
    }


def _shift(shift: Shift) -> Object:
    return {
        "kind": shift.kind,
        "turn": shift.turn,
        "what": text(shift.what),
        "old": shift.old,
        "new": shift.new,
        "old_span": _span(shift.old_span),
        "new_span": _span(shift.new_span),
    }


def _span(span: Span | None) -> Object | None:
    return {"start": span.start, "end": span.end} if span is not None else None


def _theme(theme: ThemeChange) -> Object:
    return {
        "theme": theme.theme,
        "name": text(theme.name),
        "old": theme.old,
        "new": theme.new,
        "lost": [text(name) for name in theme.lost],
        "won": [text(name) for name in theme.won],
    }


def _findings(found: Comparison) -> Object:
    return {
        "new": [_finding(each) for each in found.fresh],
        "fixed": [_finding(each) for each in found.fixed],
        "standing": [_finding(each) for each in found.standing],
    }


def _finding(finding: Finding) -> Object:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": text(finding.message),
        "location": location(finding.location),
        "quote": finding.quote,
        "fingerprint": finding.fingerprint,
    }
