"""Puts the outline together: parts, the best reading of each, units, their tree and evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from planlint import evidence
from planlint.language.expressions import expression
from planlint.model.document import Document
from planlint.model.evidence import NO_EVIDENCE, Evidence, Owner
from planlint.model.outline import Outline, Unit
from planlint.model.text import Span
from planlint.outline import frame
from planlint.outline.drafts import Draft, plain, prose, table_units
from planlint.outline.lines import Line, lines_of, passage_of
from planlint.outline.names import clean
from planlint.outline.nodes import nodes_of
from planlint.outline.parts import Part, parts_of
from planlint.outline.units import units_of

_ISSUES = expression(
    "(?:印发|转发|下发|发布)[^。]{0,60}(?:给你们|通知|如下|执行)|请(?:认真|遵照|结合)[^。]{0,20}(?:执行|落实|实施)"
)


Extract = Callable[..., Evidence]
"""``evidence.extract``, or one that remembers the texts it was asked about."""


def build(document: Document, extract: Extract = evidence.extract) -> Outline:
    """The outline of a document. Never fails: what has no structure becomes prose units."""
    drafts: list[Draft] = []
    for part in parts_of(lines_of(document)):
        drafts += _part_units(part)
    return Outline(document, _linked(drafts, extract))


def _part_units(part: Part) -> list[Draft]:
    drafts: list[Draft] = []
    if part.title:
        before = [line for line in part.front if _before(line, part.title[0])]
        drafts += [plain("front", [line]) for line in before]
        passage = passage_of(part.title)
        drafts.append(Draft("title", passage, heading=clean(passage.text)))
        drafts += [plain("front", [line]) for line in part.front if line not in before]
    else:
        drafts += [plain("front", [line]) for line in part.front]
    front, nodes = nodes_of(part.text)
    issues = bool(_ISSUES.search(drafts[-1].passage.text if drafts else "")) or bool(
        part.closing and len(front) <= 4 and any(_ISSUES.search(line.text) for line in front)
    )
    drafts += _opening(front, bool(nodes) or issues)
    drafts += units_of(nodes)
    drafts += [plain("closing", [line]) for line in part.closing]
    return drafts


def _before(line: Line, other: Line) -> bool:
    a, b = line.pieces[0], other.pieces[0]
    return (a.block, a.span.start) < (b.block, b.span.start)


def _opening(lines: Sequence[Line], labelled: bool) -> list[Draft]:
    """What precedes the first labelled unit; without any, the whole text is prose of level 1."""
    if labelled:
        tables = [line for line in lines if line.table]
        drafts = [plain("front", [line]) for line in lines if not line.table]
        return drafts + (table_units(tables, 0) if tables else [])
    opening = 0
    for i, line in enumerate(lines[:6]):
        if frame.is_opening(line.text) or expression("本文|本方案").search(line.text):
            opening = i + 1
    drafts = [plain("front", [line]) for line in lines[:opening]]
    for is_table, group in groupby(lines[opening:], key=lambda line: bool(line.table)):
        block = list(group)
        if is_table:
            drafts += table_units(block, 0)
        else:
            drafts += [prose(line, 1, None, led=False) for line in block]
    return drafts


def _linked(drafts: Sequence[Draft], extract: Extract) -> tuple[Unit, ...]:
    """Units with their tree and their evidence."""
    parents: list[int | None] = []
    children: list[list[int]] = [[] for _ in drafts]
    open_units: list[int] = []
    for i, draft in enumerate(drafts):
        if draft.level is None:
            open_units.clear()
            parents.append(None)
            continue
        while open_units and (drafts[open_units[-1]].level or 0) >= draft.level:
            open_units.pop()
        parent = open_units[-1] if open_units else None
        parents.append(parent)
        if parent is not None:
            children[parent].append(i)
        open_units.append(i)
    found = _evidence(drafts, extract)
    return tuple(
        Unit(
            index=i,
            kind=draft.kind,
            label=draft.label,
            heading=draft.heading,
            level=draft.level,
            role=draft.role,
            passage=draft.passage,
            body=min(draft.body, len(draft.passage.text)),
            parent=parents[i],
            children=tuple(children[i]),
            evidence=found[i],
        )
        for i, draft in enumerate(drafts)
    )


def _evidence(drafts: Sequence[Draft], extract: Extract) -> list[Evidence]:
    """The evidence of every unit, empty outside measures.

    A note that ends in 下同 names the owners of the measures after it that have no note of their
    own, until the part of the document ends.
    """
    found: list[Evidence] = []
    above: tuple[Owner, ...] = ()
    standing: tuple[Owner, ...] = ()
    for draft in drafts:
        own = NO_EVIDENCE
        if draft.kind == "title":
            standing = ()
        if draft.kind == "measure":
            text = draft.passage.text
            own = extract(text, body=draft.body, columns=draft.columns, above=above)
            own = _with_merged_cells(own, draft.inherited, extract)
            if not own.owners and standing:
                own = replace(own, owners=standing)
            if own.owners and "下同" in text and evidence.inherits(text):
                standing = tuple(replace(owner, span=Span(0, 0)) for owner in own.owners)
            above = own.owners
        found.append(own)
    return found


def _with_merged_cells(own: Evidence, cells: Sequence[tuple[str, str]], extract: Extract) -> Evidence:
    """A row's evidence with that of the merged cells above it; its span is empty, being elsewhere."""
    for header, text in cells:
        shared = extract(text, columns=((header, Span(0, len(text))),))
        own = replace(
            own,
            owners=own.owners + tuple(replace(owner, span=Span(0, 0)) for owner in shared.owners),
            deadlines=own.deadlines + tuple(replace(d, span=Span(0, 0)) for d in shared.deadlines),
        )
    return own
