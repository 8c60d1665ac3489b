"""``planlint text FILE``."""

from __future__ import annotations

from planlint.cli.app import Command, plain_app
from planlint.cli.language import both, say
from planlint.cli.options import ConfigOption, FormatOption, LangOption, NoConfigOption, Plan, RevisionsOption
from planlint.model.document import Story

app = plain_app()


@app.command(
    cls=Command,
    epilog=both(
        "一段一行，自动编号已写出；表格一行一行，单元格之间用制表符；脚注、文本框跟在所在段落之后，\n"
        "在终端里看时前面标［脚注］［文本框］，存成文件或交给别的程序时不标。",
        "One paragraph a line, automatic numbers written out; a table row is a line with tabs; notes and\n"
        "text boxes follow their paragraph, marked as [footnote] or [text box] on a terminal only.",
    ),
)
def text(
    plan: Plan,
    format: FormatOption = "text",
    revisions: RevisionsOption = "accepted",
    config: ConfigOption = None,
    no_config: NoConfigOption = False,
    lang: LangOption = None,
) -> None:
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


def _marks() -> dict[Story, str]:
    """What a person needs to tell notes from the text; without them the text is as the file holds it."""
    return {
        "footnote": say("［脚注］", "[footnote] "),
        "endnote": say("［尾注］", "[endnote] "),
        "textbox": say("［文本框］", "[text box] "),
    }
