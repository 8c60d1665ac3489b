"""The grid of a table: which cell stands where, and how far it reaches."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from planlint.readers.word import names as n
from planlint.readers.word.alternatives import chosen
from planlint.readers.word.names import VAL, W, integer, on

_MAX_SPAN = 1000
"""Columns that one cell may claim to span; Word allows 63 in a table."""


class Place:
    """A cell and its place in the grid, rows and columns from 1."""

    __slots__ = ("column", "column_span", "element", "row", "row_span")

    def __init__(self, element: etree._Element, row: int, column: int, column_span: int) -> None:
        self.element = element
        self.row = row
        self.column = column
        self.column_span = column_span
        self.row_span = 1


def places(table: etree._Element, dropped: frozenset[str]) -> list[Place]:
    """The cells a reader sees, in reading order; ``dropped`` names the marks of rows that are not seen."""
    found: list[Place] = []
    above: dict[int, Place] = {}
    rows = [row for row in _each(table, n.ROW, dropped) if _seen(row.find(W + "trPr"), dropped)]
    for number, row in enumerate(rows, start=1):
        column = 1 + _skipped(row)
        open_here: dict[int, Place] = {}
        for cell in _each(row, n.CELL, dropped):
            properties = cell.find(W + "tcPr")
            if not _seen(properties, dropped):
                continue
            span = min(max(integer(_get(properties, "gridSpan")) or 1, 1), _MAX_SPAN)
            place = Place(cell, number, column, span)
            merge = None if properties is None else properties.find(W + "vMerge")
            upper = above.get(column)
            if merge is not None and merge.get(VAL, "continue") == "continue" and upper is not None:
                upper.row_span += 1
                open_here[column] = upper
            else:
                found.append(place)
                if merge is not None:
                    open_here[column] = place
            column += span
        above = open_here
    return found


def _each(parent: etree._Element, tag: str, dropped: frozenset[str]) -> Iterator[etree._Element]:
    """The rows of a table or cells of a row, whatever wraps them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == n.ALTERNATE:
            yield from _each(chosen(child), tag, dropped)
        elif child.tag in _WRAPPERS and child.tag not in dropped:
            yield from _each(child, tag, dropped)


_WRAPPERS = frozenset(
    [W + "customXml", W + "smartTag", n.SDT, n.SDT_CONTENT, n.INSERTED, n.DELETED, n.MOVED_FROM, n.MOVED_TO]
)


def _seen(properties: etree._Element | None, dropped: frozenset[str]) -> bool:
    for child in () if properties is None else properties:
        if child.tag in dropped:
            return False
        if child.tag == W + "hidden" and on(child.get(VAL)):
            return False
        if child.tag == W + "cellDel" and n.DELETED in dropped:
            return False
        if child.tag == W + "cellIns" and n.INSERTED in dropped:
            return False
        if child.tag == W + "hMerge" and child.get(VAL, "continue") == "continue":
            return False
    return True


def _skipped(row: etree._Element) -> int:
    """Columns left out before a row's first cell."""
    count = integer(_get(row.find(W + "trPr"), "gridBefore")) or 0
    return min(max(count, 0), _MAX_SPAN)


def _get(properties: etree._Element | None, name: str) -> str | None:
    child = None if properties is None else properties.find(W + name)
    return None if child is None else child.get(VAL)
