"""Short names: introduced before they are used, once, and for a purpose."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from planlint.checks.context import Context, Hit
from planlint.checks.reference.citations import Short
from planlint.checks.reference.cited import hit_on, related_at
from planlint.model.rule import ReferenceCheck
from planlint.model.text import Span, Text

_GENERIC = frozenset(
    [
        *("意见", "实施意见", "指导意见", "若干意见", "通知", "决定", "方案", "实施方案", "措施", "要点"),
        *("规划", "纲要", "规划纲要", "计划", "行动计划", "办法", "暂行办法", "规定", "条例", "细则"),
        *("实施细则", "标准", "指南", "规范", "准则", "制度"),
    ]
)
"""Names that say nothing of themselves: 《意见》 needs an introduction, 《义务教育法》 does not."""


def _parts(context: Context) -> list[int]:
    """Where the documents in one file begin: a plan may introduce again what its notice introduced."""
    surface = context.surface
    starts = [
        stretch.start
        for stretch in surface.stretches
        if stretch.unit is not None and (stretch.unit.kind == "title" or stretch.unit.role == "attachment")
    ]
    return [0, *starts]


def _uses(context: Context) -> dict[str, list[Span]]:
    """Where titles of so few words stand, by their words."""
    found: dict[str, list[Span]] = {}
    for citation in context.cited.citations:
        if citation.title_span is not None and len(citation.title) <= 16:
            found.setdefault(citation.title, []).append(citation.title_span)
    return found


def early(check: ReferenceCheck, context: Context) -> Iterator[Hit]:
    """《意见》 used before 以下简称《意见》."""
    if not context.cited.shorts:
        return
    parts, uses = _parts(context), _uses(context)
    seen: set[str] = set()
    for short in context.cited.shorts:
        if short.marks != "《》" or short.name in seen:
            continue
        seen.add(short.name)
        part = bisect_right(parts, short.span.start)
        for use in uses.get(short.name, ()):
            if use.start < short.span.start and bisect_right(parts, use.start) == part:
                related = related_at(context, short.span, Text("到这里才说明简称", "introduced only here"))
                yield from hit_on(context, use, {"other": short.name}, related)
                break


def twice(check: ReferenceCheck, context: Context) -> Iterator[Hit]:
    """A short name introduced a second time."""
    parts = _parts(context)
    first: dict[tuple[int, str], Short] = {}
    for short in context.cited.shorts:
        key = (bisect_right(parts, short.span.start), short.name)
        other = first.setdefault(key, short)
        if other is not short:
            related = related_at(context, other.span, Text("先在这里说明", "introduced here first"))
            yield from hit_on(context, short.span, {"other": short.name}, related)


def unused(check: ReferenceCheck, context: Context) -> Iterator[Hit]:
    """A short name that the rest of the document never uses; to introduce it again is no use."""
    text = context.surface.text
    introduced: dict[str, list[Short]] = {}
    for short in context.cited.shorts:
        introduced.setdefault(short.name, []).append(short)
    for name, shorts in introduced.items():
        if len(name) < 2:
            continue
        at = text.find(name, shorts[0].span.end)
        for again in shorts[1:]:
            if at == again.name_span.start:
                at = text.find(name, again.span.end)
        if at < 0:
            yield from hit_on(context, shorts[0].span, {"other": name})


def unexplained(check: ReferenceCheck, context: Context) -> Iterator[Hit]:
    """《意见》 without any introduction of what it stands for."""
    known = {short.name for short in context.cited.shorts}
    for name, uses in _uses(context).items():
        if name in _GENERIC and name not in known:
            yield from hit_on(context, uses[0], {"title": name, "count": str(len(uses))})
