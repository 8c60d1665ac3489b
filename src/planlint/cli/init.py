"""``planlint init [FOLDER]``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planlint.cli.app import Command, plain_app
from planlint.cli.language import both
from planlint.cli.options import LangOption

app = plain_app()


@app.command(
    cls=Command,
    epilog=both(
        "文件里每一项都有说明，用记事本就能改；已有的配置文件不会被覆盖。\n"
        "写好后用 planlint config 查看，用 planlint check 文件夹 检查。",
        "Every key is explained in the file. A configuration that is there already is never overwritten.",
    ),
)
def init(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar=both("[文件夹]", "[FOLDER]"),
            help=both("放文稿的文件夹，默认是当前文件夹", "the folder of the documents; by default this one"),
            readable=False,
            show_default=False,
        ),
    ] = Path(),
    lang: LangOption = None,
) -> None:
    from planlint.cli.language import CURRENT
    from planlint.cli.output import write
    from planlint.cli.starting import begin

    write(begin(folder, CURRENT.get()))
