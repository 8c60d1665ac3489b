"""Points that a plan must act on, told by the phrases in which plans do so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planlint.checks.context import Context, Hit
from planlint.checks.surface import Stretch
from planlint.language.mood import silent
from planlint.language.patterns import find, touches
from planlint.model.coverage import LEVEL_NAMES, Level
from planlint.model.finding import Related
from planlint.model.outline import Unit
from planlint.model.rule import CoverageCheck
from planlint.model.text import Span, Text

MOST_RELATED = 3
Place = tuple[Stretch, Span]


def check(check: CoverageCheck, context: Context) -> Iterator[Hit]:
    """One finding when nothing acts on the point: on what makes it due, else on the whole document."""
    due = None
    if check.when:
        due = next((place for place in _places(check.when, (), context) if _acts(context, *place)), None)
        if due is None:
            return
    named: list[Place] = []
    for place in _places(check.phrases, check.unless, context):
        if check.level == "mentioned" or _acts(context, *place):
            return
        named.append(place)
    yield _hit(check, context, due, named)


def _places(phrases: Sequence[str], unless: Sequence[str], context: Context) -> Iterator[Place]:
    """Where the document says one of the phrases, look-alikes left out."""
    surface = context.surface
    covers: list[Span] | None = None
    for span in find(phrases, surface.text):
        if covers is None:
            covers = list(find(unless, surface.text))
        place = None if touches(span, covers) else surface.at(span)
        if place is not None:
            yield place


def _acts(context: Context, stretch: Stretch, span: Span) -> bool:
    """Whether the words arrange something: in a measure or an article, or in a heading over such.

    Text outside all units (a note, a text box) is given the benefit of the doubt.
    """
    unit = stretch.unit
    if unit is None:
        return True
    if unit.kind == "section":
        return any(_arranges(context.outline.units[at]) for at in unit.children)
    return _arranges(unit) and (span.end <= unit.body or not silent(unit.text, span.start))


def _arranges(unit: Unit) -> bool:
    return unit.kind in ("measure", "provision")


def _hit(check: CoverageCheck, context: Context, due: Place | None, named: list[Place]) -> Hit:
    level: Level = "mentioned" if named else "absent"
    values: dict[str, str | Text] = {"level": LEVEL_NAMES[level], "theme": "", "home": "", "advice": ""}
    for theme in context.coverage.themes if context.coverage else ():
        if theme.id == check.theme:
            values |= {
                "theme": theme.name,
                "advice": theme.advice,
                "home": Text(f"{theme.home.zh}。", f"Write it {theme.home.say('en')}."),
            }
    related = tuple(
        Related(stretch.location(context.outline, span), Text(f"提到“{words}”", f"names “{words}”"))
        for stretch, span in named[:MOST_RELATED]
        if (words := stretch.text[span.start : span.end])
    )
    if due is None:
        return Hit(values=values, related=related)
    stretch, span = due
    quote = stretch.text[span.start : span.end]
    return Hit(stretch.unit, stretch.location(context.outline, span), quote, values, related)
