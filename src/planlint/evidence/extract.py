"""``extract``: the evidence of one measure, from its text and the cells of its row."""

from __future__ import annotations

import re
from collections.abc import Iterable

from planlint.evidence.columns import Column, column_kind
from planlint.evidence.funding import funding_in
from planlint.evidence.notes import Note, cell_groups, find_notes, owners_of
from planlint.evidence.subjects import commanded
from planlint.language.dates import deadlines_in
from planlint.language.force import force_in
from planlint.language.masks import blank, mask_names
from planlint.language.numbers import shape
from planlint.language.quantities import quantities_in
from planlint.model.evidence import Deadline, Evidence, Force, Funding, Owner, Part, Quantity
from planlint.model.text import Span

_Cells = list[tuple[Column | None, Span]]
_PARTS: dict[Column | None, Part] = {"owner": "owner", "lead": "lead", "support": "support"}


def extract(
    text: str,
    *,
    body: int = 0,
    columns: tuple[tuple[str, Span], ...] = (),
    above: tuple[Owner, ...] = (),
    every: bool = False,
) -> Evidence:
    """The evidence in a measure's whole own text; every span counts in ``text``.

    ``body`` is the offset where label and heading end. ``columns`` are header and cell of a row of
    a task table (责任单位, 完成时限 …): a cell under such a header is that evidence, whatever it
    looks like. ``above`` are the owners of the measure above, for 同上. Each distinct phrase is
    given once, at its first place; with ``every``, dates and figures are given at each of their places.
    """
    cells: _Cells = [(column_kind(header), span) for header, span in columns]
    owner_cells = [span for kind, span in cells if kind in _PARTS]
    shaped = shape(text)
    notes = [n for n in find_notes(shaped) if not _touches(n.span, owner_cells)]
    spoken = _without(mask_names(shaped), [n.span for n in notes] + owner_cells)
    figures = _without(spoken, [span for kind, span in cells if kind == "deadline"])
    owners = _owners(text, shaped, notes, cells, figures, above)
    return Evidence(
        owners=owners,
        deadlines=_deadlines(text, spoken, cells, every),
        quantities=_quantities(text, figures, every),
        funding=_funding(text, spoken, cells),
        # 改革 in 发展改革委 commands nothing.
        force=_force(text, body, _without(figures, [o.span for o in owners if o not in above])),
    )


def _without(shaped: str, spans: Iterable[Span]) -> str:
    """Shaped text with some stretches blanked out as if sentences ended there; offsets stay."""
    for span in spans:
        shaped = blank(shaped, span.start, span.end, "!")
    return shaped


def _touches(span: Span, others: Iterable[Span]) -> bool:
    return any(o.start < span.end and span.start < o.end for o in others)


def _owners(
    text: str, shaped: str, notes: list[Note], cells: _Cells, running: str, above: tuple[Owner, ...]
) -> tuple[Owner, ...]:
    owners: list[Owner] = []
    for note in notes:
        owners += above if note.same_as_above else owners_of(text, shaped, note)
    for kind, span in cells:
        if kind in _PARTS:
            if re.fullmatch(r"\s*(?:同上|〃|″|\")\s*", text[span.start : span.end]):
                owners += above
            else:
                groups = cell_groups(shaped, span, _PARTS[kind])
                owners += owners_of(text, shaped, Note(span, groups))
    noted = bool(owners)
    owners += commanded(text, running, noted=noted)
    kept: dict[str, Owner] = {}
    for owner in owners:
        kept.setdefault(owner.name, owner)
    return tuple(o for o in kept.values() if not _is_repeat(o, kept))


def _is_repeat(owner: Owner, kept: dict[str, Owner]) -> bool:
    """A shorter way to call another owner: 市财政 for 市财政局, 文联 for 市文联."""
    name = owner.name
    return any(
        0 < len(other) - len(name) <= 2
        and (other.endswith(name) or (name.endswith("财政") and other.startswith(name)))
        for other in kept
    )


def _deadlines(text: str, spoken: str, cells: _Cells, every: bool) -> tuple[Deadline, ...]:
    found = list(deadlines_in(text, spoken))
    for kind, span in cells:
        words = text[span.start : span.end].strip()
        if kind != "deadline" or not words or any(_touches(d.span, [span]) for d in found):
            continue
        if re.search(r"[\d一二三四五六七八九十]|全年|长期|常年|持续|每", words):
            at = span.start + text[span.start : span.end].index(words)
            found.append(Deadline(words, "period", Span(at, at + len(words))))
    if every:
        return tuple(found)
    kept: dict[str, Deadline] = {}
    for deadline in found:
        kept.setdefault(deadline.text, deadline)
    return tuple(kept.values())


def _quantities(text: str, running: str, every: bool) -> tuple[Quantity, ...]:
    if every:
        return tuple(quantities_in(text, running))
    kept: dict[tuple[str, str, str], Quantity] = {}
    for quantity in quantities_in(text, running):
        before = text[max(0, quantity.span.start - 2) : quantity.span.start]
        # 至少举办一次 said of two festivals is one standard; 20所 of two kinds of schools are two.
        about = ("", "") if quantity.unit in ("次", "届", "场", "轮") else (quantity.subject, before)
        kept.setdefault((quantity.text, *about), quantity)
    return tuple(kept.values())


def _funding(text: str, spoken: str, cells: _Cells) -> tuple[Funding, ...]:
    found = list(funding_in(text, spoken))
    for kind, span in cells:
        words = text[span.start : span.end].strip()
        if kind == "funding" and len(words) > 1 and not any(_touches(f.span, [span]) for f in found):
            at = span.start + text[span.start : span.end].index(words)
            found.append(Funding(words, Span(at, at + len(words)), words))
    return tuple(found)


def _force(text: str, body: int, spoken: str) -> Force | None:
    """The force of the body; of the whole text where there is nothing else."""
    found = force_in(text[body:], spoken[body:])
    if found is None:
        return force_in(text, spoken)
    return Force(found.rung, found.text, found.span.shift(body))
