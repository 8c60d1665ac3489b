"""Many documents through the checks, one that fails not stopping the others."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from planlint.cli import DEBUG, output
from planlint.cli.files import find
from planlint.cli.options import FailOn, Revisions
from planlint.errors import UnreadableError
from planlint.model.report import Checked, CheckReport, Failure
from planlint.model.text import SEVERITIES, Text

if TYPE_CHECKING:
    from planlint.check import Analysis
    from planlint.rules import RuleSet

FEW = 5
"""Up to so many documents run without a progress bar."""


def check_all(paths: Iterable[Path], ruleset: RuleSet, revisions: Revisions) -> CheckReport:
    found = find(paths)
    documents: list[Checked] = []
    failures = list(found.failures)
    for path in _progress(found.documents):
        result = _check(path, ruleset, revisions)
        if isinstance(result, Failure):
            failures.append(result)
        else:
            documents.append(result)
    return CheckReport(
        tuple(documents), tuple(failures), tuple(map(str, found.skipped)), rules=tuple(ruleset.rules)
    )


def _check(path: Path, ruleset: RuleSet, revisions: Revisions) -> Checked | Failure:
    from planlint import api

    try:
        return _checked(path, api.analyse(path, ruleset, revisions=revisions))
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


def _checked(path: Path, analysis: Analysis) -> Checked:
    document, findings = analysis.document, analysis.findings
    used = {item.location.block for finding in findings for item in finding.related}
    used |= {finding.location.block for finding in findings if finding.location is not None}
    return Checked(
        str(path),
        document.sha256,
        analysis.outline.title,
        findings,
        {index: document.blocks[index] for index in sorted(used)},
        document.warnings,
        format=document.format,
        size=path.stat().st_size,
    )


def _progress(documents: tuple[Path, ...]) -> Iterator[Path]:
    """The documents, with a progress bar on a terminal when there are more than a few."""
    if len(documents) <= FEW or not output.stderr().isatty():
        yield from documents
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    with Progress(
        BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), console=console, transient=True
    ) as bar:
        task = bar.add_task("", total=len(documents))
        for path in documents:
            bar.update(task, description=path.name.replace("[", r"\["))
            yield path
            bar.advance(task)


def exit_code(report: CheckReport, fail_on: FailOn) -> int:
    """3 when anything could not be read, else 1 on findings as severe as ``fail_on`` or more."""
    if report.failures:
        return 3
    if fail_on == "never":
        return 0
    counted = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    counts = report.counts()
    return int(any(counts[severity] for severity in counted))
