"""Document numbers: how they are written, and whether title and number stay together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from planlint.checks.context import Context, Hit
from planlint.checks.reference.citations import Citation
from planlint.checks.reference.cited import hit_on, is_history, is_own, own_titles, related_at, unit_at
from planlint.checks.reference.titles import alike, core, issuer
from planlint.language.expressions import expression
from planlint.model.rule import ReferenceCheck
from planlint.model.text import Span, Text

_RIGHT = "〔〕"


def brackets(check: ReferenceCheck, context: Context) -> Iterator[Hit]:
    """The year in other signs than 〔〕, or in none.

    A bracketed year and a number after words that are no code (（2025）7号楼) are left alone.
    """
    text = context.surface.text
    for number in context.cited.numbers:
        if number.brackets == _RIGHT or not _is_code(number.code):
            continue
        span = Span(number.year_span.start, number.span.end)
        said = text[span.start : span.end]
        right = f"〔{number.year}〕{number.serial}号"
        yield from hit_on(context, span, {"expected": right, "found": said})


def serial(check: ReferenceCheck, context: Context) -> Iterator[Hit]:
    """A serial number with 第 or a leading zero."""
    text = context.surface.text
    for number in context.cited.numbers:
        if number.brackets != _RIGHT or not number.code:
            continue
        after = text[number.year_span.end : number.span.end]
        if "第" in after or after.strip(" \u3000\xa0年")[:1] in ("0", "０"):
            right = f"〔{number.year}〕{number.serial}号"
            span = Span(number.year_span.start, number.span.end)
            yield from hit_on(context, span, {"expected": right})


@cache
def _codes() -> re.Pattern[str]:
    return expression("[发字函办政教财规通令督基职师技艺厅委府党劳卫建审计税监民人社保环体电文改秘号]$")


def _is_code(code: str) -> bool:
    return len(code) >= 2 and _codes().search(code) is not None


def without_number(check: ReferenceCheck, context: Context) -> Iterator[Hit]:
    """A document of a government or ministry at its first mention, without its number."""
    own = own_titles(context)
    seen: set[str] = set()
    numbered_after: set[int] = set()
    citations = context.cited.citations
    for at, citation in enumerate(citations):
        if citation.listed and any(
            later.number for later in citations[at + 1 : at + 6] if not later.listed or later.number
        ):
            numbered_after.add(at)
    for at, citation in enumerate(citations):
        name = core(citation.title)
        if not citation.title or name in seen:
            continue
        seen.add(name)
        assert citation.title_span is not None
        if citation.number or at in numbered_after:
            continue
        if not _has_number(citation.title) and not _named_before(context, citation):
            continue
        if is_own(context, citation, own) or _is_of_party(context, citation):
            continue
        if _after(context, citation.title_span.end).startswith(("修订", "修正", "修改")):
            continue  # the history of a law, under its title
        yield from hit_on(context, citation.title_span, {"title": citation.title})


@cache
def _led() -> re.Pattern[str]:
    return expression("(?:根据|按照|依据|依照|遵照|对照|参照|贯彻|落实|执行|按|和|与|及|、)$")


def without_title(check: ReferenceCheck, context: Context) -> Iterator[Hit]:
    """A document named by its number alone, in running text, whose title stands nowhere before."""
    told: set[str] = set()
    text = context.surface.text
    for citation in context.cited.citations:
        number = citation.number
        if number is None or number.key in told:
            continue
        told.add(number.key)
        start, end = number.span.start, number.span.end
        led = _led().search(text, max(0, start - 4), start) or text.startswith(("文", "精神"), end)
        unit = unit_at(context, start)
        if citation.title or not led or unit is None or unit.kind in ("title", "closing"):
            continue
        yield from hit_on(context, number.span, {"number": number.key})


def _after(context: Context, end: int) -> str:
    return context.surface.text[end : end + 6].lstrip()


@cache
def _governments() -> re.Pattern[str]:
    return expression(
        r"(?:国务院|[省市区县州旗]人民政府|教育部|财政部|发展改革委|发展和改革委员会|人力资源社会保障部"
        r"|教育厅|教育局|教委|教育体育局|教体局|[省市县]政府)(?:办公厅|办公室)?(?:等[一二三四五六七八九十\d]+部门)?$"
    )


def _has_number(title: str) -> bool:
    """Whether a document with such a title is sure to have a public number."""
    body = issuer(title)
    return (
        bool(body) and "中共" not in body and "中央" not in body and _governments().search(body) is not None
    )


def _named_before(context: Context, citation: Citation) -> bool:
    """Whether the body stands before the marks: 国务院办公厅《关于…的意见》."""
    if not citation.title.startswith("关于") or not _ruled().search(citation.title):
        return False
    assert citation.title_span is not None
    start = citation.title_span.start
    before = context.surface.text[max(0, start - 24) : start].rstrip()
    return _governments().search(before.removesuffix("印发的").removesuffix("下发的")) is not None


@cache
def _ruled() -> re.Pattern[str]:
    return expression("(?:意见|通知|决定|方案|办法|规定)(?:[（(][^（）()]{2,6}[）)])?$")


@cache
def _party() -> re.Pattern[str]:
    return expression("中央|中共|中办|党|委(?:员会)?(?:办公[厅室]|办)?[、和]")


def _is_of_party(context: Context, citation: Citation) -> bool:
    """Whether the words before say that a committee of the Party issued it, alone or with a government."""
    start = citation.span.start
    return _party().search(context.surface.text, max(0, start - 20), start) is not None


def two_numbers(check: ReferenceCheck, context: Context) -> Iterator[Hit]:
    """One title with two numbers."""
    first: dict[tuple[str, str], Citation] = {}
    for citation in context.cited.citations:
        number = citation.number
        if not citation.title or number is None or not number.code or citation.listed:
            continue
        key = (core(citation.title), issuer(citation.title))
        if len(key[0]) < 6 or is_history(context, citation):
            continue  # the new version may well speak of the old one
        other = first.setdefault(key, citation)
        assert other.number is not None
        if other.number.key != number.key:
            note = Text("前面写的是这个文号", "the number given before")
            related = related_at(context, other.number.span, note)
            values = {"title": citation.title, "number": number.key, "other": other.number.key}
            yield from hit_on(context, number.span, values, related)


def two_titles(check: ReferenceCheck, context: Context) -> Iterator[Hit]:
    """One number with two titles that have nothing to do with each other."""
    first: dict[str, Citation] = {}
    for citation in context.cited.citations:
        number = citation.number
        if not citation.title or number is None or not number.code or citation.listed:
            continue
        other = first.setdefault(number.key, citation)
        if not alike(core(other.title), core(citation.title)):
            note = Text("前面用的是这个标题", "the title given before")
            related = related_at(context, other.span, note)
            values = {"title": citation.title, "number": number.key, "other": other.title}
            yield from hit_on(context, citation.span, values, related)
