"""A plan as units: sections and what stands under them. ``gold/GUIDE.md`` defines the kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from planlint.model.document import Document
from planlint.model.evidence import NO_EVIDENCE, Evidence
from planlint.model.records import dataclass
from planlint.model.text import Span

Kind = Literal[
    "title",
    "front",
    "section",
    "measure",
    "goal",
    "principle",
    "background",
    "provision",
    "closing",
]
Role = Literal[
    "background",
    "general",
    "principles",
    "goals",
    "tasks",
    "schedule",
    "safeguards",
    "attachment",
    "other",
]


_CLAUSE = re.compile(r"[，。；：,;:\n]")


@dataclass(frozen=True, slots=True)
class Location:
    """A place in the document.

    ``block`` indexes ``Document.blocks`` and ``span`` counts in that block's text. ``paragraph`` is
    the number a person would count, ``path`` what a person would say, from the top:
    ``("三、重点任务", "（二）加强教师培训")``.
    """

    block: int
    span: Span
    path: tuple[str, ...] = ()
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage: characters ``offset…`` come from ``block`` at ``span``."""

    offset: int
    block: int
    span: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that may run over several blocks, and where every character of it came from.

    ``text`` is the blocks' text joined: hard wraps with nothing, paragraphs with a newline. An
    automatic number stands in ``text`` but in no piece; its place is the start of its block.
    """

    text: str
    pieces: tuple[Piece, ...]

    def locate(self, span: Span) -> tuple[int, Span]:
        """The block and the span in it where ``span`` of the text begins (cut at the block's end)."""
        found = self.pieces[0]
        for piece in self.pieces:
            if piece.offset <= span.start:
                found = piece
        length = found.span.end - found.span.start
        start = min(max(span.start - found.offset, 0), length)
        end = min(max(span.end - found.offset, start), length)
        return found.block, Span(found.span.start + start, found.span.start + end)


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of the plan, in reading order.

    ``label`` is the number as a reader sees it (``一、``, ``（一）``, ``第三条``), ``heading`` the
    heading without it, ``level`` the depth in this document's own hierarchy from 1 (``None`` for
    title, front, closing), ``role`` what a section is for (sections only). ``passage`` holds the
    unit's own text, label included, not that of the units below it. ``parent`` and ``children``
    index ``Outline.units``. ``body`` is the offset in the text where heading and label end.
    ``evidence`` is empty except in measures. ``themes`` are the ids the measure acts on.
    """

    index: int
    kind: Kind
    label: str
    heading: str
    level: int | None
    role: Role | None
    passage: Passage
    body: int
    parent: int | None = None
    children: tuple[int, ...] = ()
    evidence: Evidence = NO_EVIDENCE
    themes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def label_end(self) -> int:
        """Where in the text the label ends, indents before it counted; 0 when it is not in the text."""
        start = len(self.text) - len(self.text.lstrip())
        return start + len(self.label) if self.text.startswith(self.label, start) else 0

    @property
    def name(self) -> str:
        """Label and heading, as one would cite the unit.

        Without a heading the first words of its text, with ``…`` where more of it follows: words that
        one can search for, not a name.
        """
        if self.heading:
            # The number of a table's row has no mark of its own to divide it from the words.
            return self.label + (" " if self.label[-1:].isdigit() else "") + self.heading
        words = self.text[self.label_end :].strip()
        pause = _CLAUSE.search(words, 8)
        first = words[: min(pause.start() if pause else len(words), 20)]
        return self.label + first + ("…" if words[len(first) :].strip("。；;") else "")


@dataclass(frozen=True, slots=True)
class Outline:
    """The units of a document, flat and in reading order, with the tree in ``parent``/``children``."""

    document: Document
    units: tuple[Unit, ...]

    @property
    def title(self) -> str:
        """The plan's own title: the last title when a notice carries the plan; empty without one."""
        titles = [u.heading or u.text.strip() for u in self.units if u.kind == "title"]
        return titles[-1] if titles else ""

    @property
    def sections(self) -> tuple[Unit, ...]:
        return tuple(u for u in self.units if u.kind == "section")

    @property
    def measures(self) -> tuple[Unit, ...]:
        return tuple(u for u in self.units if u.kind == "measure")

    def ancestors(self, unit: Unit) -> Iterator[Unit]:
        """The sections above a unit, nearest first."""
        parent = unit.parent
        while parent is not None:
            above = self.units[parent]
            yield above
            parent = above.parent

    def path(self, unit: Unit) -> tuple[str, ...]:
        """The names from the top section down to the unit itself."""
        names = [unit.name, *(above.name for above in self.ancestors(unit))]
        return tuple(reversed(names))

    def section_role(self, unit: Unit) -> Role | None:
        """The role of the nearest section at or above the unit."""
        if unit.role is not None:
            return unit.role
        return next((above.role for above in self.ancestors(unit) if above.role), None)

    def location(self, unit: Unit, span: Span | None = None) -> Location:
        """Where ``span`` of the unit's text stands; the whole unit's first line without a span."""
        block, at = unit.passage.locate(span or Span(0, len(unit.text)))
        return Location(block, at, self.path(unit), self.document.blocks[block].paragraph)
