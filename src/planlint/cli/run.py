"""What several commands do alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from planlint.errors import UnreadableError
from planlint.model.text import Text

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


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Names the document in the error when it cannot be read."""
    if path.is_dir():
        raise UnreadableError(
            Text(
                f"{path} 是文件夹，这个命令一次读一个文件。",
                f"{path} is a folder; this command reads one file. ",
            ),
            Text(f"检查整个文件夹：planlint check {path}", f"To check a folder: planlint check {path}"),
        )
    try:
        yield
    except UnreadableError as error:
        what = Text(f"{path}：{error.what.zh}", f"{path}: {error.what.say('en')}")
        raise UnreadableError(what, error.todo) from error
