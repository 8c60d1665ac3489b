"""``check --format github``: workflow commands that GitHub Actions shows as annotations.

One line each, ``::error file=…,line=…,title=…::…``. GitHub shows ten annotations of a severity in a
step, so the most severe stand first. Whatever a document says stays inside its command: line ends,
``%``, and in properties ``:`` and ``,`` are escaped as the runner reads them.
"""

from __future__ import annotations

from collections.abc import Iterable

from planlint.model.finding import Finding
from planlint.model.report import Checked, CheckReport, Stale
from planlint.model.text import SEVERITIES, Severity
from planlint.reporters import words
from planlint.reporters.addresses import address, written_in
from planlint.reporters.check_summary import counts, tally
from planlint.reporters.context import RenderContext
from planlint.reporters.excerpts import excerpt, related

COMMAND: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}

SHOWN = 10
"""Annotations of one severity that GitHub shows of one step."""


def render(report: CheckReport, context: RenderContext) -> str:
    lines = [_failure(failure.source, context.text(failure.message), context) for failure in report.failures]
    found = [(finding, document) for document in report.documents for finding in document.findings]
    for severity in SEVERITIES:
        lines += [_annotation(*each, context) for each in found if each[0].severity == severity]
    lines += [_stale(stale, context) for stale in report.stale]
    lines.append(_sum(report, [finding.severity for finding, _ in found], context))
    return "\n".join(lines) + "\n"


def _annotation(finding: Finding, document: Checked, context: RenderContext) -> str:
    location = finding.location
    block = document.blocks.get(location.block) if location else None
    properties = {"file": address(document.source, context)}
    if location and block and document.format != "docx":
        properties["line"] = str(location.block + 1)
        if block.outline_level is None:
            properties |= {"col": str(location.span.start + 1), "endColumn": str(location.span.end + 1)}
    properties["title"] = f"{context.text(finding.title)} [{finding.rule}]"
    where = words.place(location, block, context)
    if location and location.path:
        where = words.path(location.path, context) + context.say("（{}）", " ({})").format(where)
    said = [context.text(finding.message)]
    for name, text in (
        (context.say("位置", "Where"), where),
        (context.say("原文", "Text"), excerpt(finding, document, context)),
        *((context.say("另见", "See"), other) for other in related(finding, document, context)),
        (context.say("怎样改", "To do"), context.text(finding.fix)),
    ):
        if text:
            said.append(name + context.say("：", ": ") + text)
    return command(COMMAND[finding.severity], properties.items(), "\n".join(said))


def _failure(source: str, message: str, context: RenderContext) -> str:
    properties = {"file": address(source, context), "title": context.say("文件读不了", "Cannot be read")}
    return command("error", properties.items(), message)


def _stale(stale: Stale, context: RenderContext) -> str:
    file, line = written_in(stale)
    properties = {"file": address(file, context)} | ({"line": str(line)} if line else {})
    properties["title"] = context.say("豁免没有起作用", "Accepts nothing")
    listed = context.say("：", ": ").join(part for part in (stale.rule, context.text(stale.why)) if part)
    return command("warning", properties.items(), listed)


def _sum(report: CheckReport, severities: list[Severity], context: RenderContext) -> str:
    """A plain last line for who reads the log; no word of a document is in it."""
    text = tally(report, context)
    found = counts(severities, context) or context.say("没有发现问题", "no findings")
    if report.documents or not report.failures:
        text += context.say("：", ": ") + found
    text += context.say("。", ".")
    if any(severities.count(severity) > SHOWN for severity in SEVERITIES):
        text += context.say(
            f"GitHub 在一步里每一级只显示 {SHOWN} 条；全部结果可写进小结："
            "--format github --format markdown=$GITHUB_STEP_SUMMARY",
            f" GitHub shows {SHOWN} of a severity in a step; all of them go into its summary with "
            "--format github --format markdown=$GITHUB_STEP_SUMMARY",
        )
    return text


def command(name: str, properties: Iterable[tuple[str, str]], message: str) -> str:
    """One workflow command on one line."""
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties)
    return f"::{name} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
