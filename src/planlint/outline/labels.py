"""What may be a number in front of a unit: ``一、`` ``（一）`` ``1.`` ``第三条`` ``——`` and the rest.

A label found here is a candidate only; ``reading`` decides which candidates number units.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from planlint.language.expressions import expression
from planlint.model.records import dataclass
from planlint.outline.names import SPACE

Mark = Literal[
    "part",  # 第一编 第一部分
    "chapter",  # 第一章
    "division",  # 第一节
    "article",  # 第一条
    "han",  # 一、
    "han-paren",  # （一）
    "arabic",  # 1.
    "arabic-paren",  # （1）
    "arabic-half",  # 1）
    "circle",  # ①
    "decimal",  # 1.1
    "decimal3",  # 1.1.1
    "letter",  # a.
    "enumeration",  # 一是
    "dash",  # —— - •
    "heading",  # an unnumbered heading
]

RANK: dict[Mark, float] = {
    "part": 0,
    "chapter": 1,
    "division": 2,
    "heading": 2.5,
    "han": 3,
    "article": 3.5,
    "han-paren": 4,
    "arabic": 5,
    "decimal": 5.5,
    "arabic-paren": 6,
    "arabic-half": 6.2,
    "decimal3": 6.3,
    "circle": 7,
    "letter": 7,
    "enumeration": 7.5,
    "dash": 8,
}
"""The customary order of marks from the top (GB/T 9704-2012 for 一、（一）1.（1）)."""

HAN_DIGITS = "一二三四五六七八九"
_TIMES = {"十": 10, "百": 100, "千": 1000}
_HAN = "[一二三四五六七八九十百千零〇○两]"
_DASHES = r"\-—–―‐‑•●○■□◆◇▲△★☆·▪◎➢►✓" "\uf06c\uf06e\uf075\uf0d8\uf0fc\uf0b7"

_GAP = "[ \u3000\t\xa0]*"


@dataclass(frozen=True, slots=True)
class Label:
    """A candidate. ``start`` and ``end`` bound the label in its line; ``value`` is its number
    (``None`` for dashes); ``text`` is the label as a reader sees it, without spaces."""

    mark: Mark
    value: int | None
    text: str
    start: int
    end: int


@cache
def _pattern() -> re.Pattern[str]:
    number = f"(?:{_HAN}(?:{_GAP}{_HAN})*|\\d{{1,3}})"
    # Few characters can begin a label: looking at one first takes an eighth of the time of trying all kinds.
    first = f"(?=[第（(A-Za-z\\d①-⑳⑴-⒇㈠-㈩{_HAN[1:-1]}{_DASHES}])"
    return expression(
        first + "(?:"
        f"(?P<ordinal>第{_GAP}(?P<ordinal_value>{number}){_GAP}(?P<ordinal_kind>编|篇|部分|章|节|条))"
        f"|(?P<han>(?P<han_value>{_HAN}{{1,4}}){_GAP}[、．.](?![、．.]))"
        f"|(?P<paren>[（(]{_GAP}(?:(?P<paren_han>{_HAN}{{1,4}})|(?P<paren_arabic>\\d{{1,3}})){_GAP}[）)]、?)"
        r"|(?P<decimal3>(?P<d3>\d{1,2}[.．]\d{1,2}[.．])(?P<d3_value>\d{1,2})(?![\d.．%％]))"
        r"|(?P<decimal>(?P<d2>\d{1,2}[.．])(?P<d2_value>\d{1,2})(?![\d.．%％]))"
        r"|(?P<arabic>(?P<arabic_value>\d{1,3})[ \u3000]*[.．、](?!\d|[.．、])"
        r"|(?P<arabic_year>\d{1,2})[.．、](?=\d{4}年))"
        r"|(?P<half>(?P<half_value>\d{1,2})[）)])"
        r"|(?P<circle>[①-⑳])"
        r"|(?P<single>[⑴-⒇㈠-㈩])"
        f"|(?P<enumeration>(?P<enumeration_value>[{HAN_DIGITS}十])(?:是|要)(?![一二三四五六七八九十]))"
        r"|(?P<letter>[A-Za-z][.．、)）](?![A-Za-z.]))"
        f"|(?P<dash>[{_DASHES}]{{1,2}})"
        ")"
    )


def han_value(text: str) -> int:
    """``十二`` → 12, ``二十`` → 20, ``一百零三`` → 103, ``一〇二`` → 102, ``一千零三`` → 1003."""
    digits = {c: i + 1 for i, c in enumerate(HAN_DIGITS)} | {"两": 2, "零": 0, "〇": 0, "○": 0}
    text = "".join(text.split())
    if text.isdigit():
        return int(text)
    if not any(c in "十百千" for c in text):
        value = 0
        for c in text:
            value = value * 10 + digits[c]
        return value
    total = current = 0
    for c in text:
        if c in _TIMES:
            total += (current or 1) * _TIMES[c]
            current = 0
        else:
            current = digits[c]
    return total + current


_ORDINALS: dict[str, Mark] = {
    "编": "part",
    "篇": "part",
    "部分": "part",
    "章": "chapter",
    "节": "division",
    "条": "article",
}


def _label(match: re.Match[str]) -> Label | None:
    group = _alternative(match)
    shown = "".join(match.group().split())
    start, end = match.span()
    if group == "ordinal":
        mark = _ORDINALS[match["ordinal_kind"]]
        return Label(mark, han_value(match["ordinal_value"]), shown, start, end)
    if group == "han":
        return Label("han", han_value(match["han_value"]), shown, start, end)
    if group == "paren":
        if match["paren_han"]:
            return Label("han-paren", han_value(match["paren_han"]), shown, start, end)
        return Label("arabic-paren", int(match["paren_arabic"]), shown, start, end)
    if group == "decimal3":
        return Label("decimal3", int(match["d3_value"]), shown, start, end)
    if group == "decimal":
        return Label("decimal", int(match["d2_value"]), shown, start, end)
    if group == "arabic":
        value = match["arabic_value"] or match["arabic_year"]
        return Label("arabic", int(value), shown, start, end)
    if group == "half":
        return Label("arabic-half", int(match["half_value"]), shown, start, end)
    if group == "circle":
        return Label("circle", ord(shown) - ord("①") + 1, shown, start, end)
    if group == "single":
        if "㈠" <= shown <= "㈩":
            return Label("han-paren", ord(shown) - ord("㈠") + 1, shown, start, end)
        return Label("arabic-paren", ord(shown) - ord("⑴") + 1, shown, start, end)
    if group == "enumeration":
        return Label("enumeration", han_value(match["enumeration_value"]), shown, start, end)
    if group == "letter":
        return Label("letter", ord(shown[0].lower()) - ord("a") + 1, shown, start, end)
    return Label("dash", None, shown, start, end)


_ALTERNATIVES = (
    "ordinal",
    "han",
    "paren",
    "decimal3",
    "decimal",
    "arabic",
    "half",
    "circle",
    "single",
    "enumeration",
    "letter",
    "dash",
)


def _alternative(match: re.Match[str]) -> str:
    return next(name for name in _ALTERNATIVES if match[name] is not None)


def _counts_something(label: Label, text: str) -> bool:
    """Whether the figure belongs to the words after it: 三、四年级, 1.5亿元, 第三条规定, 一是一."""
    rest = text[label.end : label.end + 6]
    if label.mark == "han":
        return bool(
            expression(f"{_HAN}{{1,3}}(?:、|年级|年制|类|级|线|等|期|孩|胎|季度|批|档|次|轮|区)").match(rest)
        )
    if label.mark in ("decimal", "decimal3"):
        return not rest or bool(
            expression(r"[亿万千百元个倍米吨公平人名所%％‰度亩\-—~～至、，。]").match(rest)
        )
    if label.mark == "arabic":
        return bool(expression(r"[ ]?\d+[.．]\d").match(rest)) and not expression(r"\d{4}年").match(rest)
    return False


def label_at_start(text: str) -> Label | None:
    """The label that begins a line, after its indent."""
    start = len(text) - len(text.lstrip(SPACE))
    match = _pattern().match(text, start)
    if match is None:
        return None
    label = _label(match)
    if label is None or _counts_something(label, text):
        return None
    if label.mark == "dash":
        return _dash(label, text)
    if label.mark == "article" and expression(r"(?:规定|第|所称|[、和至到的中]|之[一二三]规定)").match(
        text[label.end :]
    ):
        return None
    return label


def _dash(label: Label, text: str) -> Label | None:
    """A dash numbers a unit unless it is a page number (— 1 —), a minus or nothing follows."""
    rest = text[label.end :].strip()
    if not rest or expression(r"\d").match(rest) or rest[-1] in "—-–":
        return None
    return label


_BOUNDARY = "。！？；：!?;:”’」』）)…"
_SENTENCE = expression("[，。；：！？,;:!?…]")
_BEFORE_FIGURE = expression(
    r"(?:附件|附表|附录|表|图|例|注|专栏|第|序号|编号|[\d.．%％（(〔\[《“\"'‘/~～—-])$"
)
_BEFORE_HAN = expression("[统唯第单专万之同划归逐不周期其初高大每某任十年]$")
"""统一、 初一、 周一、: the numeral ends a word."""
_REFERENCE = expression(r"(?:规定|第|所称|所列|[、和至到的中款项]|之[一二三])")


def labels_inside(text: str, start: int) -> Iterator[tuple[Label, bool]]:
    """Labels within a line after ``start``, with whether each is glued to a heading.

    One counts only where a unit can begin: after the end of a sentence, or after words without
    any punctuation since the unit before it began, which then are a heading glued to it.
    """
    origin = start
    for match in _pattern().finditer(text, start):
        if match["dash"] or match["letter"] or match["enumeration"] or match["decimal"] or match["decimal3"]:
            continue
        label = _label(match)
        if label is None or _counts_something(label, text):
            continue
        last = text[label.start - 1 : label.start]
        if text[label.start].isascii() and last.isascii() and last.isalnum():
            continue  # the end of a formula or of a name: (1-R1)
        before = text[origin : label.start]
        words = before.strip()
        if not words or _BEFORE_FIGURE.search(before) or (label.mark == "han" and _BEFORE_HAN.search(words)):
            continue
        if label.mark == "article" and _REFERENCE.match(text, label.end):
            continue
        if words[-1] in _BOUNDARY and not (words[-1] in "）)" and "。" not in words[-3:]):
            yield label, False
            origin = label.end
        elif len(words) <= 40 and not _SENTENCE.search(words):
            yield label, True
            origin = label.end
