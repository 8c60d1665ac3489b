"""Tracked changes: which of the two documents inside the file is read."""

from __future__ import annotations

from typing import Literal

from lxml import etree

from planlint.readers.word import names as n

Revisions = Literal["accepted", "original"]


class View:
    """``dropped`` holds the elements that are not seen: as wrappers, paragraph marks and marks of rows."""

    __slots__ = ("dropped", "original")

    def __init__(self, revisions: Revisions) -> None:
        self.original = revisions == "original"
        self.dropped = frozenset([n.INSERTED, n.MOVED_TO] if self.original else [n.DELETED, n.MOVED_FROM])

    def former(self, element: etree._Element, tag: str) -> etree._Element:
        """The properties before a tracked change of format, in the original view."""
        if self.original:
            change = element.find(tag + "Change")
            before = None if change is None else change.find(tag)
            if before is not None:
                return before
        return element
