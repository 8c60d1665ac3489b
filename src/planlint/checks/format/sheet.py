"""What stands on the pages: every stretch of text with the part it plays and how it looks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import cached_property

from planlint.checks.context import Hit
from planlint.language.expressions import expression
from planlint.model.document import Block, Document, RunFormat
from planlint.model.finding import Related
from planlint.model.look import Look, ParagraphLook, SectionLook
from planlint.model.outline import Location, Outline, Unit
from planlint.model.records import dataclass
from planlint.model.rule import Part
from planlint.model.text import Span, Text

HAN = expression(r"[\u3400-\u4dbf\u4e00-\u9fff\u3007]")
LATIN = expression(r"[0-9A-Za-z]")
_LEVELS: tuple[tuple[re.Pattern[str], Part], ...] = (
    (expression(r"[一二三四五六七八九十百]+、"), "level1"),
    (expression(r"[（(][一二三四五六七八九十百]+[）)]"), "level2"),
    (expression(r"\d+[.．、]"), "level3"),
    (expression(r"[（(]\d+[）)]"), "level4"),
)
_ARTICLE = expression(r"第.{1,8}[条节章]")
_PAUSE = expression(r"[。；，：、！？]")
_QUOTE = 24
_OPENING = 40
"""Text before the first section that is so long is the opening paragraph, which is set as the body is."""
_LINE = 20
_TITLE = 80
_SUBTITLE = expression(r"^\s*(?:[（(].*[）)]|[—─－-].*)\s*$")
"""A line below the title with a look of its own: （征求意见稿）, ——副标题."""
_ENDS = "。；：！？…）)》”』.;:!?"
_NAMED = 3
MOST_RELATED = 20


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one block's text that plays one part and looks one way.

    ``han`` and ``latin`` count the characters that its East Asian and its Latin font set.
    """

    block: int
    span: Span
    part: Part
    look: RunFormat
    han: int
    latin: int

    @property
    def size(self) -> float:
        """In points; what a document does not say is Word's own 10 points."""
        return self.look.size or 10.0


Spot = tuple[int, Span]
"""A place: a block and a stretch of its text."""


