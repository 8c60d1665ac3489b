"""The words of a finding with what stands around them: a text that one can search for in Word."""

from __future__ import annotations

from planlint.model.document import Block
from planlint.model.finding import Finding
from planlint.model.outline import Location
from planlint.model.report import Checked
from planlint.reporters import words
from planlint.reporters.context import RenderContext
from planlint.reporters.display import char_width, one_line, width

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
