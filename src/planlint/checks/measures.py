"""Rules of the kind ``measure``: who, by when, how much, out of what money, and empty words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planlint.checks import measure_tests
from planlint.checks.context import Context, Hit, hit_at, listed
from planlint.language.patterns import find, matches, touches
from planlint.model.finding import Related
from planlint.model.outline import Unit
from planlint.model.rule import MeasureCheck, Need, Rule, Scope
from planlint.model.text import Span, Text

FEW = 3
"""From this many measures on, one finding may stand for all of them."""
MOST_SINGLE = 8
"""More single findings of one rule than this are no help: then, too, one stands for all."""

TESTS: dict[str, Callable[[MeasureCheck, list[Unit], Context], Iterator[Hit]]] = {
    "duplicate": measure_tests.duplicate,
    "past": measure_tests.past,
    "bare": measure_tests.bare,
    "long": measure_tests.long,
}

_SENTENCE_ENDS = "。；;！？!?\n"


def check(rule: Rule, context: Context) -> Iterator[Hit]:
    assert isinstance(rule.check, MeasureCheck)
    scope = rule.scope if rule.scope.kinds else Scope(("measure",), rule.scope.roles)
    units = [unit for unit in context.units(scope) if not matches(rule.check.spare, unit.text)]
    if rule.check.test:
        yield from TESTS[rule.check.test](rule.check, units, context)
        return
    if rule.check.limit:
        units = [unit for unit in units if len(unit.text) <= rule.check.limit]
    asked = [(unit, list(_asked(rule.check, unit))) for unit in units]
    if rule.check.phrases:
        asked = [(unit, spans) for unit, spans in asked if spans]
    found = [(unit, _guilty(rule.check, unit, spans)) for unit, spans in asked]
    guilty = [(unit, spans) for unit, spans in found if spans is not None]
    yield from _report(rule.check, context, len(asked), guilty)


def _asked(check: MeasureCheck, unit: Unit) -> Iterator[Span]:
    covers = list(find(check.unless, unit.text))
    for span in find(check.phrases, unit.text):
        if not touches(span, covers):
            yield span


def _guilty(check: MeasureCheck, unit: Unit, spans: list[Span]) -> list[Span] | None:
    """The phrases that are wrong (empty: the measure itself), or ``None`` when nothing is."""
    if not check.phrases:
        return [] if _lacks(check, unit, None) else None
    kept = [
        span for span in spans if _lacks(check, unit, _sentence(unit.text, span) if check.sentence else None)
    ]
    # One sentence may be wrong twice; of a measure as a whole, once is enough.
    return (kept if check.sentence else kept[:1]) or None


def _lacks(check: MeasureCheck, unit: Unit, within: Span | None) -> bool:
    return not any(_filled(unit, need, within) for need in check.lacks) and all(
        _filled(unit, need, within) for need in check.fills
    )


def _filled(unit: Unit, need: Need, within: Span | None) -> bool:
    evidence = unit.evidence
    spans: dict[Need, list[Span]] = {
        "owner": [owner.span for owner in evidence.owners],
        "deadline": [deadline.span for deadline in evidence.deadlines],
        "quantity": [quantity.span for quantity in evidence.quantities],
        "funding": [funding.span for funding in evidence.funding],
    }
    return any(within is None or within.start <= span.start < within.end for span in spans[need])


def _sentence(text: str, span: Span) -> Span:
    start = max(text.rfind(mark, 0, span.start) for mark in _SENTENCE_ENDS) + 1
    ends = [at for at in (text.find(mark, span.end) for mark in _SENTENCE_ENDS) if at >= 0]
    return Span(start, min(ends, default=len(text)))


def _report(
    check: MeasureCheck, context: Context, asked: int, guilty: list[tuple[Unit, list[Span]]]
) -> Iterator[Hit]:
    many = len(guilty) >= FEW and len(guilty) >= check.share * asked
    if check.share and (many or len(guilty) > MOST_SINGLE):
        units = [unit for unit, _ in guilty]
        yield Hit(
            values={"count": str(len(units)), "total": str(asked), "list": listed(units)},
            related=tuple(
                Related(context.outline.location(unit), Text(unit.name, unit.name)) for unit in units
            ),
            summary=True,
        )
        return
    for unit, spans in guilty:
        if not spans:
            yield hit_at(context.outline, unit)
        for span in spans:
            yield hit_at(context.outline, unit, span)
