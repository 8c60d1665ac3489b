"""``planlint config [PATH]``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planlint.cli.app import Command, plain_app
from planlint.cli.language import both
from planlint.cli.options import (
    ColorOption,
    ConfigOption,
    FailOnOption,
    FormatOption,
    IgnoreOption,
    LangOption,
    MinSeverityOption,
    NoConfigOption,
    PackOption,
    RulesOption,
    SelectOption,
    WidthOption,
)

if TYPE_CHECKING:
    from planlint.config import Configuration
    from planlint.model.resulting import Resulting
    from planlint.model.settings import Settings

app = plain_app()


@app.command(
    cls=Command,
    epilog=both(
        "先后次序：命令行，配置文件里为这个路径写的 overrides，配置文件，规则包，规则本身。\n"
        "例：planlint config 学校/望江中学工作方案.docx",
        "In order: the command line, overrides for the path, the file, packs, rules.\n"
        "Example: planlint config schools/plan.docx",
    ),
)
def config(
    path: Annotated[
        Path,
        typer.Argument(
            metavar=both("[路径]", "[PATH]"),
            help=both("文件或文件夹，默认是当前文件夹", "a document or folder; by default this folder"),
            readable=False,
            show_default=False,
        ),
    ] = Path(),
    show: Annotated[
        bool, typer.Option("--show", help=both("列出各项设置（不写也一样）", "list what holds (the default)"))
    ] = False,
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    min_severity: MinSeverityOption = None,
    fail_on: FailOnOption = None,
    rules: RulesOption = None,
    pack: PackOption = None,
    config: ConfigOption = None,
    no_config: NoConfigOption = False,
    format: FormatOption = "text",
    color: ColorOption = "auto",
    width: WidthOption = None,
    lang: LangOption = None,
) -> None:
    from planlint.cli.output import context, write
    from planlint.cli.run import configure
    from planlint.reporters import render

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
    write(render("config", format, _resulting(configuration, path), context(color, width)), format)


def _resulting(configuration: Configuration, path: Path) -> Resulting:
    from collections import Counter

    from planlint.cli.checking import with_packs
    from planlint.cli.run import settings_for
    from planlint.model.resulting import Resulting
    from planlint.rules import RuleSets

    rulesets = RuleSets()
    settings = settings_for(configuration, path)
    configuration.check_names(rulesets)
    ruleset = rulesets.of(with_packs(settings.choice, ()))
    counts = Counter((rule.kind, rule.severity) for rule in ruleset.rules)
    return Resulting(
        str(path),
        _spoken(settings),
        ruleset.packs,
        tuple((kind, severity, count) for (kind, severity), count in counts.items()),
        len(rulesets.known(settings.choice.paths)),
        configuration.excluded(path),
    )


def _spoken(settings: Settings) -> Settings:
    """The settings with the language that the command line or the environment states."""
    from dataclasses import replace

    from planlint.cli.language import CURRENT, STATED, VARIABLE
    from planlint.model.settings import Held, Origin

    by = STATED.get()
    if by == "default":
        return settings
    detail = VARIABLE if by == "environment" else "--lang"
    return replace(settings, language=Held(CURRENT.get(), Origin(by, detail=detail)))