@dataclass(frozen=True)
class Sheet:
    """A document as it lies on the desk. ``titles`` are the indices of the units that are titles."""

    outline: Outline
    look: Look
    titles: frozenset[int]
    _ends: list[int] = field(default_factory=list)

    @property
    def document(self) -> Document:
        return self.outline.document

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.document.blocks

    @cached_property
    def parts(self) -> dict[int, list[tuple[Span, Part]]]:
        """Of each block of the body the stretches that play a part, in order."""
        found: dict[int, list[tuple[Span, Part]]] = {}
        for unit in self.outline.units:
            for span, block, part in self._parts_of(unit):
                if self.blocks[block].story == "body":
                    found.setdefault(block, []).append((span, self._set(block, span, part)))
        return found

    def _set(self, block: int, span: Span, part: Part) -> Part:
        """The part that a stretch is set as: a centred line is no body, a title has its lines to itself."""
        whole = self.blocks[block]
        if part == "body" and whole.align in ("center", "right", "distribute"):
            return "other"
        alone = not (whole.text[: span.start] + whole.text[span.end :]).strip()
        sentence = "。" in whole.text or len(whole.text) > _TITLE
        if part == "title" and (sentence or not alone or _SUBTITLE.match(whole.text)):
            return "other"
        return part

    def _parts_of(self, unit: Unit) -> Iterator[tuple[Span, int, Part]]:
        rest, heading = self._part_of(unit), self._level(unit)
        end = unit.body if heading and rest == "body" else 0
        for piece in unit.passage.pieces:
            cut = min(max(end - piece.offset, 0), piece.span.end - piece.span.start) + piece.span.start
            if cut > piece.span.start:
                yield Span(piece.span.start, cut), piece.block, heading or "other"
            if cut < piece.span.end:
                yield Span(cut, piece.span.end), piece.block, rest

    def _level(self, unit: Unit) -> Part | None:
        """The level of a heading by its number; items of an article (第一条) are none."""
        if not unit.heading or any(_ARTICLE.match(above.label) for above in self.outline.ancestors(unit)):
            return None
        return next((part for pattern, part in _LEVELS if pattern.match(unit.label)), None)

    def _part_of(self, unit: Unit) -> Part:
        if unit.index in self.titles:
            return "title"
        if unit.kind == "closing":
            return "closing"
        if unit.kind == "front":
            return "body" if len(unit.text) > _OPENING else "front"
        return "other" if self.outline.section_role(unit) == "attachment" else "body"

    @cached_property
    def units(self) -> dict[int, Unit]:
        """The unit in which each block begins."""
        found: dict[int, Unit] = {}
        for unit in self.outline.units:
            for piece in unit.passage.pieces:
                found.setdefault(piece.block, unit)
        return found

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """All pieces of the body that hold a letter or digit, in order."""
        return tuple(
            piece
            for index, parts in sorted(self.parts.items())
            for span, part in parts
            for piece in _pieces(self.blocks[index], span, part)
            if piece.han or piece.latin
        )

    def of(self, parts: Sequence[Part]) -> dict[int, list[Piece]]:
        """The pieces that play one of the parts, by block."""
        found: dict[int, list[Piece]] = {}
        for piece in self.pieces:
            if piece.part in parts:
                found.setdefault(piece.block, []).append(piece)
        return found

    @cached_property
    def body(self) -> dict[int, list[Piece]]:
        return self.of(("body",))

    @cached_property
    def openers(self) -> list[int]:
        """Blocks of the body and its headings that begin a paragraph, not the next line of one."""
        found = []
        for unit in self.outline.units:
            if self._part_of(unit) != "body":
                continue
            for piece in unit.passage.pieces:
                begins = piece.offset == 0 or unit.text[piece.offset - 1] == "\n"
                block = self.blocks[piece.block]
                if begins and block.story == "body" and not block.text[: piece.span.start].strip():
                    found.append(piece.block)
        openers = list(dict.fromkeys(found))
        return [index for index in openers if not self._runs_on(index)]

    def _runs_on(self, index: int) -> bool:
        """Whether a block goes on with a line that was cut: the one before it ends in no mark.

        So do headings, but they are short or numbered.
        """
        above = self.blocks[index - 1] if index else None
        if above is None or above.story != "body" or len(above.text) < _LINE:
            return False
        before = self.units.get(above.index)
        if before is None or before.heading or self.units[index].label:
            return False
        return above.text.rstrip()[-1:] not in _ENDS

    def paragraph(self, block: int) -> ParagraphLook:
        return self.look.paragraphs[block]

    def section(self, block: int) -> SectionLook | None:
        """The section that a block stands in."""
        sections = self.look.sections
        if not self._ends:
            self._ends.extend(section.last for section in sections)
        at = bisect_right(self._ends, block)
        return sections[at] if at < len(sections) else (sections[-1] if sections else None)

    def size(self, block: int) -> float:
        """The size of most characters of a block, in points."""
        counts: dict[float, int] = {}
        for run in self.blocks[block].runs:
            size = run.format.size or 10.0
            counts[size] = counts.get(size, 0) + run.span.end - run.span.start
        return max(counts, key=lambda size: counts[size]) if counts else 10.0

    def hit(self, spots: Sequence[Spot], **values: str | Text) -> Hit:
        """One hit at the first of the spots that names the others; without spots, on the whole document."""
        if not spots:
            return Hit(values=values)
        first, *rest = [(self.location(spot), self.quote(spot)) for spot in spots[: MOST_RELATED + 1]]
        return Hit(
            self.units.get(spots[0][0]),
            first[0],
            first[1],
            {"count": str(len(spots)), "places": self.places(spots), **values},
            tuple(Related(location, Text(quote, quote)) for location, quote in rest),
        )

    def location(self, spot: Spot) -> Location:
        block = spot[0]
        unit = self.units.get(block)
        path = self.outline.path(unit) if unit else ()
        return Location(block, self._shown(spot), path, self.blocks[block].paragraph)

    def quote(self, spot: Spot) -> str:
        span = self._shown(spot)
        return self.blocks[spot[0]].text[span.start : span.end]

    def _shown(self, spot: Spot) -> Span:
        """A short spot as it is, the first clause of a longer one: enough to find it by."""
        index, span = spot
        text = self.blocks[index].text[span.start : span.end]
        start = len(text) - len(text.lstrip())
        end = len(text.rstrip())
        if end - start > _QUOTE:
            pause = _PAUSE.search(text, start + 4)
            end = min(pause.start() if pause else end, start + _QUOTE)
        return Span(span.start + start, span.start + max(end, start))

    def places(self, spots: Sequence[Spot]) -> Text:
        """The first few places by what a person counts: paragraphs, or tables."""
        named = list(dict.fromkeys(self._name(block) for block, _ in spots))
        more = len(named) > _NAMED
        numbers = [number for table, number in named[:_NAMED] if not table]
        tables = [number for table, number in named[:_NAMED] if table]
        zh = [f"第{'、'.join(map(str, numbers))}段"] if numbers else []
        zh += [f"表{'、'.join(map(str, tables))}"] if tables else []
        en = [f"paragraph{'s' * (len(numbers) > 1)} {', '.join(map(str, numbers))}"] if numbers else []
        en += [f"table {', '.join(map(str, tables))}"] if tables else []
        return Text(
            "和".join(zh) + ("等处" if more else ""), " and ".join(en) + (" and others" if more else "")
        )

    def _name(self, block: int) -> tuple[bool, int]:
        found = self.blocks[block]
        if found.cell is not None:
            return True, found.cell.table
        return False, found.paragraph or block + 1


def whole(pieces: Sequence[Piece]) -> Spot:
    """The place that pieces of one block take together."""
    return pieces[0].block, Span(pieces[0].span.start, pieces[-1].span.end)


def _pieces(block: Block, span: Span, part: Part) -> Iterator[Piece]:
    for run in block.runs:
        start, end = max(run.span.start, span.start), min(run.span.end, span.end)
        if start < end:
            text = block.text[start:end]
            counts = len(HAN.findall(text)), len(LATIN.findall(text))
            yield Piece(block.index, Span(start, end), part, run.format, *counts)
