"""Whether the names of rules in a configuration file mean any rule."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from planlint.config.files import ConfigFile
from planlint.config.schema import CONFIG_FILES
from planlint.config.statements import Statement
from planlint.rules.choosing import meant, no_such_rule
from planlint.rules.problems import Problems
from planlint.rules.source import Keys

if TYPE_CHECKING:
    from planlint.rules import RuleSets


def check_names(file: ConfigFile, command: Statement, rulesets: RuleSets) -> None:
    """Raise ``ConfigError`` with every name that means no rule, shipped or the user's own.

    An override may name the rules that it adds; a waiver any that the file can bring in.
    """
    problems = Problems(subject=CONFIG_FILES)

    def check(names: Iterable[tuple[str, Keys]], paths: tuple[Path, ...]) -> None:
        known = rulesets.known(tuple(dict.fromkeys((*paths, *command.rules))))
        for name, keys in names:
            if not meant(name, known):
                problems.add(file.source, keys, no_such_rule(name, known))

    base = file.statement.rules
    check(_names(file.statement, file, ()), base)
    for at, override in enumerate(file.overrides):
        own = override.statement
        check(_names(own, file, ("overrides", at)), (*base, *own.rules))
    every = (*base, *(path for override in file.overrides for path in override.statement.rules))
    check(((waiver.rule, ("waivers", at, "rule")) for at, waiver in enumerate(file.waivers)), every)
    problems.fail()


def _names(statement: Statement, file: ConfigFile, keys: Keys) -> Iterable[tuple[str, Keys]]:
    """Every name, and the way to it in the file's data."""
    for key, names in (("select", statement.select), ("ignore", statement.ignore)):
        for at, name in enumerate(names):
            yield name, (*keys, key, at)
    for name, _ in statement.severity:
        yield name, (*keys, "severity", name)
