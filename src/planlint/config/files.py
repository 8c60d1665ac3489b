"""A configuration file that has been validated."""

from __future__ import annotations

from pathlib import Path

from planlint.config.statements import Statement
from planlint.model.records import dataclass
from planlint.model.settings import Origin
from planlint.model.text import Language
from planlint.model.waiver import Waiver
from planlint.rules.source import Source


@dataclass(frozen=True, slots=True)
class Override:
    """Values for the documents that one of the globs means."""

    globs: tuple[str, ...]
    statement: Statement


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """A configuration file that has been validated; its paths are absolute."""

    source: Source
    statement: Statement
    overrides: tuple[Override, ...] = ()
    language: Language | None = None
    exclude: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    baseline: Path | None = None

    @property
    def path(self) -> Path:
        return self.source.path

    @property
    def folder(self) -> Path:
        return self.source.path.parent

    def origin(self, key: str) -> Origin:
        return self.statement.origin(key)
