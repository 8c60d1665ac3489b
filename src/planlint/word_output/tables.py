"""Tables in a redline: rows that came and went, and cells whose text changed."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from planlint.readers.word import names as n
from planlint.readers.word.names import W
from planlint.word_output.atoms import Identify, read_line
from planlint.word_output.content import block_item, blocks, cells, row_item, rows
from planlint.word_output.flow import Flow, Tools, gone_paragraph
from planlint.word_output.pieces import made
from planlint.word_output.plan import Item, plan


class Container:
    """The blocks of a cell or text box as one side of a flow."""

    def __init__(self, element: etree._Element, identify: Identify) -> None:
        self._elements = list(blocks(element))
        self.items: Sequence[Item] = [block_item(each, identify) for each in self._elements]

    def element(self, index: int) -> etree._Element:
        return self._elements[index]

    def last(self) -> etree._Element:
        return self._elements[-1]


def rewrite_table(old: etree._Element, new: etree._Element, tools: Tools) -> None:
    """Mark in ``new`` what differs from ``old``, row by row."""
    ones, others = rows(old), rows(new)
    steps = plan(
        [row_item(row, tools.old) for row in ones], [row_item(row, tools.new) for row in others], moves=False
    )
    slot = 0
    for step in steps:
        if not step.news:
            _put(new, others, slot, _gone_row(ones[step.olds[0]], tools))
            continue
        if not step.olds:
            _come_row(others[step.news[0]], tools)
        elif not step.same:
            _rewrite_row(ones[step.olds[0]], others[step.news[0]], tools)
        slot = step.news[0] + 1


def _put(table: etree._Element, known: Sequence[etree._Element], slot: int, row: etree._Element) -> None:
    """Before the row ``slot``, or after the last one, outside of what may wrap it."""
    if slot < len(known):
        _top(known[slot], table).addprevious(row)
    else:
        table.append(row)


def _top(row: etree._Element, table: etree._Element) -> etree._Element:
    above = row.getparent()
    while above is not None and above is not table:
        row, above = above, above.getparent()
    return row


def _rewrite_row(old: etree._Element, new: etree._Element, tools: Tools) -> None:
    for one, other in zip(cells(old), cells(new), strict=True):
        rewrite_container(one, other, tools)


def rewrite_container(old: etree._Element, new: etree._Element, tools: Tools) -> None:
    """Mark in a cell or text box what differs from the old one."""
    here, there = Container(old, tools.old), Container(new, tools.new)
    if not there.items:
        return
    last = there.last()
    outcome = Flow(here, there, tools).run()
    for index, elements in outcome.before.items():
        if index < len(there.items):
            for each in elements:
                there.element(index).addprevious(each)
        else:
            for each in reversed(elements):
                last.addnext(each)


def gone_table(element: etree._Element, tools: Tools) -> etree._Element:
    """A table of the old document with every row deleted."""
    found = made(n.TABLE)
    _carry(element, found, ("tblPr", "tblGrid"), tools)
    for row in rows(element):
        found.append(_gone_row(row, tools))
    return found


def come_table(element: etree._Element, tools: Tools) -> None:
    for row in rows(element):
        _come_row(row, tools)


def _gone_row(row: etree._Element, tools: Tools) -> etree._Element:
    found = made(n.ROW)
    _carry(row, found, ("trPr",), tools)
    tools.reviser.mark_row(found, "del")
    for cell in cells(row):
        copied = made(n.CELL)
        found.append(copied)
        _carry(cell, copied, ("tcPr",), tools)
        for block in blocks(cell):
            paragraph = block.tag == n.P
            copied.append(gone_paragraph(block, tools) if paragraph else gone_table(block, tools))
    return found


def _come_row(row: etree._Element, tools: Tools) -> None:
    tools.reviser.mark_row(row, "ins")
    for cell in cells(row):
        for block in blocks(cell):
            if block.tag == n.P:
                tools.rewriter.whole(block, read_line(block, tools.new))
            else:
                come_table(block, tools)


def _carry(source: etree._Element, target: etree._Element, names: Sequence[str], tools: Tools) -> None:
    for name in names:
        properties = tools.foreign.properties(source.find(W + name), W + name)
        if properties is not None:
            target.append(properties)
