"""What ``diff`` hands to its reporters: two versions, or all documents that changed since a revision.

Apart from ``report``, which every check loads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlint.model.records import dataclass

if TYPE_CHECKING:
    from planlint.model.change import Change, ChangeKind, Comparison
    from planlint.model.outline import Outline
    from planlint.model.report import Failure

ALONE = 0.2
"""The share of units that two documents must have in common. Of 231 pairs of plans that have nothing to do
with each other, 216 have less; versions of one plan or law have 0.8 and more."""


def _saying(outline: Outline) -> set[int]:
    """The units that say something: headings are much the same in all plans."""
    silent = ("title", "front", "section", "closing")
    return {unit.index for unit in outline.units if unit.kind not in silent}


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions of one document.

    ``old`` and ``new`` are their names as the user would say them (``方案.docx``, ``HEAD~1:方案.docx``);
    ``changes`` are those of the comparison that were asked for, in the order asked for.
    """

    old: str
    new: str
    comparison: Comparison
    changes: tuple[Change, ...]

    @property
    def identical(self) -> bool:
        """Whether both files are the same, byte for byte."""
        return self.comparison.old.document.sha256 == self.comparison.new.document.sha256

    @property
    def apart(self) -> bool:
        """Whether the two have next to nothing in common, so that they can hardly be versions of one
        document: of the side that says less, not even a fifth was found on the other side."""
        old, new = (_saying(outline) for outline in (self.comparison.old, self.comparison.new))
        met = sum(1 for one, _ in self.comparison.links if old.intersection(one))
        return met < ALONE * max(min(len(old), len(new)), 1)

    @property
    def hidden(self) -> int:
        """How many changes were not asked for."""
        return len(self.comparison.changes) - len(self.changes)

    def counts(self) -> dict[ChangeKind, int]:
        """How many of the changes are of which kind, in order of weight; one may be of several."""
        from planlint.model.change import CHANGE_KINDS

        kinds = [kind for change in self.changes for kind in change.kinds]
        return {kind: kinds.count(kind) for kind in CHANGE_KINDS if kind in kinds}


@dataclass(frozen=True, slots=True)
class DiffReport:
    """One comparison, or those of all documents that changed since a revision.

    ``added`` and ``removed`` are documents that stand on one side only; ``revision`` is empty where two
    files were named; ``by_place`` says that the changes are in the order of the document, not of weight;
    ``findings`` that the rules were run.
    """

    compared: tuple[Compared, ...]
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    revision: str = ""
    by_place: bool = False
    findings: bool = True
