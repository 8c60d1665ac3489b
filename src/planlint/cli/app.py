"""The command line as typer sees it; every command's file is imported only when it is used."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_group

import planlint
from planlint.cli.language import both
from planlint.cli.options import LangOption

COMMANDS: dict[str, str] = {
    "gaps": both("差距分析：方案缺什么、先改哪里", "what a plan lacks, and what to mend first"),
    "check": both("逐条检查：哪里有问题、怎样改写", "what is wrong, where, and what to write instead"),
    "diff": both("比较两稿：改了什么、意味着什么", "two versions: what changed, and what it means"),
    "trace": both(
        "对标对表：上级文件的要求，方案逐条落实了没有", "a plan held against the superior document"
    ),
    "outline": both(
        "看结构：章节、措施和其中的责任、时限、指标", "sections and measures with their evidence"
    ),
    "text": both("看文字：程序从文件里读到了什么", "the text as planlint reads it"),
    "init": both("建一个配置文件 planlint.yaml", "write a planlint.yaml"),
    "config": both("看设置：各项是什么、写在哪里", "what is configured, and where"),
    "baseline": both("基线：把现有问题先记下，以后只报新问题", "accept what is there; only new ones fail"),
    "rules": both("规则：有哪些、为什么这样查，自己写一条", "list, explain, test and write rules"),
}
"""Every command and what it is for, in the order of the help."""


class _Helpful:
    """Help in the user's language, by ``-h`` as well."""

    def get_help_option_names(self, ctx: Any) -> list[str]:
        return ["-h", "--help"]

    def get_help(self, ctx: Any) -> str:
        from planlint.cli import help, output

        return help.render(self, ctx, output.columns(output.stdout()))


class Command(_Helpful, TyperCommand):
    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if ctx.args and not ctx.resilient_parsing:
            from planlint.cli.usage import extra_arguments

            raise extra_arguments(ctx.args, ctx.command_path)
        return rest


class Group(_Helpful, TyperGroup):
    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        if not args and not self.invoke_without_command:
            args = ["--help"]
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if self.get_command(ctx, args[0]) is None:
            from planlint.cli.usage import unknown_command

            raise unknown_command(args[0], self.list_commands(ctx))
        return super().resolve_command(ctx, args)


class Commands(Group):
    """The top of the tree. The list of commands needs their names only, not their files.

    ``help [COMMAND]`` and ``version`` mean ``[COMMAND] --help`` and ``--version``, as elsewhere.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        if args[:1] == ["help"]:
            args = [*args[1:], "--help"]
        elif args[:1] == ["version"]:
            args = ["--version", *args[1:]]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        command: Any = get_command(import_module(f"planlint.cli.{cmd_name}").app)
        command.name = cmd_name
        command.help = COMMANDS[cmd_name]
        return command


def plain_app(**settings: Any) -> typer.Typer:
    """A typer app that leaves rich alone: importing it for help nobody asked for takes 60 ms."""
    return typer.Typer(
        add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None, **settings
    )


app = plain_app(cls=Commands, invoke_without_command=True)


@app.callback(
    help=both("读规划、方案等文稿，指出缺什么、哪里要改。", "Reads policy plans and says what they lack.")
)
def start(
    ctx: typer.Context,
    lang: LangOption = None,
    version: Annotated[bool, typer.Option("--version", help=both("版本号", "the version"))] = False,
) -> None:
    """Runs before every command; alone it greets or tells the version."""
    from planlint.cli import help, output

    if version:
        output.write(f"planlint {planlint.__version__}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        output.write(help.welcome(COMMANDS.items()))


def run(arguments: list[str] | None) -> int:
    """Parse and run; the exit code of the command. Errors of usage come out as typer's own."""
    result = get_group(app).main(arguments, prog_name="planlint", standalone_mode=False)
    if result == 130:
        # Typer keeps an interruption to itself and returns this.
        raise KeyboardInterrupt
    return result if isinstance(result, int) else 0
