"""The end of the ``check`` report: every document at a glance, and how to go on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planlint.model.report import CheckReport
from planlint.model.text import SEVERITIES, Severity
from planlint.reporters import words
from planlint.reporters.canvas import Canvas
from planlint.reporters.check_accepted import accepted, unneeded
from planlint.reporters.context import RenderContext
from planlint.reporters.display import Style, names, one_line, pad, width
from planlint.reporters.packs_line import PLAIN, packs_line

MANY = 30
"""Findings in a run from which the reader is told how to see fewer."""

FEW_CLEAN = 8
"""Up to so many documents without findings are named."""


FEW_SKIPPED = 8
"""Up to so many files that were passed over are named."""


def summary(canvas: Canvas, report: CheckReport) -> None:
    """Documents without findings, the counts of every other one, the sum, hints."""
    _clean(canvas, report)
    _table(canvas, report)
    _sum(canvas, report)


def counts(severities: Sequence[Severity], context: RenderContext) -> str:
    """``3 处错误，1 处提示``."""
    return _listed({severity: severities.count(severity) for severity in SEVERITIES}, context)


def _listed(numbers: Mapping[Severity, int], context: RenderContext, comma: str = "，") -> str:
    said = []
    for severity in SEVERITIES:
        if count := numbers.get(severity, 0):
            english = f"{count} info" if severity == "info" else words.plural(count, severity)
            said.append(context.say(f"{count} 处{words.SEVERITY[severity].zh}", english))
    return context.say(comma, ", ").join(said)


def hidden(numbers: Mapping[Severity, int], context: RenderContext) -> str:
    """What ``--min-severity`` leaves out, in brackets; empty when it leaves nothing out."""
    listed = _listed(numbers, context, "、")
    return listed and context.say(f"（另有 {listed}没有列出）", f" ({listed} not shown)")


def _none(least: Severity, context: RenderContext) -> str:
    """That nothing was found of the severities asked for."""
    asked = SEVERITIES[: SEVERITIES.index(least) + 1]
    if least == SEVERITIES[-1]:
        return context.say("没有发现问题", "no findings")
    zh = "、".join(words.SEVERITY[severity].zh for severity in asked)
    return context.say(f"没有{zh}一级的问题", "no " + " or ".join(f"{severity}s" for severity in asked))


def _clean(canvas: Canvas, report: CheckReport) -> None:
    context = canvas.context
    clean = [document for document in report.documents if not document.findings]
    spotless = [document for document in clean if not document.hidden]
    if not clean:
        return
    canvas.blank()
    if len(clean) > FEW_CLEAN:
        if spotless:
            count = len(spotless)
            canvas.line(
                context.say(f"{count} 个文件没有发现问题", f"{count} files without findings"), "green"
            )
        if count := len(clean) - len(spotless):
            none = _none(report.least, context)
            canvas.line(
                context.say(f"{count} 个文件{none}，", f"{count} files with {none}, ")
                + context.say("但有较轻的问题没有列出", "but less severe findings that are not shown")
            )
        return
    for document in clean:
        none = _none(document.least if document.hidden else SEVERITIES[-1], context)
        style: tuple[Style, ...] = () if document.hidden else ("green",)
        canvas.verbatim(f"{one_line(document.source)}  {none}{hidden(document.hidden, context)}", *style)
        if document.suggested or (document.packs and document.packs != PLAIN):
            canvas.line(packs_line(document.packs, document.suggested, context), "dim", first="  ", rest="  ")


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
        canvas.verbatim(one_line(document.source), first=first)


def _sum(canvas: Canvas, report: CheckReport) -> None:
    context = canvas.context
    found = [finding for document in report.documents for finding in document.findings]
    text = tally(report, context)
    left = {each: sum(document.hidden.get(each, 0) for document in report.documents) for each in SEVERITIES}
    canvas.blank()
    if found:
        text += context.say("：", ": ") + counts([finding.severity for finding in found], context)
    elif report.documents:
        text += context.say("，", ", ") + _none(report.least if any(left.values()) else "info", context)
    canvas.line(text + hidden(left, context) + context.say("。", "."), "strong")
    accepted(canvas, report)
    _skipped(canvas, report.skipped)
    unneeded(canvas, report.stale)
    if found:
        _hints(canvas, found[0].rule, many=len(found) >= MANY and report.least == SEVERITIES[-1])


def _skipped(canvas: Canvas, paths: Sequence[str]) -> None:
    """Files of folders that were passed over because their kind is not read."""
    if not paths:
        return
    context, count = canvas.context, len(paths)
    shown = names((one_line(path) for path in paths[:FEW_SKIPPED]), context.language)
    more = context.say(" 等", " …") if count > FEW_SKIPPED else ""
    canvas.line(
        context.say(
            f"跳过了 {count} 个不能读的文件：{shown}{more}（请另存为 .docx 再检查）",
            f"Skipped {words.plural(count, 'file')} of kinds that are not read: {shown}{more} "
            "(save as .docx to have them checked)",
        ),
        "yellow",
    )


def _hints(canvas: Canvas, rule: str, *, many: bool) -> None:
    context = canvas.context
    canvas.line(words.how_to_find(context), "dim")
    canvas.line(
        context.say(
            f"某条规则的说明：planlint rules show {rule}", f"About a rule: planlint rules show {rule}"
        ),
        "dim",
    )
    if many:
        canvas.line(
            context.say(
                "只看较重的问题：加 --min-severity error 或 warning；不看某条规则：加 --ignore 规则编号",
                "Fewer: --min-severity error or warning; without a rule: --ignore ID",
            ),
            "dim",
        )


def tally(report: CheckReport, context: RenderContext) -> str:
    """How many documents were checked and how many could not be read."""
    count, failed = len(report.documents), len(report.failures)
    text = context.say(f"检查了 {count} 个文件", f"{words.plural(count, 'file')} checked")
    if failed:
        text += context.say(f"，另有 {failed} 个读不了", f", {failed} could not be read")
    return text
