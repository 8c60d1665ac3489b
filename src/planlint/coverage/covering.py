"""Judge a whole plan: how firmly each theme is acted on, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable

from planlint.coverage.cues import AspectCue, Cue, find, find_aspects
from planlint.coverage.homes import Homes
from planlint.coverage.priorities import priorities
from planlint.coverage.profile import expectations
from planlint.coverage.slots import committed, completeness, slots
from planlint.coverage.tagging import Study, studies_of
from planlint.model.coverage import SLOTS, Aspect, Coverage, Level, Quote, Slot, ThemeCoverage
from planlint.model.outline import Outline, Unit
from planlint.model.text import Span
from planlint.model.vocabulary import Theme, Vocabulary

QUOTES = 5
"""How many quotes, mentions and quotes of one aspect are kept; the counts say the rest."""

_STOP = '，,。；;：:！!？?\n\t 　（）()“”"、'


def cover(outline: Outline, vocabulary: Vocabulary) -> Coverage:
    """Coverage of an outline whose measures have been tagged (``tag``)."""
    studies = studies_of(outline, vocabulary)
    aspects = _AspectQuotes(outline, vocabulary, studies)
    named = _Mentions(outline, vocabulary, studies)
    expected = expectations(outline, vocabulary)
    homes = Homes(outline)
    themes = []
    for theme in vocabulary.themes:
        acting = [one for one in studies if theme.id in one.unit.themes]
        measures = tuple(one.unit.index for one in acting)
        place = homes.find(theme, measures)
        wanted, reason = expected.themes[theme.id]
        mentions = named.of(theme.id)
        themes.append(
            ThemeCoverage(
                id=theme.id,
                name=theme.name,
                level=_level([one.unit for one in acting], bool(mentions)),
                measures=measures,
                quotes=tuple(_quotes(outline, theme, acting)),
                mentions=tuple(mentions),
                counts=_counts(one.unit for one in acting),
                aspects=tuple(aspects.of(theme)),
                advice=theme.advice,
                home=place.words,
                basis=theme.basis,
                expected=wanted,
                reason=reason,
                home_unit=place.unit,
            )
        )
    whole = completeness(outline)
    return Coverage(
        tuple(themes), whole, priorities(outline, tuple(themes), whole, expected.profile), expected.profile
    )


def _level(measures: list[Unit], mentioned: bool) -> Level:
    if any(committed(unit) for unit in measures):
        return "committed"
    if measures:
        return "addressed"
    return "mentioned" if mentioned else "absent"


def _counts(units: Iterable[Unit]) -> dict[Slot, int]:
    counts: dict[Slot, int] = dict.fromkeys(SLOTS, 0)
    for unit in units:
        for slot in slots(unit):
            counts[slot] += 1
    return counts


def _quotes(outline: Outline, theme: Theme, acting: list[Study]) -> list[Quote]:
    """The strongest evidence first: measures that fill more slots, then cues that stand better."""
    ranked: list[tuple[int, int, int, Quote]] = []
    for one in acting:
        support = one.supports.get(theme.id)
        filled = slots(one.unit)
        if support and support.best:
            rank, cue = support.best
            quote = _quote(outline, one.unit, cue)
        else:
            rank, quote = 0, _opening(outline, one.unit)
        ranked.append((-len(filled), -rank, one.unit.index, quote))
    ranked.sort(key=lambda item: item[:3])
    return [quote for *_, quote in ranked[:QUOTES]]


def _quote(outline: Outline, unit: Unit, cue: Cue | AspectCue) -> Quote:
    low = _after_label(unit) if cue.start >= len(unit.label) else 0
    span = clause_around(unit.text, cue.start, cue.end, low)
    return Quote(unit.text[span.start : span.end], outline.location(unit, span), unit.index, slots(unit))


def _opening(outline: Outline, unit: Unit) -> Quote:
    start = _after_label(unit)
    span = clause_around(unit.text, start, start + 1, start)
    return Quote(unit.text[span.start : span.end], outline.location(unit, span), unit.index, slots(unit))


def _after_label(unit: Unit) -> int:
    start = len(unit.label) if unit.text.startswith(unit.label) else 0
    while start < len(unit.text) - 1 and unit.text[start] in _STOP:
        start += 1
    return start


def clause_around(text: str, start: int, end: int, low: int = 0, limit: int = 40) -> Span:
    """The clause that holds ``text[start:end]``, at most about ``limit`` characters of it, from ``low``."""
    left, right = start, end
    while left > low and text[left - 1] not in "，,。；;：:！!？?\n" and start - left < limit // 2:
        left -= 1
    while right < len(text) and text[right] not in "，,。；;：:！!？?\n" and right - left < limit:
        right += 1
    while left < start and text[left] in _STOP:
        left += 1
    while right > end and text[right - 1] in "，,。；;：:！!？?\n\t 　、":
        right -= 1
    return Span(left, right)


class _AspectQuotes:
    """Where the plan acts on the aspects of the themes that its measures act on."""

    def __init__(self, outline: Outline, vocabulary: Vocabulary, studies: list[Study]) -> None:
        self._outline = outline
        self._found: dict[tuple[str, str], list[Quote]] = {}
        for one in studies:
            if not one.unit.themes:
                continue
            seen: set[tuple[str, str]] = set()
            for cue in find_aspects(one.unit.text[: one.reading.end], vocabulary):
                key = (cue.theme, cue.aspect)
                if key in seen or cue.theme not in one.unit.themes:
                    continue
                seen.add(key)
                quotes = self._found.setdefault(key, [])
                if len(quotes) < QUOTES and not one.reading.silent(cue.start):
                    quotes.append(_quote(outline, one.unit, cue))

    def of(self, theme: Theme) -> list[Aspect]:
        return [
            Aspect(part.id, part.name, part.advice, part.basis, tuple(self._found.get((theme.id, part.id), ())))
            for part in theme.aspects
        ]


class _Mentions:
    """Where the plan names a theme without acting on it."""

    def __init__(self, outline: Outline, vocabulary: Vocabulary, studies: list[Study]) -> None:
        self._outline = outline
        self._found: dict[str, list[tuple[Unit, Cue]]] = {}
        measured = {one.unit.index: one for one in studies}
        for unit in outline.units:
            if unit.kind in ("front", "closing"):
                continue
            one = measured.get(unit.index)
            if one:
                for theme, support in one.supports.items():
                    if theme not in unit.themes and support.best:
                        self._add(unit, support.best[1])
            else:
                self._first(unit, vocabulary)

    def _first(self, unit: Unit, vocabulary: Vocabulary) -> None:
        """The first strong cue of each theme in a unit that is no measure."""
        seen: set[str] = set()
        for cue in find(unit.text, vocabulary):
            if cue.strength == "strong" and cue.theme not in seen:
                seen.add(cue.theme)
                self._add(unit, cue)

    def _add(self, unit: Unit, cue: Cue) -> None:
        found = self._found.setdefault(cue.theme, [])
        if len(found) < QUOTES:
            found.append((unit, cue))

    def of(self, theme: str) -> list[Quote]:
        return [_quote(self._outline, unit, cue) for unit, cue in self._found.get(theme, ())]
