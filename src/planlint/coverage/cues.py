"""Cues of all themes in a text, look-alikes masked."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from planlint.language import words
from planlint.language.lexicon import Lexicon, Match
from planlint.model.vocabulary import Vocabulary

Strength = Literal["strong", "weak"]


class Cue(NamedTuple):
    """``text[start:end]`` speaks for the theme."""

    start: int
    end: int
    theme: str
    strength: Strength


class AspectCue(NamedTuple):
    """``text[start:end]`` speaks for an aspect, where the measure acts on the theme."""

    start: int
    end: int
    theme: str
    aspect: str


class _Word(NamedTuple):
    theme: str
    use: Literal["strong", "weak", "mask"]


@lru_cache(maxsize=4)
def _lexicon(vocabulary: Vocabulary) -> Lexicon[_Word]:
    terms: list[tuple[str, _Word]] = []
    for theme in vocabulary.themes:
        strong, weak, mask = (_Word(theme.id, "strong"), _Word(theme.id, "weak"), _Word(theme.id, "mask"))
        terms += ((term, strong) for term in theme.strong)
        terms += ((term, weak) for term in theme.weak)
        terms += ((term, mask) for term in theme.masks)
    return Lexicon(terms)


@lru_cache(maxsize=4)
def _aspect_lexicon(vocabulary: Vocabulary) -> Lexicon[tuple[str, str]]:
    return Lexicon(
        (term, (theme.id, aspect.id))
        for theme in vocabulary.themes
        for aspect in theme.aspects
        for term in aspect.cues
    )


def find(text: str, vocabulary: Vocabulary) -> list[Cue]:
    """The cues of a text, by the place where they end.

    A cue that overlaps a look-alike of its theme is left out, unless it is one longer word around
    it: 确保教 masks 保教, while 职业教育 would stay although 职业 alone were masked. Where words that no
    mask foresees meet inside a short cue, jieba decides.
    """
    masks: dict[str, list[tuple[int, int]]] = {}
    seen: list[Match[_Word]] = []
    for match in _lexicon(vocabulary).find(text):
        theme, use = match.value
        if use == "mask":
            masks.setdefault(theme, []).append((match.start, match.end))
        else:
            seen.append(match)
    if masks:
        seen = [m for m in seen if m.value.theme not in masks or not _masked(m, masks[m.value.theme])]
    split = [m for m in seen if m.end - m.start < 4 and not m.gap and words.doubtful(text, m.start, m.end)]
    for match in split:
        if not _beside_its_like(match, seen) and not words.bounded(text, match.start, match.end):
            seen.remove(match)
    return [Cue(start, end, *word) for start, end, word, _ in seen]  # type: ignore[arg-type]


def find_aspects(text: str, vocabulary: Vocabulary) -> list[AspectCue]:
    """The cues of aspects in a text, by the place where they end."""
    found = _aspect_lexicon(vocabulary).find(text)
    return [AspectCue(start, end, theme, aspect) for start, end, (theme, aspect), _ in found]


def _beside_its_like(match: Match[_Word], seen: list[Match[_Word]]) -> bool:
    """Whether another cue of the theme overlaps it, so that its boundaries change nothing (监测评估
    holds 测评 where two words of the same theme meet)."""
    theme = match.value.theme
    return any(
        other is not match
        and other.value.theme == theme
        and other.start < match.end
        and match.start < other.end
        for other in seen
    )


def _masked(match: Match[_Word], masks: list[tuple[int, int]]) -> bool:
    for start, end in masks:
        if start < match.end and match.start < end:
            around = match.start <= start and end <= match.end and end - start < match.end - match.start
            if match.gap or not around:
                return True
    return False
