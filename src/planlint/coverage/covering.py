"""Judge a whole plan: how firmly each theme is acted on, and what is missing."""

from __future__ import annotations

from planlint.coverage.cues import Cue, find
from planlint.coverage.homes import Homes
from planlint.coverage.priorities import priorities
from planlint.coverage.profile import Expectations, expectations
from planlint.coverage.quoting import opening, quote
from planlint.coverage.slots import committed, completeness
from planlint.coverage.tagging import Study, studies_of
from planlint.model.coverage import SLOTS, Aspect, Coverage, Level, Quote, Slot, ThemeCoverage
from planlint.model.outline import Outline, Unit
from planlint.model.vocabulary import Theme, Vocabulary

QUOTES = 5
"""How many quotes, mentions and quotes of one aspect are kept; the counts say the rest."""


def cover(outline: Outline, vocabulary: Vocabulary) -> Coverage:
    """Coverage of an outline whose measures have been tagged (``tag``)."""
    studies = studies_of(outline, vocabulary)
    aspects = _AspectQuotes(outline, studies)
    named = _Mentions(outline, vocabulary, studies)
    expected = expectations(outline, vocabulary)
    homes = Homes(outline)
    themes = []
    for theme in vocabulary.themes:
        acting = [one for one in studies if theme.id in one.unit.themes]
        measures = tuple(one.unit.index for one in acting)
        place = homes.find(theme, measures, _headed(theme, acting))
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
                counts=_counts(acting),
                aspects=tuple(aspects.of(theme, expected)),
                advice=theme.advice_for(expected.profile.id),
                home=place.words,
                basis=theme.basis,
                expected=wanted,
                reason=reason,
                home_unit=place.unit,
                places=named.count(theme.id),
            )
        )
    whole = completeness(outline)
    return Coverage(
        tuple(themes), whole, priorities(outline, tuple(themes), whole, expected.profile), expected.profile
    )


def _headed(theme: Theme, acting: list[Study]) -> tuple[int, ...]:
    return tuple(one.unit.index for one in acting if (s := one.supports.get(theme.id)) and s.heading)


def _level(measures: list[Unit], mentioned: bool) -> Level:
    if any(committed(unit) for unit in measures):
        return "committed"
    if measures:
        return "addressed"
    return "mentioned" if mentioned else "absent"


def _counts(acting: list[Study]) -> dict[Slot, int]:
    counts: dict[Slot, int] = dict.fromkeys(SLOTS, 0)
    for one in acting:
        for slot in one.slots:
            counts[slot] += 1
    return counts


def _quotes(outline: Outline, theme: Theme, acting: list[Study]) -> list[Quote]:
    """The strongest evidence first: measures that fill more slots, then cues that stand better."""

    def rank(one: Study) -> tuple[int, int, int]:
        support = one.supports.get(theme.id)
        place = support.best[0] if support and support.best else 0
        return -len(one.slots), -place, one.unit.index

    quotes = []
    for one in sorted(acting, key=rank)[:QUOTES]:
        support = one.supports.get(theme.id)
        cue = support.best[1] if support and support.best else None
        quotes.append(quote(outline, one.unit, cue) if cue else opening(outline, one.unit))
    return quotes


class _AspectQuotes:
    """Where the plan acts on the aspects of the themes that its measures act on."""

    def __init__(self, outline: Outline, studies: list[Study]) -> None:
        self._outline = outline
        self._found: dict[tuple[str, str], list[Quote]] = {}
        for one in studies:
            if not one.unit.themes:
                continue
            seen: set[tuple[str, str]] = set()
            for cue in one.aspects:
                for key in cue.aspects:
                    if key[0] not in one.unit.themes or key in seen:
                        continue
                    seen.add(key)
                    quotes = self._found.setdefault(key, [])
                    if len(quotes) < QUOTES and not one.reading.silent(cue.start):
                        quotes.append(quote(outline, one.unit, cue))

    def of(self, theme: Theme, expected: Expectations) -> list[Aspect]:
        """The aspects that the plan acts on or ought to."""
        kind = expected.profile.id
        aspects = []
        for part in theme.aspects:
            quotes = tuple(self._found.get((theme.id, part.id), ()))
            if quotes or expected.aspect(theme.id, part):
                aspects.append(Aspect(part.id, part.name, part.advice_for(kind), part.basis, quotes))
        return aspects


class _Mentions:
    """Where the plan names a theme without acting on it."""

    def __init__(self, outline: Outline, vocabulary: Vocabulary, studies: list[Study]) -> None:
        self._outline = outline
        self._found: dict[str, list[tuple[Unit, Cue]]] = {}
        self._counts: dict[str, int] = {}
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
        self._counts[cue.theme] = self.count(cue.theme) + 1
        found = self._found.setdefault(cue.theme, [])
        if len(found) < QUOTES:
            found.append((unit, cue))

    def count(self, theme: str) -> int:
        """How many units name the theme, those included of which no quote is kept."""
        return self._counts.get(theme, 0)

    def of(self, theme: str) -> list[Quote]:
        return [quote(self._outline, unit, cue) for unit, cue in self._found.get(theme, ())]
