"""``check --format json``."""

from __future__ import annotations

from collections.abc import Iterable

from planlint.model.finding import Finding
from planlint.model.report import Checked, CheckReport
from planlint.model.text import SEVERITIES
from planlint.reporters.as_json import Object, basis, dump, location, text
from planlint.reporters.check_accepted import stale_object, waived_object
from planlint.reporters.context import RenderContext
from planlint.reporters.packs_line import suggestion_object


def render(report: CheckReport, context: RenderContext) -> str:
    return dump(
        "check",
        context,
        {
            "summary": {
                "documents": len(report.documents),
                "unreadable": len(report.failures),
                "skipped": len(report.skipped),
                **report.counts(),
                "waived": sum(len(document.waived) for document in report.documents),
                "stale": len(report.stale),
            },
            "documents": [_document(document) for document in report.documents],
            "unreadable": [
                {"source": failure.source, "message": text(failure.message)} for failure in report.failures
            ],
            "skipped": list(report.skipped),
            "stale": [stale_object(stale) for stale in report.stale],
        },
    )


def _document(document: Checked) -> Object:
    return {
        "source": document.source,
        "sha256": document.sha256,
        "title": document.title,
        "packs": list(document.packs),
        "suggested": suggestion_object(document.suggested),
        "counts": _counts(document.findings),
        "findings": [_finding(finding) for finding in document.findings],
        "waived": [_finding(each.finding) | {"waived": waived_object(each)} for each in document.waived],
        "warnings": [text(warning) for warning in document.warnings],
    }


def _counts(findings: Iterable[Finding]) -> Object:
    found = [finding.severity for finding in findings]
    return {severity: found.count(severity) for severity in SEVERITIES}


def _finding(finding: Finding) -> Object:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "title": text(finding.title),
        "message": text(finding.message),
        "why": text(finding.why),
        "fix": text(finding.fix),
        "basis": basis(finding.basis),
        "location": location(finding.location),
        "quote": finding.quote,
        "fingerprint": finding.fingerprint,
        "related": [
            {"location": location(item.location), "note": text(item.note)} for item in finding.related
        ],
    }
