"""Cited documents held against those that are known: number and title, in force or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from planlint.checks.context import Context, Hit
from planlint.checks.genre import begins_on
from planlint.checks.reference.citations import Citation, Number
from planlint.checks.reference.cited import hit_on, is_own, leant_on, own_titles
from planlint.checks.reference.titles import alike, bare, core, issuer
from planlint.language.expressions import expression
from planlint.model.policy import Policy
from planlint.model.rule import ReferenceCheck
from planlint.model.text import Text


def number_and_title(check: ReferenceCheck, context: Context) -> Iterator[Hit]:
    """A number that is known to belong to another title, or a title known to have another number."""
    numbered = [c for c in context.cited.citations if c.number and c.title and not c.listed]
    if not numbered:
        return
    by_title: dict[str, Policy] = {}
    by_number: dict[str, Policy] = {}
    for policy in check.policies():
        if policy.number and not policy.repealed:
            by_title[core(policy.title)] = policy
            by_number[policy.number] = policy
    own = own_titles(context)
    for citation in numbered:
        assert citation.number is not None
        known = by_title.get(core(citation.title))
        if known is not None and known.number != citation.number.key:
            if not is_own(context, citation, own) and _is_of(known, citation, citation.number):
                yield from _wrong(context, citation, known)
            continue
        other = by_number.get(citation.number.key)
        if other is not None and known is None and not alike(core(other.title), core(citation.title)):
            yield from _wrong(context, citation, other)


def _is_of(policy: Policy, citation: Citation, number: Number) -> bool:
    """Whether the citation means that policy, and not a local document of the same name."""
    named = issuer(citation.title)
    code = policy.number.partition("〔")[0]
    if named:
        return named == issuer(policy.title) and _level(code) == _level(number.code)
    return number.code == code


def _level(code: str) -> str:
    """Codes of one body begin alike: 国发 and 国办发 do not name another province's document."""
    return code[:1]


def _wrong(context: Context, citation: Citation, policy: Policy) -> Iterator[Hit]:
    assert citation.number is not None
    values = {
        "title": policy.title,
        "number": citation.number.key,
        "expected": policy.number,
        "other": citation.title,
    }
    yield from hit_on(context, citation.number.span, values)


def repealed(check: ReferenceCheck, context: Context) -> Iterator[Hit]:
    """A document cited as in force that had been replaced when this one was made."""
    cited = [citation for citation in context.cited.citations if citation.title]
    if not cited:
        return
    known = {_short(p.title): p for p in check.policies() if p.repealed}
    numbers = {p.number: p for p in known.values() if p.number}
    made = _made(context)
    if made is None:
        return
    for citation in cited:
        number = citation.number.key if citation.number else ""
        policy = known.get(_short(citation.title)) or numbers.get(number)
        if policy is None or policy.repealed is None or made < policy.repealed:
            continue
        if number and policy.number and number != policy.number:
            continue
        if not leant_on(context, citation):
            continue
        by = f"《{policy.by}》" + (f"（{policy.by_number}）" if policy.by_number else "")
        day = policy.repealed
        values: dict[str, str | Text] = {
            "title": citation.title,
            "expected": by,
            "date": Text(f"{day.year}年{day.month}月{day.day}日", day.isoformat()),
        }
        yield from hit_on(context, citation.span, values)


def _short(title: str) -> str:
    """《合同法》 is 《中华人民共和国合同法》."""
    return bare(title).removeprefix("中华人民共和国")


@cache
def _years() -> re.Pattern[str]:
    return expression(r"(?<!\d)(20\d\d)(?=年|[—\-–－~～至])")


def _made(context: Context) -> date | None:
    """When the document was made: its own date, or else no earlier than the last year that it speaks of."""
    begins = begins_on(context.outline)
    if begins is not None:
        return begins
    years = [int(match[1]) for match in _years().finditer(context.surface.text)]
    return date(max(years), 1, 1) if years else None


@cache
def _period() -> re.Pattern[str]:
    return expression(r"(20\d\d)年?[—\-–－~～至到―]{1,3}(20\d\d)年?")


_FIVES = {"十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025}


def expired(check: ReferenceCheck, context: Context) -> Iterator[Hit]:
    """A plan leant on whose own period was over when this document was made."""
    begins = begins_on(context.outline)
    if begins is None:
        return
    own = own_titles(context)
    for citation in context.cited.citations:
        end = _ends(citation.title)
        if not end or end >= begins.year or citation.title_span is None:
            continue
        if leant_on(context, citation) and not is_own(context, citation, own):
            values = {"title": citation.title, "date": str(end), "found": str(begins.year)}
            yield from hit_on(context, citation.title_span, values)


def _ends(title: str) -> int:
    """The last year of the period in a title; 0 without one."""
    found = _period().search(title)
    if found:
        return int(found[2])
    return max((year for words, year in _FIVES.items() if words in title), default=0)
