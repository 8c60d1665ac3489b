"""``planlint gaps PLAN``."""

from __future__ import annotations

from planlint.cli.app import Command, plain_app
from planlint.cli.language import both
from planlint.cli.options import (
    BriefOption,
    ColorOption,
    FormatOption,
    LangOption,
    Plan,
    RevisionsOption,
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
    format: FormatOption = "text",
    revisions: RevisionsOption = "accepted",
    color: ColorOption = "auto",
    width: WidthOption = None,
    lang: LangOption = None,
) -> None:
    from planlint import api
    from planlint.cli.output import context, warn, write
    from planlint.reporters import render

    report = api.gap_report(plan, revisions=revisions)
    warn(plan, report.outline.document.warnings)
    write(render("gaps", format, report, context(color, width, brief=brief)))
