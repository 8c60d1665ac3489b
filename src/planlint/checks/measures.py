"""Rules of the kind ``measure``: who, by when, how much, out of what money, and empty words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from planlint.checks import measure_tests
from planlint.checks.context import Context, Hit, hit_at, listed, share
from planlint.language.patterns import find, touches
from planlint.model.evidence import Deadline, Funding, Owner, Quantity
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
    "bare": measure_tests.bare,
    "long": measure_tests.long,
}

_SLOTS: dict[Need, str] = {
    "owner": "owners",
    "deadline": "deadlines",
    "quantity": "quantities",
    "funding": "funding",
}
_SENTENCE_ENDS = "。；;！？!?\n"


def check(rule: Rule, context: Context) -> Iterator[Hit]:
    assert isinstance(rule.check, MeasureCheck)
    scope = rule.scope if rule.scope.kinds else Scope(("measure",), rule.scope.roles)
    units = context.units(scope)
    if rule.check.spare:
        spared = context.surface.by_unit(rule.check.spare)
        units = [unit for unit in units if unit.index not in spared]
    if rule.check.test:
        yield from TESTS[rule.check.test](rule.check, units, context)
        return
    if rule.check.limit:
        units = [unit for unit in units if len(unit.text) <= rule.check.limit]
    if not rule.check.phrases:
        yield from _slots(rule.check, context, units)
        return
    said = context.surface.by_unit(rule.check.phrases)
    asked = [
        (unit, spans)
        for unit in units
        if unit.index in said and (spans := _asked(rule.check, unit, said[unit.index]))
    ]
    guilty = [(unit, found) for unit, spans in asked if (found := _guilty(rule.check, unit, spans))]
    if _sums_up(rule.check, len(guilty), len(asked)):
        yield _places(context, guilty, len(asked))
        return
    for unit, spans in guilty:
        for span in spans:
            yield hit_at(context.outline, unit, span)


def _slots(check: MeasureCheck, context: Context, units: list[Unit]) -> Iterator[Hit]:
    """Measures by their slots alone, asked of the units in scope.

    What is said of them together is said of all the plan's measures, the ones that the gap analysis
    counts, for a drafter sees both.
    """
    guilty = [unit for unit in units if _lacks(check, unit, None)]
    if not _sums_up(check, len(guilty), len(units)):
        for unit in guilty:
            yield hit_at(context.outline, unit)
        return
    measures = context.outline.measures
    lacking = [unit for unit in measures if _lacks(check, unit, None)]
    yield Hit(
        values={
            "count": str(len(lacking)),
            "total": str(len(measures)),
            "share": share(len(lacking), len(measures), "条措施", "measures"),
            "list": listed(guilty),
        },
        related=tuple(
            Related(context.outline.location(unit), Text(unit.name, unit.name)) for unit in lacking
        ),
        summary=True,
        parts=lambda: [hit_at(context.outline, unit) for unit in guilty],
    )


def _sums_up(check: MeasureCheck, guilty: int, asked: int) -> bool:
    """Whether one finding is to stand for all."""
    many = guilty >= FEW and guilty >= check.share * asked
    return bool(check.share) and (many or guilty > MOST_SINGLE)


def _places(context: Context, guilty: list[tuple[Unit, list[Span]]], asked: int) -> Hit:
    """One finding for the phrases found, each place with its words."""
    units = [unit for unit, _ in guilty]
    places = [(unit, span) for unit, spans in guilty for span in spans]
    return Hit(
        values={
            "count": str(len(places)),
            "total": str(asked),
            "share": share(len(units), asked, "条措施", "measures"),
            "list": listed(units),
        },
        related=tuple(
            Related(context.outline.location(unit, span), Text(words, words))
            for unit, span in places
            if (words := unit.text[span.start : span.end])
        ),
        summary=True,
        parts=lambda: [hit_at(context.outline, unit, span) for unit, span in places],
    )


def _asked(check: MeasureCheck, unit: Unit, said: list[Span]) -> list[Span]:
    covers = list(find(check.unless, unit.text))
    return [span for span in said if not touches(span, covers)]


def _guilty(check: MeasureCheck, unit: Unit, spans: list[Span]) -> list[Span]:
    """The phrases that are wrong."""
    kept = [
        span for span in spans if _lacks(check, unit, _sentence(unit.text, span) if check.sentence else None)
    ]
    # One sentence may be wrong twice; of a measure as a whole, once is enough.
    return kept if check.sentence else kept[:1]


def _lacks(check: MeasureCheck, unit: Unit, within: Span | None) -> bool:
    return not any(_filled(unit, need, within) for need in check.lacks) and all(
        _filled(unit, need, within) for need in check.fills
    )


def _filled(unit: Unit, need: Need, within: Span | None) -> bool:
    items: Sequence[Owner | Deadline | Quantity | Funding] = getattr(unit.evidence, _SLOTS[need])
    if within is None:
        return bool(items)
    return any(within.start <= item.span.start < within.end for item in items)


def _sentence(text: str, span: Span) -> Span:
    start = max(text.rfind(mark, 0, span.start) for mark in _SENTENCE_ENDS) + 1
    ends = [at for at in (text.find(mark, span.end) for mark in _SENTENCE_ENDS) if at >= 0]
    return Span(start, min(ends, default=len(text)))
