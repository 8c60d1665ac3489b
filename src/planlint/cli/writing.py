"""Where ``rules new`` puts a rule, and how it gets there: whole, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from planlint.cli.language import CURRENT, say
from planlint.cli.options import Color
from planlint.errors import PlanlintError, UsageError
from planlint.model.text import Text
from planlint.reporters.display import shell
from planlint.reporters.pointing import Where
from planlint.rules.draft import Draft, as_yaml, read_draft

if TYPE_CHECKING:
    from planlint.cli.asking import Asker
    from planlint.cli.interview import Given
    from planlint.model.vocabulary import Vocabulary

SCHEMA = "rule.schema.json"


def write_rule(given: Given, asker: Asker, to: Path | None, color: Color, width: int | None) -> None:
    """Ask, write, and say what the new rule's examples give. Nothing is written before the last answer."""
    from planlint.api import vocabulary
    from planlint.cli.interview import Interview
    from planlint.cli.output import context, write
    from planlint.cli.rules_test import tested
    from planlint.reporters import render
    from planlint.rules import load

    folder = to if to is not None else default_folder()
    if folder.exists() and not folder.is_dir():
        raise UsageError(Text(f"{folder} 不是文件夹。", f"{folder} is no folder."))

    def usable(id: str) -> None:
        _free(folder, id)

    def attempt(draft: Draft, text: str) -> Sequence[Where]:
        return places(draft, text, vocabulary())

    asker.tell(
        say("写一条规则。随时按 Ctrl+C 退出，什么也不会留下。", "A new rule. Ctrl+C leaves nothing behind.")
    )
    draft = Interview(given, asker, vocabulary(), attempt, usable).draft()
    path = folder / f"{draft.id}.yaml"
    text = as_yaml(draft, _schema(folder), CURRENT.get())
    read_draft(draft, path, {})
    create(path, text)
    report = tested(load([path], ()), ())
    shown = render("rules_test", "text", report, context(color, width))
    option = "" if _is_configured(path) else f" --rules {shell(str(folder))}"
    plan = say("planlint check 方案.docx", "planlint check PLAN.docx")
    lines = [
        say(f"已写好：{path}", f"Written: {path}"),
        "",
        text.rstrip("\n"),
        "",
        shown.strip("\n"),
        "",
        say("再试一次：", "Try again:  ") + f"planlint rules test {shell(str(path))}",
        say("检查文稿：", "Check with: ") + plan + option,
    ]
    if option:
        lines.append(
            say(
                f"不想每次写 --rules，就在 planlint.yaml 里加一行：rules: [{folder.name}]",
                f"To do without --rules, put a line into planlint.yaml: rules: [{folder.name}]",
            )
        )
    write("\n".join(lines))


def default_folder() -> Path:
    """``rules`` beside the nearest ``planlint.yaml``, from here upwards; in this folder without one."""
    from planlint.config.find import find_upwards

    config = find_upwards(Path.cwd())
    return Path("rules") if config is None or config.parent == Path.cwd() else config.parent / "rules"


def _is_configured(path: Path) -> bool:
    """Whether a check in this folder uses the new rule as it is."""
    from planlint.cli.run import configure
    from planlint.rules import RuleSets

    try:
        choice = configure().settings(Path()).choice
        return path.stem in RuleSets().known(choice.paths)
    except PlanlintError:
        return False


def _free(folder: Path, id: str) -> None:
    """Refuse an id that is in use: a file is never overwritten, a shipped rule never replaced by accident."""
    for path in (folder / f"{id}.yaml", folder / f"{id}.yml"):
        if path.exists():
            raise UsageError(
                Text(f"已经有 {path} 了，请换一个编号。", f"{path} is there already; take another id.")
            )
    if id in _shipped():
        raise UsageError(
            Text(
                f"planlint 自带的规则里已有“{id}”，请换一个编号。",
                f"planlint has a rule '{id}'; take another id.",
            )
        )


@cache
def _shipped() -> frozenset[str]:
    from planlint.rules import RuleSets

    return frozenset(RuleSets().known(()))


def places(draft: Draft, text: str, vocabulary: Vocabulary) -> list[Where]:
    """Where the rule of a draft finds something in a text."""
    from planlint.check import findings_in
    from planlint.rules.examples import where

    whole = replace(
        draft,
        id=draft.id or "draft",
        message=draft.message or "…",
        fix=draft.fix or "…",
        failing=("«…»", "«…»"),
        passing=("…", "…"),
    )
    rule = read_draft(whole, Path(f"{whole.id}.yaml"), {})
    return sorted({where(finding) for finding in findings_in(text, rule, vocabulary)})


def _schema(folder: Path) -> str:
    """The schema's path as seen from the folder, where somebody has put it there or one above."""
    for steps, place in enumerate((folder, folder.parent)):
        if (place / SCHEMA).is_file():
            return "../" * steps + SCHEMA
    return ""


def create(path: Path, text: str) -> None:
    """Write a new file. Whatever interrupts leaves neither half a file nor an empty folder."""
    made = [each for each in (path.parent, *path.parent.parents) if not each.exists()]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            try:
                file.write(text)
            except BaseException:
                file.close()
                path.unlink()
                raise
    except FileExistsError:
        raise UsageError(
            Text(f"已经有 {path} 了，没有改动它。", f"{path} is there already and was left alone.")
        ) from None
    except BaseException as error:
        for each in made:
            with suppress(OSError):
                each.rmdir()
        if isinstance(error, OSError):
            raise UsageError(
                Text(f"写不了 {path}（{error.strerror}）。", f"Cannot write {path} ({error.strerror}). "),
                Text("请用 --to 换一个文件夹。", "Choose another folder with --to."),
            ) from None
        raise
