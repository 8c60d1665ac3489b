"""Which themes every measure of a plan acts on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from planlint.coverage.cues import Found, find
from planlint.coverage.reading import Reading, read
from planlint.coverage.scoring import THRESHOLD, score
from planlint.coverage.support import Support, supports
from planlint.model.outline import Outline, Unit
from planlint.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Study:
    """One measure with what its text says of themes."""

    unit: Unit
    reading: Reading
    found: Found
    supports: dict[str, Support]

    @property
    def sentences(self) -> int:
        return max(sum(not s.heading for s in self.reading.sentences), 1)

    def silent(self, at: int) -> bool:
        """Whether the sentence at that offset states a problem or looks back."""
        return any(s.silent for s in self.reading.sentences if s.start <= at < s.end)


def study(unit: Unit, vocabulary: Vocabulary) -> Study:
    reading = read(unit)
    found = find(unit.text[: reading.end], vocabulary)
    return Study(unit, reading, found, supports(reading, found))


def tag(outline: Outline, vocabulary: Vocabulary) -> Outline:
    """The outline with ``themes`` filled in every measure, in the vocabulary's order."""
    studies = [study(unit, vocabulary) for unit in outline.measures]
    prevalence = _prevalence(studies)
    above = _Headings(outline, vocabulary)
    units = list(outline.units)
    for one in studies:
        units[one.unit.index] = replace(one.unit, themes=_themes(one, above, prevalence, vocabulary))
    return replace(outline, units=tuple(units))


def _prevalence(studies: list[Study]) -> dict[str, float]:
    seen = Counter(
        theme for one in studies for theme, found in one.supports.items() if found.heading or found.acting
    )
    return {theme: count / len(studies) for theme, count in seen.items()}


class _Headings:
    """The themes that the nearest heading above a measure names, looked up once a section."""

    def __init__(self, outline: Outline, vocabulary: Vocabulary) -> None:
        self._outline = outline
        self._vocabulary = vocabulary
        self._known: dict[int, frozenset[str]] = {}

    def themes(self, unit: Unit) -> frozenset[str]:
        if unit.parent is None:
            return frozenset()
        if unit.parent not in self._known:
            words = self._outline.units[unit.parent].heading
            cues = find(words, self._vocabulary).cues
            self._known[unit.parent] = frozenset(c.theme for c in cues if c.strength == "strong")
        return self._known[unit.parent]


def _themes(
    one: Study, above: _Headings, prevalence: dict[str, float], vocabulary: Vocabulary
) -> tuple[str, ...]:
    parents = above.themes(one.unit)
    tagged = []
    for theme in vocabulary.themes:
        support = one.supports.get(theme.id)
        if support is None and theme.id not in parents:
            continue
        total = score(
            support or Support(),
            sentences=one.sentences,
            stage=theme.scope == "stage",
            parent=theme.id in parents,
            alone=not (set(one.supports) - {theme.id}),
            prevalence=prevalence.get(theme.id, 0.0),
        )
        if total >= THRESHOLD:
            tagged.append(theme.id)
    return tuple(tagged)
