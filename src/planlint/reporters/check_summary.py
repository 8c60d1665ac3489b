"""The end of the ``check`` report: every document at a glance, and how to go on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planlint.model.report import CheckReport
from planlint.model.text import SEVERITIES, Severity
from planlint.reporters import words
from planlint.reporters.canvas import Canvas
from planlint.reporters.context import RenderContext
from planlint.reporters.display import one_line, pad, width

MANY = 30
"""Findings in a run from which the reader is told how to see fewer."""

FEW_CLEAN = 8
"""Up to so many documents without findings are named."""


def summary(canvas: Canvas, report: CheckReport) -> None:
    """Documents without findings, the counts of every other one, the sum, hints."""
    _clean(canvas, report)
    _table(canvas, report)
    _sum(canvas, report)


def counts(severities: Sequence[Severity], context: RenderContext) -> str:
    """``3 处错误，1 处提示``."""
    return context.say("，", ", ").join(_count_words(severities, context))


def _count_words(severities: Sequence[Severity], context: RenderContext) -> Iterator[str]:
    for severity in SEVERITIES:
        count = severities.count(severity)
        if count:
            english = f"{count} info" if severity == "info" else words.plural(count, severity)
            yield context.say(f"{count} 处{words.SEVERITY[severity].zh}", english)


def _clean(canvas: Canvas, report: CheckReport) -> None:
    context = canvas.context
    clean = [document for document in report.documents if not document.findings]
    if not clean:
        return
    canvas.blank()
    if len(clean) > FEW_CLEAN:
        count = len(clean)
        canvas.line(context.say(f"{count} 个文件没有发现问题", f"{count} files without findings"), "green")
        return
    for document in clean:
        canvas.line(one_line(document.source) + context.say("  没有发现问题", "  no findings"), "green")


def _table(canvas: Canvas, report: CheckReport) -> None:
    """How many findings each document has, when several have some."""
    context = canvas.context
    found = [document for document in report.documents if document.findings]
    if len(found) < 2:
        return
    canvas.blank()
    heads = [context.text(words.SEVERITY[severity]) for severity in SEVERITIES]
    sizes = [max(width(head), 5) for head in heads]
    canvas.line("  ".join(pad(head, size, "right") for head, size in zip(heads, sizes, strict=True)), "dim")
    for document in found:
        severities = [finding.severity for finding in document.findings]
        cells = [
            pad(str(severities.count(severity) or "-"), size, "right")
            for severity, size in zip(SEVERITIES, sizes, strict=True)
        ]
        first = "  ".join(cells) + "  "
        canvas.line(one_line(document.source), first=first, rest=" " * width(first))


def _sum(canvas: Canvas, report: CheckReport) -> None:
    context = canvas.context
    found = [finding for document in report.documents for finding in document.findings]
    count, failed = len(report.documents), len(report.failures)
    text = context.say(f"检查了 {count} 个文件", f"{words.plural(count, 'file')} checked")
    if failed:
        text += context.say(f"，另有 {failed} 个读不了", f", {failed} could not be read")
    canvas.blank()
    if not found:
        clean = context.say("，没有发现问题。", ", no findings.") if count else context.say("。", ".")
        canvas.line(text + clean, "strong")
        return
    total = counts([finding.severity for finding in found], context)
    canvas.line(text + context.say(f"：{total}。", f": {total}."), "strong")
    canvas.line(
        context.say(
            "【】里是查到的文字，在 Word、WPS 里按 Ctrl+F 可以查找原文。",
            "The words in brackets are what was found; look for them with Ctrl+F in Word.",
        ),
        "dim",
    )
    canvas.line(
        context.say("某条规则的说明：planlint rules show ", "About a rule: planlint rules show ")
        + found[0].rule,
        "dim",
    )
    if len(found) >= MANY:
        canvas.line(
            context.say(
                "只看较重的问题：加 --min-severity error 或 warning；不看某条规则：加 --ignore 规则编号",
                "Fewer: --min-severity error or warning; without a rule: --ignore ID",
            ),
            "dim",
        )
