"""One grant is one permission to leave a finding: of a comment or of ``planlint.yaml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fnmatch import fnmatchcase
from typing import Literal

from planlint.language.bare import bare
from planlint.model.document import Comment, Document
from planlint.model.finding import Finding
from planlint.model.records import dataclass
from planlint.model.waiver import Waiver


@dataclass(frozen=True, slots=True)
class Grant:
    """Findings of the rules that ``rule`` means (id, id with ``*``, kind), where every condition holds.

    ``blocks`` are paragraphs (``None``: all), ``whole`` lets it mean what concerns the whole document.
    """

    by: Literal["config", "comment"]
    rule: str
    reason: str
    until: date | None
    blocks: range | None = None
    whole: bool = True
    text: str = ""
    fingerprint: str = ""

    def expired(self, today: date) -> bool:
        return self.until is not None and self.until < today

    def covers(self, finding: Finding, kinds: Mapping[str, str], document: Document) -> bool:
        """``kinds`` gives the kind of every rule by its id."""
        if not means(self.rule, finding.rule, kinds.get(finding.rule, "")):
            return False
        if self.fingerprint and self.fingerprint != finding.fingerprint:
            return False
        at = finding.location
        if self.blocks is not None and not (self.whole if at is None else at.block in self.blocks):
            return False
        if not self.text:
            return True
        place = "" if at is None else document.blocks[at.block].text
        return bare(self.text) in bare(f"{finding.quote} {place}")


def of_waiver(waiver: Waiver) -> Grant:
    """What a waiver in ``planlint.yaml`` permits in a document that it means."""
    return Grant(
        "config",
        waiver.rule,
        waiver.reason,
        waiver.until,
        text=waiver.text,
        fingerprint=waiver.fingerprint,
    )


def of_comment(comment: Comment, rule: str, reason: str, until: date | None, title: Iterable[int]) -> Grant:
    """What a comment permits: in the paragraphs that it covers, and with one of ``title``, as a whole."""
    whole = any(block in comment.blocks for block in title)
    return Grant("comment", rule, reason, until, blocks=comment.blocks, whole=whole)


def means(name: str, rule: str, kind: str) -> bool:
    """Whether a name (an id, an id with ``*``, a kind) means the rule."""
    if any(mark in name for mark in "*?["):
        return fnmatchcase(rule, name)
    return name in (rule, kind)
