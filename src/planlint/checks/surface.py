"""All text of a document as one string, and the way back from it to units and places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from planlint.language.patterns import find
from planlint.model.document import Block
from planlint.model.outline import Location, Outline, Unit
from planlint.model.records import dataclass
from planlint.model.text import Span

_LABEL_REACH = 8


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text of one unit, or of one block that belongs to no unit (a note, a text box)."""

    start: int
    text: str
    unit: Unit | None
    block: Block | None

    def location(self, outline: Outline, span: Span) -> Location:
        """Where ``span`` of this stretch's text stands in the document."""
        if self.unit is not None:
            return outline.location(self.unit, span)
        assert self.block is not None
        return Location(self.block.index, span, (), self.block.paragraph)


@dataclass(frozen=True, slots=True)
class Surface:
    """The stretches in reading order.

    ``text`` joins them with newlines. ``paragraphs`` is as long, but where a stretch begins inside
    a paragraph a zero stands for the newline.
    """

    text: str
    paragraphs: str
    stretches: tuple[Stretch, ...]
    starts: tuple[int, ...]

    @property
    def labels(self) -> str:
        """The beginnings of the units that have a number, a line each."""
        units = (stretch.unit for stretch in self.stretches)
        return "\n".join(unit.text[: reach(unit)] for unit in units if unit and unit.label)

    @classmethod
    def of(cls, outline: Outline) -> Surface:
        parts: list[tuple[str, Unit | None, Block | None]] = [(u.text, u, None) for u in outline.units]
        parts += [(block.text, None, block) for block in _outside(outline)]
        stretches, start = [], 0
        whole: list[str] = []
        for text, unit, block in parts:
            if whole:
                whole.append("\0" if unit is not None and _inside(unit) else "\n")
            whole.append(text)
            stretches.append(Stretch(start, text, unit, block))
            start += len(text) + 1
        return cls(
            "\n".join(text for text, _, _ in parts),
            "".join(whole),
            tuple(stretches),
            tuple(stretch.start for stretch in stretches),
        )

    def by_unit(self, patterns: Sequence[str]) -> dict[int, list[Span]]:
        """Where patterns match in units, by the unit's index, counted in the unit's own text.

        All units are gone through at once, which takes a tenth of the time. Patterns that ask for the
        ends of a text (``\\A``, ``\\z``) and those that have run across two units look at each unit.
        """
        found: dict[int, list[Span]] = {}
        if not any("\\A" in pattern or "\\z" in pattern for pattern in patterns):
            for span in find(patterns, self.text):
                place = self.at(span)
                if place is None:
                    found.clear()
                    break
                stretch, within = place
                if stretch.unit is not None:
                    found.setdefault(stretch.unit.index, []).append(within)
            else:
                return found
        for stretch in self.stretches:
            if stretch.unit is not None and (spans := list(find(patterns, stretch.text))):
                found[stretch.unit.index] = spans
        return found

    def at(self, span: Span) -> tuple[Stretch, Span] | None:
        """The stretch that holds a span of ``text``, and the span in it; ``None`` across stretches."""
        stretch = self.stretches[bisect_right(self.starts, span.start) - 1]
        if span.end > stretch.start + len(stretch.text):
            return None
        return stretch, span.shift(-stretch.start)


def reach(unit: Unit) -> int:
    """How much of a unit's text is looked at for the form of its number."""
    return len(unit.label) + _LABEL_REACH if unit.label else 0


def _inside(unit: Unit) -> bool:
    """Whether the unit begins in the middle of a block."""
    return bool(unit.passage.pieces) and unit.passage.pieces[0].span.start > 0


def _outside(outline: Outline) -> Iterator[Block]:
    covered = {piece.block for unit in outline.units for piece in unit.passage.pieces}
    for block in outline.document.blocks:
        if block.index not in covered and block.text.strip() and block.story not in ("header", "footer"):
            yield block
