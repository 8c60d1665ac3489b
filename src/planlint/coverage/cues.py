"""Cues of all themes in a text, look-alikes masked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from planlint.language.lexicon import Lexicon, Match
from planlint.model.vocabulary import Vocabulary

Strength = Literal["strong", "weak", "aspect"]


@dataclass(frozen=True, slots=True)
class Cue:
    """``text[start:end]`` speaks for the theme; an ``aspect`` cue only where the theme is acted on."""

    start: int
    end: int
    theme: str
    strength: Strength
    aspect: str = ""


@dataclass(frozen=True, slots=True)
class _Word:
    theme: str
    use: Literal["strong", "weak", "aspect", "context", "mask"]
    aspect: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """All cues of a text in order of their end, and where context words stand, by theme."""

    cues: tuple[Cue, ...]
    contexts: dict[str, list[tuple[int, int]]]


@lru_cache(maxsize=4)
def lexicon(vocabulary: Vocabulary) -> Lexicon[_Word]:
    terms: list[tuple[str, _Word]] = []
    for theme in vocabulary.themes:
        terms += ((term, _Word(theme.id, "strong")) for term in theme.strong)
        terms += ((term, _Word(theme.id, "weak")) for term in theme.weak)
        terms += ((term, _Word(theme.id, "context")) for term in theme.context)
        terms += ((term, _Word(theme.id, "mask")) for term in theme.masks)
        for aspect in theme.aspects:
            terms += ((term, _Word(theme.id, "aspect", aspect.id)) for term in aspect.cues)
    return Lexicon(terms)


def find(text: str, vocabulary: Vocabulary) -> Found:
    """The cues of a text. A cue that overlaps a look-alike of its theme is left out, unless it is one
    longer word around it (确保教 masks 保教, but not 职业教育 around a shorter look-alike)."""
    masks: dict[str, list[tuple[int, int]]] = {}
    contexts: dict[str, list[tuple[int, int]]] = {}
    seen: list[Match[_Word]] = []
    for match in lexicon(vocabulary).find(text):
        word = match.value
        if word.use == "mask":
            masks.setdefault(word.theme, []).append((match.start, match.end))
        elif word.use == "context":
            contexts.setdefault(word.theme, []).append((match.start, match.end))
        else:
            seen.append(match)
    cues = tuple(
        Cue(m.start, m.end, m.value.theme, m.value.use, m.value.aspect)  # type: ignore[arg-type]
        for m in seen
        if not masks or not _masked(m, masks.get(m.value.theme, ()))
    )
    return Found(cues, contexts)


def _masked(match: Match[_Word], masks: list[tuple[int, int]] | tuple[()]) -> bool:
    for start, end in masks:
        if start < match.end and match.start < end:
            around = match.start <= start and end <= match.end and end - start < match.end - match.start
            if match.gap or not around:
                return True
    return False
