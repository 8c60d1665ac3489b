"""What two versions of a plan differ in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Literal, get_args

from planlint.model.records import dataclass
from planlint.model.text import Span, Text

if TYPE_CHECKING:
    from planlint.model.coverage import Level
    from planlint.model.finding import Finding
    from planlint.model.outline import Kind, Location, Outline

ChangeKind = Literal[
    "target-changed",
    "deadline-changed",
    "owner-changed",
    "funding-changed",
    "weakened",
    "strengthened",
    "removed",
    "added",
    "split",
    "merged",
    "moved",
    "reworded",
    "renumbered",
]
CHANGE_KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)
"""In order of weight: what a reviewer has to see comes first."""

Turn = Literal["worse", "better", "neutral"]
"""Whether the plan now promises less, more, or as much in another way."""


@dataclass(frozen=True, slots=True)
class Side:
    """One unit on one side of a change. ``text`` is the unit's own text, label included; ``of`` says
    which document it stands in."""

    unit: int
    label: str
    heading: str
    text: str
    location: Location
    of: Literal["old", "new"] = "new"
    kind: Kind = "measure"


@dataclass(frozen=True, slots=True)
class Shift:
    """One thing that means something else now: a figure, a date, an owner, a source of money, a verb.

    ``what`` names it (随迁子女就读比例, 完成时限), ``old`` and ``new`` quote it, empty where there is none;
    the spans count in the texts of the two sides.
    """

    kind: ChangeKind
    turn: Turn
    what: Text
    old: str = ""
    new: str = ""
    old_span: Span | None = None
    new_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one unit, or of several that became one or came out of one.

    ``kinds`` is in order of weight; ``old`` is ``None`` for what was added, ``new`` for what was removed.
    ``others`` are the further units of a split (new ones), a merge (old ones) or, where one insertion
    renumbers many, the further pairs' new sides.
    """

    kinds: tuple[ChangeKind, ...]
    old: Side | None
    new: Side | None
    shifts: tuple[Shift, ...] = ()
    others: tuple[Side, ...] = ()
    note: Text | None = None

    @property
    def turn(self) -> Turn:
        """The worst turn of its shifts; losing a unit that promised something is worse as well."""
        turns = {shift.turn for shift in self.shifts}
        if "worse" in turns or (self.kinds[0] == "removed" and self.promises):
            return "worse"
        return "better" if "better" in turns else "neutral"

    @property
    def promises(self) -> bool:
        """Whether it concerns more than the title, the lines before and after the text, the background."""
        side = self.old or self.new
        return side is not None and side.kind not in ("title", "front", "background", "closing")

    def sides(self, of: Literal["old", "new"]) -> tuple[Side, ...]:
        """All units of the change in one of the documents."""
        first = self.old if of == "old" else self.new
        more = tuple(side for side in self.others if side.of == of)
        return more if first is None else (first, *more)


@dataclass(frozen=True, slots=True)
class ThemeChange:
    """The level of one theme before and after, and the aspects lost and won."""

    theme: str
    name: Text
    old: Level
    new: Level
    lost: tuple[Text, ...] = ()
    won: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of one plan side by side.

    ``unchanged`` counts the units that are the same; ``fixed``, ``fresh`` and ``standing`` are the
    findings that are gone, new and still there. ``links`` says of all units, unchanged ones included,
    which belong together: indices of old and of new ones; what is in none was removed or added.
    """

    old: Outline
    new: Outline
    changes: tuple[Change, ...]
    unchanged: int
    themes: tuple[ThemeChange, ...] = ()
    fresh: tuple[Finding, ...] = ()
    fixed: tuple[Finding, ...] = ()
    standing: tuple[Finding, ...] = ()
    counts: Mapping[ChangeKind, int] = field(default_factory=dict)
    links: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...] = ()
