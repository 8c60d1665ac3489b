"""Tracked changes: which of the two documents inside the file is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lxml import etree

from planlint.readers.word import names as n

Revisions = Literal["accepted", "original"]


@dataclass(frozen=True, slots=True)
class View:
    """``dropped`` holds the elements that are not seen: as wrappers, paragraph marks and marks of rows."""

    dropped: frozenset[str]
    original: bool

    def former(self, element: etree._Element, tag: str) -> etree._Element:
        """The properties before a tracked change of format, in the original view."""
        if self.original:
            change = element.find(tag + "Change")
            before = None if change is None else change.find(tag)
            if before is not None:
                return before
        return element


def view(revisions: Revisions) -> View:
    if revisions == "original":
        return View(frozenset([n.INSERTED, n.MOVED_TO]), True)
    return View(frozenset([n.DELETED, n.MOVED_FROM]), False)
