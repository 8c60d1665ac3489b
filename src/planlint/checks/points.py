"""Points that a plan must act on, told by the phrases in which plans do so."""

from __future__ import annotations

from collections.abc import Iterator

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


def check(check: CoverageCheck, context: Context) -> Iterator[Hit]:
    """One finding on the document when nothing acts on the point."""
    named: list[tuple[Stretch, Span]] = []
    covers: list[Span] | None = None
    surface = context.surface
    for span in find(check.phrases, surface.text):
        if covers is None:
            covers = list(find(check.unless, surface.text))
        place = None if touches(span, covers) else surface.at(span)
        if place is None:
            continue
        stretch, within = place
        # A table or a note outside all units may well hold the measure: it is given the benefit.
        if check.level == "mentioned" or stretch.unit is None or _acts(context, stretch.unit, within):
            return
        named.append(place)
    yield _hit(check, context, named)


def _acts(context: Context, unit: Unit, span: Span) -> bool:
    """Whether the words arrange something: in a measure or an article, or in a heading over such."""
    if unit.kind == "section":
        return any(context.outline.units[at].kind in ("measure", "provision") for at in unit.children)
    return unit.kind in ("measure", "provision") and (
        span.end <= unit.body or not silent(unit.text, span.start)
    )


def _hit(check: CoverageCheck, context: Context, named: list[tuple[Stretch, Span]]) -> Hit:
    level: Level = "mentioned" if named else "absent"
    values: dict[str, str | Text] = {"level": LEVEL_NAMES[level], "theme": "", "home": "", "advice": ""}
    themes = context.coverage.themes if context.coverage else ()
    for theme in themes:
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
    return Hit(values=values, related=related)
