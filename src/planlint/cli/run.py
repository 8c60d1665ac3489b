"""What several commands do alike."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from planlint.errors import UnreadableError
from planlint.model.levels import AUTO
from planlint.model.text import Text

if TYPE_CHECKING:
    from planlint.config import Configuration
    from planlint.model.coverage import ThemeCoverage
    from planlint.model.levels import FailOn
    from planlint.model.outline import Outline
    from planlint.model.report import Suggestion
    from planlint.model.settings import Settings
    from planlint.model.text import Severity
    from planlint.rules import RuleSet


def words(values: Iterable[str] | None) -> tuple[str, ...]:
    """The values of a repeatable option, each of which may hold several with commas (half or full width)."""
    found: list[str] = []
    for value in values or ():
        if len(value) > 1 and value[0] == value[-1] == "'":  # cmd.exe leaves them
            value = value[1:-1]
        found += [part.strip() for part in value.replace("，", ",").replace("、", ",").split(",")]
    return tuple(part for part in found if part)


def configure(
    config: Path | None = None,
    no_config: bool = False,
    *,
    pack: Iterable[str] | None = None,
    rules: Iterable[Path] | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    fail_on: FailOn | None = None,
    min_severity: Severity | None = None,
) -> Configuration:
    """The configuration of a run under what its command line states."""
    from planlint.config import Configuration, Statement

    command = Statement(
        "command",
        packs=words(pack) or None,
        rules=_rules(rules),
        select=words(select),
        ignore=words(ignore),
        fail_on=fail_on,
        min_severity=min_severity,
    )
    return Configuration(command, file=config, off=no_config)


def _rules(paths: Iterable[Path] | None) -> tuple[Path, ...]:
    if not paths:
        return ()
    from planlint.cli.misnamed import with_rules

    return with_rules(paths)


def settings_for(configuration: Configuration, path: Path) -> Settings:
    """What holds for a path; from here on the run speaks the language stated there, unless the command
    line or the environment states one."""
    from planlint.cli.language import CURRENT, STATED

    settings = configuration.settings(path)
    if STATED.get() == "default":
        CURRENT.set(settings.language.value)
    return settings


def settings_of(plan: Path, config: Path | None, no_config: bool) -> Settings | None:
    """What holds for one document of a command that runs no rules; ``None`` without a configuration."""
    from planlint.config.find import file_of

    if file_of(plan, config, off=no_config) is None:
        return None
    return settings_for(configure(config, no_config), plan)


def load_rules(configuration: Configuration, *, strict: bool = False) -> RuleSet:
    """The rules that hold for the folder this runs in; ``strict`` compiles every pattern."""
    from planlint.rules import RuleSets

    rulesets = RuleSets(strict=strict)
    choice = settings_for(configuration, Path()).choice
    configuration.check_names(rulesets)
    return rulesets.of(choice)


def better_packs(outline: Outline, settings: Settings | None) -> Suggestion | None:
    """Packs that would suit a plan better than those chosen for it."""
    from planlint.check import suggestion_of

    suggestion = suggestion_of(outline)
    packs = settings.packs.value if settings else ("default",)
    if suggestion is None or {AUTO, *suggestion.packs} & set(packs):
        return None
    if settings is None or packs == ("default",):
        return suggestion
    from planlint.rules import RuleSets

    return None if RuleSets().of(settings.choice).holds(suggestion.packs) else suggestion


def choose_themes(values: Iterable[str] | None, themes: Sequence[ThemeCoverage]) -> tuple[str, ...]:
    """Ids of the themes that ids or names (in either language) mean.

    Raises ``UsageError`` for a word that means none, naming those that it may mean.
    """
    known = {name.lower(): theme.id for theme in themes for name in (theme.id, theme.name.zh, theme.name.en)}
    chosen = []
    for word in words(values):
        if word.lower() not in known:
            from planlint.cli.usage import unknown_theme

            near = _near_themes(word.lower(), known)
            raise unknown_theme(
                word,
                [theme.name for theme in themes if theme.id in near],
                [theme.name for theme in themes],
            )
        chosen.append(known[word.lower()])
    return tuple(chosen)


def _near_themes(word: str, known: Mapping[str, str]) -> set[str]:
    """Ids of themes whose names look like ``word``, else of those that are recognised by it."""
    from difflib import get_close_matches

    near = {id for name, id in known.items() if len(word) > 1 and word in name}
    near |= {known[name] for name in get_close_matches(word, known, n=2, cutoff=0.6)}
    if near:
        return near
    from planlint import api

    found = {
        theme.id: sum(word in term for term in (*theme.strong, *theme.heads, *theme.weak))
        for theme in api.vocabulary().themes
    }
    most = max(found.values())
    return {id for id, count in found.items() if count and count * 2 > most}


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Names the document in the error when it cannot be read."""
    # Not Path.is_dir: it raises where the folder above may not be entered.
    if os.path.isdir(path):  # noqa: PTH112
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
