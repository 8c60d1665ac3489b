"""What one place states: a configuration file, one of its overrides, or the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from planlint.model.levels import FailOn, Level, StatedBy
from planlint.model.records import dataclass
from planlint.model.settings import Layer, Origin
from planlint.model.text import Severity


@dataclass(frozen=True, slots=True)
class Statement:
    """Values that are stated here; ``None`` and empty tuples are not stated.

    ``lines`` says where each key stands; ``path`` is the file, ``detail`` the globs of an override.
    """

    by: StatedBy
    packs: tuple[str, ...] | None = None
    rules: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Level], ...] = ()
    fail_on: FailOn | None = None
    min_severity: Severity | None = None
    path: Path | None = None
    detail: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)

    def origin(self, key: str) -> Origin:
        """Where the value of a key (as the file spells it) was stated."""
        detail = f"--{_OPTIONS.get(key, key)}" if self.by == "command" else self.detail
        return Origin(self.by, self.path, self.lines.get(key, 0), detail)

    @property
    def layer(self) -> Layer:
        return Layer(self.select, self.ignore, self.severity)


_OPTIONS = {"packs": "pack", "language": "lang"}
"""Keys whose option on the command line has another name."""
