"""Mistakes on the command line, said as one clear sentence with what to do."""

from __future__ import annotations

import os
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from planlint.cli.language import pick, say
from planlint.errors import UsageError
from planlint.model.text import Text

_OF_COMMANDS = (
    *("--format", "--brief", "--theme", "--color", "--width", "--revisions", "--rules", "--pack"),
    *("--select", "--ignore", "--fail-on", "--min-severity", "--output", "--config", "--no-config"),
)
"""Options that users put before the command by mistake."""


def explain(error: Any) -> UsageError:
    """Our own error for one that typer's parser raised.

    The kinds are told apart by their names: typer carries click inside since 0.26 and used the
    package before, so there is no one module to import them from.
    """
    kind = type(error).__name__
    ctx = error.ctx
    path = ctx.command_path if ctx is not None else "planlint"
    if kind == "NoSuchOption":
        known = [name for param in ctx.command.get_params(ctx) for name in param.opts] if ctx else []
        return _unknown_option(error.option_name, known, path)
    if kind == "MissingParameter":
        name = _name(error.param, ctx)
        if error.param.param_type_name == "argument":
            name += say("：{}", " ({})").format(pick(error.param.help))
        return _with_help(Text(f"还缺少{name}。", f"Missing {name}. "), path)
    if kind == "BadOptionUsage":
        name = error.option_name
        if "does not take" in error.message:
            return _with_help(Text(f"选项 {name} 后面不带内容。", f"{name} takes no value. "), path)
        return _with_help(Text(f"选项 {name} 后面还要写内容。", f"{name} needs a value. "), path)
    if kind == "BadParameter":
        return _bad_value(error, ctx, path)
    said = error.format_message().rstrip(".")
    return _with_help(Text(f"命令写得不对（{said}）。", f"{said}. "), path)


def unknown_command(word: str, known: Iterable[str]) -> UsageError:
    """For a word that is no command: the nearest one, or ``gaps`` when it is a file."""
    shown = f"“{word}”"
    if _exists(word) or Path(word).suffix.lower() in (".docx", ".doc", ".wps", ".txt", ".md"):
        quoted = f'"{word}"' if " " in word else word
        return UsageError(
            Text(f"{shown}前面要写明做什么。", f"Say what to do with {word!r}. "),
            Text(
                f"差距分析请输入：planlint gaps {quoted}",
                f"For the gap analysis: planlint gaps {quoted}",
            ),
        )
    names = list(known)
    near = get_close_matches(word, names, n=1, cutoff=0.5)
    todo = (
        Text(f"是不是想用 {near[0]}？", f"Did you mean {near[0]}?")
        if near
        else Text(f"可用的命令有：{'、'.join(names)}。", f"The commands are: {', '.join(names)}.")
    )
    return UsageError(Text(f"没有{shown}这个命令。", f"There is no command {word!r}. "), todo)


def unknown_theme(word: str, near: Iterable[Text], names: Iterable[Text]) -> UsageError:
    """For a word that names no theme: ``near`` are those it may mean, ``names`` all there are."""
    near, names = list(near), list(names)
    zh = f"可用的有：{'、'.join(name.zh for name in names)}。"
    en = f"The themes are: {', '.join(name.say('en') for name in names)}."
    if near:
        zh = f"是不是想看{'、'.join(f'“{name.zh}”' for name in near)}？" + zh
        en = f"Did you mean {' or '.join(name.say('en') for name in near)}? " + en
    return UsageError(Text(f"没有“{word}”这个主题。", f"There is no theme {word!r}. "), Text(zh, en))


def _exists(word: str) -> bool:
    """Also false where one may not look; ``Path.exists`` raises there."""
    return os.path.exists(word)  # noqa: PTH110


def extra_arguments(words: Iterable[str], path: str) -> UsageError:
    words = list(words)
    if all(_exists(word) for word in words):
        return UsageError(
            Text("这个命令一次看一个文件。", "This command takes one file. "),
            Text(
                "多个文件请逐个运行，或者用 planlint check 一起检查。",
                "Run it once for each, or check them together with planlint check.",
            ),
        )
    shown = " ".join(words)
    return _with_help(
        Text(
            f"多出了“{shown}”。文件名里有空格时，请用英文双引号把它括起来。",
            f"{shown!r} is too much. Put quotation marks around a file name with spaces. ",
        ),
        path,
    )


def _unknown_option(option: str, known: list[str], path: str) -> UsageError:
    if path == "planlint" and option in _OF_COMMANDS:
        return _with_help(
            Text(
                f"选项 {option} 要写在命令和文件之后，如 planlint gaps 方案.docx {option}。",
                f"{option} goes after the command and the file: planlint gaps PLAN.docx {option}. ",
            ),
            path,
        )
    near = get_close_matches(option, known, n=1, cutoff=0.5)
    what = Text(f"没有 {option} 这个选项", f"There is no option {option}")
    if near:
        return UsageError(what, Text(f"，是不是想用 {near[0]}？", f"; did you mean {near[0]}?"))
    return _with_help(Text(what.zh + "。", what.en + ". "), path)


def _bad_value(error: Any, ctx: Any, path: str) -> UsageError:
    name = _name(error.param, ctx)
    kind = error.param.type if error.param is not None else None
    choices = [str(choice) for choice in getattr(kind, "choices", ())]
    if choices:
        return _with_help(
            Text(f"{name} 只能是 {'、'.join(choices)} 之一。", f"{name} is one of {', '.join(choices)}. "),
            path,
        )
    low, high = getattr(kind, "min", None), getattr(kind, "max", None)
    if low is not None and high is not None:
        return _with_help(
            Text(
                f"{name} 要写 {low} 到 {high} 之间的整数。",
                f"{name} is a whole number from {low} to {high}. ",
            ),
            path,
        )
    said = error.message.rstrip(".")
    return _with_help(Text(f"{name} 的内容不对（{said}）。", f"Wrong value of {name}: {said}. "), path)


def _name(param: Any, ctx: Any) -> str:
    if param is None:
        return say("参数", "an argument")
    if param.param_type_name == "argument":
        return pick(param.metavar).removesuffix("…").removesuffix("...")
    return str(max(param.opts, key=len))


def _with_help(what: Text, path: str) -> UsageError:
    return UsageError(what, Text(f"用法见：{path} --help", f"See: {path} --help"))
