"""``planlint outline PLAN``."""

from __future__ import annotations

from planlint.cli.app import Command, plain_app
from planlint.cli.options import (
    ColorOption,
    ConfigOption,
    FormatOption,
    LangOption,
    NoConfigOption,
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
    config: ConfigOption = None,
    no_config: NoConfigOption = False,
    lang: LangOption = None,
) -> None:
    from planlint import api
    from planlint.cli.output import context, warn, write
    from planlint.cli.run import reading, settings_of
    from planlint.reporters import render

    settings_of(plan, config, no_config)
    with reading(plan):
        document = api.read(plan, revisions=revisions)
    warn(plan, document.warnings)
    write(render("outline", format, api.outline(document), context(color, width)), format)
