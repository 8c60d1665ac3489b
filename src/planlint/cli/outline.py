"""``planlint outline PLAN``."""

from __future__ import annotations

from planlint.cli.app import Command, plain_app
from planlint.cli.options import (
    ColorOption,
    FormatOption,
    LangOption,
    Plan,
    RevisionsOption,
    WidthOption,
)

app = plain_app()


@app.command(cls=Command)
def outline(
    plan: Plan,
    format: FormatOption = "text",
    revisions: RevisionsOption = "accepted",
    color: ColorOption = "auto",
    width: WidthOption = None,
    lang: LangOption = None,
) -> None:
    from planlint import api
    from planlint.cli.output import context, warn, write
    from planlint.reporters import render

    found = api.outline(plan, revisions=revisions)
    warn(plan, found.document.warnings)
    write(render("outline", format, found, context(color, width)))
