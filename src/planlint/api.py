"""The Python API, also reachable as ``planlint.read``, ``.outline``, ``.check`` and ``.gaps``.

    >>> import planlint
    >>> for theme in planlint.gaps("plan.docx").themes:
    ...     print(theme.name.zh, theme.level, [aspect.name.zh for aspect in theme.missing])

``Source`` is a path, or a document that ``read`` has returned, so that one document can go through
several of these without being read again. All results are frozen dataclasses of
``planlint.model``. Errors are the classes of ``planlint.errors``: ``UnreadableError`` for a
document, ``RuleError`` and ``UsageError`` for rules and their selection.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from planlint.model.document import Document

if TYPE_CHECKING:
    from planlint.check import Analysis
    from planlint.model.coverage import Coverage
    from planlint.model.finding import Finding
    from planlint.model.outline import Outline
    from planlint.model.report import GapReport
    from planlint.model.vocabulary import Vocabulary
    from planlint.rules import RuleSet

Path_ = str | os.PathLike[str]
Source = Path_ | Document
Revisions = Literal["accepted", "original"]


def read(path: Path_, *, revisions: Revisions = "accepted", look: bool = False) -> Document:
    """The document at ``path`` (.docx, .txt, .md), block by block, as its reader sees it.

    ``revisions`` chooses the view of tracked changes; ``look`` also notes how a Word document looks on
    paper, without which rules of the kind ``format`` are silent. Raises ``UnreadableError``.
    """
    from planlint.readers import read as read_document

    return read_document(Path(path), revisions=revisions, look=look)


def outline(source: Source, *, revisions: Revisions = "accepted") -> Outline:
    """Sections, measures and their evidence, every measure with the themes it acts on."""
    from planlint.coverage import tag
    from planlint.outline import build

    return tag(build(_document(source, revisions)), vocabulary())


def gaps(source: Source, *, revisions: Revisions = "accepted") -> Coverage:
    """Theme by theme, what the plan acts on and what it lacks; and what to mend first."""
    return gap_report(source, revisions=revisions).coverage


def gap_report(source: Source, *, revisions: Revisions = "accepted") -> GapReport:
    """The coverage together with the outline that its unit numbers refer to."""
    from planlint.coverage import cover
    from planlint.model.report import GapReport

    tagged = outline(source, revisions=revisions)
    return GapReport(tagged, cover(tagged, vocabulary()))


def check(
    source: Source,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    rules: Sequence[Path_] = (),
    pack: str | Sequence[str] = "default",
    revisions: Revisions = "accepted",
) -> tuple[Finding, ...]:
    """The findings, in order of place.

    ``rules`` are further rule files or folders, ``pack`` names of shipped packs or paths of pack files;
    ``select`` and ``ignore`` take rule ids, ids with ``*`` and kinds.
    """
    return analyse(source, rule_set(rules, pack, select, ignore), revisions=revisions).findings


def analyse(source: Source, ruleset: RuleSet, *, revisions: Revisions = "accepted") -> Analysis:
    """Document, outline, coverage and findings of one document."""
    from planlint.check import analyse as run

    return run(source if isinstance(source, Document) else Path(source), ruleset, revisions=revisions)


def rule_set(
    rules: Sequence[Path_] = (),
    pack: str | Sequence[str] = "default",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> RuleSet:
    """The rules of one pack or several, and of the given files, chosen by ``select`` and ``ignore``."""
    from planlint.rules import load

    return load([Path(path) for path in rules], pack, select, ignore)


def _document(source: Source, revisions: Revisions) -> Document:
    return source if isinstance(source, Document) else read(source, revisions=revisions)


@cache
def vocabulary() -> Vocabulary:
    """The shipped themes; a cache, because they are the same for every document of a run."""
    from planlint.rules.shipped import shipped_folder
    from planlint.rules.vocabulary import load_vocabulary

    return load_vocabulary(shipped_folder() / "vocab" / "themes")
