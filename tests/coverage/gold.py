"""The labelled plans beside the repository as outlines, by their labels rather than by our reading."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace

from planlint.model.document import Block, Document
from planlint.model.outline import Outline, Passage, Piece, Unit
from planlint.model.text import Span
from tests.conftest import SHARED


def labelled(pattern: str = "*.tsv") -> Iterator[tuple[Outline, dict[int, set[str]]]]:
    """Each plan with the theme ids labelled for its measures, by unit index."""
    for tsv in sorted((SHARED / "gold").glob(pattern)):
        lines = tsv.with_suffix(".lines").read_text("utf-8").split("\n")
        with tsv.open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        starts = [(int(row["line"]) - 1, int(row["col"] or 0)) for row in rows] + [(len(lines), 0)]
        units: list[Unit] = []
        labels: dict[int, set[str]] = {}
        for index, row in enumerate(rows):
            text = _between(lines, starts[index], starts[index + 1]).strip()
            units.append(_unit(index, row, text, units))
            if row["kind"] == "measure":
                labels[index] = {theme for theme in (row["themes"] or "").split(",") if theme}
        below: dict[int, list[int]] = {}
        for unit in units:
            if unit.parent is not None:
                below.setdefault(unit.parent, []).append(unit.index)
        whole = tuple(replace(u, children=tuple(below.get(u.index, ()))) for u in units)
        blocks = tuple(Block(u.index, "body", u.text, paragraph=u.index + 1) for u in whole)
        yield Outline(Document(tsv.stem, "", "docx", blocks), whole), labels


def _between(lines: list[str], start: tuple[int, int], end: tuple[int, int]) -> str:
    if start[0] == end[0]:
        return lines[start[0]][start[1] : end[1]]
    text = lines[start[0]][start[1] :] + "".join(lines[start[0] + 1 : end[0]])
    return text + (lines[end[0]][: end[1]] if end[0] < len(lines) else "")


def _unit(index: int, row: dict[str, str], text: str, above: list[Unit]) -> Unit:
    level = int(row["level"]) if row["level"] else None
    parent = next(
        (
            u.index
            for u in reversed(above)
            if u.kind == "section" and level is not None and u.level is not None and u.level < level
        ),
        None,
    )
    label, heading = (row["label"] or "").strip(), (row["heading"] or "").strip()
    at = text.find(heading) if heading else -1
    body = at + len(heading) if at >= 0 else len(label)
    passage = Passage(text, (Piece(0, index, Span(0, len(text))),))
    role = row["role"] or None if row["kind"] == "section" else None
    return Unit(index, row["kind"], label, heading, level, role, passage, body, parent)  # type: ignore[arg-type]
