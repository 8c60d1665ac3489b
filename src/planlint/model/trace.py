"""What a superior document requires, and how a plan answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from planlint.model.records import dataclass
from planlint.model.text import Span, Text

if TYPE_CHECKING:
    from planlint.model.evidence import Evidence
    from planlint.model.outline import Location, Outline
    from planlint.model.report import Failure

RequirementKind = Literal["target", "task"]
Status = Literal["absent", "weaker", "partly", "answered"]
STATUSES: tuple[Status, ...] = get_args(Status)
"""Worst first."""

LackKind = Literal["missing", "softer", "lower", "later"]


@dataclass(frozen=True, slots=True)
class Commitment:
    """One thing within a requirement that can be dropped by itself; ``span`` counts in the unit's text.

    ``kind`` tells what is owed (``command``) from what it is for (``aim``) and how it is to be done
    (``means``): a plan may reword the latter two. ``lead`` is what a command stands on: its means.
    """

    text: str
    span: Span
    kind: Literal["command", "aim", "means"] = "command"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that the superior document tells somebody below to do or to reach.

    ``unit`` indexes the units of the superior outline, ``span`` counts in that unit's text, ``text`` is
    verbatim. ``schools`` are the kinds of schools it is about, empty where it is about all.
    """

    index: int
    unit: int
    text: str
    kind: RequirementKind
    span: Span
    location: Location
    commitments: tuple[Commitment, ...]
    schools: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Answer:
    """A unit of the plan that answers: its own words (``quote`` at ``span`` of its text) and place.

    ``share`` is how much of the requirement stands there, from 0 to 1; ``evidence`` is what the quoted
    words name of their own: owners, dates, figures.
    """

    unit: int
    label: str
    heading: str
    quote: str
    span: Span
    location: Location
    share: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Lack:
    """What an answer lacks: a commitment without an answer, or one that is promised less firmly.

    ``old`` quotes the superior document, ``new`` the plan (empty where it says nothing).
    """

    kind: LackKind
    what: Text
    old: str
    new: str = ""


@dataclass(frozen=True, slots=True)
class Traced:
    """One requirement held against one plan; ``answers`` best first; ``home`` is the unit of the plan to
    which what is missing would belong, ``None`` where there is none."""

    requirement: Requirement
    status: Status
    answers: tuple[Answer, ...] = ()
    missing: tuple[Lack, ...] = ()
    home: int | None = None


@dataclass(frozen=True, slots=True)
class PlanTrace:
    """One plan held against the superior document; ``rootless`` are its measures without a root above."""

    outline: Outline
    traced: tuple[Traced, ...]
    rootless: tuple[int, ...]

    def count(self, status: Status) -> int:
        return sum(each.status == status for each in self.traced)


@dataclass(frozen=True, slots=True)
class Trace:
    """A superior document and the plans held against it; all plans have the same requirements in order."""

    superior: Outline
    requirements: tuple[Requirement, ...]
    plans: tuple[PlanTrace, ...]


@dataclass(frozen=True, slots=True)
class TraceReport:
    """A trace, and the plans that could not be read."""

    trace: Trace
    failures: tuple[Failure, ...] = ()
