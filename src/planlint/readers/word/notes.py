"""Footnotes and endnotes: their bodies, and the numbers Word gives them."""

from __future__ import annotations

from lxml import etree

from planlint.readers.word.names import W


class Notes:
    """The notes of a document by (kind, id). Each is told once, where it is first referred to."""

    def __init__(self) -> None:
        self._bodies: dict[tuple[str, str], etree._Element] = {}

    def add(self, kind: str, root: etree._Element | None) -> None:
        """Take the notes of a part; separators and the like are no notes."""
        for note in () if root is None else root.iterchildren(W + kind):
            if note.get(W + "type", "normal") == "normal":
                self._bodies[kind, note.get(W + "id", "")] = note

    def take(self, key: tuple[str, str], block: int) -> etree._Element | None:
        """The body of a note that begins at ``block``, ``None`` when it has been told or does not exist."""
        return self._bodies.pop(key, None)
