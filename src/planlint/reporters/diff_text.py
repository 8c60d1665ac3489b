"""``diff`` for people: what matters first, then every change with both wordings, then what it means for
themes and findings."""

from __future__ import annotations

from planlint.model.compared import Compared, DiffReport
from planlint.reporters.canvas import Canvas
from planlint.reporters.context import RenderContext
from planlint.reporters.diff_after import findings, themes
from planlint.reporters.diff_change import change
from planlint.reporters.diff_summary import MOST, repeated, replacement, rest, rows, verdict
from planlint.reporters.diff_words import TURN_STYLE
from planlint.reporters.display import one_line, pad, width


def render(report: DiffReport, context: RenderContext) -> str:
    canvas = Canvas(context)
    if report.revision:
        _documents(canvas, report)
    for compared in report.compared:
        _compared(canvas, compared, report)
    if any(compared.changes for compared in report.compared):
        _foot(canvas, report)
    return canvas.text()


def _documents(canvas: Canvas, report: DiffReport) -> None:
    """How many documents changed, and those that stand on one side only."""
    context = canvas.context
    same = sum(compared.identical for compared in report.compared)
    counts = (len(report.compared) - same, same, len(report.added), len(report.removed))
    if not any(counts):
        canvas.line(
            context.say(
                f"与 {report.revision} 相比，没有文稿有变化。", f"No document differs from {report.revision}."
            ),
            "green",
        )
        return
    parts = [
        context.say(f"{counts[0]} 份有改动", f"{counts[0]} changed"),
        context.say(f"{counts[1]} 份只改了文件名", f"{counts[1]} only renamed"),
        context.say(f"{counts[2]} 份新增", f"{counts[2]} added"),
        context.say(f"{counts[3]} 份删去", f"{counts[3]} removed"),
    ]
    said = context.say("，", ", ").join(part for part, count in zip(parts, counts, strict=True) if count)
    canvas.line(
        context.say(f"与 {report.revision} 相比：{said}", f"Against {report.revision}: {said}"), "strong"
    )
    for name, sources in (
        (context.say("新增文稿", "added"), report.added),
        (context.say("删去文稿", "removed"), report.removed),
    ):
        for source in sources:
            canvas.verbatim(one_line(source), first=f"  {name}  ")


def _compared(canvas: Canvas, compared: Compared, report: DiffReport) -> None:
    context = canvas.context
    _head(canvas, compared)
    if compared.identical:
        return
    if compared.apart:
        canvas.line(
            context.say(
                "两份文件几乎没有能对上的内容，可能不是同一份文稿的两个版本，请核对文件。",
                "Next to nothing of the one is found in the other: are they two versions of one document?",
            ),
            "yellow",
        )
    _summary(canvas, compared)
    if compared.changes:
        order = (
            context.say("按原文顺序", "in order") if report.by_place else context.say("按轻重", "by weight")
        )
        canvas.heading(context.say(f"逐处变化（{order}）", f"Changes ({order})"))
        for number, each in enumerate(compared.changes, 1):
            change(canvas, number, each, compared)
    themes(canvas, compared)
    if report.findings:
        findings(canvas, compared)


def _head(canvas: Canvas, compared: Compared) -> None:
    context = canvas.context
    title = one_line(compared.comparison.new.title or compared.comparison.old.title)
    canvas.blank()
    canvas.line(title, "strong", first=context.say("两稿比较  ", "Two versions  "))
    for name, source in (
        (context.say("旧稿", "old"), compared.old),
        (context.say("新稿", "new"), compared.new),
    ):
        canvas.verbatim(one_line(source), first=canvas.paint(pad(name, 4), "dim") + "  ")
    canvas.line(verdict(compared, context))


def _summary(canvas: Canvas, compared: Compared) -> None:
    context = canvas.context
    found = list(rows(compared, context))
    others = rest(compared, context)
    if not found and not others:
        return
    canvas.heading(context.say("要点", "What matters"))
    columns = max(width(name) for name in (*(row.name for row in found), context.say("另外", "often")))
    for row in found:
        for at, item in enumerate(row.items[:MOST]):
            lead = "  " + pad("" if at else row.name, columns) + "  "
            canvas.line(item, first=lead, rest=" " * (columns + 4), lead=TURN_STYLE[row.turn])
        if len(row.items) > MOST:
            more = len(row.items) - MOST
            canvas.line(
                context.say(f"另有 {more} 处，见下", f"{more} more below"), "dim", first=" " * (columns + 4)
            )
    for old, new, count in repeated(compared):
        canvas.field(context.say("多处", "often"), replacement(old, new, count, context), columns=columns)
    if others:
        canvas.field(context.say("另外", "also"), others, columns=columns)


def _foot(canvas: Canvas, report: DiffReport) -> None:
    """How the marks are meant, which colour needs no words for, and what else can be made of two files."""
    context = canvas.context
    canvas.blank()
    if not context.color:
        canvas.line(
            context.say("【】里是两稿不同的文字，…处有省略。", "【】 marks what differs; … is left out."),
            "dim",
        )
    if report.revision or len(report.compared) != 1:
        return
    canvas.line(
        context.say(
            "两稿全文对照的网页：加 --format html=对照.html；"
            "带修订痕迹的 Word 文件：加 --redline 修订稿.docx",
            "Both in full as a web page: --format html=CHANGES.html; tracked changes: --redline MARKED.docx",
        ),
        "dim",
    )
