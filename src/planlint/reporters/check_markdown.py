"""``check --format markdown``: for a comment on a pull request, and for who reads it there.

The counts of every document, then its findings with place, words and what to write. GitHub takes
``LIMIT`` characters in a comment; of what is longer the less severe findings are left out, and said so.
"""

from __future__ import annotations

from collections.abc import Sequence

from planlint.model.finding import Finding
from planlint.model.report import Checked, CheckReport
from planlint.model.text import SEVERITIES
from planlint.reporters import words
from planlint.reporters.addresses import address, written_in
from planlint.reporters.check_summary import counts, hidden, tally
from planlint.reporters.context import RenderContext
from planlint.reporters.excerpts import excerpt, related
from planlint.reporters.markdown import LIMIT, Room, escape
from planlint.reporters.marks import MARKDOWN as MARK
from planlint.reporters.packs_line import packs_line

_RESERVE = 2_000
"""Kept for what is said at the end."""


def render(report: CheckReport, context: RenderContext) -> str:
    room = Room(LIMIT - _RESERVE)
    lines = [MARK, f"## {context.say('planlint 检查结果', 'planlint')}", "", _sum(report, context)]
    room.take(*lines)
    for block in (_unread(report, context), _table(report, context), _stale(report, context)):
        # A third at most of what is left for each, so that findings get their share.
        share = Room(room.left // 3)
        room.left -= share.left
        kept = share.prefix(block)
        room.left += share.left
        if kept:
            lines += ["", *kept]
        if len(kept) < len(block):
            count = len(block) - len(kept)
            lines += ["", context.say(f"另有 {count} 项没有列在这里。", f"{count} more are not listed.")]
    places = _chosen(report.documents, room, context)
    for document, chosen in zip(report.documents, places, strict=True):
        if chosen:
            lines += ["", _heading(document, context), "", *chosen.values()]
    left = [
        finding.severity
        for document, chosen in zip(report.documents, places, strict=True)
        for number, finding in enumerate(document.findings)
        if number not in chosen
    ]
    if left:
        lines += ["", _left_out(counts(left, context), context)]
    return "\n".join(lines) + "\n"


def _sum(report: CheckReport, context: RenderContext) -> str:
    waived = sum(len(document.waived) for document in report.documents)
    severities = [finding.severity for document in report.documents for finding in document.findings]
    left = {each: sum(document.hidden.get(each, 0) for document in report.documents) for each in SEVERITIES}
    text = tally(report, context)
    text += context.say("：", ": ") + (
        counts(severities, context) or context.say("没有发现问题", "no findings")
    )
    text += hidden(left, context)
    if waived:
        text += context.say(f"；已豁免 {waived} 处", f"; {waived} waived")
    return text + context.say("。", ".")


def _unread(report: CheckReport, context: RenderContext) -> list[str]:
    colon = context.say("：", ": ")
    return [
        f"- **{context.say('读不了', 'Cannot be read')}** {escape(address(failure.source, context))}"
        f"{colon}{escape(context.text(failure.message))}"
        for failure in report.failures
    ]


def _stale(report: CheckReport, context: RenderContext) -> list[str]:
    """Waivers that do nothing any more."""
    lines = []
    for stale in report.stale:
        file, line = written_in(stale)
        where = escape(address(file, context)) + (f":{line}" if line else "")
        rule = f" ({escape(stale.rule)})" if stale.rule else ""
        name = context.say("豁免没有起作用", "Accepts nothing")
        lines.append(f"- **{name}** {where}{rule}{context.say('：', ': ')}{escape(context.text(stale.why))}")
    return lines


def _table(report: CheckReport, context: RenderContext) -> list[str]:
    """How many findings each document has; those without are left out."""
    rows = []
    for document in report.documents:
        severities = [finding.severity for finding in document.findings]
        if severities:
            cells = " | ".join(str(severities.count(severity) or "-") for severity in SEVERITIES)
            rows.append(f"| {escape(address(document.source, context))} | {cells} |")
    if not rows:
        return []
    heads = " | ".join(context.text(words.SEVERITY[severity]) for severity in SEVERITIES)
    return [f"| {context.say('文件', 'File')} | {heads} |", "| --- | --: | --: | --: |", *rows]


def _chosen(documents: Sequence[Checked], room: Room, context: RenderContext) -> list[dict[int, str]]:
    """Of every document the findings that there is room for, by their number, the most severe first."""
    chosen: list[dict[int, str]] = [{} for _ in documents]
    for severity in SEVERITIES:
        for document, kept in zip(documents, chosen, strict=True):
            for number, finding in enumerate(document.findings):
                if finding.severity != severity:
                    continue
                item = _item(finding, document, context)
                if not room.take(item, *([] if kept else ["", _heading(document, context), ""])):
                    return [dict(sorted(each.items())) for each in chosen]
                kept[number] = item
    return [dict(sorted(each.items())) for each in chosen]


def _heading(document: Checked, context: RenderContext) -> str:
    heading = f"### {escape(address(document.source, context))}"
    if document.suggested is None:
        return heading
    return f"{heading}\n\n{escape(packs_line(document.packs, document.suggested, context))}"


def _item(finding: Finding, document: Checked, context: RenderContext) -> str:
    """One finding as an item of a list, what belongs to it below."""
    block = document.blocks.get(finding.location.block) if finding.location else None
    where = words.place(finding.location, block, context)
    if finding.location and finding.location.path:
        where = words.path(finding.location.path, context) + context.say("（{}）", " ({})").format(where)
    severity = context.text(words.SEVERITY[finding.severity])
    lines = [f"- **{severity}** {escape(context.text(finding.message))} (`{finding.rule}`)"]
    for name, text in (
        (context.say("位置", "where"), where),
        (context.say("原文", "text"), excerpt(finding, document, context)),
        *((context.say("另见", "see"), other) for other in related(finding, document, context)),
        (context.say("怎样改", "to do"), context.text(finding.fix)),
        (context.say("依据", "basis"), words.cite(finding.basis, context)),
    ):
        if text:
            lines.append(f"  - {name}{context.say('：', ': ')}{escape(text)}")
    return "\n".join(lines)


def _left_out(listed: str, context: RenderContext) -> str:
    return context.say(
        f"**另有 {listed}没有列在这里**：GitHub 的一条评论最多 {LIMIT} 个字符。"
        "全部结果请用 `--format text` 或 `--format sarif` 查看。",
        f"**Not listed here: {listed}.** A comment on GitHub holds {LIMIT} characters. "
        "See `--format text` or `--format sarif` for all of them.",
    )
