"""``planlint rules list | show ID | test | new``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from planlint.cli import rules_new, rules_schema, rules_test
from planlint.cli.app import Command, Group, plain_app
from planlint.cli.language import both
from planlint.cli.options import (
    ColorOption,
    ConfigOption,
    IgnoreOption,
    LangOption,
    NoConfigOption,
    PackOption,
    RulesOption,
    SelectOption,
    WidthOption,
)

app = plain_app(cls=Group)

RuleFormatOption = Annotated[
    Literal["text", "json", "markdown"],
    typer.Option(
        "--format",
        help=both(
            "输出格式：给人看、给程序用、放进网页",
            "text for people, json for programs, markdown for pages",
        ),
    ),
]


@app.callback(invoke_without_command=False)
def start(lang: LangOption = None) -> None:
    """The parent of them all."""


@app.command("list", cls=Command, help=both("列出全部规则", "all rules"))
def list_rules(
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    format: RuleFormatOption = "text",
    rules: RulesOption = None,
    pack: PackOption = None,
    config: ConfigOption = None,
    no_config: NoConfigOption = False,
    color: ColorOption = "auto",
    width: WidthOption = None,
    lang: LangOption = None,
) -> None:
    from planlint.cli.output import context, write
    from planlint.cli.run import configure, load_rules, settings_for
    from planlint.lessons import held_by
    from planlint.model.lesson import RuleList
    from planlint.reporters import render
    from planlint.rules import RuleSets

    configuration = configure(config, no_config, pack=pack, rules=rules, select=select, ignore=ignore)
    ruleset = load_rules(configuration)
    known = RuleSets().known(settings_for(configuration, Path()).choice.paths)
    listing = RuleList(tuple(ruleset.rules), held_by(), len(known))
    write(render("rules", format, listing, context(color, width)), format)


@app.command("show", cls=Command, help=both("说明一条规则：查什么、为什么、怎样改、依据", "explain a rule"))
def show(
    id: Annotated[
        str,
        typer.Argument(
            metavar=both("编号", "ID"),
            help=both("规则的编号，如 rules list 所列", "the rule's id, as in rules list"),
        ),
    ],
    format: RuleFormatOption = "text",
    rules: RulesOption = None,
    pack: PackOption = None,
    config: ConfigOption = None,
    no_config: NoConfigOption = False,
    color: ColorOption = "auto",
    width: WidthOption = None,
    lang: LangOption = None,
) -> None:
    from planlint.cli.output import context, write
    from planlint.cli.run import configure, load_rules
    from planlint.errors import UsageError
    from planlint.lessons import held_by, lesson
    from planlint.model.text import Text
    from planlint.reporters import render

    try:
        ruleset = load_rules(configure(config, no_config, pack=pack, rules=rules, select=[id]))
    except UsageError as error:
        if rules or id not in error.what.zh:
            raise
        todo = error.todo or Text("", "")
        own = Text(
            f"{todo.zh}自己写的规则，要加 --rules 写明它的文件或文件夹。",
            f"{todo.say('en')} For a rule of your own, name its file or folder with --rules.",
        )
        raise UsageError(error.what, own) from error
    rule = ruleset.rule(id)
    explained = lesson(rule, ruleset.vocabulary, held_by().get(id, ()))
    write(render("rule", format, explained, context(color, width)), format)


rules_new.add_to(app)
rules_test.add_to(app)
rules_schema.add_to(app)
