"""``planlint trace SUPERIOR PLAN…``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planlint.cli.app import Command, plain_app
from planlint.cli.language import both
from planlint.cli.options import (
    BriefOption,
    ColorOption,
    ConfigOption,
    LangOption,
    NoConfigOption,
    OutputOption,
    RevisionsOption,
    WidthOption,
)

app = plain_app()

FORMATS = ("text", "json", "markdown", "html", "xlsx")

Superior = Annotated[
    Path,
    typer.Argument(
        metavar=both("上级文件", "SUPERIOR"),
        help=both("要落实的上级文件（.docx、.txt、.md）", "the document to implement: .docx, .txt, .md"),
        readable=False,
    ),
]
Plans = Annotated[
    list[Path],
    typer.Argument(
        metavar=both("方案…", "PLAN..."),
        help=both("落实它的方案；也可以写文件夹", "the plans that implement it; files and folders"),
        readable=False,
    ),
]
TraceFormatOption = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar=both("格式[=文件]", "FORMAT[=FILE]"),
        help=both(
            "text 给人看（默认），另有 json、markdown、html、xlsx（表格，要写成文件）；"
            "写“格式=文件”则存成文件，可多次使用",
            "text (default), json, markdown, html or xlsx (into a file only); with =FILE into that file"
            "; repeatable",
        ),
    ),
]
TraceFailOnOption = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-on",
        metavar=both("状态", "STATUS"),
        help=both(
            "有这些状态的要求时，退出码为 1：absent 未落实、weaker 弱于要求、"
            "partly 部分落实，逗号分隔；默认 never",
            "exit with 1 on requirements that are absent, weaker or partly answered; commas; default: never",
        ),
    ),
]


@app.command(
    cls=Command,
    epilog=both(
        "退出码：0 正常；1 有 --fail-on 所列状态的要求；2 用法有误，或者结果写不出来；3 有文件读不了。\n"
        "例：planlint trace 国务院意见.docx 我市实施方案.docx\n"
        "    planlint trace 省方案.docx 各县方案 --format xlsx=对标对表.xlsx",
        "Exit codes: 0 fine; 1 a requirement of a status named by --fail-on; 2 usage error, or a report\n"
        "that cannot be written; 3 a file could not be read.\n"
        "Example: planlint trace opinions.docx plan.docx --format text --format xlsx=trace.xlsx",
    ),
)
def trace(
    superior: Superior,
    plans: Plans,
    fail_on: TraceFailOnOption = None,
    brief: BriefOption = False,
    format: TraceFormatOption = None,
    output: OutputOption = None,
    revisions: RevisionsOption = "accepted",
    color: ColorOption = "auto",
    width: WidthOption = None,
    config: ConfigOption = None,
    no_config: NoConfigOption = False,
    lang: LangOption = None,
) -> None:
    from planlint.cli.output import complain_of, context
    from planlint.cli.reports import deliver_all, targets
    from planlint.cli.run import settings_of
    from planlint.cli.tracing import failing, into_files, trace_all

    wanted = into_files(targets(format, output, FORMATS))
    failed = failing(fail_on)
    settings_of(superior, config, no_config)
    report = trace_all(superior, plans, revisions)
    for failure in report.failures:
        complain_of(failure)
    if report.trace.plans:
        sources: list[str | Path] = [
            superior,
            *plans,
            *(each.outline.document.source for each in report.trace.plans),
        ]
        if not deliver_all("trace", report, sources, wanted, context(color, width, brief=brief), width):
            raise typer.Exit(2)
    if report.failures:
        raise typer.Exit(3)
    raise typer.Exit(int(any(plan.count(status) for plan in report.trace.plans for status in failed)))
