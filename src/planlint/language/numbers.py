"""Numbers as Chinese plans write them: 1,200 · １２ · 1.2亿 · 一千二百 · 二〇二五 · 百分之八十五.

A converter of our own, because cn2an costs 170 ms to import; the tests hold it to cn2an's answers.
"""

from __future__ import annotations

import re
from functools import cache

from planlint.language.expressions import expression

_FULL = "０１２３４５６７８９％．，：；（）［］＋－～！？〔〕【】﹝﹞∶—–―‐\u3000\xa0"
_HALF = "0123456789%.,:;()[]+-~!?[][][]:----  "
_SIGNS = "。、“”‘’＂《》"
_ASCII = "!&`'`'\"<>"
_NUMERALS = "〇零○一二两三四五六七八九十百千万亿"
# Control characters that Python does not take for white space.
_CODES = "".join(map(chr, (*range(1, 9), *range(14, 24))))

_CODE = dict(zip(_NUMERALS, _CODES, strict=True))
_DIGITS = {_CODE[c]: i for i, c in enumerate("零一二三四五六七八九")} | {
    _CODE["〇"]: 0,
    _CODE["○"]: 0,
    _CODE["两"]: 2,
}
_SMALL = {_CODE["十"]: 10, _CODE["百"]: 100, _CODE["千"]: 1000}
_LARGE = {_CODE["万"]: 10_000, _CODE["亿"]: 100_000_000}

BLANK = "\x18"
"""Stands for a character of the text that says nothing (see ``language.masks``)."""

ARABIC = r"\d+(?:,\d{3})*(?:\.\d+)?"
CHINESE = "[\x01-\x08\x0e-\x17]+(?:点[\x01-\x08\x0e-\x17]+)?"
NUMBER = rf"(?:{ARABIC}[十百千万亿]*|{CHINESE})"
"""A number in shaped text, as a pattern for ``pattern``; ``parse`` accepts or refuses what it finds."""
WORD = "[\\w\x01-\x08\x0e-\x17]"
"""A Han character, numeral, letter or digit of shaped text, as a pattern."""


def fold(text: str) -> str:
    """The same text with full-width digits and signs made half-width, character for character."""
    return _replace(text, _fold_pairs())


def shape(text: str) -> str:
    """The text as the grammars of this room read it: every character its own ASCII sign.

    Beyond ``fold``, 。becomes ``!``, 、``&``, quotation marks `` ` `` and ``'``, and the Chinese numerals
    control characters. Nothing but speed is meant: a class of ASCII characters compiles twenty
    times as fast as one of Han characters. Offsets stay; patterns go through ``pattern``, so
    that they are written as the text is.
    """
    return _replace(text, _shape_pairs()) if len(text) > 40 else text.translate(_shape_table())


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression for shaped text, written as the text itself reads."""
    return expression(shape(source), flags)


def one_of(characters: str) -> str:
    """A pattern for one of some Han characters.

    ``[上中下]`` and ``上|中|下`` compile into a table of 64 KiB, half a millisecond each; with a
    repeat on the last one it stays a plain choice.
    """
    return "(?:" + "|".join(characters) + "{1})"


@cache
def _fold_pairs() -> tuple[tuple[str, str], ...]:
    return tuple(zip(_FULL, _HALF, strict=True))


@cache
def _shape_pairs() -> tuple[tuple[str, str], ...]:
    return tuple(zip(_FULL + _SIGNS + _NUMERALS, _HALF + _ASCII + _CODES, strict=True))


@cache
def _shape_table() -> dict[int, str]:
    return {ord(old): new for old, new in _shape_pairs()}


def _replace(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    # On all but the shortest text faster than str.translate, which looks every Han character up.
    for old, new in pairs:
        if old in text:
            text = text.replace(old, new)
    return text


def parse(text: str) -> float | None:
    """The value of a written number, or None when it is none or not certain (几十, 三四, 数百).

    A percentage has the value a reader says: ``85%`` and ``百分之八十五`` are both 85.
    ``三分之一`` is a fraction of one. Text and shaped text are both understood.
    """
    text = shape(text).strip().rstrip("%‰")
    if "分之" in text:
        return _fraction(text)
    match = _arabic().fullmatch(text)
    if match is None:
        return _chinese(text)
    value = float(match[1].replace(",", ""))
    for power in match[2]:
        value *= _SMALL.get(power) or _LARGE[power]
    # 41.2 times 1e8 is not a whole number in binary.
    return round(value, 6)


@cache
def _arabic() -> re.Pattern[str]:
    return pattern(rf"({ARABIC})([十百千万亿]*)")


def _fraction(text: str) -> float | None:
    below, _, above = text.partition("分之")
    top = parse(above)
    if top is None:
        return None
    if below in (_CODE["百"], _CODE["千"]):
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
