"""``config --format json``."""

from __future__ import annotations

from typing import Any

from planlint.model.resulting import Resulting
from planlint.model.settings import Held, Origin
from planlint.model.text import SEVERITIES
from planlint.model.waiver import Waiver
from planlint.reporters.as_json import Object, dump
from planlint.reporters.context import RenderContext


def render(report: Resulting, context: RenderContext) -> str:
    settings = report.settings
    counts = dict.fromkeys(SEVERITIES, 0)
    kinds: dict[str, int] = {}
    for kind, severity, count in report.rules:
        counts[severity] += count
        kinds[kind] = kinds.get(kind, 0) + count
    return dump(
        "settings",
        context,
        {
            "path": report.path,
            "config": str(settings.config) if settings.config else None,
            "excluded": report.excluded,
            "settings": {
                "packs": [_held(Held(list(settings.packs.value), settings.packs.origin))],
                "rules": [_held(Held(str(held.value), held.origin)) for held in settings.rules],
                "select": [_held(Held(list(held.value), held.origin)) for held in settings.select],
                "ignore": [_held(Held(list(held.value), held.origin)) for held in settings.ignore],
                "severity": [_held(Held(dict(held.value), held.origin)) for held in settings.severity],
                "fail-on": [_held(settings.fail_on)],
                "min-severity": [_held(settings.min_severity)],
                "language": [_held(settings.language)],
                "exclude": [_held(Held(list(settings.exclude.value), settings.exclude.origin))],
                "waivers": [_waiver(waiver) for waiver in settings.waivers],
                "baseline": [
                    _held(
                        Held(
                            str(settings.baseline.value) if settings.baseline.value else None,
                            settings.baseline.origin,
                        )
                    )
                ],
            },
            "packs": list(report.packs),
            "rules": {
                "running": sum(counts.values()),
                "known": report.known,
                "severities": counts,
                "kinds": kinds,
            },
        },
    )


def _held(held: Held[Any]) -> Object:
    return {"value": held.value, "origin": _origin(held.origin)}


def _origin(origin: Origin) -> Object:
    return {
        "by": origin.by,
        "path": str(origin.path) if origin.path else None,
        "line": origin.line or None,
        "detail": origin.detail,
    }


def _waiver(waiver: Waiver) -> Object:
    value = {
        "rule": waiver.rule,
        "document": waiver.document,
        "text": waiver.text,
        "fingerprint": waiver.fingerprint,
        "reason": waiver.reason,
        "until": waiver.until.isoformat() if waiver.until else None,
    }
    return {"value": value, "origin": _origin(Origin("file", waiver.origin, waiver.line))}
