"""Sentences in which indicators are named, and the words between names and figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from planlint.checks.context import Context
from planlint.checks.target_figures import Figure, figures
from planlint.checks.target_words import Mention, StageWord, stage_words
from planlint.language.masks import mask_names
from planlint.language.numbers import pattern, shape
from planlint.model.indicator import Indicator
from planlint.model.outline import Unit
from planlint.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """``shaped[start:end]`` of a unit: the indicators named in it, its figures and its kinds of school.

    All places count in the unit's text, which ``shaped`` is character for character.
    """

    context: Context
    unit: Unit
    shaped: str
    start: int
    end: int
    names: tuple[Mention, ...]
    numbers: tuple[Figure, ...]
    stages: tuple[StageWord, ...]

    def clause(self, at: int) -> int:
        """Where the clause that holds ``at`` begins."""
        return max(self.start, *(self.shaped.rfind(sign, self.start, at) + 1 for sign in ",;"))


def sentences(context: Context, unit: Unit, named: Sequence[Mention]) -> Iterator[Sentence]:
    """The sentences with names in them. A heading runs on into the first sentence of its body, and the
    cells of a row are clauses of one sentence."""
    shaped = mask_names(shape(unit.text)).replace("\t", ";")
    start = 0
    for end in (*_ends(shaped, unit.body), len(shaped)):
        names = tuple(each for each in named if start <= each.start < end)
        if names:
            found = (
                w._replace(start=w.start + start, end=w.end + start) for w in stage_words(shaped[start:end])
            )
            numbers = tuple(figures(unit.text, shaped, start, end))
            yield Sentence(context, unit, shaped, start, end, names, numbers, tuple(found))
        start = end + 1


def _ends(shaped: str, body: int) -> Iterator[int]:
    return (m.start() for m in _stops().finditer(shaped) if m.end() != body)


@cache
def _stops() -> re.Pattern[str]:
    return pattern(r"[!\n?]")


def fits(indicator: Indicator, figure: Figure) -> bool:
    """Whether a figure has a unit, and a size, that the indicator's figures have."""
    units = indicator.units
    if not any(units):
        return not figure.unit and figure.value < 2
    if figure.unit == "%" or "%" in units:
        return figure.unit in units and figure.value <= 100
    return figure.unit in units or figure.unit.removeprefix("个") in units


def in_row(found: Iterable[Figure], shaped: str) -> list[Figure]:
    """The figures from the first on that stand in one row and have one unit."""
    row: list[Figure] = []
    for figure in found:
        if row and (
            figure.unit != row[0].unit or not _between().fullmatch(shaped, row[-1].span.end, figure.number)
        ):
            break
        row.append(figure)
    return row


@cache
def _between() -> re.Pattern[str]:
    return pattern(r"[\s&,/]*(?:和|与|及|以及)?(?:不低于|不超过|不少于|达到)?\s*")


def rest(gap: str, indicator: Indicator) -> str:
    """What of a gap is left without the words that say nothing of it."""
    if indicator.of:
        gap = any_of(indicator.of).sub("", gap)
    return _transparent().sub("", _start_values().sub("", gap))


@cache
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return pattern("|".join(sorted(words, key=len, reverse=True)))


@cache
def _start_values() -> re.Pattern[str]:
    """Start values of a change (由93%提高到) stand between a name and its figure."""
    return pattern(r"(?:由|从)?(?<!\d)(?!(?:19|20)\d\d年)\d+(?:\.\d+)?(?:%|人|平方米|元|间)?")


@cache
def _transparent() -> re.Pattern[str]:
    words = (
        "九年一贯制|十二年一贯制|一贯制|完全中学|小学部?|初中部?|初级中学|高中阶段?|普通高中|义务教育阶段|义务教育"
        "|中小学校?|幼儿园|学校|各校|每校|每所|所有|全部|[一二三四五六七八九]年级|(?:起始|各|新生|毕业)年级|新生"
        "|农村|乡村|城区|城镇|镇区|县城|县域内?|城乡|乡镇|全县|全市|全区|全省|市区|公办|民办|寄宿制|单校"
        r"|(?:19|20)\d\d年?(?:底|末|前|起|秋季)?|\d{1,2}月底?|(?:十[四五六七])五(?:末|期间|时期)?"
        "|力争|争取|确保|努力|逐步|稳步|进一步"
        "|达标|达到?|提高|提升|扩大|控制|保持|稳定|降低?|下降|压缩|实现|落实|配备|配置|拥有|完成|保障|核定"
        "|均|都|应当?|要|须|必须|分别|依次|各|全|基本|总体上?|原则上|一律|严格|左右|以上|以内|以下"
        "|不得?|超过|高于|低于|少于|小于|大于|多于|等于|突破"
        "|或|至少|最低|最少|最高|最多|平均|约|近|为|是|在|由|从|到|至|的|之?内|并|且"
        "|数量|人数|学生数?|比例|比重|比率|占比|率|水平|标准|数值|数|值|面积|指标|目标|要求|规定|国家|省定|人均|每班|年均"
        "|与|和|及|以及|个?百分点"
    )
    return pattern(rf"{words}|[\s,&:;()\-~/%.≥≤\x18]+")
