"""Short quotes: the clause that holds a cue, and where it stands."""

from __future__ import annotations

from planlint.coverage.cues import AspectCue, Cue
from planlint.coverage.slots import slots
from planlint.model.coverage import Quote
from planlint.model.outline import Outline, Unit
from planlint.model.text import Span

_ENDS = "，,。；;：:！!？?\n"
_STOP = '，,。；;：:！!？?\n\t 　（）()“”"、'


def quote(outline: Outline, unit: Unit, cue: Cue | AspectCue) -> Quote:
    low = _after_label(unit) if cue.start >= unit.label_end else 0
    span = clause_around(unit.text, cue.start, cue.end, low)
    return Quote(unit.text[span.start : span.end], outline.location(unit, span), unit.index, slots(unit))


def opening(outline: Outline, unit: Unit) -> Quote:
    start = _after_label(unit)
    span = clause_around(unit.text, start, start + 1, start)
    return Quote(unit.text[span.start : span.end], outline.location(unit, span), unit.index, slots(unit))


def _after_label(unit: Unit) -> int:
    start = unit.label_end
    while start < len(unit.text) - 1 and unit.text[start] in _STOP:
        start += 1
    return start


def clause_around(text: str, start: int, end: int, low: int = 0, limit: int = 50) -> Span:
    """The clause that holds ``text[start:end]``, at most about ``limit`` characters of it, from ``low``."""
    left, right = start, end
    while left > low and text[left - 1] not in _ENDS and start - left < limit * 3 // 5:
        left -= 1
    while right < len(text) and text[right] not in _ENDS and right - left < limit:
        right += 1
    if left > low and text[left - 1] not in _ENDS and (pause := text.find("、", left, start)) >= 0:
        left = pause + 1
    while left < start and text[left] in _STOP:
        left += 1
    while right > end and text[right - 1] in _ENDS + "\t 　、":
        right -= 1
    return Span(left, right)
