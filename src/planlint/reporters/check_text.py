"""``check`` for people: by document, in order of place, every rule explained once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from itertools import groupby

from planlint.model.finding import Finding
from planlint.model.records import dataclass
from planlint.model.report import Checked, CheckReport
from planlint.reporters import words
from planlint.reporters.canvas import Canvas
from planlint.reporters.check_summary import counts, hidden, summary
from planlint.reporters.context import RenderContext
from planlint.reporters.display import one_line, width
from planlint.reporters.excerpts import excerpt, related
from planlint.reporters.packs_line import packs_line


@dataclass(slots=True)
class Told:
    """What the document's report has explained already, so that it is said once."""

    why: set[str] = field(default_factory=set)
    fix: set[tuple[str, str]] = field(default_factory=set)


def render(report: CheckReport, context: RenderContext) -> str:
    canvas = Canvas(context)
    for document in report.documents:
        if document.findings:
            _document(canvas, document)
    summary(canvas, report)
    return canvas.text()


def _document(canvas: Canvas, document: Checked) -> None:
    context = canvas.context
    canvas.blank()
    name, title = one_line(document.source), one_line(document.title)
    canvas.verbatim(name, "strong")
    if title and title not in name:
        canvas.line(title)
    found = counts([finding.severity for finding in document.findings], context)
    canvas.line(found + hidden(document.hidden, context))
    if document.packs:
        canvas.line(packs_line(document.packs, document.suggested, context), "dim")
    for warning in document.warnings:
        canvas.line(one_line(warning.say(context.language)), "dim", first=context.say("提醒：", "Note: "))
    told = Told()
    for where, findings in groupby(document.findings, key=lambda finding: _where(finding, document, context)):
        canvas.blank()
        _place(canvas, where, list(findings), document, told)


def _where(finding: Finding, document: Checked, context: RenderContext) -> tuple[str, str]:
    location = finding.location
    if location is None:
        return words.place(None, None, context), ""
    block = document.blocks.get(location.block)
    return words.place(location, block, context), words.path(location.path, context, 40)


def _place(
    canvas: Canvas, where: tuple[str, str], findings: Sequence[Finding], document: Checked, told: Told
) -> None:
    context = canvas.context
    spot, path = where
    if path:
        path += context.say("（{}）", " ({})").format(spot)
    canvas.line(path or spot, "strong", "cyan")
    for finding in findings:
        _finding(canvas, finding, document, told)


def _finding(canvas: Canvas, finding: Finding, document: Checked, told: Told) -> None:
    context = canvas.context
    first = f"  {context.text(words.SEVERITY[finding.severity])}  "
    indent = width(first)
    canvas.line(
        f"{context.text(finding.message)}  [{finding.rule}]",
        first=first,
        rest=" " * indent,
        lead=(words.SEVERITY_STYLE[finding.severity],),
    )
    columns = 6 if context.language == "zh" else 5
    canvas.field(
        context.say("原文", "text"), excerpt(finding, document, context), indent=indent, columns=columns
    )
    for text in related(finding, document, context):
        canvas.field(context.say("另见", "see"), text, indent=indent, columns=columns)
    if finding.rule not in told.why:
        told.why.add(finding.rule)
        canvas.field(context.say("为什么", "why"), context.text(finding.why), indent=indent, columns=columns)
        canvas.field(
            context.say("依据", "basis"), words.cite(finding.basis, context), indent=indent, columns=columns
        )
    fix = context.text(finding.fix)
    if (finding.rule, fix) not in told.fix:
        told.fix.add((finding.rule, fix))
        canvas.field(context.say("怎样改", "to do"), fix, indent=indent, columns=columns)
