"""Figures in a clause about an indicator: value, unit, comparator, and what they are not."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from planlint.language.figures import LEAST, MOST, OVER, UNDER
from planlint.language.numbers import ARABIC, NUMBER, parse, pattern
from planlint.model.evidence import Comparator
from planlint.model.records import dataclass
from planlint.model.text import Span

_UNITS = (
    "个?百分点|%|‰|平方米|平米|㎡|m²|m2|个?学时|个?课时|个?小时|人次|名学生|人/班|人|名|位|间|[万亿]?元|个?教学班|个?班级?"
    "|万|亿|年级|学?年|月|日|天|周|岁|倍|台套|台|册|所|套|次|期|项|条|章|节|类|层|号|轨|公里|米|亩|张|座|届|批|分钟|分(?!别|期|类|批|配|布|工|步|层|解|校|流|开|区|级)"
    "|口|家|支|门|件|处|户|村|镇|县|校|五|个"
)
_LEAST = rf"{LEAST}|不小于|大于(?:或)?等于|不低于|[≥≧]|达到?|(?:提高|提升|扩大|增加|增长|上升)(?:到|至)|增至"
_MOST = rf"{MOST}|不大于|小于(?:或)?等于|[≤≦]|(?:降低|下降|压缩|减少|控制|压减|降|缩小)(?:到|至|在)|以不超过"
_GROWTH = "提高|提升|增加|增长|降低|下降|减少|上升|递增|递减|压减|缩小|压缩|新增|超出|高出"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at ``span`` of a unit's text, its comparator and what follows it included.

    ``unit`` is as written, empty for a bare number. ``number`` is where the digits begin. ``state``
    figures tell where a change starts from (由93%), ``growth`` figures by how much (提高2个点),
    ``condition`` figures pick out what is spoken of (低于90%的学校), ``told`` ones say how things are
    (为93%).
    """

    span: Span
    number: int
    value: float
    unit: str
    comparator: Comparator
    high: float | None = None
    state: bool = False
    growth: bool = False
    condition: bool = False
    told: bool = False


@cache
def _number() -> re.Pattern[str]:
    return pattern(
        rf"(?:百分之(?P<hundredth>{NUMBER})|(?P<tenth>[一二三四五六七八九])成(?P<fifth>[一二三四五六七八九]|半)?(?!立|功|为|果|员|绩|长|效|就|本|人|年|都|立)"
        rf"|(?P<plain>(?<![\d.]){ARABIC}[十百千万亿]*|[一二两三四五六七八九十百千万]+(?:点[〇零一二三四五六七八九]+)?))"
        rf"(?:(?P<first>%)(?=\s*(?:-|~|至)))?(?:\s*(?:-{{1,2}}|~|至)\s*(?:百分之)?(?P<high>{NUMBER}))?"
        rf"\s*(?P<unit>{_UNITS})?(?P<per>/(?:班|人|生|年|间))?"
        r"(?P<suffix>\s*(?:及|\(含\)|或)?(?:其)?以(?:上|下|内)(?:\(含[^()]{0,6}\))?|左右|\(含\))?"
    )


@cache
def _compared() -> re.Pattern[str]:
    return pattern(
        rf"(?:(?:(?P<least>{_LEAST})|(?P<most>{_MOST})|(?P<over>(?!高于规定)(?:{OVER}|＞))|(?P<under>{UNDER}|＜))"
        rf"(?=[^,;:!\n\d]{{0,20}}$)|(?:(?P<about>约|近)|(?P<same>为|是|在|按))(?=(?:了|约|每班|每校|:)?\s*$))[^,;!\n\d]*$"
    )


@cache
def _from() -> re.Pattern[str]:
    """由2024年的93% and 比上年: where the change starts."""
    return pattern(
        r"(?:由|从(?!而)|较|(?<![占对])比(?!例|率|重))(?:\d{4}年度?底?|目前|现在|现有|原来|原有|当前|上年)?(?:的|约|不足)*\s*$"
    )


