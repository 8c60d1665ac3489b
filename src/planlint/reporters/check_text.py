"""``check`` for people: by document, in order of place, every rule explained once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from planlint.language.expressions import expression
from planlint.model.document import Block
from planlint.model.finding import Finding, Related
from planlint.model.outline import Location
from planlint.model.report import Checked, CheckReport
from planlint.reporters import words
from planlint.reporters.canvas import Canvas
from planlint.reporters.check_summary import counts, hidden, summary
from planlint.reporters.context import RenderContext
from planlint.reporters.display import clip, names, one_line, width
from planlint.reporters.packs_line import packs_line
from planlint.reporters.excerpts import excerpt, words_at


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
    """A few other places each with what it shows; of many only their words."""
    places = [(item, document.blocks.get(item.location.block)) for item in finding.related]
    if len(places) <= FEW:
        return [_other(item, block, context) for item, block in places]
    shown = list(dict.fromkeys(_brief(item.location, block) for item, block in places if block is not None))
    listed = names(shown[:MANY], context.language)
    if len(shown) > MANY:
        listed += context.say(f" 等 {len(places)} 处", f" … {len(places)} places in all")
    return [listed]


def _other(item: Related, block: Block | None, context: RenderContext) -> str:
    """A note that quotes enough to be searched for stands alone; others get the words at the place."""
    note = one_line(context.text(item.note))
    if block is None:
        return f"{words.place(item.location, block, context)} {note}"
    if _QUOTED.search(note):
        return words.around(item.location, note.strip("“”"), block, context) + note
    found = words_at(item.location, block, context)
    core = found.translate(_NO_MARKS)
    where = words.around(item.location, core, block, context)
    bare, words_there = (expression(r"\s").sub("", each.translate(_NO_MARKS)) for each in (note, core))
    same = bare in words_there or words_there[:SHORT] in bare
    return where + (found if same else f"{note} {found}")


_QUOTED = expression("“[^”]{6,}”")
_NO_MARKS = str.maketrans("", "", "【】“”…")


def _brief(location: Location, block: Block) -> str:
    """Some words to search for: the first clause of what was found, a few more around a single mark."""
    text, start, end = block.text, location.span.start, location.span.end
    if end - start >= SHORT:
        found = one_line(text[start:end])
        pause = _PAUSE.search(found, SHORT)
        return words.enclosed(clip(found[: pause.start()] if pause else found, 30))
    start, end = max(start - SHORT, 0), min(end + SHORT, len(text))
    return words.enclosed(
        ("…" if start else "") + one_line(text[start:end]) + ("…" if end < len(text) else "")
    )


_PAUSE = expression(r"[，。；：,;:]")

SHORT = 6
"""Characters below which what was found is no text to search for."""

MANY = 20
"""Other places shown at most."""

FEW = 3
"""Up to so many related places are shown each on a line of its own."""
