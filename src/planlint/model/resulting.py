"""What ``planlint config`` shows."""

from __future__ import annotations

from planlint.model.records import dataclass
from planlint.model.settings import Settings
from planlint.model.text import Severity


@dataclass(frozen=True, slots=True)
class Resulting:
    """Settings and the rules that result from them: how many of each kind and severity, in that order.

    ``packs`` are ids; ``known`` is how many rules could be chosen; ``excluded`` whether the
    configuration says that ``path`` is not checked.
    """

    path: str
    settings: Settings
    packs: tuple[str, ...]
    rules: tuple[tuple[str, Severity, int], ...]
    known: int
    excluded: bool = False
