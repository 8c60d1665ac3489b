"""What stands under the text: the list of attachments and the date."""

from __future__ import annotations

from collections.abc import Iterator

from planlint.checks.context import Hit
from planlint.checks.format.sheet import Sheet, Spot
from planlint.language.expressions import expression
from planlint.model.rule import FormatCheck
from planlint.model.text import Span

_DATE = expression(r"^\s*(?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*$")
_FAR = 100.0
"""Points of indent, or half as many blanks a size, from which a date stands at the right."""
_BLANKS = 8
_FIRST = expression(r"^\s*附\s*件\s*([:：])\s*(?:\d{1,2}\s*[.．、]\s*)?(\S.*?)\s*$")
_NEXT = expression(r"^\s*\d{1,2}\s*[.．、]\s*(\S.*?)\s*$")
_LONGEST = 60
_MARKS = "。；，、;,."


def date_place(check: FormatCheck, sheet: Sheet) -> Iterator[Hit]:
    """A date on its own under the text that stands at the left."""
    spots: list[Spot] = []
    for unit in sheet.outline.units:
        if unit.kind != "closing":
            continue
        for piece in unit.passage.pieces:
            block = sheet.blocks[piece.block]
            if block.story != "body" or not _DATE.match(block.text):
                continue
            blanks = len(block.text) - len(block.text.lstrip())
            moved = (block.indent or 0) + (block.first_line or 0) > _FAR or blanks >= _BLANKS
            if block.align not in ("right", "center") and not moved and "\t" not in block.text:
                spots.append((block.index, Span(0, len(block.text))))
    spots = list(dict.fromkeys(spots))
    if spots:
        yield sheet.hit(spots)


def attachment_note(check: FormatCheck, sheet: Sheet) -> Iterator[Hit]:
    """Names of attachments with a mark behind them, in the list under the text."""
    spots: list[Spot] = []
    listing = False
    for block in sheet.blocks:
        if block.story != "body" or not block.text.strip():
            continue
        first = _FIRST.match(block.text)
        found = first or (_NEXT.match(block.text) if listing else None)
        listing = found is not None and len(block.text) <= _LONGEST
        if found is None or not listing:
            continue
        name = len(found.groups())
        start, end = found.span(name)
        if found[name][-1] in _MARKS and len(found[name]) > 1:
            spots.append((block.index, Span(start, end)))
        elif first and first[1] == ":":
            spots.append((block.index, Span(*found.span(0))))
    if spots:
        yield sheet.hit(spots)
