"""What a check reports."""

from __future__ import annotations

from planlint.model.basis import Basis
from planlint.model.outline import Location
from planlint.model.records import dataclass
from planlint.model.text import Severity, Text


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that helps to understand a finding, and what it shows."""

    location: Location
    note: Text


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong, at one place.

    ``location`` is ``None`` for what concerns the document as a whole (a missing section).
    ``quote`` is the text at the location as written. ``fingerprint`` is stable under edits
    elsewhere: it is made of rule id, heading path and normalised text, with an occurrence count.
    """

    rule: str
    severity: Severity
    title: Text
    message: Text
    why: Text
    fix: Text
    basis: tuple[Basis, ...]
    location: Location | None
    quote: str
    fingerprint: str
    related: tuple[Related, ...] = ()
