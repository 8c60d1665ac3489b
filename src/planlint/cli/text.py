"""``planlint text FILE``."""

from __future__ import annotations

from planlint.cli.app import Command, plain_app
from planlint.cli.language import both
from planlint.cli.options import FormatOption, LangOption, Plan, RevisionsOption

app = plain_app()


@app.command(
    cls=Command,
    epilog=both(
        "一段一行，自动编号已写出；表格一行一行，单元格之间用制表符；脚注、文本框跟在所在段落之后。",
        "One paragraph a line, automatic numbers written out; a table row is a line with tabs; notes and\n"
        "text boxes follow their paragraph.",
    ),
)
def text(
    plan: Plan,
    format: FormatOption = "text",
    revisions: RevisionsOption = "accepted",
    lang: LangOption = None,
) -> None:
    from planlint import api
    from planlint.cli.output import context, warn, write
    from planlint.cli.run import reading
    from planlint.model.report import PlainText
    from planlint.readers import as_text
    from planlint.reporters import render

    with reading(plan):
        document = api.read(plan, revisions=revisions)
    warn(plan, document.warnings)
    write(render("text", format, PlainText(document, as_text(document)), context("never", None)))
