"""Figures with a unit that are a target, a standard or an amount, as typed quantities.

A figure is found by its number and unit, then what stands around it decides: a comparator or 以上
makes it a target, a name (十项行动, 一校一品, 三个课堂) or a frequency (每年举办一次) does not.
"""

from __future__ import annotations

import re
from functools import cache

from planlint.language.figures import (
    CLASSIFIERS,
    LASTING,
    LEAST,
    MEASURES,
    MOST,
    OVER,
    UNDER,
    counts,
    is_at_hand,
    numerals,
)
from planlint.language.masks import mask_names
from planlint.language.numbers import ARABIC, BLANK, CHINESE, NUMBER, one_of, parse, pattern, shape
from planlint.model.evidence import Comparator, Quantity
from planlint.model.text import Span

_TO = r"(?:-{1,2}|~|至|到)"
_REACH = "达到|(?:提高|提升|扩大|增加|增长|扩大)(?:到|至)|增至"
_REACH += "|(?<!下)(?<!到)(?<!传)(?<!直)达(?!标)|保持在|稳定在|减按"
_SHARE = "占(?!地)到?|按照?"
_EACH = (
    r"每(?:[人生班校户亩床月周天日名位个所张]|万人口?|千人|百名|平方米)|(?:人|生|年|户|校|班|师)均|个人|平均"
)


@cache
def _core() -> re.Pattern[str]:
    number = rf"(?:(?<![\d.]){ARABIC} ?[十百千万亿]*|{CHINESE})"
    last = r"(?P<suffix>\s*(?:及|或|(?:(?!\d)\w){1,3})?(?:\(含\))?以(?:上|下|内{1})(?:\([含不][^()]{0,8}\))?"
    last += r"|左右|上下|\(含[^()]{1,10}\))?"
    return pattern(
        rf"(?:(?P<ratio>(?<![\d:.])\d{{1,3}}(?:\.\d+)?:\d{{1,3}}(?:\.\d+)?(?![\d:])(?:的?比例)?)"
        rf"|(?P<fraction>{NUMBER}分之{NUMBER}(?:{_TO}(?:百分之)?{NUMBER})?)"
        rf"|(?P<low>{number}) ?(?:余|多)?(?:(?P<first>%|‰|[万亿]?元"
        rf"|{one_of('所个项名人次门')})?\s*{_TO}\s*(?P<high>{number})\s*)?"
        rf"(?:标准)?(?:(?P<time>{LASTING})|(?P<unit>%|‰|{MEASURES}|{CLASSIFIERS}))){last}"
    )


@cache
def _compared() -> re.Pattern[str]:
    """A comparator before a figure, with what stands between them (不低于总课时的, 至少举办)."""
    rest = r"[^,!;:&\n()\d]"
    return pattern(
        rf"(?:(?P<bound>{LEAST}|{MOST}|{OVER}|{UNDER})(?={rest}{{0,16}}$)"
        rf"|(?P<reach>{_REACH}|(?<!签|节|预|集|合|履)约|近|(?<!赶)超)(?=\w{{0,3}}$)"
        rf"|(?P<share>{_SHARE})(?=\w{{0,10}}$)){rest}*$"
    )


@cache
def _each() -> re.Pattern[str]:
    """For whom or when a figure holds: 每人每月, 人均."""
    return pattern(rf"(?:(?:{_EACH})[^,!;:&\d]{{0,4}}?)+$")


