"""``rules test --format json``."""

from __future__ import annotations

from planlint.model.lesson import Trial, TrialReport
from planlint.reporters.as_json import Object, dump
from planlint.reporters.context import RenderContext


def render(report: TrialReport, context: RenderContext) -> str:
    return dump(
        "rules-test",
        context,
        {
            "rules": report.rules,
            "examples": len(report.trials),
            "failed": len(report.failed),
            "idle": list(report.idle),
            "distant": list(report.distant),
            "documents": report.documents,
            "silent": list(report.silent),
            "results": [_trial(trial) for trial in report.trials],
        },
    )


def _trial(trial: Trial) -> Object:
    return {
        "rule": trial.rule,
        "text": trial.text,
        "fails": trial.fails,
        "passed": trial.passed,
        "near": trial.near,
        "expected": [_where(where) for where in trial.expected],
        "found": [_where(where) for where in trial.found],
    }


def _where(where: tuple[int, int, int]) -> Object:
    """Line 0 is the whole text."""
    line, start, end = where
    return {"line": line, "start": start, "end": end}
