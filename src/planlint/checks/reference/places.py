"""Places that the text sends its reader to: attachments, articles, chapters, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from planlint.checks.context import Context, Hit
from planlint.checks.marks import mark_of
from planlint.checks.reference.cited import hit_on, unit_at
from planlint.language.expressions import expression
from planlint.language.numbers import parse
from planlint.model.outline import Outline
from planlint.model.rule import ReferenceCheck
from planlint.model.text import Span

_NUMBER = r"[一二三四五六七八九十]{1,3}|\d{1,2}"


@cache
def _pointer() -> re.Pattern[str]:
    return expression(
        rf"(?:详?见|按照?|依照|填写|填报|使用|参照|参见|根据|附)《?附件[ ]?({_NUMBER})(?![\d.．、:：]|级)"
    )


@cache
def _entry() -> re.Pattern[str]:
    return expression(rf"附\s*件\s*[:：]?\s*({_NUMBER})?")


def attachment_absent(check: ReferenceCheck, context: Context) -> Iterator[Hit]:
    """A numbered attachment that the text sends to and the list of attachments does not hold."""
    listed = _attachments(context.outline)
    if not listed:
        return
    for match in _pointer().finditer(context.surface.text):
        number = _value(match[1])
        if number and number > max(listed):
            yield from hit_on(context, Span(*match.span()), {"found": str(max(listed))})


@cache
def _any_pointer() -> re.Pattern[str]:
    return expression(
        r"(?:详?见|按照?|填写|填报|参照|参见)本?[《（(“]?(附件[ ]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})?)"
    )


@cache
def _any_entry() -> re.Pattern[str]:
    return expression(r"(?m)^[ \t\u3000]*附[ \u3000]*[件表]")


def attachment_unlisted(check: ReferenceCheck, context: Context) -> Iterator[Hit]:
    """见附件 in a document that neither lists nor holds an attachment."""
    text = context.surface.text
    match = _any_pointer().search(text)
    if match and _any_entry().search(text) is None:
        yield from hit_on(context, Span(*match.span(1)))


def _value(words: str) -> int:
    value = parse(words)
    return int(value) if value else 0


def _attachments(outline: Outline) -> set[int]:
    """The numbers of the attachments that the document lists or holds."""
    found: set[int] = set()
    inside = False
    for unit in outline.units:
        text = unit.text.strip()
        if unit.kind != "closing" and unit.role != "attachment":
            continue
        begins = bool(re.match(r"附\s*件", text))
        inside = inside or begins
        if not inside:
            continue
        found |= {int(n) for n in re.findall(r"(?m)(?:^|[：:\s])(\d{1,2})[.．、]", text)}
        match = _entry().match(text)
        value = parse(match[1]) if match and match[1] else None
        found |= {int(value)} if value else set()
    return found


@cache
def _attached() -> re.Pattern[str]:
    """附件1 on a line of its own, as an attachment begins; the list of attachments goes on after a colon."""
    return expression(rf"(?m)^[ \t\u3000]*(附[ \u3000]*件[ \u3000]*(?:{_NUMBER})?)[ \u3000]*$")


@cache
def _mentions() -> re.Pattern[str]:
    return expression(r"附[ \u3000]*[件表]|附后|后附|[印转下]发")


def attachment_unannounced(check: ReferenceCheck, context: Context) -> Iterator[Hit]:
    """An attachment that nothing before it mentions.

    What a notice issues or passes on is attached without being listed (GB/T 9704-2012, 7.3.4).
    """
    text = context.surface.text
    for match in _attached().finditer(text):
        unit = unit_at(context, match.start(1))
        if unit is not None and (unit.kind == "closing" or unit.role == "attachment"):
            if _mentions().search(text, 0, match.start()) is None:
                yield from hit_on(context, Span(*match.span(1)))
            return


_PLACE = r"第([一二三四五六七八九十百零〇]{1,7}|\d{1,3})(条|章|部分)"


@cache
def _sent() -> re.Pattern[str]:
    """本办法第X条、第Y条至第Z条, 见第X章."""
    own = "本(?:办法|条例|规定|细则|章程|规则|制度|方案|意见|规范|准则|标准)的?"
    more = rf"(?:(?:、|和|或者?|及|至|到|与|—|-){_PLACE})*"
    return expression(rf"(?:{own}|(?:详见|参见|见)){_PLACE}{more}")


@cache
def _place() -> re.Pattern[str]:
    return expression(_PLACE)


_STYLES = {"条": "article", "章": "chapter", "部分": "part"}
_FEW = 3
"""Fewer articles than this are hardly all of a document's."""


def article_absent(check: ReferenceCheck, context: Context) -> Iterator[Hit]:
    """本办法第X条, where the document's own articles end before it."""
    last: dict[str, int] = {}
    for unit in context.outline.units:
        mark = mark_of(unit.label) if unit.label else None
        if mark:
            last[mark.style] = max(last.get(mark.style, 0), mark.value)
    # Where nothing is called 第一部分, the parts are what 一、二、三、 number.
    last.setdefault("part", last.get("han", 0))
    text = context.surface.text
    for run in _sent().finditer(text):
        for match in _place().finditer(text, *run.span()):
            held = last.get(_STYLES[match[2]], 0)
            if held >= _FEW and _value(match[1]) > held:
                values = {"found": str(held), "expected": match[2]}
                yield from hit_on(context, Span(*match.span()), values)


@cache
def _table() -> re.Pattern[str]:
    return expression(r"(?:详?见|参见|如)(?:附)?([表图])[ ]?(\d{1,2})(?![\d.．\-—])")


@cache
def _caption() -> re.Pattern[str]:
    return expression(r"(?m)^[ \t\u3000]*(?:附)?([表图])[ ]?(\d{1,2})(?![\d.．\-—])")


def table_absent(check: ReferenceCheck, context: Context) -> Iterator[Hit]:
    """见表3, where the captions end at 表2."""
    text = context.surface.text
    last: dict[str, int] = {}
    for match in _caption().finditer(text):
        last[match[1]] = max(last.get(match[1], 0), int(match[2]))
    for match in _table().finditer(text):
        held = last.get(match[1], 0)
        if held and int(match[2]) > held:
            yield from hit_on(context, Span(*match.span()), {"found": f"{match[1]}{held}"})
