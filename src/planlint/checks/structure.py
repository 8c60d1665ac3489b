"""Rules of the kind ``structure``: the table of their tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planlint.checks import numbering, sections
from planlint.checks.context import Context, Hit, within
from planlint.model.rule import Rule, StructureCheck

TESTS: dict[str, Callable[[StructureCheck, Context], Iterator[Hit]]] = {
    "section": sections.section,
    "schedule": sections.schedule,
    "first-mark": numbering.first_mark,
    "no-measures": sections.no_measures,
    "unnumbered": sections.unnumbered,
    "gap": numbering.gap,
    "repeat": numbering.repeat,
    "disorder": numbering.disorder,
    "collision": numbering.collision,
    "mixed-marks": numbering.mixed_marks,
    "single-item": numbering.single_item,
    "level-skip": numbering.level_skip,
    "count": sections.count,
    "duplicate-heading": sections.duplicate_heading,
    "empty-section": sections.empty_section,
    "no-title": sections.no_title,
    "title-repeated": sections.title_repeated,
    "glued-heading": sections.glued_heading,
    "long-heading": sections.long_heading,
    "heading-end": sections.heading_end,
}


def check(rule: Rule, context: Context) -> Iterator[Hit]:
    assert isinstance(rule.check, StructureCheck)
    yield from within(rule, context, TESTS[rule.check.test](rule.check, context))
