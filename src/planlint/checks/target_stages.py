"""For which kinds of school a figure is said."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from planlint.checks.target_binding import respectively
from planlint.checks.target_figures import Figure
from planlint.checks.target_sentence import Sentence, in_row
from planlint.checks.target_words import Mention, StageWord, stage_words
from planlint.language.numbers import pattern, shape
from planlint.model.indicator import Indicator, Stage


class Said(NamedTuple):
    """The stages a figure is said of, whether surely of all of them, and where that begins."""

    stages: tuple[Stage, ...]
    sure: bool
    start: int


def stages_of(sentence: Sentence, name: Mention, chain: list[Figure]) -> list[Said]:
    """For each figure of a chain what it is said of; no stages where it is none of the indicator's."""
    known = name.indicator.stages
    if known == ("all",):
        return [Said(known, True, figure.span.start) for figure in chain]
    begin, first = sentence.clause(name.start), chain[0].number
    head = [w for w in sentence.stages if begin <= w.start < min(max(name.end, name.start + 1), first)]
    current = [w for w in sentence.stages if name.end <= w.start < first] or head
    inherited = _inherited(sentence, begin)
    found = _one_each(sentence, name, chain, current, inherited)
    if not found:
        found = _in_turn(sentence, name, chain, current, inherited)
        if len(chain) == 1 and _shares(sentence, begin, chain[0]):
            # One of several figures in a row: which kind of school it is said of is a guess.
            found = [said._replace(sure=False) for said in found]
    return found


def _shares(sentence: Sentence, begin: int, figure: Figure) -> bool:
    """Whether a figure is one of a row that 分别 deals out."""
    near = [f for f in sentence.numbers if f.number >= begin]
    row = next((row for at in range(len(near)) if figure in (row := in_row(near[at:], sentence.shaped))), [])
    return len(row) > 1 and respectively().search(sentence.shaped, begin, figure.number) is not None


def _one_each(
    sentence: Sentence,
    name: Mention,
    chain: list[Figure],
    current: list[StageWord],
    inherited: list[StageWord],
) -> list[Said]:
    """小学、初中分别为45人、50人: as many kinds of school in a row as figures; nothing otherwise."""
    known = name.indicator.stages
    if len(chain) < 2 or len(in_row(chain, sentence.shaped)) != len(chain):
        return []
    plain = [w for w in current if not w.collective and (w.stages[0] in known or w.stages != ("nine-year",))]
    # 小学一年级 is one kind of school in two words.
    plain = [w for at, w in enumerate(plain) if not at or w.start > plain[at - 1].end]
    if len(plain) == len(chain):
        return [Said(_only(w.stages, known), True, f.span.start) for w, f in zip(plain, chain, strict=True)]
    apart = respectively().search(sentence.shaped, name.start, chain[0].number)
    strange = any(set(word.stages) - set(known) for word in inherited)
    if apart and not current and not strange and len(chain) == len(known):
        # In the order in which everybody names them.
        return [Said((stage,), True, f.span.start) for stage, f in zip(known, chain, strict=True)]
    return []


def _in_turn(
    sentence: Sentence,
    name: Mention,
    chain: list[Figure],
    current: list[StageWord],
    inherited: list[StageWord],
) -> list[Said]:
    """Each figure is said of the kinds of school named since the one before, or else of the same."""
    found: list[Said] = []
    floor = name.end
    for figure in chain:
        behind = _behind().match(sentence.shaped, figure.span.end)
        own = stage_words(behind[1]) if behind else []
        between = [w for w in sentence.stages if floor <= w.start < figure.number]
        current = own or between or current
        floor = figure.span.end
        stages, sure = _meant(current or inherited, name.indicator)
        start = between[0].start if between and sure else figure.span.start
        found.append(Said(stages, sure, start))
    return found


def _meant(words: list[StageWord], indicator: Indicator) -> tuple[tuple[Stage, ...], bool]:
    known = indicator.stages
    if not words:
        return known, len(known) == 1
    plain = [word for word in words if not word.collective]
    stages = tuple(dict.fromkeys(stage for word in plain or words for stage in word.stages))
    return _only(stages, known), bool(plain)


def _inherited(sentence: Sentence, begin: int) -> list[StageWord]:
    """The kind of school spoken of before: in the sentence, in the unit's heading, in those above."""
    earlier = [word for word in sentence.stages if word.end <= begin]
    if earlier:
        return _last_group(earlier)
    outline = sentence.context.outline
    above = (section.heading for section in outline.ancestors(sentence.unit))
    for text in (sentence.unit.heading, *above, sentence.context.own_title):
        if words := stage_words(shape(text)):
            return words
    return []


def _last_group(words: list[StageWord]) -> list[StageWord]:
    """The last words for kinds of school that stand in one row."""
    group = [words[-1]]
    for word in reversed(words[:-1]):
        if group[0].start - word.end > 2:
            break
        group.insert(0, word)
    return group


def _only(stages: tuple[Stage, ...], known: tuple[Stage, ...]) -> tuple[Stage, ...]:
    return tuple(stage for stage in stages if stage in known)


@cache
def _behind() -> re.Pattern[str]:
    """45人（小学）."""
    return pattern(r"\s*\(([^()\d]{2,8})\)")
