"""What a container holds: paragraphs and tables, rows and cells, as items that can be aligned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
        return Item("p", line.key, line.text, boxes_key(element, identify) if line.labels else "")
    found = [row_item(row, identify) for row in rows(element)]
    key = _TABLE.join(f"{each.kind}{_ROW}{each.key}" for each in found)
    return Item("tbl", key, "\n".join(each.text for each in found), _together(found))


def row_item(row: etree._Element, identify: Identify) -> Item:
    """A row as an item; its kind is how its cells are merged, for only such rows can differ by their text."""
    kinds, keys, texts, inside = [], [], [], []
    for cell in cells(row):
        kinds.append(_merging(cell.find(W + "tcPr")))
        found = [block_item(each, identify) for each in blocks(cell)]
        keys.append(_CELL.join(f"{each.kind}:{each.key}" for each in found))
        texts.append("\n".join(each.text for each in found))
        inside.extend(found)
    return Item("row " + " ".join(kinds), _ROW.join(keys), "\n".join(texts), _together(inside))


def _together(items: Sequence[Item]) -> str:
    return _CELL.join(each.boxes for each in items if each.boxes)


def boxes(paragraph: etree._Element) -> list[etree._Element]:
    """The contents of its text boxes as Word shows them, none of those inside of others."""
    found = paragraph.iter(n.BOX_CONTENT)
    return [box for box in found if _within(box, paragraph) and not _left_out(box)]


def _within(box: etree._Element, paragraph: etree._Element) -> bool:
    return next(box.iterancestors(n.P)) is paragraph


def _left_out(box: etree._Element) -> bool:
    """Whether it is in a branch of an ``mc:AlternateContent`` that Word does not show."""
    below = box
    for above in box.iterancestors():
        if above.tag == n.ALTERNATE and chosen(above) is not below:
            return True
        below = above
    return False


def doubles(box: etree._Element) -> list[etree._Element]:
    """The same text box again, in the branches for programs that do not understand what Word shows."""
    around = next(box.iterancestors(n.ALTERNATE), None)
    if around is None:
        return []
    shown = [each for each in around.iter(n.BOX_CONTENT) if not _left_out(each)]
    for branch in around:
        others = [each for each in branch.iter(n.BOX_CONTENT) if _left_out(each)]
        if len(others) == len(shown):
            return [others[shown.index(box)]]
    return []


def boxes_key(paragraph: etree._Element, identify: Identify) -> str:
    found = [_CELL.join(block_item(block, identify).key for block in blocks(box)) for box in boxes(paragraph)]
    return _ROW.join(found)


def _merging(properties: etree._Element | None) -> str:
    found = []
    for name in ("gridSpan", "vMerge", "hMerge"):
        child = None if properties is None else properties.find(W + name)
        found.append("" if child is None else child.get(VAL, "continue"))
    return ",".join(found)
