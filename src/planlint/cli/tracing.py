"""The documents of a trace: read, checked to be what they are given for, held against each other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from planlint.cli.files import find
from planlint.cli.options import Revisions
from planlint.cli.reports import Target
from planlint.cli.run import reading, words
from planlint.errors import UnreadableError, UsageError
from planlint.model.report import Failure
from planlint.model.text import Text
from planlint.model.trace import Status, TraceReport

if TYPE_CHECKING:
    from planlint.model.outline import Outline

FAIL_ON: tuple[Status, ...] = ("absent", "weaker", "partly")


def failing(values: Sequence[str] | None) -> tuple[Status, ...]:
    """The statuses that fail the run. Raises ``UsageError`` for a word that is none."""
    chosen = words(values)
    for word in chosen:
        if word not in (*FAIL_ON, "never"):
            known = ", ".join((*FAIL_ON, "never"))
            raise UsageError(
                Text(f"--fail-on 里没有“{word}”这一种。", f"--fail-on knows no {word!r}. "),
                Text(
                    "可以写：absent（未落实）、weaker（弱于要求）、partly（部分落实），几种之间用逗号；"
                    "或者 never（都不算）。",
                    f"Known are {known}.",
                ),
            )
    return tuple(cast(Status, word) for word in chosen if word != "never")


def into_files(targets: tuple[Target, ...]) -> tuple[Target, ...]:
    """The same targets; raises ``UsageError`` for a workbook that would go to standard output."""
    if any(target.format == "xlsx" and target.path is None for target in targets):
        raise UsageError(
            Text("xlsx 表格不能显示在屏幕上。", "A workbook cannot be shown on the screen. "),
            Text("请写成文件：--format xlsx=对标对表.xlsx", "Write it to a file: --format xlsx=trace.xlsx"),
        )
    return targets


def trace_all(superior: Path, plans: Sequence[Path], revisions: Revisions) -> TraceReport:
    """The trace of every plan that can be read; the others as failures.

    Raises ``UnreadableError`` when the superior document cannot be read, ``UsageError`` when it asks for
    nothing or is given as a plan as well.
    """
    from planlint.tracing import trace

    if superior.is_dir():
        raise _folder(superior)
    with reading(superior):
        above = _read(superior, revisions)
    found = find(plans)
    failures = list(found.failures)
    read: dict[str, Outline] = {}
    for path in found.documents:
        if path not in plans and path.resolve() == superior.resolve():
            continue  # it lies in the folder of its plans
        try:
            outline = _read(path, revisions)
            _is_plan(outline)
        except UnreadableError as error:
            failures.append(Failure(str(path), Text(error.say("zh"), error.say("en"))))
            continue
        _apart(path, outline, superior, above, read)
        read[str(path)] = outline
    if not failures and not read:
        raise _no_plan(superior)
    result = trace(above, list(read.values()))
    if not result.requirements:
        raise _asks_nothing(superior)
    return TraceReport(result, tuple(failures))


def _read(path: Path, revisions: Revisions) -> Outline:
    from planlint.outline import build
    from planlint.readers import read

    return build(read(path, revisions=revisions))


def _is_plan(outline: Outline) -> None:
    from planlint.tracing import ANSWERING

    if not any(unit.kind in ANSWERING for unit in outline.units):
        raise UnreadableError(
            Text("没有读到措施或目标，看来不是方案。", "It has no measures or goals: it is not a plan. "),
            Text(
                "请用 planlint outline 看看程序读到了什么。", "planlint outline shows what was read from it."
            ),
        )


def _apart(path: Path, outline: Outline, superior: Path, above: Outline, read: dict[str, Outline]) -> None:
    """Two of the documents that are one and the same hold nothing against each other."""
    digest = outline.document.sha256
    if digest == above.document.sha256:
        raise UsageError(
            Text(
                f"{path} 和上级文件 {superior} 是同一份文件，没有可对照的。",
                f"{path} and the superior document {superior} are the same file. ",
            ),
            Text("先写上级文件，再写落实它的方案。", "Name the superior document first, then the plans."),
        )
    for other, seen in read.items():
        if seen.document.sha256 == digest:
            raise UsageError(
                Text(f"{path} 和 {other} 是同一份方案。", f"{path} and {other} are the same plan. "),
                Text("请去掉一份。", "Leave one of them out."),
            )


def _folder(superior: Path) -> UnreadableError:
    return UnreadableError(
        Text(
            f"{superior} 是文件夹，上级文件要写一个文件。",
            f"{superior} is a folder; the superior document is one file. ",
        ),
        Text(
            "先写上级文件，再写方案或方案所在的文件夹：planlint trace 上级文件.docx 各县方案",
            "It goes first, then the plans or their folder: planlint trace SUPERIOR.docx PLANS",
        ),
    )


def _no_plan(superior: Path) -> UsageError:
    return UsageError(
        Text(f"除了 {superior}，没有方案可以对照。", f"There is no plan beside {superior}. "),
        Text("请在上级文件后面写上方案。", "Name the plans after the superior document."),
    )


def _asks_nothing(superior: Path) -> UsageError:
    return UsageError(
        Text(
            f"{superior} 里没有读到对下级的要求，看来不是可以逐条落实的文件。",
            f"{superior} holds nothing that anybody below is told to do. ",
        ),
        Text(
            "请确认先写的是上级文件；planlint outline 可以看到程序读到了什么。",
            "The superior document goes first; planlint outline shows what was read from it.",
        ),
    )
