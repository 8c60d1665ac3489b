"""Which slots (owner, deadline, quantity, funding) a measure fills, and which of them bind."""

from __future__ import annotations

from planlint.language.expressions import expression
from planlint.model.coverage import SLOTS, Completeness, Slot
from planlint.model.outline import Outline, Unit
from planlint.model.text import Span

_SOFT = expression(r"力争|力求|争取|努力|原则上|有条件的|逐步|适当|酌情|尽可能|尽量|视情况")
_DEFERS = expression(
    r"(?:制定|制订|编制|拟定|出台|研究提出)[^，,。；;]{0,16}(?:方案|计划|规划|细则|办法|清单)"
)
_CLAUSE_END = "，,。；;\n"


def slots(unit: Unit) -> tuple[Slot, ...]:
    """The slots that the measure's evidence fills, in the order of ``SLOTS``."""
    evidence = unit.evidence
    filled = (evidence.owners, evidence.deadlines, evidence.quantities, evidence.funding)
    return tuple(slot for slot, found in zip(SLOTS, filled, strict=True) if found)


def committed(unit: Unit) -> bool:
    """Whether it names an owner and a deadline or figure that binds.

    A date by which another plan is to be drawn up binds nobody to the matter itself, nor does a
    figure that is only striven for (力争, 原则上).
    """
    evidence = unit.evidence
    if not evidence.owners:
        return False
    spans = [item.span for item in evidence.deadlines] + [item.span for item in evidence.quantities]
    return any(_binds(unit.text, span) for span in spans)


def _binds(text: str, span: Span) -> bool:
    start = max((text.rfind(mark, 0, span.start) for mark in _CLAUSE_END), default=-1) + 1
    ends = [at for mark in _CLAUSE_END if (at := text.find(mark, span.end)) >= 0]
    clause = text[start : min(ends, default=len(text))]
    return not (_SOFT.search(clause) or _DEFERS.search(clause))


def completeness(outline: Outline) -> Completeness:
    """How many of the plan's measures fill each slot."""
    counts: dict[Slot, int] = dict.fromkeys(SLOTS, 0)
    lacking: dict[Slot, list[int]] = {slot: [] for slot in SLOTS}
    measures = outline.measures
    for unit in measures:
        filled = slots(unit)
        for slot in SLOTS:
            if slot in filled:
                counts[slot] += 1
            else:
                lacking[slot].append(unit.index)
    return Completeness(len(measures), counts, {slot: tuple(units) for slot, units in lacking.items()})
