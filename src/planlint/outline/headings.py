"""Where a unit's heading ends and its text begins."""

from __future__ import annotations

import re
from functools import cache

from planlint.language.expressions import expression
from planlint.outline.names import SPACE, glued_name

LONGEST = 60
"""Characters. A longer line without a full stop is a sentence, not a heading."""

_END = expression("[。：:]")
_TERMINAL = "。；;！!？?，,"


def own_line(rest: str) -> bool:
    """Whether the words after a label are a heading that has its line to itself."""
    words = rest.strip(SPACE)
    if not words or len(words) > LONGEST:
        return False
    inner = words[:-1] if words[-1] in "。：:" else words
    return words[-1] not in "；;，," and not expression("[。；;！？]").search(inner)


def run_in_end(rest: str) -> int:
    """Where a run-in heading ends in ``rest`` (after its 。 or ：); 0 when there is none."""
    match = _END.search(rest)
    if match is None or match.start() > LONGEST * 1.5 or not rest[match.end() :].strip(SPACE):
        return 0
    opened = rest[: match.start()]
    if opened.count("（") > opened.count("）") or opened.count("《") > opened.count("》"):
        return 0
    return match.end()


@cache
def _openers() -> re.Pattern[str]:
    return expression(
        "我国|我们|我省|我市|我县|我区|我校|本文|为了?[^，,。]{4,}[，,]|要(?:实现|想|推进|充分|坚持|进一步|把|以)|在[^，,。]{2,24}(?:中|下|上|的过程中|方面|基础上)[，,]|随着|由于|当前|目前|如今|近年来|"
        "通过|各级|各地|全面贯彻|坚持以|以[^，,。]{4,24}为|首先|教育(?!厅|局|部)[^，,。]{0,12}(?:是|在于)|学校[^，,。]{0,12}(?:是|应|要)|政府[^，,。]{0,8}(?:是|应|要)|现代|根据|按照|针对|围绕|从[^，,。]{2,12}(?:来看|出发)"
    )


def glued_end(rest: str, siblings: tuple[int, ...] = ()) -> int:
    """Where a heading ends that text follows without any mark between; 0 when there is no such place.

    Extraction glues a heading to its text (``强化基础教育教育均衡发展的核心在于…``). The boundary is
    sought before the first punctuation, where a sentence can begin: at a word that opens
    sentences, or where the heading's last word is said again; a length that the document's
    other glued headings share speaks for it.
    """
    stop = expression("[，,。；：:！？]").search(rest)
    if name := glued_name(rest.lstrip(SPACE)):
        return name + len(rest) - len(rest.lstrip(SPACE))
    limit = min(stop.start() if stop else len(rest), 24)
    best, best_score = 0, 1.5
    for at in range(2, limit + 1):
        score = 0.0
        if _openers().match(rest, at):
            score += 3
        tail = rest[max(0, at - 2) : at]
        if len(tail) == 2 and rest.startswith(tail, at):
            score += 2.5
        if at in siblings:
            score += 1
        if 4 <= at <= 14:
            score += 0.5
        if rest[at - 1] in "的和与及、了为以在对":
            score -= 3
        if score > best_score:
            best, best_score = at, score
    return best
