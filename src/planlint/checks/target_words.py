"""Where a plan names indicators and school stages: one pass over its text for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal, NamedTuple

from planlint.checks.context import Context
from planlint.language.lexicon import Lexicon
from planlint.language.numbers import pattern
from planlint.model.indicator import Indicator, Stage
from planlint.model.outline import Unit
from planlint.model.records import dataclass
from planlint.model.text import Span

_Strength = Literal["strong", "weak", "context", "mask"]


class Mention(NamedTuple):
    """An indicator named at ``start:end`` of a unit's text."""

    start: int
    end: int
    indicator: Indicator
    weak: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    indicator: int
    strength: _Strength


def mentions(context: Context, indicators: Sequence[Indicator]) -> dict[int, list[Mention]]:
    """The indicators that units name, by the unit's index, in order of place.

    Of names that overlap for one indicator the longest counts; weak ones still want their company.
    """
    surface = context.surface
    found: dict[int, list[_Found]] = {}
    for start, end, value, _ in _lexicon(tuple(indicators)).hits(surface.text):
        place = surface.at(Span(start, end))
        if place is not None and (unit := place[0].unit) is not None:
            span = place[1]
            found.setdefault(unit.index, []).extend(_Found(span.start, span.end, i, s) for i, s in value)
    return {index: kept for index, each in found.items() if (kept := _kept(each, indicators, context, index))}


@cache
def _lexicon(indicators: tuple[Indicator, ...]) -> Lexicon[tuple[tuple[int, _Strength], ...]]:
    terms: list[tuple[str, tuple[tuple[int, _Strength], ...]]] = []
    for at, each in enumerate(indicators):
        words: Iterable[tuple[_Strength, tuple[str, ...]]] = (
            ("strong", each.strong),
            ("weak", each.weak),
            ("context", each.context),
            ("mask", each.masks),
        )
        terms += [(term, ((at, strength),)) for strength, group in words for term in group]
    return Lexicon(terms, lambda values: tuple(dict.fromkeys(pair for value in values for pair in value)))


def _kept(
    found: list[_Found], indicators: Sequence[Indicator], context: Context, index: int
) -> list[Mention]:
    masks = [each for each in found if each.strength == "mask"]
    unit = context.outline.units[index]
    names = [each for each in found if each.strength in ("strong", "weak")]
    names.sort(key=lambda each: (each.start - each.end, each.start))
    kept: list[_Found] = []
    for name in names:
        if any(name.indicator == mask.indicator and _overlap(name, mask) for mask in masks):
            continue
        if any(name.indicator == other.indicator and _overlap(name, other) for other in kept):
            continue
        if name.strength == "weak" and not _accompanied(name, found, indicators, unit, context):
            continue
        kept.append(name)
    kept.sort(key=lambda each: (each.start, each.end))
    return [
        Mention(each.start, each.end, indicators[each.indicator], each.strength == "weak") for each in kept
    ]


def _overlap(one: _Found, other: _Found) -> bool:
    return one.start < other.end and other.start < one.end


def _accompanied(
    name: _Found, found: list[_Found], indicators: Sequence[Indicator], unit: Unit, context: Context
) -> bool:
    """Whether a word of the indicator's context stands in the sentence or in a heading above."""
    start = max(unit.text.rfind(mark, 0, name.start) for mark in "。\n") + 1
    end = min(
        (at for at in (unit.text.find(mark, name.end) for mark in "。\n") if at >= 0), default=len(unit.text)
    )
    for each in found:
        near = start <= each.start < end and not _overlap(each, name)
        if each.indicator == name.indicator and each.strength == "context" and near:
            return True
    own = unit.text[: unit.body] if name.start >= unit.body else ""
    above = "\n".join(
        (own, *(section.heading for section in context.outline.ancestors(unit)), context.own_title)
    )
    return bool(_context(indicators[name.indicator].context).hits(above))


@cache
def _context(terms: tuple[str, ...]) -> Lexicon[bool]:
    return Lexicon((term, True) for term in terms)


class StageWord(NamedTuple):
    """A word for one or several kinds of school; ``collective`` ones (中小学) leave open which is meant."""

    start: int
    end: int
    stages: tuple[Stage, ...]
    collective: bool


_STAGES: tuple[tuple[str, tuple[Stage, ...], bool], ...] = (
    ("(?:九年|十二年)?一贯制(?:学校)?|九年制(?:学校)?", ("nine-year",), False),
    ("义务教育|中小学(?!高中)|小初", ("primary", "junior"), True),
    ("小学|村小|(?<!十)[一二三四五六]年级", ("primary",), False),
    ("初中|初级中学|初[一二三](?!步|级)|[七八九]年级", ("junior",), False),
    ("高中|高级中学|高[一二三](?!层|级|等|个|年制|本)", ("senior",), False),
    ("学前|幼儿园|幼儿|托班|小班(?!化)|中班|大班(?!额|额)", ("preschool",), False),
    ("中职|中等职业|职业学校|职业教育|技工学校|职高", ("vocational",), False),
    ("高校|高等|大学(?!区)|高职|本科院校", ("higher",), False),
    ("特教学校|特殊教育|特校", ("special",), False),
)


@cache
def _stage_words() -> re.Pattern[str]:
    return pattern("|".join(f"(?P<s{at}>{words})" for at, (words, _, _) in enumerate(_STAGES)))


def stage_words(shaped: str) -> list[StageWord]:
    """The words for kinds of school in shaped text, in order."""
    found = []
    for match in _stage_words().finditer(shaped):
        _, stages, collective = _STAGES[int((match.lastgroup or "s0")[1:])]
        found.append(StageWord(match.start(), match.end(), stages, collective))
    return found
