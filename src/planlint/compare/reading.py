"""Both outlines read alike, where one and the same paragraph was read differently on the two sides.

A heading that has labelled units below it is a section; without them it is a unit that its paragraphs belong
to. So one insertion can change how paragraphs are read that nobody touched. Where a paragraph begins a unit in
the one version and stands inside one in the other, the longer unit is cut there, so that what is compared is
what was written and not how it was read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from planlint.compare.signature import plain
from planlint.language.expressions import expression
from planlint.model.evidence import NO_EVIDENCE
from planlint.model.outline import Outline, Passage, Piece, Unit

LEAST = 5
"""Characters of a paragraph: shorter ones stand in too many places."""

_NUMBER = r"^\s*(?:第[\d一二三四五六七八九十百千零〇\s]+[编章节条]|[（(]?[\d一二三四五六七八九十百千零〇]+[）)、.．])"
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
    after = {other: one for one, other in before.items()}
    gone = [line for line in single if _left(line, before[line], before, after)]
    come = [before[line] for line in gone]
    return _cut(old, new, before, gone), _cut(new, old, after, come)


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
        for at, line in _paragraphs(unit.text):
            key = plain(line)
            if len(key) >= LEAST:
                number = expression(_NUMBER).match(line)
                if number:
                    key = "#" + plain(line[number.end() :])
                found[key].append(Line(unit.index, at))
    return found


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    first = True
    for line in text.split("\n"):
        if line.strip():
            yield (0 if first else at), line
            first = False
        at += len(line) + 1


def _cut(outline: Outline, other: Outline, same: Mapping[Line, Line], further: Sequence[Line]) -> Outline:
    """The outline cut where the other one begins a unit, and at the further lines."""
    cuts: dict[int, list[Line]] = defaultdict(list)
    for line in further:
        cuts[line.unit].append(line)
    for line, there in same.items():
        if line.at and not there.at:
            cuts[line.unit].append(line)
    sections = {
        line.unit
        for line, there in same.items()
        if not line.at and not there.at and other.units[there.unit].kind == "section"
        if outline.units[line.unit].kind != "section" and _alone(outline, cuts, line, other, there)
    }
    if not cuts and not sections:
        return outline
    return _rebuilt(outline, other, same, cuts, sections)


def _alone(
    outline: Outline, cuts: Mapping[int, Sequence[Line]], line: Line, other: Outline, there: Line
) -> bool:
    """Whether what is left of the unit is what the section on the other side is."""
    end = min((cut.at for cut in cuts.get(line.unit, ())), default=len(outline.units[line.unit].text))
    kept = len(list(_paragraphs(outline.units[line.unit].text[:end])))
    return kept == len(list(_paragraphs(other.units[there.unit].text)))


def _rebuilt(
    outline: Outline,
    other: Outline,
    same: Mapping[Line, Line],
    cuts: Mapping[int, Sequence[Line]],
    sections: set[int],
) -> Outline:
    places: dict[int, int] = {}
    units: list[Unit] = []
    for unit in outline.units:
        places[unit.index] = len(units)
        # Sections above stand before what is in them, so their new places are known.
        parent = None if unit.parent is None else places[unit.parent]
        starts = sorted(cuts.get(unit.index, ()), key=lambda line: line.at)
        ends = [*(line.at for line in starts), len(unit.text)]
        first = replace(unit, index=len(units), parent=parent)
        if unit.index in sections:
            first = replace(first, kind="section", role="other", evidence=NO_EVIDENCE)
        if starts:
            passage = _part(unit.passage, 0, ends[0])
            body = min(unit.body, len(passage.text))
            first = replace(first, passage=passage, body=body, evidence=NO_EVIDENCE)
        units.append(first)
        above = first.index if first.kind == "section" else parent
        for line, end in zip(starts, ends[1:], strict=True):
            piece = _piece(unit, line, end, _model(other, same[line], unit), len(units), above)
            units.append(piece)
            above = piece.index if piece.kind == "section" else above
    return replace(outline, units=tuple(_with_children(units)))


def _model(other: Outline, line: Line, unit: Unit) -> Unit:
    """What the line is read as on the other side; a paragraph without heading where it begins nothing."""
    if not line.at:
        return other.units[line.unit]
    kind = "measure" if unit.kind == "section" else unit.kind
    return replace(unit, kind=kind, label="", heading="", role=None, body=0)


def _piece(unit: Unit, line: Line, end: int, model: Unit, index: int, parent: int | None) -> Unit:
    """The unit that begins at the line, read as on the other side."""
    passage = _part(unit.passage, line.at, end)
    number = expression(_NUMBER).match(passage.text)
    label = number[0].strip() if number and model.label else ""
    shift = len(label) - len(model.label)
    alike = len(list(_paragraphs(passage.text))) == len(list(_paragraphs(model.text)))
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
