"""Which figures are said of a name.

A figure belongs to the indicator named before it when nothing but transparent words stand between
them: kinds of school, places, years, comparators, auxiliary verbs and the figures of the same list.
So 班额不超过45人 and 班额：小学45人、初中50人 bind, and 降低班额，招聘教师50人 does not.
"""

from __future__ import annotations

import re
from functools import cache

from planlint.checks.target_figures import Figure
from planlint.checks.target_sentence import Sentence, any_of, fits, in_row, rest
from planlint.checks.target_words import Mention, stage_words
from planlint.language.numbers import pattern

_LOOSE = 8
"""Characters that may stand between name and figure in one clause and mean nothing to us."""
_TIGHT = 1
"""The same for a clause that the name is not in."""
_BEHIND = 4
"""The same where the figure stands before the name."""


def figures_of(sentence: Sentence, name: Mention) -> list[Figure]:
    """The figures said of a name: inside it, after it, or else right before it."""
    found = _inside(sentence, name)
    if found is None:
        found = _shared(sentence, name)
    if found is None:
        others = (other.start for other in sentence.names if other.start >= name.end)
        found = following(sentence, name, min(others, default=sentence.end)) or _before(sentence, name)
    return [figure for figure in found if not _other(sentence, name, figure)]


def following(sentence: Sentence, name: Mention, stop: int, *, close: bool = False) -> list[Figure]:
    """The figures that follow a name, each reached from the one before; ``close``: nothing between."""
    chain: list[Figure] = []
    at = name.end
    for figure in sentence.numbers:
        if figure.number < at or not fits(name.indicator, figure):
            continue
        if figure.number >= stop:
            break
        if not _reaches(name, sentence.shaped[at : figure.number], first=not chain and not close):
            break
        if chain and not figure.state and _goes_on().match(sentence.shaped, figure.span.end):
            break
        chain.append(figure)
        at = figure.span.end
    return chain


def _inside(sentence: Sentence, name: Mention) -> list[Figure] | None:
    """每百名学生配备1名以上骨干教师 has its figure within."""
    for figure in sentence.numbers:
        if name.start <= figure.number < name.end and fits(name.indicator, figure):
            return [figure]
    return None


def _shared(sentence: Sentence, name: Mention) -> list[Figure] | None:
    """Names in a row and as many figures in a row: A、B和C分别达到1、2和3. ``None`` where there are none."""
    shaped = sentence.shaped
    row = in_row((f for f in sentence.numbers if f.number >= name.end), shaped)
    if len(row) < 2:
        return None
    apart = respectively().search(shaped, name.end, row[0].number)
    end = apart.start() if apart else row[0].span.start
    if "," in shaped[name.end : end]:
        return None
    head = max(sentence.clause(name.start), shaped.rfind(":", sentence.start, name.start) + 1)
    items = _items(sentence, head, end)
    mine = next((i for i, (a, b) in enumerate(items) if a <= name.start < b), None)
    if mine is None or len(items) < len(row) or (apart is None and len(items) != len(row)):
        return None
    if mine == len(items) - 1 and all(not rest(shaped[a:b], name.indicator) for a, b in items[:-1]):
        # Kinds of school or years, not names: all figures are said of the one name.
        return [f for f in row if fits(name.indicator, f)] if len(items) == len(row) else None
    at = mine - (len(items) - len(row))
    return [row[at]] if at >= 0 and fits(name.indicator, row[at]) else []


def _items(sentence: Sentence, start: int, end: int) -> list[tuple[int, int]]:
    """The members of a list, by their places; names of indicators stay whole (体育、艺术教师)."""
    found, at = [], start
    for match in _ands().finditer(sentence.shaped, start, end):
        if not any(name.start < match.start() < name.end for name in sentence.names):
            found.append((at, match.start()))
            at = match.end()
    found.append((at, end))
    return [(a, b) for a, b in found if sentence.shaped[a:b].strip()]


def _before(sentence: Sentence, name: Mention) -> list[Figure]:
    """The figure right before a name: 不低于公用经费的5%安排教师培训经费."""
    ahead = [f for f in sentence.numbers if f.span.end <= name.start and fits(name.indicator, f)]
    if not ahead:
        return []
    figure = ahead[-1]
    gap = sentence.shaped[figure.span.end : name.start]
    if re.search("[,;:]", gap) or _blocks().search(gap) or len(rest(gap, name.indicator)) > _BEHIND:
        return []
    for other in sentence.names:
        between = figure.span.end <= other.start < name.start
        # A name before the figure in its clause has a better right to it.
        nearer = other.end <= figure.number and not re.search(
            "[,;]", sentence.shaped[other.end : figure.number]
        )
        if between or nearer:
            return []
    return [figure]


def _other(sentence: Sentence, name: Mention, figure: Figure) -> bool:
    """Whether the clause of a name, up to the figure, speaks of something else by the same name."""
    if not name.indicator.unless:
        return False
    start = sentence.clause(min(name.start, figure.number))
    end = max(figure.span.end, name.end)
    return any_of(name.indicator.unless).search(sentence.shaped, start, end) is not None


def _reaches(name: Mention, gap: str, *, first: bool) -> bool:
    """Whether nothing that matters stands between a name, or the figure before, and a figure."""
    indicator = name.indicator
    for_all = indicator.stages == ("all",)
    if not for_all:
        gap = _of_which().sub("", gap)
    blocks = _blocks().search(gap)
    if blocks and not (indicator.yearly and _yearly().fullmatch(blocks[0])):
        return False
    if for_all and not first and stage_words(gap):
        return False  # what makes no difference between schools does not go on to another kind
    own, *others = re.split("[,;:]", gap)
    if len(rest(own, indicator)) > (_LOOSE if first else _TIGHT):
        return False
    return all(len(rest(other, indicator)) <= _TIGHT for other in others)


@cache
def respectively() -> re.Pattern[str]:
    return pattern("分别")


@cache
def _ands() -> re.Pattern[str]:
    return pattern("&|和|与|以及|及(?!以上|辅)")


@cache
def _blocks() -> re.Pattern[str]:
    """Words after which something else is spoken of, or a figure is a rate."""
    return pattern(
        "新建|改建|扩建|建设|招聘|补充|引进|新增|增加|投入|安排资金|资助|奖励|培养|其中|同比|减少|表彰|评选"
        "|每学?年|每学期|每季度|每月|每周|年均|每天|每日"
    )


@cache
def _yearly() -> re.Pattern[str]:
    return pattern("每学?年|年均")


@cache
def _of_which() -> re.Pattern[str]:
    return pattern("其中[,:]?(?=小学|初中|九年|农村|城区|镇区|义务)")


@cache
def _goes_on() -> re.Pattern[str]:
    """After a further figure: more of a sentence of its own (义务教育学校100%纳入…)."""
    return pattern(
        r"(?!左右|上下|的?(?:目标|水平|标准|要求|比例)|的(?:\W|$)|和|与|及|并|且|或|为|方可|以|之间|不等)\w"
    )
