"""For which year and place a figure is said, and whether it tells what was."""

from __future__ import annotations

import re
from functools import cache

from planlint.checks.context import Context
from planlint.checks.target_figures import Figure
from planlint.checks.target_sentence import Sentence, in_row
from planlint.checks.target_words import Mention
from planlint.language.numbers import parse, pattern, shape
from planlint.model.outline import Unit

_NEAR = 20
"""A line that announces stands within this many units before those it announces."""


def years_of(sentence: Sentence, name: Mention, chain: list[Figure]) -> list[int | None]:
    """The last year of the date of each figure of a chain."""
    if len(chain) > 1 and len(in_row(chain, sentence.shaped)) == len(chain):
        # 2026年、2027年巩固率分别达到94%、95%: as many years in a row as figures.
        row = _years(sentence.shaped, sentence.clause(name.start), chain[0].number)
        if len(row) == len(chain):
            return list(row)
    found = []
    floor = name.end
    for figure in chain:
        found.append(_year_of(sentence, min(floor, figure.number), figure, alone=len(chain) == 1))
        floor = figure.span.end
    return found


def _year_of(sentence: Sentence, floor: int, figure: Figure, *, alone: bool) -> int | None:
    """Named since the figure before, else before in the sentence, behind it, in the unit, or above."""
    shaped = sentence.shaped
    said = _years(shaped, floor, figure.number) or _years(shaped, sentence.start, figure.number)
    if said:
        return said[-1]
    deadlines = [each for each in sentence.unit.evidence.deadlines if each.span.start >= figure.span.end]
    due = {each.end.year for each in deadlines if each.kind == "date" and each.end}
    if alone and len(due) == 1:  # named behind the figure, or in a column of its own
        return due.pop()
    outline = sentence.context.outline
    above = [_announces(section) or section.heading for section in outline.ancestors(sentence.unit)]
    texts = [shape(text) for text in (_lead(sentence.context, sentence.unit), *above)]
    for text in (shaped[: sentence.start], *texts):
        if said := _years(text, 0, len(text)):
            return said[-1]
    return None


def dated(sentence: Sentence, name: Mention) -> tuple[int, int] | None:
    """The place and the year of the last date before a name in its sentence."""
    dates = [m for m in _year().finditer(sentence.shaped, sentence.start, name.start) if _value(m)]
    year = _value(dates[-1]) if dates else None
    return None if year is None else (dates[-1].start(), year)


def tells(sentence: Sentence, end: int) -> bool:
    """Whether the sentence up to ``end`` has a word that tells what was."""
    return _past().search(sentence.shaped, sentence.start, end) is not None


def is_past(sentence: Sentence, figure: Figure, year: int | None) -> bool:
    """Whether a figure tells what was or is: by its year, or by the last word that says so or otherwise."""
    begins = sentence.context.begins
    if year is not None and begins is not None and year < begins.year:
        return True
    before = sentence.shaped[sentence.start : figure.number]
    years = list(_year().finditer(before))
    to_come = [m.start() for m in years if begins and m["year"] and int(m["year"]) >= begins.year]
    ahead = [m.start() for m in _ahead().finditer(before)] + to_come
    if figure.told and years and not ahead:
        return True  # 2025年，巩固率为93%
    past = [m.start() for m in _past().finditer(before)]
    return bool(past) and max(past) > max(ahead, default=-1)


def places_of(sentence: Sentence, name: Mention, end: int) -> frozenset[str]:
    """The parts of the area that a figure is limited to, those that belong to the indicator left out."""
    found = _places().finditer(sentence.shaped, sentence.clause(name.start), end)
    outside = (m[0] for m in found if not name.start <= m.start() < name.end)
    return frozenset(place for place in outside if place not in name.indicator.of)


def _lead(context: Context, unit: Unit) -> str:
    """The line that announces the ones a unit is one of: 到2030年，主要目标如下：."""
    units = context.outline.units
    for before in reversed(units[max(0, unit.index - _NEAR) : unit.index]):
        if before.parent != unit.parent:
            break
        if announced := _announces(before):
            return announced
    return ""


def _announces(unit: Unit) -> str:
    return unit.text if unit.text.rstrip().endswith(("：", ":")) else ""


def _years(shaped: str, start: int, end: int) -> list[int]:
    """The years named in a stretch, but for those that something is only compared with."""
    found = []
    for match in _year().finditer(shaped, start, max(start, end)):
        compared = shaped[max(0, match.start() - 1) : match.start()] in ("与", "较", "比", "由", "从", "同")
        if not compared and (year := _value(match)):
            found.append(year)
    return found


def _value(match: re.Match[str]) -> int | None:
    if match["plan"]:
        number = parse(match["plan"])
        # The tenth plan ended in 2005; they have followed each other without a gap since.
        return 2005 + 5 * (int(number) - 10) if number and match["end"] else None
    return int(match["last"] or match["year"])


@cache
def _year() -> re.Pattern[str]:
    return pattern(
        r"(?<!\d)(?P<year>20\d\d)年?(?:\s*(?:-{1,2}|~|至)\s*(?P<last>20\d\d))?年(?!版)"
        r"|“?(?P<plan>十[三四五六七])五”?(?P<end>末|期末|期间|时期|规划)?"
    )


@cache
def _places() -> re.Pattern[str]:
    return pattern(
        "农村|乡村|城区|市区|城镇|镇区|县城|县\\(市|各县|乡镇|山区|牧区|寄宿制|民办|民族|贫困|脱贫"
    )


@cache
def _past() -> re.Pattern[str]:
    return pattern(
        "已(?!经?批准)|目前|现有|现状|截至|截止|去年|上年|上一年|近年|以来|原有|原来"
        "|完成了|达到了|实现了|保持了|提高了|下降了|现为|基期|仅为?|只有"
    )


@cache
def _ahead() -> re.Pattern[str]:
    return pattern(
        "力争|争取|确保|将(?=[^,;]{0,6}(?:提|控|降|达))|要|必须|应当?|须|目标|不(?:得)?低于|不少于|不超过"
        r"|到(?=20\d\d)|使|规划期?末|努力|今后|未来|今年"
    )
