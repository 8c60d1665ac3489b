"""``planlint baseline write | show | prune``: accept what is there, so that only new findings fail."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planlint.cli.app import Command, Group, plain_app
from planlint.cli.language import both, say
from planlint.cli.options import (
    BaselineOption,
    ConfigOption,
    LangOption,
    NoConfigOption,
    PackOption,
    Revisions,
    RevisionsOption,
    RulesOption,
)

if TYPE_CHECKING:
    from planlint.cli.acceptance import Acceptance
    from planlint.config import Configuration
    from planlint.model.report import CheckReport
    from planlint.waivers.baseline import Baseline, Listed

app = plain_app(cls=Group)

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar=both("路径…", "PATH..."),
        help=both("文件或文件夹，不写就是当前文件夹", "files and folders; without, the folder this runs in"),
        readable=False,
    ),
]


@app.callback(invoke_without_command=False)
def start(lang: LangOption = None) -> None:
    """The parent of the three."""


@app.command(
    "write",
    cls=Command,
    help=both(
        "把现有问题记入基线，以后只报新问题", "accept what is found now, so that only new findings are told"
    ),
    epilog=both(
        "写到配置里 baseline 所指的文件；配置没有写的，写到 planlint.yaml 旁边（没有配置的，当前文件夹）\n"
        "的 planlint-baseline.json。\n"
        "这次没有检查到的文件，基线里的记录不动；有文件读不了就什么也不写（退出码 3）。\n"
        "批注和配置里已经豁免的，不记入基线。",
        "Written to what the configuration names as baseline, else to planlint-baseline.json beside it\n"
        "(without a configuration: here).\n"
        "Documents that are not in this run keep their entries; nothing is written when a file\n"
        "cannot be read (exit 3). What comments or the configuration accept is not put into it.",
    ),
)
def write(
    paths: Paths = None,
    baseline: BaselineOption = None,
    revisions: RevisionsOption = "accepted",
    rules: RulesOption = None,
    pack: PackOption = None,
    config: ConfigOption = None,
    no_config: NoConfigOption = False,
    lang: LangOption = None,
) -> None:
    from planlint.cli.output import write as tell
    from planlint.cli.run import configure
    from planlint.waivers.baseline import updated
    from planlint.waivers.baseline_file import dump

    paths = paths or [Path()]
    configuration = configure(config, no_config, pack=pack, rules=rules)
    path = _place(configuration, paths, baseline)
    before = _before(path)
    listed, ran = _found(paths, configuration, revisions, path)
    after = updated(before, listed, _gone(before, path), ran)
    _save(path, dump(after))
    tell(f"{_written(path, listed, before, after)}\n{_hint(path, configuration, paths)}")


@app.command("show", cls=Command, help=both("看基线里记了什么", "what the baseline holds"))
def show(
    paths: Paths = None,
    baseline: BaselineOption = None,
    config: ConfigOption = None,
    no_config: NoConfigOption = False,
    lang: LangOption = None,
) -> None:
    from planlint.cli.output import write as tell
    from planlint.cli.run import configure
    from planlint.waivers.baseline_file import load

    paths = paths or [Path()]
    if baseline is None and len(paths) == 1 and paths[0].suffix.lower() == ".json":
        baseline, paths = paths[0], [Path()]
    path = _place(configure(config, no_config), paths, baseline)
    held = load(path)
    lines = [say(f"{path}：{held.count} 处", f"{path}: {held.count} findings")]
    for key, listed in sorted(held.documents.items()):
        lines += ["", key + (f"  {listed.title}" if listed.title else "")]
        for entry in sorted(listed.entries):
            words = say(f"“{entry.text}”", f"“{entry.text}”") if entry.text else say("全文", "whole document")
            lines.append(f"  {entry.rule}  {words}")
    tell("\n".join(lines))


@app.command(
    "prune",
    cls=Command,
    help=both("从基线里去掉已经改好的", "take out of the baseline what is no longer found"),
    epilog=both(
        "只去掉这次检查过的文件里已经没有的问题，和已经不在了的文件；从不添加。",
        "Only what is no longer found in the documents of this run, and documents that are gone.",
    ),
)
def prune(
    paths: Paths = None,
    baseline: BaselineOption = None,
    revisions: RevisionsOption = "accepted",
    rules: RulesOption = None,
    pack: PackOption = None,
    config: ConfigOption = None,
    no_config: NoConfigOption = False,
    lang: LangOption = None,
) -> None:
    from planlint.cli.output import write as tell
    from planlint.cli.run import configure
    from planlint.waivers.baseline import pruned
    from planlint.waivers.baseline_file import dump, load

    paths = paths or [Path()]
    configuration = configure(config, no_config, pack=pack, rules=rules)
    path = _place(configuration, paths, baseline)
    before = load(path)
    listed, ran = _found(paths, configuration, revisions, path)
    after = pruned(before, listed, _gone(before, path), ran)
    if after != before:
        _save(path, dump(after))
    count = before.count - after.count
    tell(
        say(
            f"从 {path} 去掉了 {count} 处，还有 {after.count} 处。",
            f"{count} taken out of {path}, {after.count} left.",
        )
    )


def _found(
    paths: list[Path], configuration: Configuration, revisions: Revisions, baseline: Path
) -> tuple[dict[str, Listed], set[str]]:
    """What the run found, by the key of its document in that baseline, and the ids of the rules that ran."""
    from planlint.cli.acceptance import Acceptance
    from planlint.waivers.baseline_file import key_of

    acceptance = Acceptance(record=True)
    report = _checked(paths, configuration, revisions, acceptance)
    listed = {key_of(document, baseline): each for document, each in acceptance.listed.items()}
    return listed, {rule.id for rule in report.rules}


def _checked(
    paths: list[Path], configuration: Configuration, revisions: Revisions, acceptance: Acceptance
) -> CheckReport:
    """The documents of the run. Ends it when not all could be read, or none: nothing is written then."""
    from planlint.cli.checking import check_all
    from planlint.cli.output import complain, complain_of

    report = check_all(paths, configuration, revisions, acceptance)
    for failure in report.failures:
        complain_of(failure)
    if report.failures:
        count = len(report.failures)
        complain(
            say(
                f"基线没有动：有 {count} 个文件读不了，写了会不全。请先解决上面的问题。",
                f"The baseline is as it was: {count} could not be read, and would be missing in it.",
            )
        )
        raise typer.Exit(3)
    if not report.documents:
        complain(
            say(
                "基线没有动：一个文件也没有检查到。请核对路径和配置里的 exclude。",
                "The baseline is as it was: nothing was checked. Look at the paths and at exclude.",
            )
        )
        raise typer.Exit(2)
    return report


def _save(path: Path, text: str) -> None:
    from planlint.cli.output import save
    from planlint.errors import OutputError
    from planlint.model.text import Text

    try:
        save(path, text, "json")
    except OutputError as error:
        what = Text(error.what.zh.replace("报告", "基线", 1), error.what.en.replace("report", "baseline", 1))
        raise OutputError(what, error.todo) from error


def _place(configuration: Configuration, paths: list[Path], named: Path | None) -> Path:
    """The baseline that is meant: named, the configuration's, or the usual name beside the configuration
    that all paths share, else in this folder."""
    from planlint.cli.run import settings_for
    from planlint.errors import UsageError
    from planlint.model.text import Text
    from planlint.waivers.baseline_file import NAME

    if named is not None:
        return named
    settings = [settings_for(configuration, path) for path in paths]
    stated = {each.baseline.value for each in settings}
    if len(stated) > 1:
        raise UsageError(
            Text(
                "这些路径的配置各有自己的基线。",
                "These paths have configurations with baselines of their own. ",
            ),
            Text(
                "请分开运行，或用 --baseline 写明一个。", "Run them one by one, or name one with --baseline."
            ),
        )
    configs = {each.config for each in settings}
    config = configs.pop() if len(configs) == 1 else None
    return stated.pop() or (_from_here(config.parent / NAME) if config else Path(NAME))


def _from_here(path: Path) -> Path:
    """The path as a user here would write it: relative where it is below this folder."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _before(path: Path) -> Baseline:
    from planlint.waivers.baseline import Baseline
    from planlint.waivers.baseline_file import load

    return load(path) if os.path.lexists(path) else Baseline()