@cache
def _quotations() -> re.Pattern[str]:
    return pattern(r"“[^“”\n]*”|\"[^\"\n]*\"")


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every target, standard or amount in ``text``, in order, without overlap.

    Years, document numbers, list numbers, slogans and counts that are part of a name are left out.
    """
    return quantities_in(text, mask_names(shape(text)))


def quantities_in(text: str, shaped: str) -> tuple[Quantity, ...]:
    """``find_quantities`` on text that is shaped and masked already."""
    if '"' in shaped or "`" in shaped:
        shaped = _quotations().sub(_hide, shaped)
    found: list[Quantity] = []
    floor = 0
    for place in numerals().finditer(shaped):
        if place.start() < floor:
            continue
        match = _core().match(shaped, place.start())
        if match is None:
            continue
        clause = max(floor, match.start() - 26)
        before = shaped[clause : match.start()]
        for stop in ",!;\n:":
            before = before.rpartition(stop)[2]
        made = _quantity(text, shaped, match, before)
        if made is not None:
            found.append(made)
            floor = made.span.end
    return tuple(found)


@cache
def _telling() -> re.Pattern[str]:
    return pattern("%|不低于|不少于|以上|万元")


def _hide(match: re.Match[str]) -> str:
    """Short quotations without a comparison are names: “三个课堂”, “2+1”, “十个全覆盖”."""
    name = len(match[0]) < 17 and _telling().search(match[0]) is None
    return BLANK * len(match[0]) if name else match[0]


@cache
def _ratio_words() -> re.Pattern[str]:
    return pattern(r"\w$")


def _quantity(text: str, shaped: str, match: re.Match[str], before: str) -> Quantity | None:
    compared = _compared().search(before)
    compare = compared[compared.lastgroup or 0] if compared else ""
    each = None if compared else _each().search(before)
    chain = each[0] if each else ""
    suffix = (match["suffix"] or "").strip()
    after = shaped[match.end() : match.end() + 20]
    high: float | None = None
    if match["ratio"]:
        value, unit = _ratio(match["ratio"].removesuffix("比例").removesuffix("的")), ":"
        if _ratio_words().search(before) is None:
            return None
    elif match["fraction"]:
        value, high, unit = _fraction(match["fraction"])
    else:
        unit = match["unit"] or match["time"]
        value, high = _values(match)
        if not counts(match, unit, value, before, compare, chain, suffix, after):
            return None
        if not compared and not suffix and is_at_hand(shaped, match.start()):
            return None
    if value is None and match["low"] is None:
        return None
    lead = "连续" if before.endswith("连续") and match["time"] else "满" if before.endswith("满") else ""
    start = match.start() - (len(compared[0]) if compared else len(chain or lead))
    span = Span(start, match.end())
    subject = _subject(text, shaped, match, before)
    return Quantity(text[start : match.end()], span, value, unit, _comparator(compare, suffix), high, subject)


def _values(match: re.Match[str]) -> tuple[float | None, float | None]:
    low, high = match["low"].replace(" ", ""), match["high"]
    value = parse(low)
    if high is None:
        if value is None and len(low) == 2:  # 一两项, 三四所: the two ends of a guess
            ends = parse(low[0]), parse(low[1])
            if ends[0] and ends[1] and ends[0] < ends[1]:
                return ends
        return value, None
    power = _powers().search(high)
    # 5-10万元 means 5万元 to 10万元.
    if power and value is not None and _powers().search(low + (match["first"] or "").rstrip("元")) is None:
        value = parse(low + power[0])
    return value, parse(high.replace(" ", ""))


@cache
def _powers() -> re.Pattern[str]:
    return pattern("[万亿]+$")


def _ratio(text: str) -> float | None:
    left, _, right = text.partition(":")
    top = float(left)
    return float(right) / top if top else None


def _fraction(text: str) -> tuple[float | None, float | None, str]:
    low, *rest = re.split(_TO, text)
    hundred, thousand = shape("百分之"), shape("千分之")
    unit = "%" if low.startswith(hundred) else "‰" if low.startswith(thousand) else ""
    return parse(low), parse(rest[0].removeprefix(hundred)) if rest else None, unit


@cache
def _at_least() -> re.Pattern[str]:
    return pattern(rf"{LEAST}|达到?|提(?:高|升)(?:到|至)")


@cache
def _bounds() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return pattern(MOST), pattern(OVER), pattern(UNDER)


def _comparator(compare: str, suffix: str) -> Comparator:
    if "以上" in suffix or _at_least().fullmatch(compare):
        return ">="
    most, over, under = _bounds()
    if "以下" in suffix or "以内" in suffix or most.fullmatch(compare):
        return "<="
    if compare == "超" or over.fullmatch(compare):
        return ">"
    if under.fullmatch(compare):
        return "<"
    if compare in ("约", "近") or suffix in ("左右", "上下"):
        return "~"
    return "="


_STOPS = frozenset("，。；：、！？,;:!?/ \n\t（）()《》“”\"'0123456789")


@cache
def _said_of() -> re.Pattern[str]:
    return pattern(rf"([^\s\d,!;:&'()\x18]{{2,12}}?)(?:要|应|须|必须)?(?:{LEAST}|{MOST}|{_REACH}|为|在)$")


def _subject(text: str, shaped: str, match: re.Match[str], before: str) -> str:
    """What is counted: the noun after the figure, else the noun the figure is said of."""
    noun = text[match.end() : match.end() + 16].removeprefix("的").lstrip('“"')
    noun = noun[: next((i for i, c in enumerate(noun) if c in _STOPS), len(noun))]
    if len(noun) > 1:
        return noun
    if found := _said_of().search(before):
        offset = match.start() - len(before)
        return text[offset + found.start(1) : offset + found.end(1)].removesuffix("分别")
    return ""
