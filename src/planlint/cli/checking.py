"""Many documents through the checks, one that fails not stopping the others."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from planlint.cli import DEBUG, output
from planlint.cli.acceptance import Acceptance
from planlint.cli.files import find
from planlint.cli.options import Revisions
from planlint.errors import UnreadableError
from planlint.model.levels import AUTO
from planlint.model.records import dataclass
from planlint.model.report import Checked, CheckReport, Failure
from planlint.model.settings import Choice, Settings
from planlint.model.text import SEVERITIES, Text

if TYPE_CHECKING:
    from planlint.check import Analysis
    from planlint.config import Configuration
    from planlint.rules import RuleSets

FEW = 5
"""Up to so many documents run without a progress bar."""


@dataclass(frozen=True, slots=True)
class Run:
    """What all documents of a run share."""

    rulesets: RuleSets
    revisions: Revisions
    acceptance: Acceptance


def check_all(
    paths: Sequence[Path],
    configuration: Configuration,
    revisions: Revisions,
    acceptance: Acceptance | None = None,
) -> CheckReport:
    """Every document under its own settings, without what has been accepted.

    All settings are settled and their rules loaded before a document is read, so that a mistake in a
    configuration or rule file stops the run at its start.
    """
    from planlint.rules import RuleSets

    found = find(paths)
    _tell_hidden(paths, configuration)
    run = Run(RuleSets(), revisions, acceptance or Acceptance())
    wanted = _wanted(found.documents, configuration)
    plans = [(path, _settings(path, configuration)) for path in wanted]
    if not plans:
        _settings(paths[0], configuration)
    configuration.check_names(run.rulesets)
    choices = {settings.choice for _, settings in plans} or {configuration.settings(paths[0]).choice}
    for choice in choices:
        run.rulesets.of(with_packs(choice, ()))
    run.acceptance.prepare([settings for _, settings in plans])
    documents: list[Checked] = []
    failures = list(found.failures)
    for path, settings in _progress(plans):
        result = _check(path, settings, run)
        if isinstance(result, Failure):
            failures.append(result)
        else:
            documents.append(result)
    return CheckReport(
        tuple(documents),
        tuple(failures),
        tuple(map(str, found.skipped)),
        stale=run.acceptance.stale(paths, failed=bool(failures)),
        rules=run.rulesets.rules,
    )


def _settings(path: Path, configuration: Configuration) -> Settings:
    from planlint.cli.run import settings_for

    return settings_for(configuration, path)


def _wanted(documents: Iterable[Path], configuration: Configuration) -> list[Path]:
    """The documents that the configuration does not exclude; how many it does is said."""
    wanted: list[Path] = []
    left: list[Path] = []
    for path in documents:
        (left if configuration.excluded(path) else wanted).append(path)
    if left:
        output.complain(_excluded(len(left), left[0]))
    return wanted


def _tell_hidden(paths: Sequence[Path], configuration: Configuration) -> None:
    """Say that a ``planlint.yaml.txt`` does nothing, where no configuration holds."""
    from planlint.cli.language import say
    from planlint.cli.misnamed import hidden_config

    for file in dict.fromkeys(hidden_config(path) for path in paths):
        if file is not None and configuration.settings(file).config is None:
            name = file.name.removesuffix(".txt")
            output.complain(
                say(
                    f"提醒：{file} 没有起作用，它多了后缀 .txt，请改名为 {name}。",
                    f"Note: {file} does nothing; it has .txt too much. Rename it to {name}.",
                )
            )


def _excluded(count: int, first: Path) -> str:
    from planlint.cli.language import say

    if count == 1:
        return say(
            f"按配置里的 exclude，没有检查 {first}；要检查它，请加 --no-config。",
            f"Not checked, as exclude in the configuration says: {first} (--no-config checks it).",
        )
    return say(
        f"按配置里的 exclude，有 {count} 个文件没有检查（如 {first}）。",
        f"{count} files are not checked, as exclude in the configuration says ({first} …).",
    )


def with_packs(choice: Choice, suggested: Sequence[str]) -> Choice:
    """The choice with ``auto`` replaced by the packs suggested, or by ``default`` without any."""
    if AUTO not in choice.packs:
        return choice
    instead = tuple(suggested) or ("default",)
    packs = [pack for name in choice.packs for pack in (instead if name == AUTO else (name,))]
    return replace(choice, packs=tuple(dict.fromkeys(packs)))


def _check(path: Path, settings: Settings, run: Run) -> Checked | Failure:
    from planlint import api

    try:
        ruleset = run.rulesets.of(with_packs(settings.choice, ()))
        analysis = api.analyse(path, ruleset, revisions=run.revisions)
        if AUTO in settings.choice.packs and analysis.suggestion is not None:
            chosen = with_packs(settings.choice, analysis.suggestion.packs)
            analysis = analysis.under(run.rulesets.of(chosen))
        return _checked(path, analysis, settings, run)
    except UnreadableError as error:
        return Failure(str(path), Text(error.say("zh"), error.say("en")))
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        name = type(error).__name__
        return Failure(
            str(path),
            Text(
                f"planlint 处理这个文件时自身出错（{name}）。请把这句话告诉维护者，最好附上文件。",
                f"planlint made a mistake of its own with this file ({name}). "
                "Please report it, with the file if you can.",
            ),
        )


def _checked(path: Path, analysis: Analysis, settings: Settings, run: Run) -> Checked:
    document = analysis.document
    findings, waived = run.acceptance.apply(path, analysis, settings, run.rulesets)
    told = (*findings, *(each.finding for each in waived))
    used = {item.location.block for finding in told for item in finding.related}
    used |= {finding.location.block for finding in told if finding.location is not None}
    suggestion = analysis.suggestion
    if suggestion and AUTO not in settings.choice.packs and analysis.ruleset.holds(suggestion.packs):
        suggestion = None
    return Checked(
        str(path),
        document.sha256,
        analysis.outline.title,
        findings,
        {index: document.blocks[index] for index in sorted(used)},
        document.warnings,
        waived=waived,
        packs=analysis.ruleset.packs,
        suggested=suggestion,
        format=document.format,
        size=path.stat().st_size,
        fail_on=settings.fail_on.value,
        least=settings.min_severity.value,
    )


def _progress(plans: Sequence[tuple[Path, Settings]]) -> Iterator[tuple[Path, Settings]]:
    """The documents, with a progress bar on a terminal when there are more than a few."""
    if len(plans) <= FEW or not output.stderr().isatty():
        yield from plans
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    with Progress(
        BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), console=console, transient=True
    ) as bar:
        task = bar.add_task("", total=len(plans))
        for plan in plans:
            bar.update(task, description=plan[0].name.replace("[", r"\["))
            yield plan
            bar.advance(task)


def exit_code(report: CheckReport, *, fail_on_stale: bool = False) -> int:
    """3 when anything could not be read, else 1 when a document has findings as severe as its ``fail_on``.

    What was accepted does not count; what is no longer needed of it does with ``fail_on_stale``.
    """
    if report.failures:
        return 3
    if fail_on_stale and report.stale:
        return 1
    return int(any(_fails(document) for document in report.documents))


def _fails(document: Checked) -> bool:
    fail_on = document.fail_on or "error"
    if fail_on == "never":
        return False
    counted = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return any(finding.severity in counted for finding in document.findings)
