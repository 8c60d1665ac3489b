"""What the commands hand to the reporters."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planlint.model.coverage import Coverage
from planlint.model.finding import Finding
from planlint.model.outline import Outline
from planlint.model.text import SEVERITIES, Severity, Text


@dataclass(frozen=True, slots=True)
class GapReport:
    """The gap analysis of one plan."""

    outline: Outline
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Checked:
    """One document that was read, and what was found in it, in order of place.

    ``warnings`` say what could not be read faithfully.
    """

    source: str
    sha256: str
    title: str
    findings: tuple[Finding, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """One document that could not be read: what is wrong and what to do, in one sentence."""

    source: str
    message: Text


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The findings of a run, document by document, in the order in which they were given."""

    documents: tuple[Checked, ...]
    failures: tuple[Failure, ...] = ()

    def counts(self) -> dict[Severity, int]:
        """How many findings of each severity, most severe first."""
        found = [finding.severity for document in self.documents for finding in document.findings]
        return {severity: found.count(severity) for severity in SEVERITIES}

    def at_least(self, severity: Severity) -> CheckReport:
        """The same without the findings that are less severe."""
        kept = SEVERITIES[: SEVERITIES.index(severity) + 1]
        documents = (
            replace(document, findings=tuple(f for f in document.findings if f.severity in kept))
            for document in self.documents
        )
        return replace(self, documents=tuple(documents))
