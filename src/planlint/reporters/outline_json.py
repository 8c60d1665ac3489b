"""``outline --format json``: the units in reading order, each with its evidence."""

from __future__ import annotations

from planlint.model.evidence import Deadline, Force, Funding, Owner, Quantity
from planlint.model.outline import Outline, Unit
from planlint.reporters.as_json import Object, dump, source
from planlint.reporters.context import RenderContext


def render(outline: Outline, context: RenderContext) -> str:
    units = [unit_object(outline, unit) for unit in outline.units]
    return dump("outline", context, source(outline.document, outline.title) | {"units": units})


def unit_object(outline: Outline, unit: Unit) -> Object:
    """A unit with its evidence and place."""
    evidence = unit.evidence
    place = outline.location(unit)
    return {
        "index": unit.index,
        "kind": unit.kind,
        "label": unit.label,
        "level": unit.level,
        "heading": unit.heading,
        "role": unit.role,
        "text": unit.text,
        "owners": [_owner(item) for item in evidence.owners],
        "deadlines": [_deadline(item) for item in evidence.deadlines],
        "quantities": [_quantity(item) for item in evidence.quantities],
        "funding": [_funding(item) for item in evidence.funding],
        "force": _force(evidence.force),
        "themes": list(unit.themes),
        "path": list(place.path),
        "paragraph": place.paragraph,
        "parent": unit.parent,
    }


def _owner(owner: Owner) -> Object:
    return {"text": owner.text, "name": owner.name, "part": owner.part, **_span(owner)}


def _deadline(deadline: Deadline) -> Object:
    return {
        "text": deadline.text,
        "kind": deadline.kind,
        "from": deadline.start and deadline.start.isoformat(),
        "to": deadline.end and deadline.end.isoformat(),
        "recurrence_months": deadline.recurrence,
        "days": deadline.days,
        **_span(deadline),
    }


def _quantity(quantity: Quantity) -> Object:
    return {
        "text": quantity.text,
        "value": quantity.value,
        "high": quantity.high,
        "unit": quantity.unit,
        "comparator": quantity.comparator,
        "subject": quantity.subject,
        **_span(quantity),
    }


def _funding(funding: Funding) -> Object:
    return {"text": funding.text, "source": funding.source, **_span(funding)}


def _force(force: Force | None) -> Object | None:
    return None if force is None else {"text": force.text, "rung": force.rung, **_span(force)}


def _span(item: Owner | Deadline | Quantity | Funding | Force) -> Object:
    """Characters of the unit's ``text``."""
    return {"start": item.span.start, "end": item.span.end}
