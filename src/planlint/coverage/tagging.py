"""Which themes every measure of a plan acts on."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import NamedTuple

from planlint.coverage.cues import AspectCue, find_all, find_heading
from planlint.coverage.profile import about_education, plan_title
from planlint.coverage.reading import Reading, read
from planlint.coverage.scoring import Setting, score
from planlint.coverage.slots import slots
from planlint.coverage.support import Around, Support, supports
from planlint.model.coverage import Slot
from planlint.model.outline import Outline, Unit
from planlint.model.records import dataclass
from planlint.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Study:
    """One measure with what its text says of themes."""

    unit: Unit
    reading: Reading
    supports: dict[str, Support]
    aspects: list[AspectCue]
    safeguard: bool
    slots: tuple[Slot, ...]

    @property
    def sentences(self) -> int:
        return max(sum(not s.heading for s in self.reading.sentences), 1)


class Said(NamedTuple):
    """What the text of a measure says of themes, whichever document it stands in."""

    reading: Reading
    supports: dict[str, Support]
    aspects: list[AspectCue]


Known = dict[tuple[object, ...], Said]
"""Texts that were studied before: two versions of a plan share most of theirs."""

_last: tuple[Outline, Vocabulary, list[Study]] | None = None
"""The studies of the outline tagged last, so that covering it does not read everything again."""


def studies_of(outline: Outline, vocabulary: Vocabulary) -> list[Study]:
    """The measures of an outline, studied; kept from ``tag`` when it was the last to be tagged."""
    if _last is not None and _last[0] is outline and _last[1] is vocabulary:
        return _last[2]
    return _read_all(outline, vocabulary)


def _read_all(outline: Outline, vocabulary: Vocabulary, known: Known | None = None) -> list[Study]:
    title = plan_title(outline)
    studies = []
    for unit in outline.measures:
        around = Around(title, outline.section_role(unit) in ("safeguards", "schedule"))
        filled = slots(unit)
        key = (unit.text, unit.label_end, unit.body, bool(unit.heading), filled, around)
        said = known.get(key) if known is not None else None
        if said is None:
            said = _said(unit, filled, vocabulary, around)
            if known is not None:
                known[key] = said
        studies.append(Study(unit, *said, around.safeguard, filled))
    return studies


def _said(unit: Unit, filled: tuple[Slot, ...], vocabulary: Vocabulary, around: Around) -> Said:
    reading = read(unit)
    cues = find_all(unit.text[: reading.end], vocabulary, reading.heading.end if reading.heading else 0)
    return Said(reading, supports(filled, reading, cues, vocabulary, around), cues.aspects)


def tag(outline: Outline, vocabulary: Vocabulary, known: Known | None = None) -> Outline:
    """The outline with ``themes`` filled in every measure, in the vocabulary's order.

    ``known`` are texts that were studied before with the same vocabulary; those studied now join them.
    """
    global _last
    studies = _read_all(outline, vocabulary, known)
    plan = _Plan(outline, vocabulary, _prevalence(studies), about_education(outline))
    units = list(outline.units)
    tagged: list[Study] = []
    for one in studies:
        unit = replace(one.unit, themes=plan.themes(one))
        units[unit.index] = unit
        tagged.append(replace(one, unit=unit))
    result = replace(outline, units=tuple(units))
    _last = (result, vocabulary, tagged)
    return result


_SMOOTH = 4
"""Imaginary measures without any theme, so that in a plan of three the second does not damn the first."""


def _prevalence(studies: list[Study]) -> dict[str, float]:
    """For each theme, the share of the measures beside any one that act on it."""
    seen = Counter(
        theme for one in studies for theme, found in one.supports.items() if found.heading or found.acting
    )
    return {theme: (count - 1) / (len(studies) + _SMOOTH) for theme, count in seen.items()}


class _Plan:
    """What the whole plan tells about the themes of one measure."""

    def __init__(
        self, outline: Outline, vocabulary: Vocabulary, prevalence: dict[str, float], education: bool
    ) -> None:
        self._outline = outline
        self._vocabulary = vocabulary
        self._prevalence = prevalence
        self._education = education
        self._not_inherited = {
            theme.id for theme in vocabulary.themes if theme.home.roles[:1] == ("safeguards",)
        }
        self._titled = find_heading(plan_title(outline), vocabulary)
        self._headings: dict[int, frozenset[str]] = {}

    def themes(self, one: Study) -> tuple[str, ...]:
        parents = self._above(one.unit)
        headed = {theme for theme, found in one.supports.items() if found.heading}
        acting = {theme for theme, found in one.supports.items() if found.heading or found.acting}
        tagged = []
        for theme in self._vocabulary.themes:
            support = one.supports.get(theme.id)
            titled = theme.id in self._titled
            stage = theme.scope == "stage"
            if support is None and theme.id not in parents and not (titled and stage):
                continue
            setting = Setting(
                sentences=one.sentences,
                stage=stage,
                parent=theme.id in parents,
                alone=not (acting - {theme.id}),
                elsewhere=theme.id not in headed and bool(headed),
                titled=titled,
                safeguard=one.safeguard,
                prevalence=0.0 if theme.steady else self._prevalence.get(theme.id, 0.0),
                outside=theme.scope != "common" and not self._education,
            )
            if score(support or Support(), setting) >= 0:
                tagged.append(theme.id)
        return tuple(tagged)

    def _above(self, unit: Unit) -> frozenset[str]:
        """The themes that the nearest heading above names, looked up once a section."""
        if unit.parent is None:
            return frozenset()
        if unit.parent not in self._headings:
            named = find_heading(self._outline.units[unit.parent].heading, self._vocabulary)
            self._headings[unit.parent] = frozenset(named - self._not_inherited)
        return self._headings[unit.parent]