def _gone(baseline: Baseline, path: Path) -> set[str]:
    from planlint.waivers.baseline_file import document_at

    return {key for key in baseline.documents if not os.path.exists(document_at(key, path))}  # noqa: PTH110


def _written(path: Path, listed: dict[str, Listed], before: Baseline, after: Baseline) -> str:
    count = sum(len(each.entries) for each in listed.values())
    others = after.count - count
    text = say(
        f"已把 {len(listed)} 个文件的 {count} 处问题记入 {path}",
        f"{count} findings in {len(listed)} documents are in {path} now",
    )
    if before.documents:
        text += say(f"（原有 {before.count} 处）", f" (there were {before.count})")
    if others:
        text += say(f"，其他文件的 {others} 处没有动", f"; {others} of other documents are as they were")
    return text + say("。", ".")


def _hint(path: Path, configuration: Configuration, paths: list[Path]) -> str:
    """How checks come to use the baseline."""
    from planlint.cli.run import settings_for
    from planlint.reporters.display import shell
    from planlint.waivers.baseline_file import key_of

    settings = settings_for(configuration, paths[0])
    stated, option = settings.baseline.value, f"--baseline {shell(str(path))}"
    if stated is not None and os.path.realpath(stated) == os.path.realpath(path):
        return say("以后检查就只报新问题。", "From now on a check tells only what is new.")
    if settings.config is None:
        return say(
            f"以后检查时加 {option}，就只报新问题；不想每次写，"
            f"就在同一文件夹的 planlint.yaml 里写一行 baseline: {path.name}",
            f"Check with {option}, or write baseline: {path.name} into a planlint.yaml beside it.",
        )
    config, name = _from_here(settings.config), key_of(path, settings.config)
    return say(
        f"在 {config} 里写一行 baseline: {name}，或者检查时加 {option}，以后就只报新问题。",
        f"Write baseline: {name} into {config}, or check with {option}.",
    )
