"""What every check looks at, and what it hands back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from planlint.checks.genre import begins_on, genre_of, title_units
from planlint.checks.marks import Item, runs
from planlint.checks.surface import Surface
from planlint.language.patterns import matches
from planlint.model.coverage import Coverage, ProfileId
from planlint.model.finding import Related
from planlint.model.outline import Kind, Location, Outline, Role, Unit
from planlint.model.records import dataclass
from planlint.model.rule import Basis, Genre, Rule, Scope
from planlint.model.text import Span, Text

if TYPE_CHECKING:
    from planlint.checks.format.sheet import Sheet
    from planlint.checks.reference.citations import Cited
    from planlint.checks.target_reading import Reading
    from planlint.model.indicator import Indicator

_SHORT = 24
"""A longer name is cut where it is quoted inside a message."""


@dataclass(frozen=True)
class Context:
    """One document. ``coverage`` is needed by rules of the kind ``coverage`` only.

    ``title`` and ``plan`` (what kind of plan it is) are needed by rules whose scope asks for them
    and by those of the kind ``target``, as are the ``indicators``, which are read when one runs.
    """

    outline: Outline
    coverage: Coverage | None = None
    title: str = ""
    plan: ProfileId | None = None
    indicators: Callable[[], tuple[Indicator, ...]] = tuple
    _units: dict[tuple[tuple[Kind, ...], tuple[Role, ...]], list[Unit]] = field(default_factory=dict)

    @cached_property
    def surface(self) -> Surface:
        return Surface.of(self.outline)

    @cached_property
    def titles(self) -> frozenset[int]:
        """The units that are, or stand for, the title."""
        return frozenset(unit.index for unit in title_units(self.outline))

    @cached_property
    def genre(self) -> Genre:
        return genre_of(self.outline)

    @cached_property
    def runs(self) -> tuple[list[Item], ...]:
        """The sequences of numbers, which several rules look at."""
        return tuple(runs(self.outline))

    @cached_property
    def roles(self) -> tuple[Role | None, ...]:
        """Of each unit the role of the nearest section at or above it."""
        found: list[Role | None] = []
        for unit in self.outline.units:
            above = unit.parent
            found.append(unit.role or (found[above] if above is not None and above < len(found) else None))
        return tuple(found)

    @cached_property
    def cited(self) -> Cited:
        """What the text cites; spans count in ``surface.text``."""
        from planlint.checks.reference.citations import find_citations

        return find_citations(self.surface.text)

    def fits(self, scope: Scope) -> bool:
        """Whether a rule of that scope is meant for this document."""
        if scope.genres and self.genre not in scope.genres:
            return False
        if scope.plans and self.plan not in scope.plans:
            return False
        return not scope.titles or matches(scope.titles, self.title)

    @cached_property
    def own_title(self) -> str:
        """The title that the document bears, empty without one; looked for once."""
        return self.outline.title

    @cached_property
    def begins(self) -> date | None:
        """The date under the document, or the first day of its year."""
        return begins_on(self.outline)

    @cached_property
    def targets(self) -> Reading:
        """The figures that the plan sets for indicators."""
        from planlint.checks.target_reading import read_targets

        return read_targets(self, self.indicators())

    @cached_property
    def sheet(self) -> Sheet | None:
        """How a Word document looks, for rules of the kind ``format``; ``None`` for what has no look."""
        from planlint.checks.format.sheet import Sheet

        look = self.outline.document.look
        return None if look is None else Sheet(self.outline, look, self.titles)

    def units(self, scope: Scope) -> list[Unit]:
        """The units that a rule looks at."""
        key = (scope.kinds, scope.roles)
        if key not in self._units:
            self._units[key] = [unit for unit in self.outline.units if self.covers(scope, unit)]
        return self._units[key]

    def covers(self, scope: Scope, unit: Unit | None) -> bool:
        """Whether a unit lies in the scope.

        A unit in no section lies in every role's; text outside all units in scopes without kinds and roles.
        """
        if unit is None:
            return not scope.kinds and not scope.roles
        if scope.kinds and unit.kind not in scope.kinds:
            return False
        role = self.roles[unit.index]
        return not scope.roles or role is None or role in scope.roles


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that a check has found. ``location`` is ``None`` for the document as a whole.

    ``values`` fill the placeholders of the rule's texts; ``summary`` takes the rule's summary as
    its message; ``basis`` stands in addition to the rule's own. ``parts`` makes the single hits for
    which a summary stands, so that they can be accepted one by one.
    """

    unit: Unit | None = None
    location: Location | None = None
    quote: str = ""
    values: Mapping[str, str | Text] = field(default_factory=dict)
    related: tuple[Related, ...] = ()
    summary: bool = False
    basis: tuple[Basis, ...] = ()
    parts: Callable[[], list[Hit]] | None = None


def hit_at(
    outline: Outline,
    unit: Unit,
    span: Span | None = None,
    values: Mapping[str, str | Text] | None = None,
    related: tuple[Related, ...] = (),
) -> Hit:
    """A hit on a span of a unit's text; without a span, on its label and heading or first sentence."""
    span = span or head(unit)
    return Hit(unit, outline.location(unit, span), unit.text[span.start : span.end], values or {}, related)


def head(unit: Unit) -> Span:
    """Label and heading of a unit; its first sentence when it has no heading."""
    text = unit.text
    start = len(text) - len(text.lstrip())
    end = len(text[: unit.body].rstrip(" \t\u3000\n")) if unit.heading else 0
    if end <= start:
        stop = min((at for at in (text.find(mark, start) for mark in "。；\n") if at >= 0), default=len(text))
        end = min(stop + (text[stop : stop + 1] in "。；"), len(text), start + 60)
    return Span(start, max(end, start))


def short(unit: Unit) -> str:
    """The unit's name, cut to what fits into a sentence."""
    name = unit.name
    if len(name) <= _SHORT:
        return name
    stop = min((at for at in (name.find(mark, 4) for mark in "：:，,。；;") if at > 0), default=_SHORT)
    return name[:stop] if stop <= _SHORT else name[: _SHORT - 2] + "…"


def listed(units: list[Unit], most: int = 3) -> Text:
    """The names of the first few units, quoted, for a summary."""
    names = [short(unit) for unit in units[:most]]
    zh = "".join(f"“{name}”" for name in names)
    en = ", ".join(f"“{name}”" for name in names)
    return Text(zh + ("等" if len(units) > most else ""), en + (" …" if len(units) > most else ""))


def share(some: int, all_: int, zh: str, en: str) -> Text:
    """So many of so many, as the subject of a sentence: 7条措施中有5条, 7条措施都."""
    if some == all_:
        return Text(f"{all_}{zh}都", f"all {all_} {en}")
    return Text(f"{all_}{zh}中有{some}{zh[0]}", f"{some} of {all_} {en}")


def within(rule: Rule, context: Context, hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits that lie where the rule looks; what concerns no unit lies everywhere."""
    scope = Scope(rule.scope.kinds, rule.scope.roles)
    limited = scope.kinds or scope.roles
    for hit in hits:
        if not limited or hit.unit is None or context.covers(scope, hit.unit):
            yield hit
