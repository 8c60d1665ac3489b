"""Numbers as Chinese plans write them: 1,200 · １２ · 1.2亿 · 一千二百 · 二〇二五 · 百分之八十五.

A converter of our own, because cn2an costs 170 ms to import; the tests hold it to cn2an's answers.
"""

from __future__ import annotations

import re
from functools import cache

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}

_FULL = "０１２３４５６７８９％．，：；（）［］＋－～"
_HALF = "0123456789%.,:;()[]+-~"
_FOLD = str.maketrans(_FULL + "〔〕【】﹝﹞∶—–―‐\u3000\xa0", _HALF + "[][][]:----" + "  ")

ARABIC = r"\d+(?:,\d{3})*(?:\.\d+)?"
CHINESE = r"[〇零一二两三四五六七八九十百千万亿]+(?:点[〇零一二三四五六七八九]+)?"
NUMBER = rf"(?:{ARABIC}[十百千万亿]*|{CHINESE})"
"""A number in text that ``fold`` has been over; every match is for ``parse`` to accept or refuse."""


def fold(text: str) -> str:
    """The same text with full-width digits and signs made half-width, character for character."""
    return text.translate(_FOLD)


def parse(text: str) -> float | None:
    """The value of a written number, or None when it is none or not certain (几十, 三四, 数百).

    A percentage has the value a reader says: ``85%`` and ``百分之八十五`` are both 85.
    ``三分之一`` is a fraction of one.
    """
    text = fold(text).strip().rstrip("%‰")
    if "分之" in text:
        return _fraction(text)
    match = _arabic().fullmatch(text)
    if match is None:
        return _chinese(text)
    value = float(match[1].replace(",", ""))
    for power in match[2]:
        value *= _SMALL.get(power) or _LARGE[power]
    return value


@cache
def _arabic() -> re.Pattern[str]:
    return re.compile(rf"({ARABIC})([十百千万亿]*)", re.ASCII)


def _fraction(text: str) -> float | None:
    below, _, above = text.partition("分之")
    top = parse(above)
    if top is None:
        return None
    if below in ("百", "千"):
        return top
    bottom = parse(below)
    return top / bottom if bottom else None


def _chinese(text: str) -> float | None:
    if text == "半":
        return 0.5
    whole, point, decimals = text.partition("点")
    value = _integer(whole)
    if value is None or not point:
        return value
    if not decimals or any(c not in _DIGITS for c in decimals):
        return None
    return value + float("0." + "".join(str(_DIGITS[c]) for c in decimals))


def _integer(text: str) -> float | None:
    if not text or any(c not in _DIGITS and c not in _SMALL and c not in _LARGE for c in text):
        return None
    if all(c in _DIGITS for c in text):
        return _row(text)
    total = section = 0
    digit: int | None = None
    unit = last = 0
    for c in text:
        if c in _DIGITS:
            if digit:  # 三四十: one or the other, not a number
                return None
            digit = _DIGITS[c]
            if digit == 0:
                last = 0
        elif c in _SMALL:
            unit = _SMALL[c]
            if digit is None and unit != 10 and not (total == section == 0):
                return None
            section += (1 if digit is None or digit == 0 else digit) * unit
            digit, last = None, unit
        else:
            unit = _LARGE[c]
            section += digit or 0
            if section == 0 and total == 0:
                section = 1
            # 一万亿 multiplies what stands before it; 一亿三千万 adds.
            if total and unit > 10_000:
                total = (total + section) * unit
            else:
                total += section * unit
            section, digit, last = 0, None, unit
    if digit and last >= 100:  # 一万二 is 12,000
        digit *= last // 10
    return float(total + section + (digit or 0))


def _row(text: str) -> float | None:
    """A row of digits (二〇二五); two neighbours (三四, 一两) are a guess of the writer."""
    digits = [_DIGITS[c] for c in text]
    if len(digits) == 2 and 0 not in digits:
        return None
    return float("".join(map(str, digits)))
