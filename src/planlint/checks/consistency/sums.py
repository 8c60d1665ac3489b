"""Figures that do not add up: parts and their total, shares by which one thing is divided."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from planlint.checks.context import Context, Hit
from planlint.checks.reference.cited import hit_on
from planlint.language.expressions import expression
from planlint.model.records import dataclass
from planlint.model.rule import ConsistencyCheck
from planlint.model.text import Span

_SCALE = {"": 1.0, "百": 100.0, "千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "万亿": 1e12}
_LONG_SCALES = ("万亿", "千万", "百万", "亿", "万", "千", "百")
_UNITS = "平方米|公里|人次|学时|课时|所|人|名|个|元|项|门|套|台|间|亩|处|辆|家|件|册|班|座|条|场|次|户"


@dataclass(frozen=True, slots=True)
class _Figure:
    span: Span
    value: float
    unit: str
    exact: bool


@cache
def _figures() -> re.Pattern[str]:
    return expression(
        r"(?<![\d.第〔\[—\-~～])(\d[\d,，]*(?:\.\d+)?)[ ]?(百万|千万|万亿|百|千|万|亿)?(余|多)?[ ]?"
        rf"({_UNITS})(?!以上|以下|左右|/|次)"
    )


_ROUGH = ("约", "近", "超", "逾", "超过", "突破", "不低于", "少于", "以上", "高于", "至少", "每")


def _read(text: str, start: int, end: int) -> list[_Figure]:
    found = []
    for match in _figures().finditer(text, start, end):
        value = float(re.sub("[,，]", "", match[1])) * _SCALE[match[2] or ""]
        exact = not match[3] and not text[max(0, match.start() - 2) : match.start()].endswith(_ROUGH)
        found.append(_Figure(Span(*match.span()), value, match[4], exact))
    return found


def parts(check: ConsistencyCheck, context: Context) -> Iterator[Hit]:
    """共120所，其中小学80所、初中50所; 小学80所、初中50所，共120所."""
    text = context.surface.text
    for match in _among().finditer(text):
        before = _read(text, _start(text, match.start()), match.start())
        listed = _read(text, match.end(), _end(text, match.end()))
        if before and _near(text, before[-1].span.end, match.start()):
            listed = _divided(text, match.end(), listed)
            yield from _compared(context, before[-1], listed, _closed(text, match.end(), listed))
    for match in _in_all().finditer(text):
        total = _read(text, match.end(), match.end() + 30)[:1]
        listed = _row(text, _read(text, _start(text, match.start()), match.start()), match.start())
        if total and _near(text, match.end(), total[0].span.start):
            yield from _compared(context, total[0], listed, True)


@cache
def _among() -> re.Pattern[str]:
    return expression(r"其中[:：，,]?")


@cache
def _in_all() -> re.Pattern[str]:
    return expression(r"(?<=[，,])(?:总共|一共|共计|合计|总计|共有?(?!同|建|享|育|治|青|性|识|管))")


def _compared(context: Context, total: _Figure, listed: list[_Figure], whole: bool) -> Iterator[Hit]:
    """Parts that make more than their total, or less where they are all its parts."""
    if len(listed) < 2 or any(f.unit != total.unit or not f.exact for f in (total, *listed)):
        return
    text = context.surface.text
    made = sum(figure.value for figure in listed)
    slack = 1e-6 * total.value + 0.5 * _step(text, total)
    if made > total.value + slack or (whole and made < total.value - slack):
        ends = (total.span, listed[0].span, listed[-1].span)
        span = Span(min(s.start for s in ends), max(s.end for s in ends))
        values = {"expected": text[total.span.start : total.span.end], "found": _say(made, total, text)}
        yield from hit_on(context, span, values)


_PERSONS = ("人", "名", "人次")


@cache
def _crossing() -> re.Pattern[str]:
    """What may be true of those that another part has counted already."""
    return expression("女|党员|团员|民族|骨干|以上|留守|困难|残疾|寄宿|持证|农村|乡村|省级|市级|国家级|新增")


def _divided(text: str, start: int, listed: list[_Figure]) -> list[_Figure]:
    """The parts that divide the total; none where they may overlap.

    Of persons a comma begins another division: 高级教师20人、一级教师40人，党员35人.
    """
    kept: list[_Figure] = []
    at = start
    for figure in listed:
        words = text[at : figure.span.start]
        if kept and figure.unit in _PERSONS and words[:1] in ("，", ","):
            break
        if _crossing().search(words) and figure.unit != "元":
            return []
        kept.append(figure)
        at = figure.span.end
    return kept


def _step(text: str, figure: _Figure) -> float:
    """The last digit said: a total of 1.2亿元 may stand for parts that make 1.204亿元."""
    said = text[figure.span.start : figure.span.end]
    decimals = re.match(r"[\d,，]*\.?(\d*)", said)
    scale = next((_SCALE[s] for s in _LONG_SCALES if s in said), 1.0)
    digits = len(decimals[1]) if decimals else 0
    return 0.0 if scale == 1 and not digits else float(scale * 10**-digits)


def _near(text: str, start: int, end: int) -> bool:
    """Whether nothing but a few words of the same clause stands between the total and its parts."""
    between = text[start:end].rstrip("，,（( ")
    return len(between) <= 14 and not any(sign in between for sign in "，,。；、\n")


def _row(text: str, figures: list[_Figure], end: int) -> list[_Figure]:
    """The figures that make a row, item by item, up to ``end``: 小学80所、初中50所，."""
    row: list[_Figure] = []
    for figure in reversed(figures):
        between = text[figure.span.end : end].strip(" ")
        joined = between in ("，", ",") if not row else _joined(between)
        if not joined or (row and figure.unit != row[-1].unit):
            break
        row.append(figure)
        end = figure.span.start
    return row[::-1]


def _joined(between: str) -> bool:
    """Whether one item follows another: 、初中 or 和初中, and no clause between."""
    return (
        between[:1] in ("、", "和", "及") and len(between) <= 16 and not any(s in between for s in "，,。；")
    )


_ALL_OF_IT = ("其他", "其余", "剩余", "其它", "自筹")
_PURSES = ("中央", "省", "市", "县", "区", "自筹", "银行", "社会", "学校", "单位")


def _closed(text: str, start: int, listed: list[_Figure]) -> bool:
    """Whether the parts are all there is: the last is the rest, or each is the share of one purse."""
    said, at = [], start
    for figure in listed:
        said.append(text[at : figure.span.start].strip("、，, 和及"))
        at = figure.span.end
    if not said:
        return False
    purses = listed[0].unit == "元" and all(words.startswith(_PURSES) for words in said)
    return any(word in said[-1] for word in _ALL_OF_IT) or purses


def _start(text: str, end: int) -> int:
    """Where the sentence begins, at most 80 characters before."""
    floor = max(0, end - 80)
    return max(floor, *(text.rfind(sign, floor, end) + 1 for sign in "。；;\n"))


def _end(text: str, start: int) -> int:
    stops = [at for at in (text.find(sign, start, start + 160) for sign in "。；;）)\n") if at >= 0]
    return min(stops, default=min(len(text), start + 160))


def _say(value: float, like: _Figure, text: str) -> str:
    said = text[like.span.start : like.span.end]
    scale = next((s for s in _LONG_SCALES if s in said), "")
    number = round(value / _SCALE[scale], 4)
    return f"{number:g}{scale}{like.unit}" if number < 1e6 else f"{number:.0f}{scale}{like.unit}"


@cache
def _split() -> re.Pattern[str]:
    percent = r"\d{1,3}(?:\.\d+)?[ ]?[%％]"
    row = rf"({percent}(?:(?:、|和|及|，|:|：){percent}){{1,11}})"
    return expression(
        rf"按(?:照)?{row}的?比例(?:分担|承担|负担|共担|分摊|分配|拨付|分|计入|发放|兑现)"
        rf"|权重(?:分别)?(?:为|是|占)?{row}"
    )


def shares(check: ConsistencyCheck, context: Context) -> Iterator[Hit]:
    """Shares by which one thing is divided, and that do not make 100%."""
    for match in _split().finditer(context.surface.text):
        at = 1 if match[1] else 2
        made = sum(float(n) for n in re.findall(r"\d+(?:\.\d+)?", match[at]))
        if abs(made - 100) > 0.5:
            yield from hit_on(context, Span(*match.span(at)), {"found": f"{made:g}%"})


@cache
def _rate() -> re.Pattern[str]:
    rates = "合格|覆盖|达标|持证|普及|入学|入园|知晓|参与|及格|优良|优秀|开设|开课|建档|配备|满意"
    more = r"(?:1\d\d|[2-9]\d\d)(?:\.\d+)?"
    return expression(rf"(?<!毛)(?:{rates})(?:率|度)([^，,。；;、\d\n]{{0,8}}?)({more})[ ]?[%％]")


def rate(check: ConsistencyCheck, context: Context) -> Iterator[Hit]:
    """A rate of which all is 100%, and more than that. A gross rate (毛入园率) may be more."""
    for match in _rate().finditer(context.surface.text):
        grown = "增" in match[1] or ("提" in match[1] and "到" not in match[1])
        if float(match[2]) > 100 and not grown:
            yield from hit_on(context, Span(*match.span()))
