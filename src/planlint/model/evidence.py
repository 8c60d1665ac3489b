"""What a measure says of who, by when, how much, out of what money, and how firmly.

Every ``span`` counts in the unit's own text (``Unit.text``); ``Outline.location`` turns it into a
place in the document.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from planlint.model.records import dataclass
from planlint.model.text import Span

Part = Literal["lead", "support", "owner"]
DeadlineKind = Literal["date", "period", "duration", "recurring"]
Comparator = Literal[">=", "<=", ">", "<", "=", "~"]


@dataclass(frozen=True, slots=True)
class Owner:
    """A named responsible body.

    ``text`` is as written (``文广新局``), ``name`` with the prefix it shares in its list restored
    (``市文广新局``); ``part`` is lead (牵头), support (配合) or owner where the plan makes no
    difference. ``span`` may lie outside the unit's text only for a list inherited by 下同.
    """

    text: str
    name: str
    part: Part
    span: Span


@dataclass(frozen=True, slots=True)
class Deadline:
    """A phrase that says when, or how often.

    ``start`` and ``end`` are the first and last day meant where that is certain (2025年底前 ends
    on 2025-12-31). ``recurrence`` is an interval in months for a recurring one (每学期 6).
    ``days`` is the length of a duration.
    """

    text: str
    kind: DeadlineKind
    span: Span
    start: date | None = None
    end: date | None = None
    recurrence: int | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with a unit that is a target, a standard or an amount to be reached.

    ``value`` is normalised (一千二百 → 1200, 1.2亿 → 120000000, 85% → 85 with unit ``%``); ``high``
    is the upper end of a range. ``subject`` is what is counted, empty when it is not clear.
    """

    text: str
    span: Span
    value: float | None
    unit: str
    comparator: Comparator = "="
    high: float | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Funding:
    """A phrase that names who pays or the budget line. ``source`` is the payer or line itself."""

    text: str
    span: Span
    source: str = ""


@dataclass(frozen=True, slots=True)
class Force:
    """How binding the wording is, on the ladder of ``planlint.language.force``.

    ``rung`` runs from 0 (探索, 鼓励) to the top (必须, 不得); ``text`` is the word that decides.
    """

    rung: int
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that one measure says; empty for what is no measure."""

    owners: tuple[Owner, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    funding: tuple[Funding, ...] = ()
    force: Force | None = None


NO_EVIDENCE = Evidence()
"""What every unit that is no measure has."""
