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
    use: Literal["strong", "weak", "head", "mask", "aspect"]
    aspect: str = ""


@lru_cache(maxsize=4)
def _lexicon(vocabulary: Vocabulary) -> Lexicon[_Word]:
    """All words of all themes in one automaton, so that a text is gone through once."""
    terms: list[tuple[str, _Word]] = []
    for theme in vocabulary.themes:
        uses = {use: _Word(theme.id, use) for use in ("strong", "weak", "head", "mask")}
        terms += ((term, uses["strong"]) for term in theme.strong)
        terms += ((term, uses["weak"]) for term in theme.weak)
        terms += ((term, uses["head"]) for term in theme.heads)
        terms += ((term, uses["mask"]) for term in theme.masks)
        for aspect in theme.aspects:
            word = _Word(theme.id, "aspect", aspect.id)
            terms += ((term, word) for term in aspect.cues)
    return Lexicon(terms)


class Cues(NamedTuple):
    """What a text holds, each by the place where it ends. ``heads`` count in headings only."""

    themes: list[Cue]
    heads: list[Cue]
    aspects: list[AspectCue]


def find_all(text: str, vocabulary: Vocabulary) -> Cues:
    """The cues of a text.

    A cue that overlaps a look-alike of its theme is left out, unless it is one longer word around
    it: 确保教 masks 保教, while 职业教育 would stay although 职业 alone were masked. Where words that no
    mask foresees meet inside a short cue, jieba decides. Cues of aspects have no look-alikes: they
    count only in measures that act on their theme.
    """
    masks: dict[str, list[tuple[int, int]]] = {}
    seen: list[Match[_Word]] = []
    aspects: list[AspectCue] = []
    for match in _lexicon(vocabulary).find(text):
        theme, use, aspect = match.value
        if use == "aspect":
            aspects.append(AspectCue(match.start, match.end, theme, aspect))
        elif use == "mask":
            masks.setdefault(theme, []).append((match.start, match.end))
        else:
            seen.append(match)
    if masks:
        seen = [m for m in seen if m.value.theme not in masks or not _masked(m, masks[m.value.theme])]
    split = [m for m in seen if m.end - m.start < 4 and not m.gap and words.doubtful(text, m.start, m.end)]
    for match in split:
        if not _beside_its_like(match, seen) and not words.bounded(text, match.start, match.end):
            seen.remove(match)
    themes: list[Cue] = []
    heads: list[Cue] = []
    for start, end, (theme, use, _), _gap in seen:
        if use == "head":
            heads.append(Cue(start, end, theme, "strong"))
        else:
            themes.append(Cue(start, end, theme, use))  # type: ignore[arg-type]
    return Cues(themes, heads, aspects)


def find(text: str, vocabulary: Vocabulary) -> list[Cue]:
    """The cues of themes in a text that is no heading."""
    return find_all(text, vocabulary).themes


def find_heading(text: str, vocabulary: Vocabulary) -> set[str]:
    """The themes that a heading names."""
    cues = find_all(text, vocabulary)
    return {cue.theme for cue in (*cues.themes, *cues.heads) if cue.strength == "strong"}


def _beside_its_like(match: Match[_Word], seen: list[Match[_Word]]) -> bool:
    """Whether another cue of the theme overlaps it, so that its boundaries change nothing (监测评估
    holds 测评 where two words of the same theme meet)."""
    theme = match.value.theme
    return any(
        (other.start, other.end) != (match.start, match.end)
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
