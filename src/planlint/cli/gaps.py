"""``planlint gaps PLAN``."""

from __future__ import annotations

from planlint.cli.app import Command, plain_app
from planlint.cli.language import both
from planlint.cli.options import (
    BriefOption,
    ColorOption,
    ConfigOption,
    FormatOption,
    LangOption,
    NoConfigOption,
    Plan,
    RevisionsOption,
    ThemeOption,
    WidthOption,
)

app = plain_app()


@app.command(
    cls=Command,
    epilog=both(
        "例：planlint gaps 方案.docx\n    planlint gaps 方案.docx > 差距分析.txt",
        "Example: planlint gaps plan.docx > gaps.txt",
    ),
)
def gaps(
    plan: Plan,
    brief: BriefOption = False,
    theme: ThemeOption = None,
    format: FormatOption = "text",
    revisions: RevisionsOption = "accepted",
    color: ColorOption = "auto",
    width: WidthOption = None,
    config: ConfigOption = None,
    no_config: NoConfigOption = False,
    lang: LangOption = None,
) -> None:
    from dataclasses import replace

    from planlint import api
    from planlint.cli.output import context, warn, write
    from planlint.cli.run import better_packs, choose_themes, reading, settings_of
    from planlint.reporters import render

    settings = settings_of(plan, config, no_config)
    with reading(plan):
        document = api.read(plan, revisions=revisions)
    warn(plan, document.warnings)
    report = api.gap_report(document)
    report = replace(
        report,
        chosen=choose_themes(theme, report.coverage.themes),
        suggested=better_packs(report.outline, settings),
    )
    write(render("gaps", format, report, context(color, width, brief=brief)), format)
