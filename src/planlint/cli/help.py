"""``--help`` and the first screen, in the user's language and aligned in East Asian width."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from planlint.cli.language import CURRENT, pick, say
from planlint.reporters.display import pad, width, wrap

HELP_WIDTH = 100
"""Columns that help takes at most; longer lines read badly."""

WELCOME = {
    "zh": """\
planlint 读教育规划、实施方案等文稿（.docx），指出缺什么、哪里要改、怎样写。全程在本机运行，不联网。

先做差距分析（把 方案.docx 换成您的文件，也可以把文件拖进窗口）：
  planlint gaps 方案.docx

再逐条检查，一次可查多个文件或整个文件夹：
  planlint check 方案.docx

其他命令：
{commands}

每个命令的用法：planlint gaps --help        English: planlint --lang en
""",
    "en": """\
planlint reads policy plans (.docx) and says what they lack, where, and what to write instead.
It runs on this computer alone; nothing is sent anywhere.

Begin with the gap analysis of a plan:
  planlint gaps PLAN.docx

Then go through the findings, of one plan, several, or a whole folder:
  planlint check PLAN.docx

Other commands:
{commands}

Help on a command: planlint gaps --help        中文：planlint --lang zh
""",
}


def welcome(commands: Iterable[tuple[str, str]]) -> str:
    """What a newcomer does first."""
    others = [(name, pick(text)) for name, text in commands if name not in ("gaps", "check")]
    return WELCOME[CURRENT.get()].format(commands="\n".join(_columns(others, HELP_WIDTH)))


def render(command: Any, ctx: Any, columns: int) -> str:
    """The help of a command or a group of commands (a click command and its context)."""
    columns = min(columns, HELP_WIDTH)
    lines = [say("用法：", "Usage: ") + ctx.command_path + _usage(command, ctx)]
    lines += ["", *wrap(pick(command.help), columns)]
    arguments = [
        (pick(param.metavar), pick(param.help))
        for param in command.params
        if param.param_type_name == "argument"
    ]
    options = [
        (_declaration(param, ctx), _explanation(param))
        for param in command.params
        if param.param_type_name == "option"
    ]
    options.append(("-h, --help", say("看这份说明", "show this help")))
    subcommands = []
    if hasattr(command, "list_commands"):
        for name in command.list_commands(ctx):
            subcommands.append((name, pick(command.get_command(ctx, name).help)))
    for heading, rows in (
        (say("参数", "Arguments"), arguments),
        (say("命令", "Commands"), subcommands),
        (say("选项", "Options"), options),
    ):
        if rows:
            lines += ["", heading + say("：", ":"), *_columns(rows, columns)]
    epilog = pick(command.epilog)
    if epilog:
        lines += ["", *epilog.splitlines()]
    return "\n".join(lines)


def _usage(command: Any, ctx: Any) -> str:
    pieces = []
    for param in command.params:
        if param.param_type_name == "argument":
            pieces.append(pick(param.metavar))
    if hasattr(command, "list_commands"):
        pieces.append(say("命令", "COMMAND"))
    pieces.append(say("[选项]", "[OPTIONS]"))
    return " " + " ".join(pieces)


def _declaration(param: Any, ctx: Any) -> str:
    names = ", ".join([*param.opts, *param.secondary_opts])
    if param.is_flag:
        return names
    choices = getattr(param.type, "choices", None)
    if choices:
        return f"{names} {'|'.join(map(str, choices))}"
    return f"{names} {pick(param.metavar)}"


def _explanation(param: Any) -> str:
    text = pick(param.help)
    default = param.default
    if param.is_flag or default is None or callable(default):
        return text
    shown = str(getattr(default, "value", default))
    return text + say(f"（默认 {shown}）", f" (default: {shown})")


def _columns(rows: list[tuple[str, str]], columns: int) -> list[str]:
    left = min(max(width(name) for name, _ in rows), max(columns // 3, 24))
    lines: list[str] = []
    for name, text in rows:
        lead = "  " + pad(name, left) + "  "
        rest = " " * (left + 4)
        if width(name) > left:
            lines.append("  " + name)
            lead = rest
        lines += wrap(text, columns, first=lead, rest=rest)
    return lines
