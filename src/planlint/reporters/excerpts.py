"""The words of a finding with what stands around them: a text that one can search for in Word."""

from __future__ import annotations

from planlint.language.expressions import expression
from planlint.model.document import Block
from planlint.model.finding import Finding, Related
from planlint.model.outline import Location
from planlint.model.report import Checked
from planlint.reporters import words
from planlint.reporters.context import RenderContext
from planlint.reporters.display import char_width, clip, names, one_line, width

AROUND = 24
"""Columns of text shown before and after what was found."""

LONG = 72


def excerpt(finding: Finding, document: Checked, context: RenderContext) -> str:
    """The words found within their sentence; empty for what concerns the whole document."""
    block = document.blocks.get(finding.location.block) if finding.location else None
    if finding.location is None or block is None:
        return words.quoted(finding.quote, context) if finding.quote else ""
    return words_at(finding.location, block, context)


def words_at(location: Location, block: Block, context: RenderContext) -> str:
    """The words at a place, in 【】, with what stands around them: a text to search for in Word."""
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


def related(finding: Finding, document: Checked, context: RenderContext) -> list[str]:
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
