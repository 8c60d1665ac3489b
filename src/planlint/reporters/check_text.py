"""``check`` for people: by document, in order of place, every rule explained once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from planlint.model.document import Block
from planlint.model.finding import Finding
from planlint.model.report import Checked, CheckReport
from planlint.reporters import words
from planlint.reporters.canvas import Canvas
from planlint.reporters.check_summary import counts, summary
from planlint.reporters.context import RenderContext
from planlint.reporters.display import char_width, clip, names, one_line, width


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
    canvas.line(
        name + ("  " + clip(title, max(context.width - width(name) - 2, 20)) if title else ""), "strong"
    )
    canvas.line(counts([finding.severity for finding in document.findings], context))
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
    spot, path = where
    first = spot + "  "
    canvas.line(path, "dim", first=first, rest=" " * width(first), lead=("strong", "cyan"))
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
        context.say("原文", "text"), _excerpt(finding, document, context), indent=indent, columns=columns
    )
    for text in _related(finding, document, context):
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


def _related(finding: Finding, document: Checked, context: RenderContext) -> list[str]:
    """A few other places each with what it shows; of many only where they are."""
    places = [
        words.place(item.location, document.blocks.get(item.location.block), context)
        for item in finding.related
    ]
    if len(places) <= FEW:
        return [
            f"{place} {context.text(item.note)}" for place, item in zip(places, finding.related, strict=True)
        ]
    numbers = _ranges([p for item in finding.related if (p := item.location.paragraph) is not None], context)
    others = [
        place for place, item in zip(places, finding.related, strict=True) if item.location.paragraph is None
    ]
    shown = [context.say("第{}段", "paras. {}").format(names(numbers, context.language))] if numbers else []
    return [names([*shown, *dict.fromkeys(others)], context.language)]


def _ranges(numbers: Sequence[int], context: RenderContext) -> list[str]:
    """Numbers with three or more neighbours drawn together: 1, 2, 3, 7 are “1至3” and “7”."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    to = context.say("至", "-")
    said = []
    for first, last in runs:
        said += [f"{first}{to}{last}"] if last > first + 1 else [str(n) for n in range(first, last + 1)]
    return said


FEW = 3
"""Up to so many related places are shown each on a line of its own."""

AROUND = 24
"""Columns of text shown before and after what was found."""

LONG = 72


def _excerpt(finding: Finding, document: Checked, context: RenderContext) -> str:
    """The words found, in brackets, with what stands around them: a text to search for in Word."""
    location = finding.location
    if location is None:
        return words.quoted(finding.quote, context) if finding.quote else ""
    block: Block | None = document.blocks.get(location.block)
    if block is None:
        return words.quoted(finding.quote, context) if finding.quote else ""
    start, end = location.span.start, location.span.end
    text = block.text
    found = one_line(text[start:end])
    if not found:
        return words.quoted(text, context, LONG) if text else ""
    if width(found) >= LONG // 2 or (start == 0 and end >= len(text.rstrip())):
        return words.quoted(found, context, LONG)
    before, after = one_line(text[:start]), one_line(text[end:])
    head, tail = _last(before, AROUND), _first(after, AROUND)
    return ("" if head == before else "…") + f"{head}【{found}】{tail}" + ("" if tail == after else "…")


def _last(text: str, columns: int) -> str:
    return _first(text[::-1], columns)[::-1]


def _first(text: str, columns: int) -> str:
    used = 0
    for index, char in enumerate(text):
        used += char_width(char)
        if used > columns:
            return text[:index]
    return text
