"""``planlint diff OLD NEW`` and ``planlint diff --git REV [PATH…]``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from planlint.cli.app import Command, plain_app
from planlint.cli.language import both
from planlint.cli.options import (
    ColorOption,
    ConfigOption,
    LangOption,
    NoConfigOption,
    OutputOption,
    PackOption,
    RevisionsOption,
    RulesOption,
    WidthOption,
)

app = plain_app()

Sort = Literal["weight", "place"]

Versions = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=both("旧稿 新稿", "OLD NEW"),
        help=both(
            "两个版本：文件，或者 git 里的“版本:路径”（如 HEAD~1:方案.docx）；"
            "用 --git 时写要比较的文件或文件夹，不写则比较全部",
            "two versions: files, or REV:path of a git repository; with --git the files or folders to "
            "compare, all without any",
        ),
    ),
]
FormatOption = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar=both("格式[=文件]", "FORMAT[=FILE]"),
        help=both(
            "text 给人看（默认），另有 json、markdown、html；写“格式=文件”则存成文件，可多次使用",
            "text (default), json, markdown or html; with =FILE into that file; repeatable",
        ),
    ),
]
GitOption = Annotated[
    str | None,
    typer.Option(
        "--git",
        metavar=both("版本", "REV"),
        help=both(
            "与 git 里的这个版本（HEAD、main、标签等）比较，改了名的文件也认得",
            "compare the working tree with this revision (HEAD, main, a tag), renames followed",
        ),
    ),
]
KindsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        metavar=both("种类", "KINDS"),
        help=both("只列出这几种变化，逗号分隔，写法同 --fail-on", "only these kinds; as in --fail-on"),
    ),
]
FailOnOption = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-on",
        metavar=both("种类", "KINDS"),
        help=both(
            "有这几种变化时，退出码为 1，如 weakened,removed；worse 指一切变弱的，any 指任何变化",
            "exit with 1 on these kinds, such as weakened,removed; worse: all that promises less; any",
        ),
    ),
]
RedlineOption = Annotated[
    Path | None,
    typer.Option(
        "--redline",
        metavar=both("文件", "FILE"),
        readable=False,
        help=both(
            "另存一份修订稿（.docx）：新稿加上对旧稿的修订痕迹",
            "write the new document with tracked changes against the old one (.docx)",
        ),
    ),
]
AuthorOption = Annotated[
    str | None,
    typer.Option(
        "--author",
        metavar=both("姓名", "NAME"),
        help=both("修订稿里的修订人（默认 planlint）", "who made the tracked changes (default: planlint)"),
    ),
]
DateOption = Annotated[
    str | None,
    typer.Option(
        "--date",
        metavar=both("日期", "DATE"),
        help=both("修订稿里的修订日期，如 2026-03-01", "when, such as 2026-03-01 (default: now)"),
    ),
]
SortOption = Annotated[
    Sort,
    typer.Option(
        "--sort",
        help=both("变化的顺序：weight 按轻重，place 按原文", "order: by weight, or by place in the document"),
    ),
]
NoFindingsOption = Annotated[
    bool,
    typer.Option(
        "--no-findings", help=both("不比较规则查出的问题", "do not compare the findings of the rules")
    ),
]


@app.command(
    cls=Command,
    epilog=both(
        "变化的种类：target-changed 指标，deadline-changed 时限，owner-changed 责任单位，\n"
        "funding-changed 经费，weakened 力度减弱，strengthened 力度加强，removed 删去，added 新增，\n"
        "split 拆分，merged 合并，moved 移动，reworded 改写，renumbered 改序号。\n"
        "退出码：0 没有 --fail-on 所列的变化；1 有；2 用法、配置或 git 有误，或者结果写不出来；\n"
        "3 有文件读不了（优先于 1）。\n"
        "例：planlint diff 征求意见稿.docx 送审稿.docx\n"
        "    planlint diff 旧稿.docx 新稿.docx --redline 修订稿.docx --format html=对照.html\n"
        "    planlint diff HEAD~1:方案.docx 方案.docx\n"
        "    planlint diff --git main --fail-on worse --format markdown=变化.md",
        "Kinds: target-changed, deadline-changed, owner-changed, funding-changed, weakened, strengthened,\n"
        "removed, added, split, merged, moved, reworded, renumbered.\n"
        "Exit codes: 0 no change that --fail-on names; 1 one; 2 usage, configuration or git error, or a\n"
        "report that cannot be written; 3 a file could not be read (goes before 1).\n"
        "Example: planlint diff OLD.docx NEW.docx --redline MARKED.docx --format html=CHANGES.html\n"
        "         planlint diff --git main --fail-on worse --format markdown=changes.md",
    ),
)
def diff(
    versions: Versions = None,
    git: GitOption = None,
    only: KindsOption = None,
    sort: SortOption = "weight",
    fail_on: FailOnOption = None,
    no_findings: NoFindingsOption = False,
    redline: RedlineOption = None,
    author: AuthorOption = None,
    date: DateOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    revisions: RevisionsOption = "accepted",
    rules: RulesOption = None,
    pack: PackOption = None,
    config: ConfigOption = None,
    no_config: NoConfigOption = False,
    color: ColorOption = "auto",
    width: WidthOption = None,
    lang: LangOption = None,
) -> None:
    from planlint.cli import redlining
    from planlint.cli.comparing import Comparing, exit_code
    from planlint.cli.diff_options import FORMATS, apart, kinds, two
    from planlint.cli.output import complain_of, context
    from planlint.cli.reports import deliver_all, targets
    from planlint.cli.run import configure

    wanted = targets(format, output, FORMATS)
    marked = redlining.order(redline, author, date)
    apart(marked, git, revisions)
    failing, shown = kinds("--fail-on", fail_on), kinds("--only", only)
    pair = None if git is not None else two(versions or [])
    configuration = configure(config, no_config, pack=pack, rules=rules)
    comparing = Comparing(
        configuration, revisions, findings=not no_findings, by_place=sort == "place", only=shown
    )
    content = b""
    if pair is not None:
        report = comparing.files(*pair)
        if marked is not None:
            content = redlining.data(marked, *pair, report.compared[0])
    else:
        report = comparing.since(git or "", [Path(path) for path in versions or []])
    for failure in report.failures:
        complain_of(failure)
    read = [name for each in report.compared for name in (each.old, each.new)]
    whole = deliver_all("diff", report, read, wanted, context(color, width), width)
    if marked is not None:
        redlining.write(marked, content)
    if not whole:
        raise typer.Exit(2)
    raise typer.Exit(exit_code(report, failing))
