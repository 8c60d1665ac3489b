"""Where reports go: several formats in one run, to standard output and to files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from planlint.cli.language import CURRENT, say
from planlint.cli.options import CheckFormat, Color
from planlint.errors import OutputError, UsageError
from planlint.model.levels import FailOn
from planlint.model.records import dataclass
from planlint.model.text import Text

if TYPE_CHECKING:
    from planlint.model.report import CheckReport
    from planlint.reporters.context import RenderContext

STDOUT = "-"
FORMATS: tuple[str, ...] = get_args(CheckFormat)

_NAMES = {
    "check": Text("planlint 检查结果", "planlint report"),
    "diff": Text("planlint 两稿比较", "planlint comparison"),
    "trace": Text("planlint 对标对表", "planlint trace"),
}
"""What stands at the head of a text report in a file."""

NEVER_WRITTEN = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".wps", ".wpt", ".pdf", ".ofd", ".odt")
"""Endings of files that no report is written to: such a name is a document, and a slip of the hand."""


@dataclass(frozen=True, slots=True)
class Target:
    """One report: its format and its file, ``None`` for standard output."""

    format: str
    path: Path | None = None


def targets(
    formats: Sequence[str] | None, output: Path | None, known: Sequence[str] = FORMATS
) -> tuple[Target, ...]:
    """What ``--format FORMAT``, ``--format FORMAT=FILE`` (repeatable) and ``--output FILE`` ask for.

    ``known`` are the command's formats. A format without a file of its own goes to ``output``, else to
    standard output. Raises ``UsageError`` when a format is unknown, two reports would go to one place or
    one to a document.
    """
    found: list[Target] = []
    for value in formats or ("text",):
        name, equals, file = value.partition("=")
        if name not in known:
            raise _unknown(value, known)
        if equals and not file:
            raise UsageError(
                Text(
                    f"--format {value} 的等号后面要写文件名。", f"--format {value}: a file goes after “=”. "
                ),
                Text(f"如 --format {name}=报告.{name}", f"For example --format {name}=report.{name}"),
            )
        path = Path(file) if equals else output
        found.append(Target(name, None if path == Path(STDOUT) else path))
    if output is not None and formats and all("=" in value for value in formats):
        raise UsageError(
            Text(
                f"--output {output} 没有报告可写：每个 --format 都已经写明了文件。",
                f"--output {output} has nothing to write: every --format names its own file. ",
            ),
            Text(
                "去掉 --output，或者再加一个不带文件的 --format。",
                "Drop it, or add a --format without a file.",
            ),
        )
    _apart(found)
    return tuple(found)


def _unknown(value: str, known: Sequence[str]) -> UsageError:
    if any(part.partition("=")[0] in known for part in value.split(",")[1:]):
        return UsageError(
            Text(f"--format {value} 里写了几种格式。", f"--format {value} names several formats. "),
            Text(
                f"每种格式各写一个 --format，如 --format text --format {_last(known)[0]}",
                f"Write --format once for each: --format text --format {_last(known)[1]}",
            ),
        )
    return UsageError(
        Text(f"--format 只能是 {'、'.join(known)} 之一。", f"--format is one of {', '.join(known)}. "),
        Text(
            f"写进文件：--format 格式=文件，如 --format {_last(known)[0]}",
            f"Into a file: --format FORMAT=FILE, such as --format {_last(known)[1]}",
        ),
    )


_ENDINGS = {"markdown": "md", "text": "txt", "github": "txt", "junit": "xml"}


def _last(known: Sequence[str]) -> tuple[str, str]:
    """An example of a format with its file, in Chinese and in English."""
    name = "sarif" if "sarif" in known else "html" if "html" in known else known[-1]
    ending = _ENDINGS.get(name, name)
    return f"{name}=报告.{ending}", f"{name}=report.{ending}"


def _apart(found: Iterable[Target]) -> None:
    """Every report has a place of its own, and none is a Word file."""
    places: set[str] = set()
    for target in found:
        if target.path is not None and _is_document(target.path):
            ending = _ENDINGS.get(target.format, target.format)
            raise UsageError(
                Text(
                    f"不能把报告写成 {target.path}：这是文稿的后缀，写进去会毁掉文稿。",
                    f"A report cannot be written to {target.path}: that is the name of a document. ",
                ),
                Text(f"请换一个文件名，如 报告.{ending}。", f"Name it report.{ending}."),
            )
        place = STDOUT if target.path is None else _same(target.path)
        if place in places:
            where = Text("屏幕（标准输出）", "standard output")
            if target.path is not None:
                where = Text(str(target.path))
            raise UsageError(
                Text(
                    f"有两份报告要写到同一个地方：{where.zh}。",
                    f"Two reports would go to one place: {where.say('en')}. ",
                ),
                Text(
                    "给其中一份另写一个文件：--format 格式=文件",
                    "Give one of them a file of its own: --format FORMAT=FILE",
                ),
            )
        places.add(place)


def _is_document(path: Path) -> bool:
    """Whether it is called as a document is, or is a link to what is."""
    return any(Path(name).suffix.lower() in NEVER_WRITTEN for name in (path, os.path.realpath(path)))


def _same(path: Path | str) -> str:
    """One name for one file, links followed, upper and lower case as the system has it."""
    return os.path.normcase(os.path.realpath(path))


def deliver(
    report: CheckReport,
    targets: Sequence[Target],
    color: Color,
    width: int | None,
    fail_on: FailOn = "error",
    *,
    show_waived: bool = False,
) -> bool:
    """Write every report of a check, each whole or not at all; whether all could be written."""
    from dataclasses import replace

    from planlint.cli import output

    here = replace(output.context(color, width), fail_on=fail_on, show_waived=show_waived)
    sources = [each.source for each in report.documents] + [each.source for each in report.failures]
    return deliver_all("check", report, sources, targets, here, width)


def deliver_all(
    what: str,
    report: Any,
    sources: Iterable[str | Path],
    targets: Sequence[Target],
    context: RenderContext,
    width: int | None,
) -> bool:
    """Write every report, each whole or not at all; whether all could be written.

    One that fails is said and stops no other. Files get no colour, and their text is as wide as a
    pipe's where no ``width`` is asked for. A document that was read (``sources``) is never written to.
    What was written is said when no report goes to standard output. An earlier report of planlint may be
    written over, also where it was read.
    """
    from dataclasses import replace

    from planlint.cli import output
    from planlint.reporters.marks import is_report

    read = {_same(path) for path in sources}
    alone = all(target.path is not None for target in targets)
    folder, root = _folders()
    here = replace(context, folder=folder, root=root)
    plain = replace(here, color=False, width=width or output.PIPE_WIDTH)
    whole = True
    for target in targets:
        try:
            if target.path is not None and _same(target.path) in read and not is_report(target.path):
                raise _over_a_document(target.path)
            _write(what, report, target, here if target.path is None else plain)
        except OutputError as error:
            output.complain(say("错误：", "Error: ") + error.say(CURRENT.get()))
            whole = False
        else:
            if alone:
                output.complain(say(f"已写入 {target.path}", f"Written: {target.path}"))
    return whole


def _write(what: str, report: Any, target: Target, context: RenderContext) -> None:
    from planlint.cli.output import save, save_bytes, write
    from planlint.reporters import BINARY, render, render_bytes

    if target.format in BINARY and target.path is not None:
        save_bytes(target.path, render_bytes(what, target.format, report, context))
        return
    text = render(what, target.format, report, context)
    if target.path is None:
        write(text, target.format)
        return
    if target.format == "text":
        from planlint.reporters.marks import TEXT

        text = f"{TEXT}{context.text(_NAMES[what])}\n\n{text}"
    save(target.path, text, target.format)


def _folders() -> tuple[str, str]:
    """The folder this runs in, and the one that places are told from: GitHub's checkout, where this
    runs within one, else the same."""
    folder = os.path.realpath(".")
    workspace = os.environ.get("GITHUB_WORKSPACE", "")
    if not workspace:
        return folder, folder
    root = os.path.realpath(workspace)
    return folder, root if Path(folder).is_relative_to(root) else folder


def _over_a_document(path: Path) -> OutputError:
    return OutputError(
        Text(
            f"没有写 {path}：它就是读入的文稿之一。",
            f"{path} was not written: it is one of the documents that were read. ",
        ),
        Text("请把报告写到别的文件夹。", "Put the report into another folder."),
    )
