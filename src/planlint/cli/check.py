"""``planlint check PATH…``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planlint.cli.app import Command, plain_app
from planlint.cli.language import both
from planlint.cli.options import (
    BaselineOption,
    CheckFormatOption,
    ColorOption,
    ConfigOption,
    FailOnOption,
    FailOnStaleOption,
    IgnoreOption,
    LangOption,
    MinSeverityOption,
    NoConfigOption,
    OutputOption,
    PackOption,
    RevisionsOption,
    RulesOption,
    SelectOption,
    ShowWaivedOption,
    WidthOption,
)

app = plain_app()

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar=both("路径…", "PATH..."),
        help=both("要检查的文件或文件夹（包括其中的子文件夹）", "files and folders (with their subfolders)"),
        readable=False,
    ),
]


@app.command(
    cls=Command,
    epilog=both(
        "文件夹里只检查 .docx、.docm、.dotx、.dotm、.txt、.md；隐藏文件、~$ 开头的临时文件和\n"
        "README、LICENSE、CHANGELOG 一类的说明、planlint 写的报告不检查，\n"
        ".doc、.wps、.pdf 等读不了的会列出来。\n"
        "退出码：0 没有问题；1 有达到 --fail-on 的问题；2 用法、配置或规则有误，或者结果写不出来；\n"
        "3 有文件读不了（优先于 1）。\n"
        "例：planlint check 方案.docx\n"
        "    planlint check 送审稿 --min-severity warning --ignore half-width-punctuation\n"
        "    planlint check 送审稿 --format text --format markdown=报告.md --format sarif=报告.sarif",
        "In a folder .docx, .docm, .dotx, .dotm, .txt and .md are checked; hidden files, lock files (~$),\n"
        "README, CHANGELOG and the like and its own reports are not, .doc, .wps, .pdf and so on are named.\n"
        "Exit codes: 0 clean; 1 findings at or above --fail-on; 2 usage, configuration or rule error, or a\n"
        "report that cannot be written; 3 a file could not be read (goes before 1).\n"
        "Example: planlint check plans --format text --format markdown=report.md --format sarif=report.sarif",
    ),
)
def check(
    paths: Paths,
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    min_severity: MinSeverityOption = None,
    fail_on: FailOnOption = None,
    format: CheckFormatOption = None,
    output: OutputOption = None,
    revisions: RevisionsOption = "accepted",
    rules: RulesOption = None,
    pack: PackOption = None,
    config: ConfigOption = None,
    no_config: NoConfigOption = False,
    baseline: BaselineOption = None,
    show_waived: ShowWaivedOption = False,
    fail_on_stale: FailOnStaleOption = False,
    color: ColorOption = "auto",
    width: WidthOption = None,
    lang: LangOption = None,
) -> None:
    from planlint.cli.acceptance import Acceptance
    from planlint.cli.checking import check_all, exit_code
    from planlint.cli.output import complain_of
    from planlint.cli.reports import deliver, targets
    from planlint.cli.run import configure

    wanted = targets(format, output)
    configuration = configure(
        config,
        no_config,
        pack=pack,
        rules=rules,
        select=select,
        ignore=ignore,
        fail_on=fail_on,
        min_severity=min_severity,
    )
    full = check_all(paths, configuration, revisions, Acceptance(baseline=baseline))
    for failure in full.failures:
        complain_of(failure)
    if not deliver(full.shown(), wanted, color, width, show_waived=show_waived):
        raise typer.Exit(2)
    raise typer.Exit(exit_code(full, fail_on_stale=fail_on_stale))
