"""``planlint rules schema [NAME]``: the JSON Schema of a kind of file, for editors."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from planlint.cli.app import Command
from planlint.cli.language import both
from planlint.cli.options import LangOption

Name = Literal["rule", "words", "theme", "indicator", "policies", "pack", "config"]
HELP = both("规则文件、词表、规则包、配置文件的 JSON Schema，供编辑器用", "JSON Schemas for editors")
EPILOG = both(
    "VS Code 装上 YAML 扩展后，把 schema 存成文件，写规则时就有提示和检查：\n"
    "    planlint rules schema rule --output rules/rule.schema.json\n"
    "同一文件夹里用 rules new 新写的规则会自动用上；已有的规则在第一行加上\n"
    "“# yaml-language-server: $schema=rule.schema.json”（不含引号）。",
    "With the YAML extension of VS Code, save the schema beside your rules:\n"
    "    planlint rules schema rule --output rules/rule.schema.json\n"
    "Rules written there with 'rules new' use it; put this into the first line of others:\n"
    "    # yaml-language-server: $schema=rule.schema.json",
)


def schema(
    name: Annotated[
        Name,
        typer.Argument(
            metavar=both("[文件种类]", "[NAME]"),
            help=both(
                "rule 规则、words 词表、theme 主题、indicator 指标、policies 政策、pack 规则包、config 配置",
                "rule, words, theme, indicator, policies, pack or config",
            ),
        ),
    ] = "rule",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar=both("文件", "FILE"), help=both("存成文件", "write to a file")
        ),
    ] = None,
    path: Annotated[
        bool, typer.Option("--path", help=both("只说它在哪里", "only say where it is on this computer"))
    ] = False,
    lang: LangOption = None,
) -> None:
    from planlint.cli.output import write

    file = schema_file(name)
    if path:
        write(str(file))
        return
    text = file.read_text("utf-8").rstrip("\n")
    if output is None:
        write(text, "json")
        return
    from planlint.cli.language import say
    from planlint.errors import UsageError
    from planlint.model.text import Text

    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text + "\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(
            Text(f"写不了 {output}（{error.strerror}）。", f"Cannot write {output} ({error.strerror}).")
        ) from None
    write(say(f"已存到 {output}", f"Written: {output}"))


def schema_file(name: str) -> Path:
    """Where the schema of a kind of file is installed."""
    return Path(__file__).parent.parent / "schemas" / f"{name}-file.schema.json"


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("schema", cls=Command, help=HELP, epilog=EPILOG)(schema)
