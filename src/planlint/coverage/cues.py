"""Cues of all themes in a text, look-alikes masked."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from planlint.language import words
from planlint.language.lexicon import Hit, Lexicon
from planlint.model.vocabulary import Vocabulary

Strength = Literal["strong", "weak"]


class Cue(NamedTuple):
    """``text[start:end]`` speaks for the theme."""

    start: int
    end: int
    theme: str
    strength: Strength


class AspectCue(NamedTuple):
    """``text[start:end]`` speaks for these aspects (theme, aspect) in measures that act on their themes."""

    start: int
    end: int
    aspects: tuple[tuple[str, str], ...]


class _Word(NamedTuple):
    """What a word says: for which themes, strongly or weakly; in headings; as a look-alike; for aspects.

    ``named`` are the ids of the themes of ``themes`` and ``heads``.
    """

    themes: tuple[tuple[str, Strength], ...] = ()
    heads: tuple[str, ...] = ()
    masks: tuple[str, ...] = ()
    aspects: tuple[tuple[str, str], ...] = ()
    named: frozenset[str] = frozenset()


def _together(words: tuple[_Word, ...]) -> _Word:
    themes = tuple(dict.fromkeys(theme for word in words for theme in word.themes))
    heads = tuple(dict.fromkeys(theme for word in words for theme in word.heads))
    masks = tuple(dict.fromkeys(theme for word in words for theme in word.masks))
    aspects = tuple(dict.fromkeys(aspect for word in words for aspect in word.aspects))
    return _Word(themes, heads, masks, aspects, frozenset((*(theme for theme, _ in themes), *heads)))


@lru_cache(maxsize=4)
def _lexicon(vocabulary: Vocabulary) -> Lexicon[_Word]:
    """All words of all themes in one automaton, so that a text is gone through once."""
    terms: list[tuple[str, _Word]] = []
    for theme in vocabulary.themes:
        uses = (
            (theme.strong, _Word(themes=((theme.id, "strong"),))),
            (theme.weak, _Word(themes=((theme.id, "weak"),))),
            (theme.heads, _Word(heads=(theme.id,))),
            (theme.masks, _Word(masks=(theme.id,))),
            *((aspect.cues, _Word(aspects=((theme.id, aspect.id),))) for aspect in theme.aspects),
        )
        for words_, use in uses:
            word = _together((use,))
            terms += ((term, word) for term in words_)
    return Lexicon(terms, lambda same: same[0] if len(same) == 1 else _together(same))


class Cues(NamedTuple):
    """What a text holds, each by the place where it ends. ``heads`` count in headings only."""

    themes: list[Cue]
    heads: list[Cue]
    aspects: list[AspectCue]


def find_all(text: str, vocabulary: Vocabulary, heading: int | None = None) -> Cues:
    """The cues of a text, of which ``text[:heading]`` is a heading (all of it by default).

    A cue that overlaps a look-alike of its theme is left out, unless it is one longer word around
    it: 确保教 masks 保教, while 职业教育 would stay although 职业 alone were masked. Where words that no
    mask foresees meet inside a short cue, jieba decides. Cues of aspects have no look-alikes: they
    count only in measures that act on their theme.
    """
    heading = len(text) if heading is None else heading
    masks: dict[str, list[tuple[int, int]]] = {}
    seen: list[Hit[_Word]] = []
    aspects: list[AspectCue] = []
    for hit in _lexicon(vocabulary).hits(text):
        start, end, (themes, heads, masked, parts, _), _ = hit
        if parts:
            aspects.append(AspectCue(start, end, parts))
        for theme in masked:
            masks.setdefault(theme, []).append((start, end))
        if themes or (heads and end <= heading):
            seen.append(hit)
    found = Cues([], [], aspects)
    for hit in seen:
        start, end, (themes, heads, _, _, named), gap = hit
        if masks and not named.isdisjoint(masks):
            themes = tuple(t for t in themes if t[0] not in masks or not _masked(hit, masks[t[0]]))
            heads = tuple(t for t in heads if t not in masks or not _masked(hit, masks[t]))
        if end - start < 4 and not gap and words.doubtful(text, start, end):
            doubted = [t for t, _ in themes if not _beside_its_like(hit, t, seen)]
            if (doubted or heads) and not words.bounded(text, start, end):
                themes = tuple(t for t in themes if t[0] not in doubted)
                heads = ()
        for theme, strength in themes:
            found.themes.append(Cue(start, end, theme, strength))
        if heads and end <= heading:
            for theme in heads:
                found.heads.append(Cue(start, end, theme, "strong"))
    return found


def find(text: str, vocabulary: Vocabulary) -> list[Cue]:
    """The cues of themes in a text that is no heading."""
    return find_all(text, vocabulary, 0).themes


def find_heading(text: str, vocabulary: Vocabulary) -> set[str]:
    """The themes that a heading names."""
    cues = find_all(text, vocabulary)
    return {cue.theme for cue in (*cues.themes, *cues.heads) if cue.strength == "strong"}


def _beside_its_like(hit: Hit[_Word], theme: str, seen: list[Hit[_Word]]) -> bool:
    """Whether another cue of the theme overlaps it, so that its boundaries change nothing (监测评估
    holds 测评 where two words of the same theme meet)."""
    start, end = hit[:2]
    return any(
        (first, last) != (start, end)
        and first < end
        and start < last
        and any(theme == named for named, _ in word.themes)
        for first, last, word, _ in seen
    )


def _masked(hit: Hit[_Word], masks: list[tuple[int, int]]) -> bool:
    start, end, _, gap = hit
    for first, last in masks:
        if first < end and start < last:
            around = start <= first and last <= end and last - first < end - start
            if gap or not around:
                return True
    return False
