"""Rules of the kind ``reference``: what the plan cites, and whether it is there and right."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planlint.checks.context import Context, Hit, within
from planlint.checks.reference import naming, numbers, places, shorts, standing
from planlint.model.rule import ReferenceCheck, Rule

TESTS: dict[str, Callable[[ReferenceCheck, Context], Iterator[Hit]]] = {
    "brackets": numbers.brackets,
    "serial": numbers.serial,
    "without-number": numbers.without_number,
    "without-title": numbers.without_title,
    "two-numbers": numbers.two_numbers,
    "two-titles": numbers.two_titles,
    "number-and-title": standing.number_and_title,
    "repealed": standing.repealed,
    "expired": standing.expired,
    "title-marks": naming.title_marks,
    "inner-marks": naming.inner_marks,
    "attachment-absent": places.attachment_absent,
    "attachment-unlisted": places.attachment_unlisted,
    "attachment-unannounced": places.attachment_unannounced,
    "article-absent": places.article_absent,
    "table-absent": places.table_absent,
    "short-early": shorts.early,
    "short-twice": shorts.twice,
    "short-unused": shorts.unused,
    "short-unexplained": shorts.unexplained,
}


def check(rule: Rule, context: Context) -> Iterator[Hit]:
    assert isinstance(rule.check, ReferenceCheck)
    yield from within(rule, context, TESTS[rule.check.test](rule.check, context))
