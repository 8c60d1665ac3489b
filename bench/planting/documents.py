"""Real documents as rows of units that can be edited, and written out again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from planlint.model.outline import Outline
from planlint.outline import build
from planlint.readers import read, read_string

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
if not SHARED.is_dir():
    SHARED = Path("/work/shared")

FEWEST, LONGEST = 12, 60_000
"""Units and characters: shorter documents have no room for edits, longer ones only take time."""


@dataclass(frozen=True, slots=True)
class Item:
    """One unit: ``label`` and ``body`` make its text; ``glued`` if it begins in the middle of a line.

    ``origin`` is the unit's index in the document as it was, ``None`` for what was planted.
    """

    label: str
    body: str
    kind: str
    level: int | None
    parent: int | None
    origin: int | None
    glued: bool = False

    @property
    def text(self) -> str:
        return self.label + self.body


@dataclass(frozen=True, slots=True)
class Source:
    """A document to plant in. ``held_out`` ones are looked at only when the work is done."""

    name: str
    items: tuple[Item, ...]

    @property
    def held_out(self) -> bool:
        return hashlib.sha256(self.name.encode()).digest()[0] % 2 == 1


@dataclass
class Draft:
    """A document in the making: what edits change."""

    items: list[Item]
    touched: set[int] = field(default_factory=set)

    def at(self, origin: int) -> int:
        return next(i for i, item in enumerate(self.items) if item.origin == origin)

    def put(self, place: int, **changes: object) -> None:
        self.items[place] = replace(self.items[place], **changes)  # type: ignore[arg-type]


def render(items: Sequence[Item]) -> str:
    """The document as plain text, one paragraph a line."""
    return "".join(("" if item.glued or not i else "\n") + item.text for i, item in enumerate(items)) + "\n"


def items_of(outline: Outline) -> tuple[Item, ...]:
    found = []
    for unit in outline.units:
        text = unit.text
        pad = len(text) - len(text.lstrip())
        label = text[: unit.label_end] if unit.label_end else ""
        first = unit.passage.pieces[0] if unit.passage.pieces else None
        head = outline.document.blocks[first.block].text if first else ""
        glued = bool(first and head[: first.span.start].strip())
        body = text[len(label) :].rstrip("\n")
        del pad
        found.append(Item(label, body, unit.kind, unit.level, unit.parent, unit.index, glued))
    return tuple(found)


def sources() -> Iterator[Source]:
    """Every document of the corpus, the gold set and the samples that is stable when written again."""
    for path in _paths():
        try:
            document = read_string(path.read_text("utf-8")) if path.suffix == ".lines" else read(path)
        except Exception:
            continue
        if sum(len(block.text) for block in document.blocks) > LONGEST:
            continue
        once = items_of(build(document))
        for _ in range(2):
            # Written as text, a document may be read in another way; what counts is that the second reading
            # is that of the first.
            again = items_of(build(read_string(render(once))))
            if [item.text for item in again] == [item.text for item in once]:
                break
            once = again
        else:
            continue
        if len(again) >= FEWEST:
            yield Source(path.stem, again)


def _paths() -> list[Path]:
    folders = (
        (SHARED / "corpus" / "text", ("*.txt", "*.md")),
        (SHARED / "corpus" / "docx", ("*.docx",)),
        (SHARED / "gold", ("*.lines",)),
        (ROOT / "samples", ("*.docx",)),
    )
    found = [path for folder, globs in folders for glob in globs for path in folder.rglob(glob)]
    return sorted(found, key=lambda path: (path.stem, path.suffix))


def letters(text: str) -> str:
    """The text without white space: what both sides are compared by."""
    return re.sub(r"\s+", "", text)
