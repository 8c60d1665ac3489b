"""What somebody has accepted, as it is written in ``planlint.yaml`` or in the document itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from planlint.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Waiver:
    """Findings that are accepted: those of ``rule`` that meet every condition which is not empty.

    ``rule`` is a rule's id, an id with ``*`` or a kind; ``document`` a glob of paths, relative to the
    folder of ``origin``; ``text`` words of the place; ``fingerprint`` that of one finding. It holds up
    to and on the day ``until``, for ever when that is ``None``. ``origin`` and ``line`` (from 1) are
    where it is written.
    """

    rule: str
    document: str
    text: str
    fingerprint: str
    reason: str
    until: date | None
    origin: Path
    line: int
