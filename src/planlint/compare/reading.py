"""Both outlines read alike, where one and the same paragraph was read differently on the two sides.

A heading that has labelled units below it is a section; without them it is a unit that its paragraphs
belong to. So one insertion can change how paragraphs are read that nobody touched. Where a paragraph begins
a unit in the one version and stands inside one in the other, the longer unit is cut there, so that what is
compared is what was written and not how it was read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from planlint.compare.signature import plain
from planlint.language.expressions import expression
from planlint.model.evidence import NO_EVIDENCE
from planlint.model.outline import Outline, Passage, Piece, Unit
from planlint.model.records import dataclass

LEAST = 5
"""Characters of a paragraph: shorter ones stand in too many places."""

_DIGITS = r"[\d一二三四五六七八九十百千零〇]"
_NUMBER = rf"^\s*(?:第(?:{_DIGITS}|\s)+[编章节条]|[（(]?{_DIGITS}+[）)、.．])"
"""A number in front, which an insertion above may have changed."""

_BESIDE = ("title", "front", "closing")
"""What stands before and after a plan is no part of its units."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a unit; ``at`` is its offset in the unit's text, 0 where the unit begins."""

    unit: int
    at: int


def in_step(old: Outline, new: Outline) -> tuple[Outline, Outline]:
    """Both outlines with the same paragraphs beginning units; the outlines themselves where they do."""
    ones, others = _lines(old), _lines(new)
    before: dict[Line, Line] = {}
    single: list[Line] = []
    for key, lines in ones.items():
        there = others.get(key, [])
        if len(lines) == len(there):
            before.update(zip(lines, there, strict=True))
            if len(lines) == 1 and lines[0].at and there[0].at:
                single.append(lines[0])
    for one, other in _headed(old, new):
        before.setdefault(one, other)
    after = {other: one for one, other in before.items()}
    gone = [line for line in single if _left(line, before[line], before, after)]
    come = [before[line] for line in gone]
    # What followed such a paragraph does not belong to it: it begins anew, on both sides.
    after_gone = [line for line in _next(old, gone) if line in before and before[line].at]
    after_come = [line for line in _next(new, come) if line in after and after[line].at]
    gone, come = (
        [*gone, *after_gone, *(after[line] for line in after_come)],
        [*come, *(before[line] for line in after_gone), *after_come],
    )
    inside = list(_inside(old, new))
    back = [(there, place) for place, there in inside]
    return _cut(old, new, before, gone, inside), _cut(new, old, after, come, back)


Place = tuple[int, int]
"""A unit and an offset in its text."""


def _inside(old: Outline, new: Outline) -> Iterator[tuple[Place, Place]]:
    """The same places within paragraphs that are the same, where only one side begins a unit (一、背景
    我国义务教育… in one line)."""
    mine, theirs = _starts(old), _starts(new)
    if not mine and not theirs:
        return
    before, after = _blocks(old), _blocks(new)
    where = _pieces(old), _pieces(new)
    for key, ones in before.items():
        others = after.get(key, [])
        if len(ones) != len(others):
            continue
        for one, other in zip(ones, others, strict=True):
            for left in mine.get(one, set()) ^ theirs.get(other, set()):
                place, there = _place(old, where[0], one, left), _place(new, where[1], other, left)
                if place is not None and there is not None:
                    yield place, there


def _starts(outline: Outline) -> dict[int, set[int]]:
    """For the paragraphs that units begin within, how much of them is left there: only the number in
    front may differ."""
    found: dict[int, set[int]] = defaultdict(set)
    for unit in outline.units:
        if not unit.passage.pieces:
            continue
        piece = unit.passage.pieces[0]
        text = outline.document.blocks[piece.block].text
        if plain(text[: piece.span.start]):
            found[piece.block].add(len(text) - piece.span.start)
    return dict(found)


def _blocks(outline: Outline) -> dict[str, list[int]]:
    """The paragraphs by their words, whatever their number."""
    found: dict[str, list[int]] = defaultdict(list)
    for index in sorted({piece.block for unit in outline.units for piece in unit.passage.pieces}):
        text = outline.document.blocks[index].text
        number = expression(_NUMBER).match(text)
        key = plain(text[number.end() if number else 0 :])
        if len(key) >= LEAST:
            found[key].append(index)
    return found


