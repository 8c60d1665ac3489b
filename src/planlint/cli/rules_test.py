"""``planlint rules test [PATH…] [--docs DOC…]``: do the rules keep to their own examples?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planlint.cli.app import Command
from planlint.cli.language import both
from planlint.cli.options import (
    ColorOption,
    ConfigOption,
    FormatOption,
    IgnoreOption,
    LangOption,
    NoConfigOption,
    PackOption,
    RulesOption,
    SelectOption,
    WidthOption,
)

if TYPE_CHECKING:
    from planlint.model.lesson import TrialReport
    from planlint.rules import RuleSet

HELP = both("用每条规则自带的正反例检验规则", "run every rule's own examples")
EPILOG = both(
    "不写路径，检验当前使用的规则；写了文件或文件夹，只检验其中的规则。\n"
    "--docs 另外拿真实文稿试一遍，列出在这些文稿里从未查到问题的规则。\n"
    "退出码：0 全部相符；2 有例子不符；3 有文稿读不了。\n"
    "例：planlint rules test 本局规则 --docs 往年文稿",
    "Without a path: the rules in use. With files or folders: the rules in them alone.\n"
    "--docs also runs them on real documents and names those that never find anything.\n"
    "Exit codes: 0 all as stated; 2 an example is not; 3 a document could not be read.",
)


def test(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar=both("[规则文件或文件夹…]", "[RULES...]"),
            help=both("只检验这些规则", "only the rules in these files and folders"),
            readable=False,
        ),
    ] = None,
    docs: Annotated[
        list[Path] | None,
        typer.Option(
            "--docs",
            metavar=both("文稿", "DOC"),
            help=both("再拿这些文稿或文件夹试一遍，可多次使用", "also try on these documents; repeatable"),
            readable=False,
        ),
    ] = None,
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    format: FormatOption = "text",
    rules: RulesOption = None,
    pack: PackOption = None,
    config: ConfigOption = None,
    no_config: NoConfigOption = False,
    color: ColorOption = "auto",
    width: WidthOption = None,
    lang: LangOption = None,
) -> None:
    from planlint.cli.output import complain_of, context, write
    from planlint.cli.run import configure, load_rules, words
    from planlint.reporters import render

    if paths:
        ruleset = _in(paths, words(select), words(ignore))
    else:
        settings = configure(config, no_config, pack=pack, rules=rules, select=select, ignore=ignore)
        ruleset = load_rules(settings, strict=True)
    report = tested(ruleset, docs or ())
    for failure in report.failures:
        complain_of(failure)
    write(render("rules_test", format, report, context(color, width)), format)
    raise typer.Exit(3 if report.failures else 2 if report.failed or report.idle else 0)


def _in(paths: Sequence[Path], select: Sequence[str], ignore: Sequence[str]) -> RuleSet:
    """The rules in these files and folders, with the word lists beside them."""
    from dataclasses import replace

    from planlint.cli.misnamed import no_rules, with_rules
    from planlint.rules import load

    paths = with_rules(paths)
    folders = [path.parent for path in paths if path.is_file() and (path.parent / "vocab").is_dir()]
    rest = [path for path in paths if path.parent not in folders]
    ruleset = load([*dict.fromkeys(folders), *rest], (), select, ignore)
    inside = tuple(rule for rule in ruleset.rules if any(_holds(path, rule.origin) for path in paths))
    if not inside and not (select or ignore):
        raise no_rules(paths[0])
    return replace(ruleset, rules=inside)


def _holds(path: Path, file: Path) -> bool:
    return file == path or path in file.parents


def tested(ruleset: RuleSet, documents: Sequence[Path]) -> TrialReport:
    """The examples of all rules, and what the rules find in documents."""
    from planlint.lessons import trials
    from planlint.model.lesson import TrialReport

    made = trials(ruleset.rules, ruleset.vocabulary)
    if not documents:
        return TrialReport(len(ruleset.rules), made)
    from planlint.check import analyse
    from planlint.cli.files import find
    from planlint.errors import UnreadableError
    from planlint.model.report import Failure
    from planlint.model.text import Text

    found = find(documents)
    failures, fired = list(found.failures), set()
    for path in found.documents:
        try:
            fired |= {finding.rule for finding in analyse(path, ruleset).findings}
        except UnreadableError as error:
            failures.append(Failure(str(path), Text(error.say("zh"), error.say("en"))))
    silent = tuple(rule.id for rule in ruleset.rules if rule.id not in fired)
    return TrialReport(len(ruleset.rules), made, len(found.documents), silent, tuple(failures))


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("test", cls=Command, help=HELP, epilog=EPILOG)(test)
