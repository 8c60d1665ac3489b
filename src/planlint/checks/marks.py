"""The number of a unit as a style and a value: ``（三）`` is ``han-paren`` 3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from planlint.language.numbers import parse
from planlint.model.outline import Outline, Unit

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
    return tuple((style, re.compile(form)) for style, form in forms)


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


def runs(outline: Outline) -> Iterator[list[tuple[Unit, Mark]]]:
    """Siblings whose labels are of one style, in reading order, one list per parent and style.

    Rows of a table are left out: their first column may number anything.
    """
    found: dict[tuple[int | None, str], list[tuple[Unit, Mark]]] = {}
    for unit in outline.units:
        mark = mark_of(unit.label) if unit.label else None
        if mark and not in_table(outline, unit):
            found.setdefault((unit.parent, mark.style), []).append((unit, mark))
    yield from found.values()


def in_table(outline: Outline, unit: Unit) -> bool:
    pieces = unit.passage.pieces
    return bool(pieces) and outline.document.blocks[pieces[0].block].cell is not None
