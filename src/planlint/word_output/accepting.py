"""Tracked changes that a document comes with, all accepted."""

from __future__ import annotations

import re

from lxml import etree

from planlint.readers.word import names as n
from planlint.readers.word.names import W

_REVISION = re.compile(
    rb"<\w+:(?:ins|del|moveFrom|moveTo|\w+RangeStart|cellIns|cellDel|cellMerge|numberingChange|"
    rb"(?:r|p|sect|tbl|tr|tc|tblPrEx|tblGrid)(?:Pr)?Change)[\s/>]"
)
_GONE = frozenset(
    [n.DELETED, n.MOVED_FROM] + [W + name for name in ("cellIns", "cellDel", "cellMerge", "numberingChange")]
)
_OPENED = frozenset([n.INSERTED, n.MOVED_TO])
_CHANGES = frozenset(
    W + name + "Change" for name in ("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx")
)
_RANGES = frozenset(
    W + f"{kind}Range{end}"
    for kind in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
    for end in ("Start", "End")
)
_PROPERTIES = frozenset([n.R_PR, W + "trPr", W + "tcPr", W + "numPr"])


def has_revisions(data: bytes) -> bool:
    """Whether the bytes of a part hold tracked changes (comments' ranges count as well: no harm is done)."""
    return any(b"comment" not in found[0] for found in _REVISION.finditer(data))


def accept(root: etree._Element) -> None:
    """Change the tree to what it is when every tracked change in it is accepted."""
    joined = [mark for mark in root.iter(n.P_PR) if _mark_is_gone(mark)]
    rows = [row for row in root.iter(n.ROW) if _has(row.find(W + "trPr"), {n.DELETED, n.MOVED_FROM})]
    cells = [cell for cell in root.iter(n.CELL) if _has(cell.find(W + "tcPr"), {W + "cellDel"})]
    for element in [*rows, *cells]:
        _remove(element)
    for table in list(root.iter(n.TABLE)):
        if table.find(".//" + n.ROW) is None:
            _remove(table)
    for element in list(root.iter(etree.Element)):
        _accept(element)
    for properties in joined:
        paragraph = properties.getparent()
        if paragraph is not None and paragraph.getparent() is not None:
            _join(paragraph, properties)


def _accept(element: etree._Element) -> None:
    tag, parent = element.tag, element.getparent()
    if parent is None:
        return
    if tag in _CHANGES or tag in _RANGES or tag in _GONE:
        _remove(element)
    elif tag in _OPENED:
        if parent.tag not in _PROPERTIES:
            for child in list(element):
                element.addprevious(child)
        _remove(element)


def _has(properties: etree._Element | None, tags: set[str]) -> bool:
    return properties is not None and any(child.tag in tags for child in properties)


def _mark_is_gone(properties: etree._Element) -> bool:
    return _has(properties.find(n.R_PR), {n.DELETED, n.MOVED_FROM})


def _join(paragraph: etree._Element, properties: etree._Element) -> None:
    """Let a paragraph whose mark is gone run on into the next one, which keeps its own properties."""
    following = paragraph.getnext()
    while following is not None and following.tag not in (n.P, n.TABLE, n.SDT, n.SECTION):
        following = following.getnext()
    content = [child for child in paragraph if child is not properties]
    if following is None or following.tag != n.P:
        if not content:
            _remove(paragraph)
        return
    at = 1 if following.find(n.P_PR) is not None else 0
    following[at:at] = content
    _remove(paragraph)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        element.tail = None
        parent.remove(element)
