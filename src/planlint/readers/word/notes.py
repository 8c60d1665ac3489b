"""Footnotes and endnotes: their bodies, and the numbers Word gives them."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from lxml import etree

from planlint.model.document import Block
from planlint.readers.numerals import render
from planlint.readers.word.names import VAL, W, integer

NoteKind = Literal["footnote", "endnote"]
KINDS: tuple[NoteKind, ...] = ("footnote", "endnote")


class Notes:
    """The notes of a document. Each is told once, where it is first referred to."""

    def __init__(self, settings: etree._Element | None) -> None:
        self._bodies: dict[tuple[NoteKind, str], etree._Element] = {}
        self._formats: dict[NoteKind, str] = {"footnote": "decimal", "endnote": "lowerRoman"}
        self._next: dict[NoteKind, int] = {"footnote": 1, "endnote": 1}
        self._restarts: dict[NoteKind, bool] = {"footnote": False, "endnote": False}
        self._open: list[tuple[int, NoteKind, int]] = []
        if settings is not None:
            self._set(settings)

    def add(self, kind: NoteKind, root: etree._Element | None) -> None:
        """Take the notes of a part; separators and the like are no notes."""
        for note in () if root is None else root.iterchildren(W + kind):
            if note.get(W + "type", "normal") == "normal":
                self._bodies[kind, note.get(W + "id", "")] = note

    def take(self, kind: NoteKind, key: str, block: int, *, numbered: bool) -> etree._Element | None:
        """The body of a note whose text begins at ``block``, ``None`` when it is told or does not exist."""
        body = self._bodies.pop((kind, key), None)
        if body is not None and numbered:
            self._open.append((block, kind, self._next[kind]))
            self._next[kind] += 1
        return body

    def end_section(self, section: etree._Element | None, blocks: list[Block]) -> None:
        """Number the notes since the last section; only its end says how (``None`` where it says nothing)."""
        usual = dict(self._formats)
        if section is not None:
            self._set(section)
        for block, kind, value in self._open:
            if block < len(blocks):
                blocks[block] = replace(blocks[block], number=render(value, self._formats[kind]))
        self._open.clear()
        self._formats = usual
        for kind in KINDS:
            if self._restarts[kind]:
                self._next[kind] = 1

    def _set(self, parent: etree._Element) -> None:
        for kind in KINDS:
            properties = parent.find(f"{W}{kind}Pr")
            if properties is None:
                continue
            form, start = properties.find(W + "numFmt"), properties.find(W + "numStart")
            restart = properties.find(W + "numRestart")
            if form is not None:
                self._formats[kind] = form.get(VAL, "decimal")
            if start is not None and self._next[kind] == 1 and not self._open:
                self._next[kind] = integer(start.get(VAL)) or 1
            if restart is not None:
                self._restarts[kind] = restart.get(VAL) == "eachSect"
