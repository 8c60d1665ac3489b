"""``planlint rules new [ID]``: asks, tries, and writes one rule file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from planlint.cli.app import Command
from planlint.cli.language import both
from planlint.cli.options import ColorOption, LangOption, WidthOption

Repeatable = list[str] | None
HELP = both("写一条自己的规则：一问一答，写完马上试", "write a rule of your own: questions, answers, a trial")
EPILOG = both(
    "不带选项就一步一步地问；每个问题也可以用选项回答，加 --yes 就不再问。\n"
    "规则写进 planlint.yaml 旁边的 rules 文件夹（没有 planlint.yaml 时在当前文件夹里）。\n"
    "例：planlint rules new\n"
    "    planlint rules new --title 不用旧称 --words 农民工子女=随迁子女 --why 提法已经更新 --yes",
    "Without options it asks step by step; every question can be answered by an option; --yes asks none.\n"
    "The rule goes into the folder 'rules' beside planlint.yaml (without one: in this folder).",
)


def new(
    id: Annotated[
        str | None,
        typer.Argument(
            metavar=both("[编号]", "[ID]"),
            help=both("规则的编号，也是文件名，可用中文；默认从标题取", "the rule's id and file name"),
        ),
    ] = None,
    title: Annotated[
        str | None,
        typer.Option("--title", metavar=both("标题", "TEXT"), help=both("哪里不对", "what is wrong")),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar=both("种类", "KIND"),
            help=both(
                "查什么：用词、表达式、章节、措施、主题", "wording, pattern, section, measure or theme"
            ),
        ),
    ] = None,
    severity: Annotated[
        str | None,
        typer.Option(
            "--severity",
            metavar=both("级别", "LEVEL"),
            help=both("有多严重：错误、警告、提示", "how bad it is: error, warning or info"),
        ),
    ] = None,
    words: Annotated[
        Repeatable,
        typer.Option(
            "--words",
            metavar=both("词", "WORDS"),
            help=both("要查的词，顿号隔开，可写“旧词=新词”", "words, with commas; old=new"),
        ),
    ] = None,
    pattern: Annotated[
        Repeatable,
        typer.Option(
            "--pattern",
            metavar=both("式", "RE"),
            help=both("表达式（re2 语法），可多次使用", "pattern (re2); repeatable"),
        ),
    ] = None,
    unless: Annotated[
        Repeatable,
        typer.Option(
            "--unless",
            metavar=both("词", "WORDS"),
            help=both("不算的：更长的词，或表达式", "look-alikes that do not count"),
        ),
    ] = None,
    section: Annotated[
        Repeatable,
        typer.Option(
            "--section",
            metavar=both("标题", "HEADING"),
            help=both("必须有的章节，几个标题任一即可", "section that must be there"),
        ),
    ] = None,
    lacks: Annotated[
        str | None,
        typer.Option(
            "--lacks",
            metavar=both("几样", "WHAT"),
            help=both(
                "措施里缺的：owner 责任、deadline 时限、quantity 指标、funding 经费",
                "what measures lack: owner, deadline, quantity, funding",
            ),
        ),
    ] = None,
    theme: Annotated[
        str | None,
        typer.Option(
            "--theme", metavar=both("主题", "THEME"), help=both("必须写到的主题", "theme to be acted on")
        ),
    ] = None,
    message: Annotated[
        str | None,
        typer.Option("--message", metavar=both("话", "TEXT"), help=both("报告里怎样说", "what reports say")),
    ] = None,
    why: Annotated[
        str | None,
        typer.Option("--why", metavar=both("原因", "TEXT"), help=both("为什么不对", "why it is wrong")),
    ] = None,
    fix: Annotated[
        str | None,
        typer.Option("--fix", metavar=both("写法", "TEXT"), help=both("应当怎样写", "what to write")),
    ] = None,
    basis: Annotated[
        Repeatable,
        typer.Option(
            "--basis",
            metavar=both("文件", "TITLE"),
            help=both("依据，写成《文件名》（文号）", "basis: 《title》（number）"),
        ),
    ] = None,
    fail: Annotated[
        Repeatable,
        typer.Option(
            "--fail",
            metavar=both("例子", "TEXT"),
            help=both("有问题的例子，用两次", "failing example; give two"),
        ),
    ] = None,
    passing: Annotated[
        Repeatable,
        typer.Option(
            "--pass",
            metavar=both("例子", "TEXT"),
            help=both("没有问题的例子，用两次", "passing example; give two"),
        ),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar=both("文件夹", "FOLDER"), help=both("写进哪个文件夹", "where to write")),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help=both("不问，用默认的回答", "ask nothing, take the defaults"))
    ] = False,
    color: ColorOption = "auto",
    width: WidthOption = None,
    lang: LangOption = None,
) -> None:
    from planlint.cli.asking import Asker, Nobody, Terminal
    from planlint.cli.interview import Given, complete
    from planlint.cli.writing import write_rule

    given = Given(
        id=id or "",
        title=title or "",
        kind=kind or "",
        severity=severity or "",
        words=_all(words),
        patterns=_all(pattern),
        unless=_all(unless),
        section=_all(section),
        lacks=lacks or "",
        theme=theme or "",
        message=message or "",
        why=why or "",
        fix=fix or "",
        basis=_all(basis),
        failing=_all(fail),
        passing=_all(passing),
    )
    if yes or not sys.stdin.isatty():
        complete(given)
    asker: Asker = Terminal() if not yes and sys.stdin.isatty() else Nobody()
    write_rule(given, asker, to, color, width)


def _all(values: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(values or ())


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("new", cls=Command, help=HELP, epilog=EPILOG)(new)
