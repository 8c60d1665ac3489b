"""Small outlines built by hand, so that these tests depend on no other room."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from planlint.model.document import Block, Document
from planlint.model.evidence import Deadline, Evidence, Owner, Quantity
from planlint.model.outline import Kind, Outline, Passage, Piece, Role, Unit
from planlint.model.text import Span
from planlint.model.vocabulary import Vocabulary
from planlint.rules.vocabulary import load_vocabulary

THEMES = Path(__file__).resolve().parents[2] / "rules" / "vocab" / "themes"


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary(THEMES)


def _mark(label: str) -> int:
    return 1 if label.endswith("、") else 2


def plan(title: str, *rows: tuple[str, str, str], source: str = "plan.docx") -> Outline:
    """An outline of a title and rows of (role or kind, label and heading, text).

    A row whose first word is a role opens a section; else it is a unit of that kind under the last
    one. The heading is divided from the label by a space.
    """
    units: list[Unit] = [_unit(0, "title", "", title, "", None, None, None)] if title else []
    section: int | None = None
    for first, head, text in rows:
        label, _, heading = head.partition(" ")
        index = len(units)
        if first in ("tasks", "safeguards", "background", "goals", "general", "schedule"):
            section = index
            units.append(_unit(index, "section", label, heading, text, 1, first, None))  # type: ignore[arg-type]
        else:
            units.append(_unit(index, first, label, heading, text, 2, None, section))  # type: ignore[arg-type]
    children = {unit.index: tuple(u.index for u in units if u.parent == unit.index) for unit in units}
    units = [replace(unit, children=children[unit.index]) for unit in units]
    blocks = tuple(Block(unit.index, "body", unit.text, paragraph=unit.index + 1) for unit in units)
    return Outline(Document(source, "", "docx", blocks), tuple(units))


def _unit(
    index: int,
    kind: Kind,
    label: str,
    heading: str,
    text: str,
    level: int | None,
    role: Role | None,
    parent: int | None,
) -> Unit:
    lead = label + heading
    whole = lead + ("。" if lead and text else "") + text
    passage = Passage(whole, (Piece(0, index, Span(0, len(whole))),))
    return Unit(index, kind, label, heading, level, role, passage, len(lead), parent)


def with_evidence(
    outline: Outline, index: int, *, owner: str = "", deadline: str = "", quantity: str = ""
) -> Outline:
    """The outline with evidence given to one unit; each phrase must stand in its text."""
    unit = outline.units[index]

    def span(words: str) -> Span:
        at = unit.text.index(words)
        return Span(at, at + len(words))

    evidence = Evidence(
        owners=(Owner(owner, owner, "owner", span(owner)),) if owner else (),
        deadlines=(Deadline(deadline, "date", span(deadline)),) if deadline else (),
        quantities=(Quantity(quantity, span(quantity), None, ""),) if quantity else (),
    )
    units = list(outline.units)
    units[index] = replace(unit, evidence=evidence)
    return replace(outline, units=tuple(units))
