"""Citations in their document: where they stand, which of them name the document itself, and hits on them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from planlint.checks.context import Context, Hit
from planlint.checks.reference.citations import Citation
from planlint.checks.reference.titles import bare
from planlint.language.expressions import expression
from planlint.model.finding import Related
from planlint.model.outline import Unit
from planlint.model.text import Span, Text

_ISSUED = ("印发", "转发", "下发", "发给", "予以公布", "公布如下")


def unit_at(context: Context, place: int) -> Unit | None:
    """The unit that holds a place of the surface."""
    found = context.surface.at(Span(place, place))
    return found[0].unit if found else None


def hit_on(
    context: Context,
    span: Span,
    values: Mapping[str, str | Text] | None = None,
    related: tuple[Related, ...] = (),
) -> Iterator[Hit]:
    """The hit on a stretch of the surface; what runs over the end of a unit is cut there."""
    found = context.surface.at(Span(span.start, span.start))
    if found is None:
        return
    stretch, at = found
    within = Span(at.start, min(len(stretch.text), at.start + span.end - span.start))
    quote = stretch.text[within.start : within.end]
    if quote:
        yield Hit(stretch.unit, stretch.location(context.outline, within), quote, values or {}, related)


def related_at(context: Context, span: Span, note: Text) -> tuple[Related, ...]:
    """The same place as one that helps to understand a finding."""
    return tuple(Related(hit.location, note) for hit in hit_on(context, span) if hit.location)


def own_titles(context: Context) -> frozenset[str]:
    """The bare titles of the document itself and of what it carries."""
    names = {bare(unit.text) for unit in context.outline.units if unit.kind == "title"}
    names.add(bare(context.outline.title))
    return frozenset(name for name in names if len(name) >= 4)


def is_own(context: Context, citation: Citation, own: frozenset[str]) -> bool:
    """Whether the citation names the document itself or the plan that its notice carries.

    A notice says 现将《…》印发给你们; its title and the plan's own say the same words without marks.
    """
    unit = unit_at(context, citation.span.start)
    if unit is not None and unit.kind in ("title", "front") and citation.title_span is None:
        return True
    if unit is not None and unit.kind == "title":
        return True
    text = context.surface.text
    before = text[max(0, citation.span.start - 4) : citation.span.start].rstrip()
    after = text[citation.span.end : citation.span.end + 30]
    if before.endswith("将") and any(word in after for word in _ISSUED):
        return True
    name = bare(citation.title)
    return bool(name) and any(name in title or title in name for title in own)


@cache
def _leans() -> re.Pattern[str]:
    """Words by which a plan rests on a document."""
    return expression("根据|依据|按照|依照|遵照|对照|贯彻|落实|执行|符合|适用|遵守|依法")


@cache
def _history() -> re.Pattern[str]:
    return expression(
        "废止|失效|原有|原《|曾|取代|替代|代替|修订前|以来|期间|收官|总结|评估|已|同时|不再|衔接|回顾|完成了"
    )


def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a stretch in its sentence, at most 80 characters each."""
    before, after = text[max(0, start - 80) : start], text[end : end + 80]
    for sign in "。；\n":
        before = before.rpartition(sign)[2]
        after = after.partition(sign)[0]
    return before, after


def is_history(context: Context, citation: Citation) -> bool:
    """Whether the sentence speaks of the document as of one that was."""
    before, after = _sentence(context.surface.text, citation.span.start, citation.span.end)
    return bool(before.endswith("原") or _history().search(before) or _history().search(after))


def leant_on(context: Context, citation: Citation) -> bool:
    """Whether the document is cited as in force and not as history."""
    before, _ = _sentence(context.surface.text, citation.span.start, citation.span.end)
    return bool(_leans().search(before)) and not is_history(context, citation)
