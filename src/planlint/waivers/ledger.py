"""What has been accepted in a run, and what of that no longer does anything.

One ``Ledger`` serves a run; it opens an ``Account`` for every document in which something may be accepted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date
from pathlib import Path

from planlint.model.document import Document
from planlint.model.finding import Finding
from planlint.model.outline import Outline
from planlint.model.records import dataclass
from planlint.model.report import Stale, Waived
from planlint.model.waiver import Waiver
from planlint.waivers import stale
from planlint.waivers.baseline import Baseline, Entry, entry_of, pair, renamed
from planlint.waivers.comments import Request, addressed, requests
from planlint.waivers.grants import Grant, means, of_comment, of_waiver

MOST = 1000
"""Requests in the comments of one document that are heard: nobody writes more, and each costs time."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a document: kind by id of those that ran, and of all that there are."""

    ran: Mapping[str, str]
    known: Callable[[], Mapping[str, str]]
    titles: Callable[[], Mapping[str, str]]

    def named(self, name: str) -> bool:
        """Whether a name means any rule that there is."""
        return any(means(name, id, kind) for id, kind in self.known().items())

    def asked(self, name: str) -> bool:
        """Whether a name means any rule that ran."""
        return any(means(name, id, kind) for id, kind in self.ran.items())


@dataclass(slots=True)
class Held:
    """A baseline in use: its file, what it says, and which of its documents have been seen or moved."""

    path: Path
    baseline: Baseline
    gone: set[str]
    seen: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Line:
    """A request in a comment at a block, and whether it has done anything."""

    request: Request
    at: int
    used: bool = False


