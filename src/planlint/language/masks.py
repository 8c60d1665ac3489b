"""Stretches of text whose figures, dates and bodies say nothing: titles, document numbers, list numbers.

A mask replaces characters one for one, so every offset keeps its meaning.
"""

from __future__ import annotations

import re
from functools import cache

from planlint.language.numbers import BLANK, pattern


@cache
def _names() -> re.Pattern[str]:
    return pattern(
        r"《[^《》\n]{1,80}》"
        r"|[\[(](?:19|20)\d\d[\])]\s*(?:第\s*)?\d+\s*号|第?\d+号(?:令|文|公告)?"
        r"|\((?:19|20)\d\d年[本版]\)"
    )


@cache
def _labels() -> re.Pattern[str]:
    return pattern(
        r"^[ \t]*(?:第[零〇一二两三四五六七八九十百\d]{1,5}(?:条|章|节|款|项)"
        r"|\(?[一二三四五六七八九十]{1,3}[、)]"
        r"|\(?\d{1,3}(?:[、)]|\.(?!\d)|\.(?=(?:19|20)\d\d年))|\d{1,2}(?:\.\d{1,2}){1,3}(?= "
        r"|(?!\d)\w(?<![a-zA-Z年])))",
        re.MULTILINE,
    )


def mask_names(shaped: str) -> str:
    """Shaped text with titles in 《》, document numbers and the labels at line starts masked."""
    if "<" in shaped or "号" in shaped or "年本" in shaped or "年版" in shaped:
        shaped = _names().sub(_blank, shaped)
    return _labels().sub(_blank, shaped)


def blank(text: str, start: int, end: int, sign: str = BLANK) -> str:
    """The text with one stretch replaced by ``sign``, character for character."""
    return text[:start] + sign * (end - start) + text[end:]


def _blank(match: re.Match[str]) -> str:
    return BLANK * (match.end() - match.start())
