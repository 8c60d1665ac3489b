"""The number of a unit as a style and a value: ``（三）`` is ``han-paren`` 3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from planlint.language.expressions import expression
from planlint.language.numbers import parse
from planlint.model.outline import Outline, Unit
from planlint.model.records import dataclass
from planlint.model.text import Span

RANK = {"part": 0, "chapter": 1, "division": 2, "han": 3, "han-paren": 4, "arabic": 5, "arabic-paren": 6}
"""The customary order from the top (GB/T 9704-2012: 一、（一）1.（1）), for marks that have a rank."""

_HAN = "[〇零一二三四五六七八九十百]+"


@dataclass(frozen=True, slots=True)
class Mark:
    style: str
    value: int


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    forms = (
        ("part", rf"第({_HAN}|\d+)(?:编|篇|部分)"),
        ("chapter", rf"第({_HAN}|\d+)章"),
        ("division", rf"第({_HAN}|\d+)节"),
        ("article", rf"第({_HAN}|\d+)条"),
        ("han", rf"({_HAN})[、．.，,:：]?"),
        ("han-paren", rf"[（(]({_HAN})[）)][、.．]?"),
        ("arabic", r"(\d+)[.．、]?"),
        ("arabic-paren", r"[（(](\d+)[）)][、.．]?"),
        ("arabic-half", r"(\d+)[）)]"),
    )
    return tuple((style, expression(form)) for style, form in forms)


@cache
def mark_of(label: str) -> Mark | None:
    """The mark of a label, ``None`` for dashes and other labels that do not count."""
    bare = "".join(label.split())
    for style, form in _forms():
        match = form.fullmatch(bare)
        value = parse(match[1]) if match else None
        if value is not None:
            return Mark(style, int(value))
    if len(bare) == 1 and "①" <= bare <= "⑳":
        return Mark("circle", ord(bare) - ord("①") + 1)
    return None


@dataclass(frozen=True, slots=True)
class Item:
    """One number of a sequence, and where it stands in the text of its unit.

    Mostly the unit's own label; a number out of its turn may also stand at the beginning of a later
    line of the unit before it.
    """

    unit: Unit
    mark: Mark
    label: str
    span: Span


def runs(outline: Outline) -> Iterator[list[Item]]:
    """Siblings whose labels are of one style, in reading order, one list per parent and style.

    Rows of a table are left out: their first column may number anything.
    """
    found: dict[tuple[int | None, str], list[Item]] = {}
    for unit in outline.units:
        mark = mark_of(unit.label) if unit.label else None
        if mark and not in_table(outline, unit):
            run = found.setdefault((unit.parent, mark.style), [])
            run.append(Item(unit, mark, unit.label, label_span(unit)))
            run += [item for item in swallowed(unit) if item.mark.style == mark.style]
    yield from found.values()


@cache
def _at_line() -> re.Pattern[str]:
    han = "[一二三四五六七八九十]{1,3}"
    return expression(rf"(?m)^[ \t\u3000]*({han}、|[（(](?:{han}|\d{{1,2}})[）)]|\d{{1,2}}[.．](?!\d))")


def swallowed(unit: Unit) -> Iterator[Item]:
    """Numbers at the beginning of later lines of a unit, which the outline took for text."""
    if "\n" not in unit.text:
        return
    for match in _at_line().finditer(unit.text, unit.text.index("\n") + 1):
        mark = mark_of(match[1])
        if mark:
            yield Item(unit, mark, match[1], Span(*match.span(1)))


def label_span(unit: Unit) -> Span:
    """The label as it stands in the unit's text."""
    start = len(unit.text) - len(unit.text.lstrip())
    if unit.text.startswith(unit.label, start):
        return Span(start, start + len(unit.label))
    wanted, at = len("".join(unit.label.split())), start
    while wanted and at < len(unit.text):
        wanted -= not unit.text[at].isspace()
        at += 1
    return Span(start, at)


def in_table(outline: Outline, unit: Unit) -> bool:
    pieces = unit.passage.pieces
    return bool(pieces) and outline.document.blocks[pieces[0].block].cell is not None