class Account:
    """What is accepted in one document. ``accept`` is given all single findings, ``rest`` what is told."""

    def __init__(
        self,
        document: Document,
        outline: Outline,
        rules: Rules,
        today: date,
        waivers: Sequence[Waiver] = (),
        held: Held | None = None,
        key: str = "",
    ) -> None:
        self.waived: list[Waived] = []
        self.stale: list[Stale] = []
        self.used: set[int] = set()
        self.asked = [at for at, waiver in enumerate(waivers) if rules.asked(waiver.rule)]
        self.entries: list[Entry] = []
        self._document, self._outline, self._rules, self._today = document, outline, rules, today
        self._held, self._key = held, key
        self._grants: list[tuple[Grant, int | Line]] = []
        self._lines: list[Line] = []
        self._read_comments()
        self._grants += [(of_waiver(waiver), at) for at, waiver in enumerate(waivers)]
        self._grants = [grant for grant in self._grants if not grant[0].expired(today)]
        self._by_rule: dict[str, list[tuple[Grant, int | Line]]] = {}

    def accept(self, findings: Sequence[Finding]) -> set[int]:
        """The positions of the findings that are accepted, each kept with who accepted it and why."""
        accepted = {at for at, finding in enumerate(findings) if self._granted(finding)}
        left = [at for at in range(len(findings)) if at not in accepted]
        found = [entry_of(findings[at], self._document) for at in left]
        paired = self._known(found)
        for position in paired:
            self.waived.append(Waived(findings[left[position]], "baseline"))
        self.entries = found
        return accepted | {left[position] for position in paired}

    def rest(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """What is told, without what is accepted as a whole: a summary has places that are not."""
        return tuple(finding for finding in findings if not self._granted(finding))

    def close(self) -> None:
        """Find out which comments did nothing; the baseline's entries are known by now."""
        unused = [line for line in self._lines if not line.used]
        self.stale += [stale.unused_comment(self._document, line.request, line.at) for line in unused]

    def _granted(self, finding: Finding) -> bool:
        first: Grant | None = None
        for grant, source in self._meaning(finding.rule):
            if grant.covers(finding, self._rules.ran, self._document):
                first = first or grant
                if isinstance(source, Line):
                    source.used = True
                else:
                    self.used.add(source)
        if first is not None:
            self.waived.append(Waived(finding, first.by, first.reason, first.until))
        return first is not None

    def _meaning(self, rule: str) -> list[tuple[Grant, int | Line]]:
        """The grants that mean a rule, whatever else they ask."""
        if rule not in self._by_rule:
            kind = self._rules.ran.get(rule, "")
            self._by_rule[rule] = [each for each in self._grants if means(each[0].rule, rule, kind)]
        return self._by_rule[rule]

    def _read_comments(self) -> None:
        title = title_blocks(self._outline)
        count = 0
        for comment in self._document.comments:
            if not addressed(comment.text):
                continue
            for request in requests(comment.text, self._rules.named):
                count += 1
                if count > MOST:
                    self.stale.append(
                        stale.wrong_comment(
                            self._document, request, comment.blocks.start, stale.too_many(MOST)
                        )
                    )
                    return
                if request.wrong is not None:
                    self.stale.append(
                        stale.wrong_comment(self._document, request, comment.blocks.start, request.wrong)
                    )
                    continue
                if request.until is not None and request.until < self._today:
                    self.stale.append(stale.expired_comment(self._document, request, comment.blocks.start))
                    continue
                known = [name for name in request.rules if self._rules.named(name)]
                for name in request.rules:
                    if name not in known:
                        why = stale.unknown_rule(name, self._rules.known(), self._rules.titles())
                        self.stale.append(
                            stale.wrong_comment(self._document, request, comment.blocks.start, why, name)
                        )
                line = Line(request, comment.blocks.start)
                if any(self._rules.asked(name) for name in known):
                    self._lines.append(line)
                for name in known:
                    grant = of_comment(comment, name, request.reason, request.until, title)
                    self._grants.append((grant, line))

    def _known(self, found: Sequence[Entry]) -> dict[int, int]:
        """Which findings the baseline knows; those of its entries that are gone are stale."""
        held = self._held
        if held is None:
            return {}
        key: str | None = self._key
        if key not in held.baseline.documents:
            key = renamed(held.baseline, held.gone, self._outline.title, found)
        if key is None:
            return {}
        held.gone.discard(key)
        held.seen.add(key)
        entries = held.baseline.documents[key].entries
        paired = pair(entries, found)
        used = set(paired.values())
        for at, entry in enumerate(entries):
            if at not in used and (entry.rule in self._rules.ran or entry.rule not in self._rules.known()):
                self.stale.append(stale.mended(self._document, entry, held.path))
        return paired


class Ledger:
    """The accounts of a run. ``today`` decides what has expired."""

    def __init__(self, today: date) -> None:
        self.today = today
        self._stale: list[Stale] = []
        self._asked: dict[Waiver, bool] = {}
        self._baselines: dict[Path, Held] = {}

    def hold(self, path: Path, baseline: Baseline, gone: Iterable[str]) -> None:
        """Use a baseline; ``gone`` are those of its documents of which there is no file any more."""
        self._baselines[path] = Held(path, baseline, set(gone))

    def holds(self, path: Path) -> bool:
        return path in self._baselines

    def open(
        self,
        document: Document,
        outline: Outline,
        rules: Rules,
        waivers: Sequence[Waiver] = (),
        baseline: Path | None = None,
        key: str = "",
        *,
        always: bool = False,
    ) -> Account | None:
        """The account of a document, ``None`` (unless ``always``) where nothing can be accepted.

        ``waivers`` are those of its configuration that mean it, ``key`` its name in the ``baseline``.
        """
        spoken = any(addressed(comment.text) for comment in document.comments)
        if not (always or spoken or waivers or baseline):
            return None
        held = self._baselines[baseline] if baseline else None
        return Account(document, outline, rules, self.today, waivers, held, key)

    def close(self, account: Account, waivers: Sequence[Waiver] = ()) -> tuple[Waived, ...]:
        """Take over what an account has found out; what it has accepted, in order of place."""
        account.close()
        self._stale += account.stale
        for at in account.asked:
            self._asked[waivers[at]] = self._asked.get(waivers[at], False) or at in account.used
        return tuple(sorted(account.waived, key=_order))

    def stale(self, whole: Callable[[Path], bool], waivers: Iterable[Waiver]) -> tuple[Stale, ...]:
        """What no longer does anything.

        ``whole`` says whether the run has seen everything below a folder: otherwise a waiver or a
        baseline may be meant for documents that were not in it. ``waivers`` are all of the run.
        """
        found = list(self._stale)
        for waiver in dict.fromkeys(waivers):
            if waiver.until is not None and waiver.until < self.today:
                found.append(stale.expired_waiver(waiver))
            elif self._asked.get(waiver) is False and (_one(waiver) or whole(waiver.origin.parent)):
                found.append(stale.unused_waiver(waiver))
        for held in self._baselines.values():
            if whole(held.path.absolute().parent):
                found += [stale.gone(key, held.path) for key in sorted(held.gone)]
        return tuple(found)


def _one(waiver: Waiver) -> bool:
    """Whether a waiver names one document."""
    return bool(waiver.document) and not any(mark in waiver.document for mark in "*?[")


def _order(waived: Waived) -> tuple[int, int, str]:
    at = waived.finding.location
    return (at.block if at else -1, at.span.start if at else 0, waived.finding.rule)


def title_blocks(outline: Outline) -> frozenset[int]:
    """The paragraphs of the title, or the first with text where there is none."""
    titles = [unit for unit in outline.units if unit.kind == "title"]
    found = frozenset(piece.block for unit in titles for piece in unit.passage.pieces)
    first = (block.index for block in outline.document.blocks if block.text.strip())
    return found or frozenset([next(first, 0)])