def _pieces(outline: Outline) -> dict[int, list[tuple[int, Piece]]]:
    """The pieces of every paragraph, each with its unit."""
    found: dict[int, list[tuple[int, Piece]]] = defaultdict(list)
    for unit in outline.units:
        for piece in unit.passage.pieces:
            found[piece.block].append((unit.index, piece))
    return found


def _place(
    outline: Outline, where: Mapping[int, Sequence[tuple[int, Piece]]], block: int, left: int
) -> Place | None:
    """The unit that holds the place with so much of the paragraph left, and where it is in its text."""
    at = len(outline.document.blocks[block].text) - left
    for unit, piece in where[block]:
        if piece.span.start <= at < piece.span.end and outline.units[unit].kind not in _BESIDE:
            return unit, piece.offset + at - piece.span.start
    return None


def _next(outline: Outline, lines: Sequence[Line]) -> Iterator[Line]:
    """The paragraphs of the same units that follow these."""
    for line in lines:
        starts = [at for at, _ in _paragraphs(outline.units[line.unit].passage) if at > line.at]
        if starts:
            yield Line(line.unit, starts[0])


def _headed(old: Outline, new: Outline) -> Iterator[tuple[Line, Line]]:
    """Units under the same heading, one of them a section and the other not, where it stands once."""
    sides: list[dict[str, list[Unit]]] = []
    for outline in (old, new):
        heads: dict[str, list[Unit]] = defaultdict(list)
        for unit in outline.units:
            if unit.kind not in _BESIDE and unit.heading and len(plain(unit.heading)) >= LEAST:
                heads[plain(unit.heading)].append(unit)
        sides.append(heads)
    for key, ones in sides[0].items():
        others = sides[1].get(key, [])
        if len(ones) == len(others) == 1 and (ones[0].kind == "section") != (others[0].kind == "section"):
            yield Line(ones[0].index, 0), Line(others[0].index, 0)


def _left(line: Line, there: Line, before: Mapping[Line, Line], after: Mapping[Line, Line]) -> bool:
    """Whether a paragraph is in another unit now: that which its unit became begins elsewhere."""
    one, other = before.get(Line(line.unit, 0)), after.get(Line(there.unit, 0))
    return (one is not None and one.unit != there.unit) or (other is not None and other.unit != line.unit)


def _lines(outline: Outline) -> dict[str, list[Line]]:
    """The paragraphs of all units by their words, whatever their number."""
    found: dict[str, list[Line]] = defaultdict(list)
    for unit in outline.units:
        if unit.kind in _BESIDE:
            continue
        for at, line in _paragraphs(unit.passage):
            key = plain(line)
            if len(key) >= LEAST:
                number = expression(_NUMBER).match(line)
                if number:
                    key = "#" + plain(line[number.end() :])
                found[key].append(Line(unit.index, at))
    return found


def _paragraphs(passage: Passage) -> Iterator[tuple[int, str]]:
    """Where each paragraph of the passage begins, and its text; 0 for the first."""
    text = passage.text
    starts = {0}
    for piece, following in pairwise(passage.pieces):
        # What stands between two pieces is an automatic number, and belongs to the second one.
        end = piece.offset + piece.span.end - piece.span.start
        starts.add(min(end, following.offset))
    starts |= {at + 1 for at, character in enumerate(text) if character == "\n"}
    first = True
    for start, end in pairwise([*sorted(starts), len(text)]):
        line = text[start:end]
        if line.strip():
            yield (0 if first else start), line
            first = False


def _cut(
    outline: Outline,
    other: Outline,
    same: Mapping[Line, Line],
    further: Sequence[Line],
    inside: Sequence[tuple[Place, Place]],
) -> Outline:
    """The outline cut where the other one begins a unit, and at the further lines."""
    cuts: dict[int, dict[int, Unit]] = defaultdict(dict)
    sections: set[int] = set()
    for (unit, at), (model_, start) in inside:
        if at and not other.units[model_].text[:start].strip():
            cuts[unit][at] = other.units[model_]
    for line in further:
        cuts[line.unit][line.at] = _prose(outline.units[line.unit])
    for line, there in same.items():
        model = other.units[there.unit]
        if there.at:
            continue
        if line.at:
            cuts[line.unit][line.at] = model
        elif model.kind == "section" and outline.units[line.unit].kind != "section":
            end = _shared(outline.units[line.unit], model)
            if end is None:
                continue
            sections.add(line.unit)
            if plain(outline.units[line.unit].text[end:]):
                below = other.units[model.children[0]] if model.children else outline.units[line.unit]
                cuts[line.unit].setdefault(end, _prose(below))
    if not cuts and not sections:
        return outline
    return _rebuilt(outline, cuts, sections)


