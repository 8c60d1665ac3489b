"""Numbers written as Word's list formats write them (``ST_NumberFormat``, ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_SMALL = "〇一二三四五六七八九"
_SIMPLE_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_TRADITIONAL_LEGAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_CHICAGO = "*†‡§"
_AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
             "nine": "ninth", "twelve": "twelfth"}  # fmt: skip


def render(value: int, form: str, pattern: str = "") -> str:
    """``value`` in the format ``form``; decimal for one that is not known.

    ``pattern`` belongs to the form ``custom``: ``001, 002, 003, ...``.
    """
    if form == "custom":
        return str(value).zfill(len(pattern.split(",")[0].strip()))
    writer = _WRITERS.get(form)
    return writer(value) if writer else str(value)


def letters(value: int) -> str:
    """1 → a, 27 → aa, 28 → bb: Word repeats the letter, it does not count in base 26."""
    if not 0 < value <= 780:
        return str(value)
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    text = ""
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        text += sign * count
    return text


def digits(value: int, figures: str = _SMALL) -> str:
    """Digit by digit: 10 → 一〇."""
    return "".join(figures[int(digit)] for digit in str(abs(value)))


def counting(value: int) -> str:
    """1 → 一, 12 → 十二, 100 → 一〇〇: a counting system below a hundred, digits above."""
    if not 0 < value < 100:
        return digits(value)
    tens, ones = divmod(value, 10)
    head = "" if not tens else "十" if tens == 1 else _SMALL[tens] + "十"
    return head + (_SMALL[ones] if ones else "")


def thousands(
    value: int, figures: str = "零一二三四五六七八九", units: str = "十百千", *, one_ten: str = "十"
) -> str:
    """1 → 一, 10 → 十, 101 → 一百零一, 12000 → 一万二千. ``one_ten`` is what 10 begins with."""
    if not 0 < value < 100_000_000:
        return str(value)
    high, low = divmod(value, 10_000)
    if high:
        rest = ("" if low >= 1000 or not low else figures[0]) + (_below(low, figures, units) if low else "")
        text = _below(high, figures, units) + "万" + rest
    else:
        text = _below(low, figures, units)
    full = figures[1] + units[0]
    return one_ten + text[2:] if text.startswith(full) and one_ten != full else text


def _below(value: int, figures: str, units: str) -> str:
    """A number below ten thousand: 1010 → 一千零一十."""
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit:
            text += (
                (figures[0] if gap and text else "") + figures[digit] + (units[power - 1] if power else "")
            )
        gap = not digit
    return text


def japanese(value: int) -> str:
    """1 → 一, 10 → 十, 100 → 百, 1000 → 千: no one before the units, no zero between."""
    if not 0 < value < 10_000:
        return str(value)
    text = ""
    for power, unit in ((3, "千"), (2, "百"), (1, "十"), (0, "")):
        digit = value // 10**power % 10
        if digit:
            text += ("" if digit == 1 and power else _SMALL[digit]) + unit
    return text


def _legal(value: int, figures: str) -> str:
    return thousands(value, figures, "拾佰仟", one_ten=figures[1] + "拾")


def _from(first: str, last: int, value: int) -> str:
    """Signs that follow each other in Unicode, decimal beyond the ``last``."""
    return chr(ord(first) + value - 1) if 0 < value <= last else str(value)


def _cycle(signs: str, value: int) -> str:
    return signs[(value - 1) % len(signs)] if value > 0 else str(value)


def _row(signs: str, value: int) -> str:
    return signs[value - 1] if 0 < value <= len(signs) else str(value)


def _sexagenary(value: int) -> str:
    return _cycle(_STEMS, value) + _cycle(_BRANCHES, value) if value > 0 else str(value)


def _full_width(value: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))


def _ordinal(value: int) -> str:
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def _cardinal(value: int) -> str:
    if value < 0 or value >= 1000:
        return str(value)
    if value < 20:
        return _ONES[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    hundreds, rest = divmod(value, 100)
    return f"{_ONES[hundreds]} hundred" + (f" {_cardinal(rest)}" if rest else "")


def _ordinal_text(value: int) -> str:
    head, dash, last = _cardinal(value).rpartition("-")
    if last.isdigit():
        return _ordinal(value)
    words = last.split(" ")
    word = words[-1]
    words[-1] = _ORDINALS.get(word, word[:-1] + "ieth" if word.endswith("y") else word + "th")
    return (head + dash + " ".join(words)).capitalize()


def _chicago(value: int) -> str:
    return _CHICAGO[(value - 1) % 4] * ((value - 1) // 4 + 1) if 0 < value <= 400 else str(value)


_WRITERS: dict[str, Callable[[int], str]] = {
    "none": lambda value: "",
    "bullet": lambda value: "",
    "decimalZero": lambda value: f"{value:02d}",
    "upperLetter": lambda value: letters(value).upper(),
    "lowerLetter": letters,
    "upperRoman": lambda value: roman(value).upper(),
    "lowerRoman": roman,
    "ordinal": _ordinal,
    "cardinalText": lambda value: _cardinal(value).capitalize(),
    "ordinalText": _ordinal_text,
    "hex": lambda value: f"{value:X}",
    "chicago": _chicago,
    "numberInDash": lambda value: f"- {value} -",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": partial(_from, "①", 20),
    "decimalEnclosedCircleChinese": partial(_from, "①", 10),
    "decimalEnclosedFullstop": partial(_from, "⒈", 20),
    "decimalEnclosedParen": partial(_from, "⑴", 20),
    "ideographEnclosedCircle": partial(_from, "㊀", 10),
    "ideographTraditional": partial(_row, _STEMS),
    "ideographZodiac": partial(_row, _BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "ideographDigital": digits,
    "taiwaneseDigital": lambda value: digits(value, "○一二三四五六七八九"),
    "japaneseDigitalTenThousand": digits,
    "koreanDigital2": lambda value: digits(value, "零一二三四五六七八九"),
    "chineseCounting": counting,
    "taiwaneseCounting": lambda value: counting(value).replace("〇", "○"),
    "chineseCountingThousand": thousands,
    "taiwaneseCountingThousand": thousands,
    "japaneseCounting": japanese,
    "chineseLegalSimplified": partial(_legal, figures=_SIMPLE_LEGAL),
    "ideographLegalTraditional": partial(_legal, figures=_TRADITIONAL_LEGAL),
    "japaneseLegal": partial(_legal, figures="零壱弐参四伍六七八九"),
    "aiueo": partial(_cycle, _AIUEO),
    "aiueoFullWidth": partial(_cycle, _AIUEO),
    "iroha": partial(_cycle, _IROHA),
    "irohaFullWidth": partial(_cycle, _IROHA),
}
