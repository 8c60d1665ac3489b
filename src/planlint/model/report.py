"""What the commands hand to the reporters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from planlint.model.levels import FailOn
from planlint.model.records import dataclass
from planlint.model.text import SEVERITIES, Severity, Text

if TYPE_CHECKING:
    from planlint.model.coverage import Coverage
    from planlint.model.document import Block, Document, Format
    from planlint.model.finding import Finding
    from planlint.model.outline import Outline
    from planlint.model.rule import Rule

WaiverKind = Literal["config", "comment", "baseline"]
"""What sets a finding aside: ``planlint.yaml``, a Word comment in the document, or the baseline."""


@dataclass(frozen=True, slots=True)
class GapReport:
    """The gap analysis of one plan. ``chosen`` are the ids of themes asked for alone.

    ``suggested`` are packs that would suit the plan better than those it is checked with.
    """

    outline: Outline
    coverage: Coverage
    chosen: tuple[str, ...] = ()
    suggested: Suggestion | None = None


@dataclass(frozen=True, slots=True)
class PlainText:
    """A document and its text, one paragraph a line."""

    document: Document
    text: str


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that somebody has accepted: it is shown as such and fails nothing."""

    finding: Finding
    by: WaiverKind
    reason: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Stale:
    """A waiver or baseline entry that no longer does anything; ``place`` says where it is written."""

    by: WaiverKind
    rule: str
    source: str
    place: str
    why: Text


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Packs that fit a document by its kind and level, and why; never applied silently."""

    packs: tuple[str, ...]
    why: Text


@dataclass(frozen=True, slots=True)
class Checked:
    """One document that was read, and what was found in it, in order of place.

    ``blocks`` are the paragraphs that the findings point at, by their index; ``warnings`` say what
    could not be read faithfully. ``hidden`` counts the findings that were left out because the user
    asked for more severe ones. ``waived`` are findings that somebody has accepted; ``packs`` the rule packs
    it was checked with, ``suggested`` those that would fit it better (or, when they are among ``packs``, that
    were chosen for it). ``format`` and ``size`` (bytes) are the file's. Findings as severe as ``fail_on``
    fail the run; ``least`` is the least severity to show. The document itself is not kept: a run may
    hold thousands.
    """

    source: str
    sha256: str
    title: str
    findings: tuple[Finding, ...]
    blocks: Mapping[int, Block]
    warnings: tuple[Text, ...] = ()
    hidden: Mapping[Severity, int] = field(default_factory=dict)
    waived: tuple[Waived, ...] = ()
    packs: tuple[str, ...] = ()
    suggested: Suggestion | None = None
    format: Format = "docx"
    size: int = 0
    fail_on: FailOn | None = None
    least: Severity = "info"

    def at_least(self, severity: Severity) -> Checked:
        """The same without the findings that are less severe, which are only counted."""
        position = SEVERITIES.index(severity) + 1
        kept, dropped = SEVERITIES[:position], SEVERITIES[position:]
        found = [finding.severity for finding in self.findings]
        hidden = {each: count for each in dropped if (count := found.count(each))}
        shown = tuple(finding for finding in self.findings if finding.severity in kept)
        return replace(self, findings=shown, hidden=hidden, least=severity)


@dataclass(frozen=True, slots=True)
class Failure:
    """One document that could not be read: what is wrong and what to do, in one sentence."""

    source: str
    message: Text


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The findings of a run, document by document, in the order in which they were given.

    ``skipped`` are files of a folder that hold documents of a kind that is not read; ``least`` is the
    least severity that is shown; ``stale`` are waivers that no longer do anything, ``rules`` those that ran.
    """

    documents: tuple[Checked, ...]
    failures: tuple[Failure, ...] = ()
    skipped: tuple[str, ...] = ()
    least: Severity = "info"
    stale: tuple[Stale, ...] = ()
    rules: tuple[Rule, ...] = ()

    def counts(self) -> dict[Severity, int]:
        """How many findings of each severity, most severe first."""
        found = [finding.severity for document in self.documents for finding in document.findings]
        return {severity: found.count(severity) for severity in SEVERITIES}

    def at_least(self, severity: Severity) -> CheckReport:
        """The same without the findings that are less severe, which are only counted."""
        documents = tuple(document.at_least(severity) for document in self.documents)
        return replace(self, documents=documents, least=severity)

    def shown(self) -> CheckReport:
        """The same with every document cut to the severity that is to be shown of it."""
        documents = tuple(document.at_least(document.least) for document in self.documents)
        shown = {document.least for document in documents}
        least = next((severity for severity in reversed(SEVERITIES) if severity in shown), SEVERITIES[-1])
        return replace(self, documents=documents, least=least)
