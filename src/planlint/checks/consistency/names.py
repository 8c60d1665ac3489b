"""Names that must be one: the plan's own title, and a body that can exist only once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from planlint.checks.context import Context, Hit, hit_at
from planlint.checks.reference.cited import hit_on
from planlint.checks.reference.titles import alike, bare
from planlint.language.expressions import expression
from planlint.model.finding import Related
from planlint.model.outline import Unit
from planlint.model.records import dataclass
from planlint.model.rule import ConsistencyCheck
from planlint.model.text import Span, Text


def own_title(check: ConsistencyCheck, context: Context) -> Iterator[Hit]:
    """现将《甲方案》印发给你们, where the plan below is called otherwise."""
    titles = [unit for unit in context.outline.units if unit.kind == "title"]
    text = context.surface.text
    for citation in context.cited.citations:
        span = citation.title_span
        if span is None or not text[max(0, span.start - 4) : span.start].rstrip().endswith("将"):
            continue
        if "印发" not in text[span.end : span.end + 12]:
            continue
        below = [unit for unit in titles if context.surface.starts[unit.index] > span.end]
        if not below:
            continue
        name = _plain(citation.title)
        if any(_same(name, _plain(unit.text)) for unit in below):
            continue
        near = [unit for unit in below if alike(name, _plain(unit.text))]
        if near:
            place = context.outline.location(near[0])
            related = (Related(place, Text("方案自己的标题", "the plan's own title")),)
            values = {"other": " ".join(near[0].text.split()), "found": citation.title}
            yield from hit_on(context, span, values, related)


def _plain(title: str) -> str:
    return bare(re.sub(r"[（(](?:试行|暂行|修订|草案|征求意见稿|讨论稿)[）)]", "", title))


def _same(one: str, other: str) -> bool:
    return one in other or other in one


@dataclass(frozen=True, slots=True)
class _Named:
    place: str
    kind: str
    text: str
    unit: Unit
    span: Span


_FAMILIES: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "education",
        (
            ("教育局", "教育局"),
            ("教体局", "教体局|教育体育局|教育和体育局"),
            ("教科局", "教科局|教育科技局|教育和科技局|教育科学技术局"),
            ("教科体局", "教科体局|教育科技体育局|教育科技和体育局"),
        ),
    ),
    (
        "health",
        (
            ("卫生健康部门", "卫健[局委]|卫生健康[局委]|卫生健康委员会"),
            ("卫生计生部门", "卫计[局委]|卫生计生[局委]|卫生和计划生育[局委]|卫生和计划生育委员会"),
            ("卫生局", "卫生局"),
        ),
    ),
    (
        "land",
        (
            ("自然资源局", "自然资源局|自然资源和规划局|自然资源规划局|规划和自然资源局"),
            ("国土资源局", "国土局|国土资源局"),
        ),
    ),
    (
        "development",
        (
            ("发展改革局", "发改局|发展改革局|发展和改革局"),
            ("发展改革委", "发改委|发展改革委|发展和改革委员会"),
        ),
    ),
    (
        "culture",
        (
            ("文化和旅游局", "文旅局|文化和旅游局|文化旅游局"),
            ("文化广电新闻出版局", "文广新局|文化广电新闻出版局"),
        ),
    ),
)
"""Bureaus of which an area has only one: the forms of each kind of name, by what they are for."""


@cache
def _bureaus() -> re.Pattern[str]:
    kinds = [
        f"(?P<{family}_{at}>{forms})"
        for family, members in _FAMILIES
        for at, (_, forms) in enumerate(members)
    ]
    return expression(
        rf"(?P<place>(?:[\u4e00-\u9fff]{{0,3}}[省市县区州旗])?)(?:{'|'.join(kinds)})(?!长会议|属)"
    )


def two_names(check: ConsistencyCheck, context: Context) -> Iterator[Hit]:
    """县教育局 here and 县教体局 there, both made responsible in one plan."""
    first: dict[tuple[str, str], _Named] = {}
    told: set[tuple[str, str]] = set()
    for named in _named(context):
        family = named.kind.partition("_")[0]
        key = (named.place, family)
        other = first.setdefault(key, named)
        if other.kind == named.kind or (named.place, named.kind) in told:
            continue
        told.add((named.place, named.kind))
        place = context.outline.location(other.unit, other.span)
        related = (Related(place, Text("另一种叫法", "the other name")),)
        yield hit_at(context.outline, named.unit, named.span, {"other": other.text}, related)


def _named(context: Context) -> Iterator[_Named]:
    """Owners that are such a bureau, in order of place."""
    for unit in context.outline.measures:
        for owner in unit.evidence.owners:
            match = _bureaus().fullmatch("".join(owner.name.split()))
            inside = owner.span.end <= len(unit.text)
            if match and match.lastgroup and inside:
                kind = next(name for name, said in match.groupdict().items() if said and name != "place")
                yield _Named(match["place"], kind, owner.name, unit, owner.span)
