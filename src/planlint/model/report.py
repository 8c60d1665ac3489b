"""What the commands hand to the reporters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from planlint.model.levels import FailOn
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


@dataclass(frozen=True, slots=True)
class Trial:
    """One example of a rule: its text with ``«»`` around what must be found, and what was found.

    ``expected`` and ``found`` are (line from 1, start, end); line 0 is the document as a whole. ``near``
    is whether a passing example looks like the fault: only such a one says where the rule ends.
    """

    rule: str
    text: str
    fails: bool
    expected: tuple[tuple[int, int, int], ...]
    found: tuple[tuple[int, int, int], ...]
    near: bool = False

    @property
    def passed(self) -> bool:
        return self.expected == self.found


@dataclass(frozen=True, slots=True)
class TrialReport:
    """Every example of the chosen rules, run.

    ``documents`` were checked besides, ``silent`` are the rules that found nothing in any of them,
    ``failures`` those that could not be read.
    """

    rules: int
    trials: tuple[Trial, ...]
    documents: int = 0
    silent: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()

    @property
    def failed(self) -> tuple[Trial, ...]:
        return tuple(trial for trial in self.trials if not trial.passed)

    @property
    def idle(self) -> tuple[str, ...]:
        """The rules that find nothing in any of their failing examples."""
        return self._none(lambda trial: trial.fails and bool(trial.found))

    @property
    def distant(self) -> tuple[str, ...]:
        """The rules none of whose passing examples looks like the fault."""
        return self._none(lambda trial: trial.near)

    def _none(self, holds: Callable[[Trial], bool]) -> tuple[str, ...]:
        there = {trial.rule for trial in self.trials if holds(trial)}
        return tuple(dict.fromkeys(trial.rule for trial in self.trials if trial.rule not in there))


@dataclass(frozen=True, slots=True)
class Shown:
    """An example as ``rules show`` has it.

    ``places`` are what is found in a failing one; in a passing one what would be found but for the
    condition that ``why`` names. ``why`` of a failing one is the message of its first finding.
    """

    text: str
    fails: bool
    places: tuple[tuple[int, int, int], ...]
    why: Text | None
    near: bool = False


@dataclass(frozen=True, slots=True)
class InPack:
    """A pack that holds a rule, and at which severity; ``inherited`` from a pack that it extends."""

    pack: str
    title: Text
    severity: Severity
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Lesson:
    """A rule explained: ``examples`` the most telling first, ``packs`` those that hold it."""

    rule: Rule
    packs: tuple[InPack, ...] = ()
    examples: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleList:
    """Rules, by kind and id; ``packs`` are those that hold each, by its id."""

    rules: tuple[Rule, ...]
    packs: Mapping[str, tuple[InPack, ...]] = field(default_factory=dict)
