"""The configuration of one run: the settings of every path, each file read once."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from planlint.config.find import absolute, file_of, find_upwards
from planlint.config.statements import Statement
from planlint.model.settings import Settings

if TYPE_CHECKING:
    from planlint.config.files import ConfigFile
    from planlint.rules import RuleSets


class Configuration:
    """``planlint.yaml`` (the nearest above each document, or ``file``; none when ``off``), below what the
    command line states.
    """

    def __init__(
        self,
        command: Statement = Statement("command"),  # noqa: B008  (frozen)
        *,
        file: Path | None = None,
        off: bool = False,
    ) -> None:
        self.command = command
        self._off = off
        self._named = absolute(file) if file else None
        self._found: dict[Path, Path | None] = {}
        self._files: dict[Path, ConfigFile] = {}
        self._settled: dict[tuple[Path | None, tuple[int, ...]], Settings] = {}
        file_of(Path(), file, off=off)  # complains of what cannot be

    def settings(self, path: Path) -> Settings:
        """What holds for a document, or for a folder as such. Raises ``ConfigError``."""
        path = absolute(path)
        file = self._file(path)
        matching = self._matching(file, path)
        key = (file.path if file else None, matching)
        if key not in self._settled:
            self._settled[key] = self._settle(file, matching)
        return self._settled[key]

    def excluded(self, path: Path) -> bool:
        """Whether the configuration of a document says that it is not checked."""
        path = absolute(path)
        file = self._file(path)
        if file is None or not file.exclude:
            return False
        from planlint.config.globs import matches

        return matches(file.exclude, path, file.folder)

    def check_names(self, rulesets: RuleSets) -> None:
        """Raise ``ConfigError`` for every name in the files read so far that means no rule."""
        for file in self._files.values():
            from planlint.config.naming import check_names

            check_names(file, self.command, rulesets)

    def _file(self, path: Path) -> ConfigFile | None:
        if self._off:
            return None
        found = self._named or self._nearest(path if os.path.isdir(path) else path.parent)  # noqa: PTH112
        if found is None:
            return None
        if found not in self._files:
            from planlint.config.schema import read_file

            self._files[found] = read_file(found)
        return self._files[found]

    def _nearest(self, folder: Path) -> Path | None:
        if folder not in self._found:
            self._found[folder] = find_upwards(folder)
        return self._found[folder]

    def _matching(self, file: ConfigFile | None, path: Path) -> tuple[int, ...]:
        """The numbers of the overrides that mean a path."""
        if file is None or not file.overrides:
            return ()
        from planlint.config.globs import matches

        return tuple(
            at for at, override in enumerate(file.overrides) if matches(override.globs, path, file.folder)
        )

    def _settle(self, file: ConfigFile | None, matching: tuple[int, ...]) -> Settings:
        from planlint.config.settling import settle

        stated = [file.statement] if file else []
        if file:
            stated += [file.overrides[at].statement for at in matching]
        return settle([*stated, self.command], file)
