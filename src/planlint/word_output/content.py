"""What a container holds: paragraphs and tables, rows and cells, as items that can be aligned."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from planlint.readers.word import names as n
from planlint.readers.word.alternatives import chosen
from planlint.readers.word.names import VAL, W
from planlint.word_output.atoms import Identify, read_line
from planlint.word_output.plan import Item

_WRAPPERS = frozenset([n.SDT, n.SDT_CONTENT, W + "customXml", W + "smartTag"])
_BLOCKS = frozenset([n.P, n.TABLE])
_CELL, _ROW, _TABLE = "\x1f", "\x1e", "\x1d"
"""Between the parts of a key; XML cannot hold them."""


def blocks(container: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of a cell or of block-level content, whatever wraps them."""
    for child in container:
        if child.tag in _BLOCKS:
            yield child
        elif child.tag in _WRAPPERS:
            yield from blocks(child)


def rows(table: etree._Element) -> list[etree._Element]:
    return list(_each(table, n.ROW))


def cells(row: etree._Element) -> list[etree._Element]:
    return list(_each(row, n.CELL))


def _each(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == n.ALTERNATE:
            yield from _each(chosen(child), tag)
        elif child.tag in _WRAPPERS:
            yield from _each(child, tag)


def block_item(element: etree._Element, identify: Identify) -> Item:
    """A paragraph or table as an item."""
    if element.tag == n.P:
        line = read_line(element, identify)
        return Item("p", line.key, line.text)
    found = [row_item(row, identify) for row in rows(element)]
    key = _TABLE.join(f"{each.kind}{_ROW}{each.key}" for each in found)
    return Item("tbl", key, "\n".join(each.text for each in found))


def row_item(row: etree._Element, identify: Identify) -> Item:
    """A row as an item; its kind is how its cells are merged, for only such rows can differ by their text."""
    kinds, keys, texts = [], [], []
    for cell in cells(row):
        kinds.append(_merging(cell.find(W + "tcPr")))
        found = [block_item(each, identify) for each in blocks(cell)]
        keys.append(_CELL.join(f"{each.kind}:{each.key}" for each in found))
        texts.append("\n".join(each.text for each in found))
    return Item("row " + " ".join(kinds), _ROW.join(keys), "\n".join(texts))


def _merging(properties: etree._Element | None) -> str:
    found = []
    for name in ("gridSpan", "vMerge", "hMerge"):
        child = None if properties is None else properties.find(W + name)
        found.append("" if child is None else child.get(VAL, "continue"))
    return ",".join(found)
