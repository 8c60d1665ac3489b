"""Which themes a plan acts on, and what it lacks."""

from __future__ import annotations

from typing import Literal

from planlint.model.basis import Basis
from planlint.model.outline import Location
from planlint.model.records import dataclass
from planlint.model.text import Text

Level = Literal["absent", "mentioned", "addressed", "committed"]
LEVELS: tuple[Level, ...] = ("absent", "mentioned", "addressed", "committed")
"""Weakest first."""

LEVEL_NAMES: dict[Level, Text] = {
    "absent": Text("未涉及", "absent"),
    "mentioned": Text("仅提到", "mentioned"),
    "addressed": Text("有措施", "addressed"),
    "committed": Text("已明确", "committed"),
}
"""What the levels are called wherever a person reads them."""

NOTHING = Text("")

ProfileId = Literal["area", "school", "topic", "other"]

Slot = Literal["owner", "deadline", "quantity", "funding"]
SLOTS: tuple[Slot, ...] = ("owner", "deadline", "quantity", "funding")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the plan that count for a theme. ``slots`` are filled by the measure they stand in."""

    text: str
    location: Location
    unit: int
    slots: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class Aspect:
    """A part of a theme (teachers: supply, training, pay …) that this plan acts on or is expected to.

    ``quotes`` are from the measures that act on it; without any the aspect is missing.
    """

    id: str
    name: Text
    advice: Text
    basis: tuple[Basis, ...]
    quotes: tuple[Quote, ...] = ()

    @property
    def missing(self) -> bool:
        return not self.quotes


@dataclass(frozen=True, slots=True)
class ThemeCoverage:
    """One theme in one plan.

    ``measures`` index the units that act on it, ``quotes`` the strongest evidence first,
    ``mentions`` the places that only name it. ``counts`` says how many of the measures fill each
    slot. ``advice`` is what to add, ``home`` where in this plan it would belong (the unit after
    which to write, and the section in words); ``home_unit`` is that unit.
    ``places`` counts all places that only name it, of which ``mentions`` may hold the first few.
    ``expected`` is whether a plan of this profile ought to act on the theme, ``reason`` why (not).
    """

    id: str
    name: Text
    level: Level
    measures: tuple[int, ...]
    quotes: tuple[Quote, ...]
    mentions: tuple[Quote, ...]
    counts: dict[Slot, int]
    aspects: tuple[Aspect, ...]
    advice: Text
    home: Text
    basis: tuple[Basis, ...]
    expected: bool = True
    reason: Text = NOTHING
    home_unit: int | None = None
    places: int = 0

    @property
    def missing(self) -> tuple[Aspect, ...]:
        return tuple(aspect for aspect in self.aspects if aspect.missing)


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many of the plan's measures fill each slot, and which measures (unit indices) do not."""

    measures: int
    counts: dict[Slot, int]
    lacking: dict[Slot, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Priority:
    """One thing to mend first: what, where, and what to write."""

    theme: str
    what: Text
    todo: Text
    location: Location | None
    basis: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """What kind of plan it is, which decides the themes it is expected to act on.

    ``area`` is an education plan of a county, city or province, ``topic`` one on a single subject
    (arts teaching, school safety), ``school`` the plan of one school, ``other`` a plan that is not
    about education. ``note`` says so to the drafter; it is empty when there is nothing to say.
    """

    id: ProfileId
    name: Text
    note: Text = NOTHING


AREA = Profile("area", Text("区域教育规划", "education plan of an area"))


@dataclass(frozen=True, slots=True)
class Coverage:
    """``themes`` in the vocabulary's order, ``priorities`` most urgent first (at most five)."""

    themes: tuple[ThemeCoverage, ...]
    completeness: Completeness
    priorities: tuple[Priority, ...]
    profile: Profile = AREA
