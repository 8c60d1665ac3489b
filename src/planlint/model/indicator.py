"""An indicator: what a plan's figures are held against. ``rules/vocab/indicators`` holds them."""

from __future__ import annotations

from typing import Literal

from planlint.model.basis import Basis
from planlint.model.records import dataclass
from planlint.model.text import Text

Stage = Literal[
    "all", "primary", "junior", "nine-year", "senior", "preschool", "vocational", "higher", "special"
]
"""Where a figure holds. ``all`` is the one stage of an indicator that makes no difference."""

STAGE_NAMES: dict[Stage, Text] = {
    "all": Text("", ""),
    "primary": Text("小学", "primary school"),
    "junior": Text("初中", "junior middle school"),
    "nine-year": Text("一贯制学校", "schools of nine or twelve years"),
    "senior": Text("高中", "senior middle school"),
    "preschool": Text("学前", "preschool"),
    "vocational": Text("职业学校", "vocational school"),
    "higher": Text("高校", "higher education"),
    "special": Text("特殊教育学校", "special school"),
}

Direction = Literal["floor", "ceiling", "milestone"]
"""A ``floor`` is a least value, a ``ceiling`` a most; a ``milestone`` has a date and no value."""

Reach = Literal["area", "school"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator and what a policy asks of it.

    ``strong`` terms name it wherever they stand, ``weak`` ones only where a ``context`` term stands in
    the same sentence or in a heading above; what overlaps one of the ``masks`` is a look-alike (terms as
    in ``planlint.model.vocabulary``). ``values`` are what the policy asks of each stage. ``units`` are
    the units its figures may have, the first one as it is shown; none for a bare number. ``of`` are
    words that may stand between name and figure and say what the share is of; where one of ``unless``
    stands in the clause, something else is meant. ``yearly`` figures are said of a year (每年), others are
    not. A ``prescribed`` figure is a rule to keep and no aim to better. A ``reach`` of ``area`` is nothing
    that a single school answers for. ``since`` is the year of the policy: older plans did not know it.
    ``due`` is the last year by which the policy itself wants it.
    """

    id: str
    name: Text
    strong: tuple[str, ...]
    direction: Direction
    basis: tuple[Basis, ...]
    values: tuple[tuple[Stage, float], ...] = ()
    units: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    masks: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    yearly: bool = False
    prescribed: bool = False
    reach: Reach = "area"
    since: int = 0
    due: int | None = None

    @property
    def stages(self) -> tuple[Stage, ...]:
        return tuple(stage for stage, _ in self.values)

    def standard(self, stage: Stage) -> float | None:
        """What the policy asks of a stage; ``None`` where it asks nothing."""
        return dict(self.values).get(stage)

    def short_of(self, value: float, stage: Stage) -> bool:
        """Whether a figure is worse than what the policy asks of the stage."""
        asked = self.standard(stage)
        if asked is None or self.direction == "milestone":
            return False
        return value < asked if self.direction == "floor" else value > asked

    @property
    def surpassable(self) -> bool:
        """Whether a plan could aim at more than the policy: nobody can reach 101 %."""
        return (
            not self.prescribed
            and self.direction != "milestone"
            and not ("%" in self.units and all(value >= 100 for _, value in self.values))
        )
