"""The elements of tracked changes, where Word wants them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from lxml import etree

from planlint.readers.word import names as n
from planlint.readers.word.names import W
from planlint.word_output.pieces import made

Way = Literal["ins", "del", "moveFrom", "moveTo"]
_AFTER_MARK = frozenset([n.SECTION, W + "pPrChange"])
_ORDER = {W + name: at for at, name in enumerate(("ins", "del", "moveFrom", "moveTo"))}


def inserted(element: etree._Element) -> bool:
    """Whether it stands in something that came or was moved here."""
    return any(True for _ in element.iterancestors(W + "ins", W + "moveTo"))


class Reviser:
    """Makes revisions of one author and date, each with an id of its own, and counts them."""

    def __init__(self, author: str, date: datetime, first: int = 1) -> None:
        self._author = author
        self._date = date.strftime("%Y-%m-%dT%H:%M:%SZ")
        self._next = first
        self.counts: dict[Way, int] = {"ins": 0, "del": 0, "moveFrom": 0, "moveTo": 0}
        self.moves = 0

    def made(self, way: Way) -> etree._Element:
        """An empty ``w:ins`` or the like."""
        self.counts[way] += 1
        return self._signed(W + way)

    def _signed(self, tag: str) -> etree._Element:
        found = made(tag)
        found.set(W + "id", str(self._next))
        found.set(W + "author", self._author)
        found.set(W + "date", self._date)
        self._next += 1
        return found

    def around(self, way: Way, units: Sequence[etree._Element]) -> etree._Element:
        """A revision around new elements."""
        found = self.made(way)
        found.extend(units)
        return found

    def wrap(self, way: Way, unit: etree._Element) -> None:
        """Put an element of a tree into a revision: that of its left neighbour if it is of the same kind."""
        before = unit.getprevious()
        if before is not None and before.tag == W + way:
            before.append(unit)
            return
        found = self.made(way)
        unit.addprevious(found)
        found.append(unit)

    def mark(self, paragraph: etree._Element, way: Way) -> None:
        """Mark the paragraph mark itself."""
        properties = paragraph.find(n.P_PR)
        if properties is None:
            properties = made(n.P_PR)
            paragraph.insert(0, properties)
        own = properties.find(n.R_PR)
        if own is None:
            own = made(n.R_PR)
            after = next((child for child in properties if child.tag in _AFTER_MARK), None)
            if after is None:
                properties.append(own)
            else:
                after.addprevious(own)
        at = sum(1 for child in own if _ORDER.get(child.tag, 9) < _ORDER[W + way])
        own.insert(at, self.made(way))

    def mark_row(self, row: etree._Element, way: Way) -> None:
        """Mark a whole row of a table."""
        properties = row.find(W + "trPr")
        if properties is None:
            properties = made(W + "trPr")
            exceptions = row.find(W + "tblPrEx")
            row.insert(0 if exceptions is None else 1, properties)
        properties.append(self.made(way))

    def range(self, way: Literal["moveFrom", "moveTo"], name: str) -> tuple[etree._Element, etree._Element]:
        """Beginning and end of a move's range; the two ends of a move share their name."""
        self.moves += way == "moveTo"
        start = self._signed(W + way + "RangeStart")
        start.set(W + "name", name)
        end = made(W + way + "RangeEnd")
        end.set(W + "id", start.get(W + "id", ""))
        return start, end
