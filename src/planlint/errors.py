"""Everything planlint can say has gone wrong, as one tree. Only ``planlint.cli`` shows it."""

from __future__ import annotations

from planlint.model.text import Language, Text

NOTHING = Text("", "")


class PlanlintError(Exception):
    """An error that the user can do something about: ``what`` is wrong and ``todo`` about it."""

    exit_code = 2

    def __init__(self, what: Text, todo: Text = NOTHING) -> None:
        super().__init__(what.zh)
        self.what = what
        self.todo = todo

    def say(self, language: Language) -> str:
        return self.what.say(language) + self.todo.say(language)


class UsageError(PlanlintError):
    """The command line or the configuration asks for something that does not exist."""


class RuleError(PlanlintError):
    """A rule, vocabulary or pack file is wrong; ``what`` names file and line, one problem a line."""


class ConfigError(PlanlintError):
    """``planlint.yaml`` is wrong; ``what`` names file and line, one problem a line."""


class UnreadableError(PlanlintError):
    """A document is missing, of an unknown kind, broken, encrypted or beyond the limits."""

    exit_code = 3


class OutputError(PlanlintError):
    """A report could not be written: the disk is full, the file may not be written, the output is closed."""
