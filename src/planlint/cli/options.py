"""The arguments and options that several commands share; help texts in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from planlint.cli.language import both
from planlint.model.levels import FailOn
from planlint.model.text import Language, Severity

Format = Literal["text", "json"]
CheckFormat = Literal["text", "json", "sarif", "github", "junit", "markdown"]
Color = Literal["auto", "always", "never"]
Revisions = Literal["accepted", "original"]

Plan = Annotated[
    Path,
    typer.Argument(
        metavar=both("方案", "PLAN"),
        help=both("要分析的方案（.docx、.txt、.md）", "the plan: .docx, .txt or .md"),
        readable=False,
    ),
]
FormatOption = Annotated[
    Format,
    typer.Option(
        "--format", help=both("输出格式：text 给人看，json 给程序用", "text for people, json for programs")
    ),
]
CheckFormatOption = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar=both("格式[=文件]", "FORMAT[=FILE]"),
        help=both(
            "text 给人看（默认），另有 json、sarif、github、junit、markdown；"
            "写“格式=文件”则存成文件，可多次使用",
            "text (default), json, sarif, github, junit or markdown; with =FILE into that file; repeatable",
        ),
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        metavar=both("文件", "FILE"),
        readable=False,
        help=both("把结果存成文件，不在屏幕上显示", "write the report to this file instead of the screen"),
    ),
]
LangOption = Annotated[
    Language | None,
    typer.Option(
        "--lang",
        help=both("输出语言，也可设环境变量 PLANLINT_LANG", "language of output; also PLANLINT_LANG"),
    ),
]
ColorOption = Annotated[
    Color,
    typer.Option("--color", help=both("彩色：auto 只在终端里用", "colours; auto: on a terminal only")),
]
WidthOption = Annotated[
    int | None,
    typer.Option(
        "--width",
        min=40,
        max=400,
        metavar="N",
        help=both("每行多少列，默认随终端，存成文件时为 100", "columns; as the terminal, 100 in a file"),
    ),
]
RevisionsOption = Annotated[
    Revisions,
    typer.Option(
        "--revisions",
        help=both(
            "有修订痕迹时读修订后的还是修订前的",
            "tracked changes: as accepted, or the original",
        ),
    ),
]
RulesOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--rules",
        metavar=both("路径", "PATH"),
        readable=False,
        help=both(
            "另加自己的规则（.yaml 文件或文件夹），可多次使用",
            "more rules: a .yaml file or folder; repeatable",
        ),
    ),
]
PackOption = Annotated[
    list[str] | None,
    typer.Option(
        "--pack",
        metavar=both("名称", "NAME"),
        help=both(
            "用哪些规则包（默认 default），逗号分隔；写 auto 则按每份文件的内容自动选",
            "packs of rules (default: default), commas; auto: those that suit each document",
        ),
    ),
]
ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar=both("文件", "FILE"),
        readable=False,
        help=both(
            "用这个配置文件；不写则从文件所在的文件夹往上找 planlint.yaml",
            "this configuration; without, planlint.yaml is looked for upwards from each document",
        ),
    ),
]
BaselineOption = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar=both("文件", "FILE"),
        readable=False,
        help=both(
            "用这个基线：其中已有的问题不再报（不写则用配置里的 baseline）",
            "findings of this baseline are not told again; without, the configuration's",
        ),
    ),
]
ShowWaivedOption = Annotated[
    bool,
    typer.Option("--show-waived", help=both("列出已豁免的问题和原因", "list what was accepted, and why")),
]
FailOnStaleOption = Annotated[
    bool,
    typer.Option(
        "--fail-on-stale",
        help=both(
            "有不再起作用的豁免或基线条目时，退出码为 1",
            "exit with 1 when a waiver or baseline entry no longer does anything",
        ),
    ),
]
NoConfigOption = Annotated[
    bool, typer.Option("--no-config", help=both("不用任何配置文件", "without any configuration file"))
]
SelectOption = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar=both("规则", "RULE"),
        help=both("只用这些规则，逗号分隔，可用 * 代表任意字", "only these rules; commas, * as wildcard"),
    ),
]
IgnoreOption = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar=both("规则", "RULE"),
        help=both("不用这些规则，写法同 --select", "without these rules; written as in --select"),
    ),
]
FailOnOption = Annotated[
    FailOn | None,
    typer.Option(
        "--fail-on",
        help=both(
            "有这一级或更重的问题时，退出码为 1（默认 error）",
            "exit with 1 on findings this severe or more (default: error)",
        ),
    ),
]
MinSeverityOption = Annotated[
    Severity | None,
    typer.Option(
        "--min-severity",
        help=both(
            "只列出这一级和更重的问题（默认 info）", "show only findings this severe or more (default: info)"
        ),
    ),
]
BriefOption = Annotated[
    bool,
    typer.Option("--brief", help=both("只看总表和先改的几处", "only the table and what to mend first")),
]
ThemeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--theme",
        metavar=both("名称", "NAME"),
        help=both(
            "只看这些主题的详情，如 师资、fairness，逗号分隔",
            "only these themes, in full; ids or names, commas",
        ),
    ),
]
