"""``planlint text FILE``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planlint.cli.app import Command, plain_app
from planlint.cli.language import both, say
from planlint.cli.options import (
    ConfigOption,
    FormatOption,
    LangOption,
    NoConfigOption,
    Plan,
    Revisions,
    RevisionsOption,
)
from planlint.model.document import Story

app = plain_app()

TextconvOption = Annotated[
    bool,
    typer.Option(
        "--textconv",
        help=both(
            "供 git 的 textconv 使用：读不了的文件也只输出一句话，退出码为 0",
            "for git's textconv: a file that cannot be read gives a sentence and exit code 0",
        ),
    ),
]


@app.command(
    cls=Command,
    epilog=both(
        "一段一行，自动编号已写出；表格一行一行，单元格之间用制表符；脚注、文本框跟在所在段落之后，\n"
        "在终端里看时前面标［脚注］［文本框］，存成文件或交给别的程序时不标。\n"
        '让 git diff、git log -p 读得懂 .docx：git config diff.planlint.textconv "planlint text --textconv"\n'
        "并在 .gitattributes 里写一行：*.docx diff=planlint",
        "One paragraph a line, automatic numbers written out; a table row is a line with tabs; notes and\n"
        "text boxes follow their paragraph, marked as [footnote] or [text box] on a terminal only.\n"
        'For git diff: git config diff.planlint.textconv "planlint text --textconv"\n'
        "and a line in .gitattributes: *.docx diff=planlint",
    ),
)
def text(
    plan: Plan,
    format: FormatOption = "text",
    revisions: RevisionsOption = "accepted",
    config: ConfigOption = None,
    no_config: NoConfigOption = False,
    textconv: TextconvOption = False,
    lang: LangOption = None,
) -> None:
    if textconv:
        _for_git(plan, revisions)
        return
    from planlint import api
    from planlint.cli.output import context, stdout, warn, write
    from planlint.cli.run import reading, settings_of
    from planlint.model.report import PlainText
    from planlint.readers import as_text
    from planlint.reporters import render

    settings_of(plan, config, no_config)
    with reading(plan):
        document = api.read(plan, revisions=revisions)
    warn(plan, document.warnings)
    shown = as_text(document, _marks() if stdout().isatty() else {})
    write(render("text", format, PlainText(document, shown), context("never", None)), format)


def _for_git(plan: Path, revisions: Revisions) -> None:
    """The text alone, whatever happens: git gives up a whole ``git log -p`` for one file that fails.

    No configuration is asked and nothing is said besides. What cannot be read is told apart by its digest.
    """
    from hashlib import sha256

    from planlint import api
    from planlint.cli.language import CURRENT
    from planlint.cli.output import context, write
    from planlint.errors import UnreadableError
    from planlint.model.report import PlainText
    from planlint.readers import as_text
    from planlint.reporters import render

    try:
        document = api.read(plan, revisions=revisions)
    except UnreadableError as error:
        digest = sha256(plan.read_bytes()).hexdigest()[:12] if plan.is_file() else ""
        sentence = error.say(CURRENT.get())
        write(
            say(
                f"［planlint 读不了：{sentence}{digest}］",
                f"[planlint cannot read this: {sentence} {digest}]",
            )
        )
        return
    write(render("text", "text", PlainText(document, as_text(document)), context("never", None)))


def _marks() -> dict[Story, str]:
    """What a person needs to tell notes from the text; without them the text is as the file holds it."""
    return {
        "footnote": say("［脚注］", "[footnote] "),
        "endnote": say("［尾注］", "[endnote] "),
        "textbox": say("［文本框］", "[text box] "),
    }
