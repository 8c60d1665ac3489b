"""What several commands do alike."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planlint.model.coverage import ThemeCoverage
    from planlint.model.report import TrialReport
    from planlint.rules import RuleSet


def words(values: Iterable[str] | None) -> tuple[str, ...]:
    """The values of a repeatable option, each of which may hold several with commas (half or full width)."""
    found: list[str] = []
    for value in values or ():
        found += [part.strip() for part in value.replace("，", ",").replace("、", ",").split(",")]
    return tuple(part for part in found if part)


def load_rules(
    paths: Iterable[Path] | None,
    pack: str,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
) -> RuleSet:
    from planlint.rules import load

    return load(tuple(paths or ()), pack, words(select), words(ignore))


def try_examples(ruleset: RuleSet) -> TrialReport:
    """Every rule's own examples, through the real path."""
    from planlint.check import run_examples
    from planlint.model.report import Trial, TrialReport

    trials = (
        Trial(result.rule, result.example.text, result.example.fails, result.expected, result.found)
        for result in run_examples(ruleset)
    )
    return TrialReport(len(ruleset.rules), tuple(trials))


def choose_themes(values: Iterable[str] | None, themes: Iterable[ThemeCoverage]) -> tuple[str, ...]:
    """Ids of the themes that ids or names (in either language) mean.

    Raises ``UsageError`` for a word that means none.
    """
    known = {name.lower(): theme.id for theme in themes for name in (theme.id, theme.name.zh, theme.name.en)}
    chosen = []
    for word in words(values):
        if word.lower() not in known:
            from planlint.cli.usage import unknown_theme

            raise unknown_theme(word, [theme.name for theme in themes])
        chosen.append(known[word.lower()])
    return tuple(chosen)