def _shared(unit: Unit, section: Unit) -> int | None:
    """Where in the unit's text the section's own text ends, when the unit begins with it."""
    number = expression(_NUMBER).match(section.text)
    words = plain(section.text[number.end() if number else 0 :])
    number = expression(_NUMBER).match(unit.text)
    at = number.end() if number else 0
    for character in words:
        while at < len(unit.text) and not plain(unit.text[at]):
            at += 1
        if at >= len(unit.text) or plain(unit.text[at]) != character:
            return None
        at += 1
    while at < len(unit.text) and not plain(unit.text[at]) and unit.text[at] not in "“《（〔\u3000 ":
        at += 1
    return at


def _prose(unit: Unit) -> Unit:
    """What a paragraph without a heading of its own is read as, that stands where the unit does."""
    kind = "measure" if unit.kind == "section" else unit.kind
    return replace(unit, kind=kind, label="", heading="", role=None, body=0)


def _rebuilt(outline: Outline, cuts: Mapping[int, Mapping[int, Unit]], sections: set[int]) -> Outline:
    places: dict[int, int] = {}
    units: list[Unit] = []
    for unit in outline.units:
        places[unit.index] = len(units)
        # Sections above stand before what is in them, so their new places are known.
        parent = None if unit.parent is None else places[unit.parent]
        models = cuts.get(unit.index, {})
        starts = sorted(models)
        ends = [*starts, len(unit.text)]
        first = replace(unit, index=len(units), parent=parent)
        if unit.index in sections:
            first = replace(first, kind="section", role="other", evidence=NO_EVIDENCE)
        if starts:
            passage = _part(unit.passage, 0, ends[0])
            body = min(unit.body, len(passage.text))
            heading = unit.heading if unit.heading in passage.text else passage.text[unit.label_end :].strip()
            first = replace(first, passage=passage, body=body, heading=heading, evidence=NO_EVIDENCE)
        units.append(first)
        above = first.index if first.kind == "section" else parent
        for start, end in pairwise(ends):
            piece = _piece(unit, start, end, models[start], len(units), above)
            units.append(piece)
            above = piece.index if piece.kind == "section" else above
    return replace(outline, units=tuple(_with_children(units)))


def _piece(unit: Unit, start: int, end: int, model: Unit, index: int, parent: int | None) -> Unit:
    """The unit that begins there, read as on the other side."""
    passage = _part(unit.passage, start, end)
    number = expression(_NUMBER).match(passage.text)
    label = number[0].strip() if number and model.label else ""
    shift = len(label) - len(model.label)
    alike = len(list(_paragraphs(passage))) == len(list(_paragraphs(model.passage)))
    section = model.kind == "section" and alike
    return replace(
        model,
        index=index,
        kind="measure" if model.kind == "section" and not section else model.kind,
        role=model.role if section else None,
        label=label,
        passage=passage,
        body=min(max(model.body + shift, 0), len(passage.text)),
        parent=parent,
        children=(),
        evidence=NO_EVIDENCE,
    )


def _part(passage: Passage, start: int, end: int) -> Passage:
    pieces: list[Piece] = []
    for piece in passage.pieces:
        length = piece.span.end - piece.span.start
        if piece.offset + length <= start or piece.offset >= end:
            continue
        skip = max(start - piece.offset, 0)
        span = replace(piece.span, start=piece.span.start + skip)
        pieces.append(replace(piece, offset=max(piece.offset - start, 0), span=span))
    text = passage.text[start:end].rstrip("\n")
    return Passage(text, tuple(pieces) or passage.pieces[:1])


def _with_children(units: Sequence[Unit]) -> Iterator[Unit]:
    children: dict[int, list[int]] = defaultdict(list)
    for unit in units:
        if unit.parent is not None:
            children[unit.parent].append(unit.index)
    for unit in units:
        yield replace(unit, children=tuple(children.get(unit.index, ())))
