"""One change on the terminal: what it is, and both wordings, stacked or side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from planlint.model.change import Change
from planlint.model.compared import Compared
from planlint.reporters import diff_words
from planlint.reporters.canvas import Canvas
from planlint.reporters.diff_marked import Line, Marked, alone, bracketed, marked, wrapped
from planlint.reporters.display import Style, pad, width

WIDE = 120
"""Columns from which the two versions stand side by side."""

_BETWEEN = " | "
_OLD: tuple[Style, ...] = ("strong", "underline", "red")
_NEW: tuple[Style, ...] = ("strong", "underline", "green")
_DIM: tuple[Style, ...] = ("dim",)


def change(canvas: Canvas, number: int, each: Change, compared: Compared) -> None:
    context = canvas.context
    first = f"{number}. "
    indent = len(first)
    canvas.blank()
    canvas.line(
        diff_words.where(each, compared, context),
        "strong",
        "cyan",
        first=first,
        rest=" " * indent,
        lead=("strong",),
    )
    facts = list(diff_words.facts(each, compared, context))
    columns = max(width(name) for name, _, _ in facts)
    for name, text, turn in facts:
        lead = " " * indent + pad(name, columns) + ("  " if text else "")
        canvas.line(text, first=lead, rest=" " * width(lead), lead=diff_words.TURN_STYLE[turn])
    if each.kinds != ("renumbered",):
        _quotes(canvas, each, compared, indent)


def _quotes(canvas: Canvas, each: Change, compared: Compared, indent: int) -> None:
    context = canvas.context
    names = (context.say("旧稿", "old "), context.say("新稿", "new "))
    heads = tuple(
        name + diff_words.spot(side, compared, context) if side else ""
        for name, side in zip(names, (each.old, each.new), strict=True)
    )
    if each.old is None or each.new is None:
        only = each.old or each.new
        assert only is not None
        canvas.field(heads[0] or heads[1], alone(only), indent=indent)
        return
    before, after = marked(each.sides("old"), each.sides("new"))
    if context.width >= WIDE:
        _side_by_side(canvas, heads, before, after, indent)
        return
    columns = max(map(width, heads))
    for head, side, style in ((heads[0], before, _OLD), (heads[1], after, _NEW)):
        lead = " " * indent + pad(head, columns) + "  "
        room = context.width - width(lead)
        for at, line in enumerate(_lines(canvas, side, room)):
            start = (lead, _DIM) if not at else (" " * width(lead), ())
            canvas.row(start, *_painted(line, style))


def _lines(canvas: Canvas, side: Marked, columns: int) -> list[Line]:
    """In colour the marks are painted; without it they are written."""
    if canvas.context.color:
        return wrapped(side, columns)
    return wrapped(Marked(((bracketed(side), False),)), columns)


def _painted(line: Line, style: tuple[Style, ...]) -> list[tuple[str, tuple[Style, ...]]]:
    return [(text, style if mark else ()) for text, mark in line]


def _side_by_side(canvas: Canvas, heads: Sequence[str], before: Marked, after: Marked, indent: int) -> None:
    room = (canvas.context.width - indent - len(_BETWEEN)) // 2
    canvas.row((" " * indent + pad(heads[0], room), ("dim",)), (_BETWEEN, ("dim",)), (heads[1], ("dim",)))
    lefts, rights = _lines(canvas, before, room), _lines(canvas, after, room)
    none: Line = []
    for left, right in zip_longest(lefts, rights, fillvalue=none):
        fill = " " * (room - sum(width(text) for text, _ in left))
        canvas.row(
            (" " * indent, ()),
            *_painted(left, _OLD),
            (fill, ()),
            (_BETWEEN, ("dim",)),
            *_painted(right, _NEW),
        )