@cache
def _growth() -> re.Pattern[str]:
    return pattern(rf"(?:{_GROWTH})(?:了|约|近|不少于|不低于|至少|超过)?\s*$")


@cache
def _chooses() -> re.Pattern[str]:
    """After a figure that picks out what is spoken of: 90%以下的乡镇, 56人以上大班额."""
    return pattern(
        r"(?:的|\(含\)的)(?!标准|要求|目标|规定|比例|水平|底线|指标|基础|原则|国家|幅度|速度|任务|限额|规模|控制|国标|优质|教师|高中|随迁|残疾|骨干)"
        r"(?=\w)|(?:超?大班额|的?大校额)"
    )


def figures(text: str, shaped: str, start: int, end: int) -> list[Figure]:
    """The figures of a stretch of shaped text, in order; those of a list share unit and comparator."""
    found: list[Figure] = []
    for match in _number().finditer(shaped, start, end):
        figure = _figure(shaped, match, start)
        if figure is not None:
            found.append(figure)
    return _share(shaped, found)


def _figure(shaped: str, match: re.Match[str], start: int) -> Figure | None:
    value = _value(match)
    if value is None:
        return None
    unit = match["unit"] or ("%" if match["hundredth"] or match["tenth"] or match["first"] else "")
    if not unit and (match["plain"] or "0")[0] not in "0123456789":
        return None  # 一 and 千 are parts of words
    high = parse(match["high"]) if match["high"] else None
    before = shaped[max(start, match.start() - 26) : match.start()]
    suffix = match["suffix"] or ""
    compared = _compared().search(before)
    growth = compared is None and _growth().search(before) is not None
    return Figure(
        Span(match.start() - (len(compared[0]) if compared else 0), match.end()),
        match.start(),
        value,
        unit,
        _comparator(compared.lastgroup if compared else None, suffix),
        high,
        state=_from().search(before) is not None,
        growth=growth or unit.endswith("百分点"),
        condition=_chooses().match(shaped, match.end()) is not None,
        told=compared is not None and compared[0].startswith(("为", "是")) and not suffix,
    )


def _value(match: re.Match[str]) -> float | None:
    if match["hundredth"]:
        return parse(match["hundredth"])
    if match["tenth"]:
        return (parse(match["tenth"]) or 0) * 10 + (_digit(match["fifth"]) if match["fifth"] else 0)
    return parse(match["plain"])


def _digit(word: str) -> float:
    return 5 if word == "半" else parse(word) or 0


def _comparator(name: str | None, suffix: str) -> Comparator:
    if suffix:
        if "以上" in suffix:
            return ">="
        if "以下" in suffix or "以内" in suffix:
            return "<="
        if suffix == "左右":
            return "~"
    table: dict[str | None, Comparator] = {
        "least": ">=",
        "most": "<=",
        "over": ">",
        "under": "<",
        "about": "~",
    }
    return table.get(name, "=")


@cache
def _joint() -> re.Pattern[str]:
    return pattern(r"\s*(?:&|和|与|及|以及|/|,)\s*")


def _share(shaped: str, found: list[Figure]) -> list[Figure]:
    """45、50人 and 不低于4.2人、5.3人: unit from the last of the list, comparator from the first."""
    for at in range(len(found) - 2, -1, -1):
        this, after = found[at], found[at + 1]
        if not this.unit and after.unit and _joint().fullmatch(shaped, this.span.end, after.number):
            found[at] = replace(this, unit=after.unit)
    for at in range(1, len(found)):
        before, this = found[at - 1], found[at]
        joined = _joint().fullmatch(shaped, before.span.end, this.number)
        if joined and this.unit == before.unit and this.comparator == "=":
            found[at] = replace(
                this, comparator=before.comparator, condition=this.condition or before.condition
            )
        elif (
            joined
            and this.unit == before.unit
            and before.comparator == "="
            and this.comparator in (">=", "<=")
        ):
            found[at - 1] = replace(before, comparator=this.comparator)
    return found
