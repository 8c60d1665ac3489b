"""Stretches of text whose figures, dates and bodies say nothing: titles, document numbers, list numbers.

A mask replaces characters one for one, so every offset keeps its meaning.
"""

from __future__ import annotations

import re
from functools import cache

BLANK = "\ufffc"
"""Stands for a masked character: no digit, no Han character, no punctuation."""


@cache
def _names() -> re.Pattern[str]:
    return re.compile(
        r"《[^《》\n]{1,80}》"  # titles
        r"|(?<!同)\[(?:19|20)\d\d\]\s*(?:第\s*)?\d+\s*号"  # 〔2015〕71号, after folding
        r"|\((?:19|20)\d\d\)\s*(?:第\s*)?\d+\s*号|第?\d+号(?:令|文|公告)?"
        r"|\((?:19|20)\d\d年[本版]\)",
        re.ASCII,
    )


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(
        r"^[ \t]*(?:第[零〇一二两三四五六七八九十百\d]{1,5}[条章节款项]|[(]?[一二三四五六七八九十]{1,3}[、)]"
        r"|[(]?\d{1,3}(?:[、)]|\.(?!\d)|\.(?=(?:19|20)\d\d年))|\d{1,2}(?:\.\d{1,2}){1,3}(?=[ \u4e00-\u9fff]))",
        re.MULTILINE | re.ASCII,
    )


def mask_names(folded: str) -> str:
    """Folded text with titles in 《》, document numbers and the labels at line starts masked."""
    if "《" in folded or "号" in folded or "年本" in folded or "年版" in folded:
        folded = _names().sub(_blank, folded)
    return _labels().sub(_blank, folded)


def _blank(match: re.Match[str]) -> str:
    return BLANK * (match.end() - match.start())
