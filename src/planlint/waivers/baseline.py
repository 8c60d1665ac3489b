"""The baseline: findings that were there when it was written, and which of today's are the same ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from planlint.language.bare import bare
from planlint.model.document import Document
from planlint.model.finding import Finding

SHOWN = 40
"""Characters of the words found that a baseline keeps, for people who read it."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One finding: ``fingerprint`` names it, ``context`` its sentence (as a digest), ``text`` its words."""

    rule: str
    fingerprint: str
    context: str = ""
    text: str = ""

    @property
    def place(self) -> str:
        """The fingerprint without the number of the occurrence."""
        return self.fingerprint.partition("-")[0]


@dataclass(frozen=True, slots=True)
class Listed:
    """What a baseline holds of one document."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Baseline:
    """Findings by document; paths are relative to the baseline's folder, with ``/``."""

    documents: Mapping[str, Listed] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return sum(len(listed.entries) for listed in self.documents.values())


def entry_of(finding: Finding, document: Document) -> Entry:
    at = finding.location
    context = ""
    if at is not None:
        text = document.blocks[at.block].text
        context = _digest(sentence(text, at.span.start, at.span.end))
    text = " ".join(_number().sub("", finding.quote).split())
    return Entry(finding.rule, finding.fingerprint, context, text[:SHOWN])


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around a stretch of a paragraph, without a number at its start."""
    begin = max(text.rfind(mark, 0, start) for mark in "。；！？\n") + 1
    stop = min(
        (at for mark in "。；！？\n" if (at := text.find(mark, max(end - 1, start))) >= 0), default=len(text)
    )
    return _number().sub("", text[begin:stop])


@cache
def _number() -> re.Pattern[str]:
    return re.compile(
        r"^\s*(?:第[一二三四五六七八九十百零\d]+[章节条款]|[（(]?[一二三四五六七八九十百\d]+[）)、.．]|[①-⑳])\s*"
    )


def _digest(text: str) -> str:
    from hashlib import blake2b

    return blake2b(bare(text).encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


_SAME: tuple[Callable[[Entry], tuple[str, ...] | None], ...] = (
    lambda entry: (entry.fingerprint, entry.context),
    lambda entry: (entry.place, entry.context),
    # A heading above was reworded, or the sentence was moved.
    lambda entry: (entry.context, bare(entry.text)) if entry.context else None,
    # The sentence was reworded around the words found.
    lambda entry: (entry.place,),
)
"""In what two entries of one rule agree that are the same finding, surest first."""


def pair(known: Sequence[Entry], found: Sequence[Entry]) -> dict[int, int]:
    """For positions in ``found`` the position in ``known`` of the same finding, each used once.

    So of two findings alike, one known, the one that stands in the known sentence is the known one.
    """
    paired: dict[int, int] = {}
    free = dict(enumerate(known))
    for same in _SAME:
        waiting: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        for at, entry in reversed(free.items()):
            if (key := same(entry)) is not None:
                waiting.setdefault((entry.rule, key), []).append(at)
        if not waiting:
            continue
        for at, entry in enumerate(found):
            key = None if at in paired else same(entry)
            if key is not None and (candidates := waiting.get((entry.rule, key))):
                paired[at] = candidates.pop()
                del free[paired[at]]
    return paired


_FEW = 3
"""So many findings with words in common make it certain that two documents are one."""


def renamed(baseline: Baseline, gone: Collection[str], title: str, found: Iterable[Entry]) -> str | None:
    """Which of the documents that are ``gone`` is the one in which ``found`` was found; ``None`` when unsure.

    It has the same title and a finding in common, or half of its findings and at least three of them
    with words of the text.
    """
    prints = Counter((entry.rule, entry.fingerprint) for entry in found)
    best: tuple[float, str] | None = None
    for path in sorted(gone):
        listed = baseline.documents[path]
        common = [entry for entry in listed.entries if prints[entry.rule, entry.fingerprint]]
        if not common:
            continue
        share = len(common) / len(listed.entries)
        told = sum(bool(entry.context) for entry in common)
        same_title = bool(title) and bare(title) == bare(listed.title)
        if (same_title or (share >= 0.5 and told >= _FEW)) and (best is None or share + same_title > best[0]):
            best = (share + same_title, path)
    return best[1] if best else None


def updated(
    before: Baseline, listed: Mapping[str, Listed], gone: Collection[str], ran: Collection[str]
) -> Baseline:
    """A baseline with what has now been found; documents not ``listed`` keep theirs, and so do rules that did
    not run.

    What was found in a document under its old name goes when that one is ``gone``.
    """
    kept = {key: each for key, each in before.documents.items() if key not in listed}
    for key, each in listed.items():
        old: str | None = key
        if key not in before.documents:
            old = renamed(before, [path for path in gone if path in kept], each.title, each.entries)
            if old is not None:
                del kept[old]
        known = before.documents[old].entries if old is not None else ()
        entries = (*(entry for entry in known if entry.rule not in ran), *each.entries)
        if entries:
            kept[key] = Listed(each.title, tuple(sorted(entries)))
    return Baseline(kept)


def pruned(
    before: Baseline, listed: Mapping[str, Listed], gone: Collection[str], ran: Collection[str]
) -> Baseline:
    """A baseline without what is no longer found, and without documents that are ``gone``.

    Entries of rules that did not run are kept, and so are documents that are not ``listed``. What is
    still found has its entry brought up to date, for its sentence or its heading may have been edited.
    """
    kept: dict[str, Listed] = {}
    left = {key for key in gone if key in before.documents}
    for key, each in before.documents.items():
        if key not in left and key not in listed:
            kept[key] = each
    for key, now in listed.items():
        old: str | None = key
        if key not in before.documents:
            old = renamed(before, left, now.title, now.entries)
        if old is None:
            continue
        left.discard(old)
        known = before.documents[old].entries
        found = pair(known, now.entries)
        idle = tuple(entry for entry in known if entry.rule not in ran)
        entries = (*idle, *(now.entries[at] for at in found if now.entries[at].rule in ran))
        if entries:
            kept[key] = Listed(now.title, tuple(sorted(entries)))
    return Baseline(kept)
