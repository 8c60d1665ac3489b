"""What has been accepted in the documents of a run: comments, waivers, the baseline."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from planlint.model.report import Stale, Waived
from planlint.model.settings import Settings

if TYPE_CHECKING:
    from planlint.check import Analysis
    from planlint.model.finding import Finding
    from planlint.model.waiver import Waiver
    from planlint.rules import RuleSets
    from planlint.waivers.baseline import Listed
    from planlint.waivers.ledger import Ledger, Rules


class Acceptance:
    """Leaves out of each document's findings what has been accepted.

    ``baseline`` holds for all documents instead of those of their configurations. ``record`` lists what
    is found instead of using any baseline. Nothing is imported for documents in which nothing is accepted.
    """

    def __init__(self, *, baseline: Path | None = None, record: bool = False) -> None:
        self.listed: dict[Path, Listed] = {}
        self._named = baseline
        self._record = record
        self._ledger: Ledger | None = None
        self._waivers: dict[Waiver, None] = {}

    def prepare(self, settings: Iterable[Settings]) -> None:
        """Read the baselines of the run. Raises ``UsageError`` for one that cannot be read."""
        for each in settings:
            self._waivers.update(dict.fromkeys(each.waivers))
            path = self.baseline_of(each)
            if path is not None and not self._record and not self._opened().holds(path):
                from planlint.waivers.baseline_file import document_at, load

                baseline = load(path)
                gone = {key for key in baseline.documents if not os.path.exists(document_at(key, path))}  # noqa: PTH110
                self._opened().hold(path, baseline, gone)

    def baseline_of(self, settings: Settings) -> Path | None:
        return self._named or settings.baseline.value

    def apply(
        self, path: Path, analysis: Analysis, settings: Settings, rulesets: RuleSets
    ) -> tuple[tuple[Finding, ...], tuple[Waived, ...]]:
        """What is told of a document, and what has been accepted of it."""
        baseline = None if self._record else self.baseline_of(settings)
        waivers = _meaning(path, settings.waivers) if settings.waivers else ()
        if not (self._record or baseline or waivers or analysis.document.comments):
            return analysis.findings, ()
        from planlint.waivers.baseline_file import key_of

        account = self._opened().open(
            analysis.document,
            analysis.outline,
            _rules(analysis, settings, rulesets),
            waivers,
            baseline,
            key_of(path, baseline) if baseline else "",
            always=self._record,
        )
        if account is None:
            return analysis.findings, ()
        findings = account.rest(analysis.findings_of(analysis.ruleset.rules, account.accept))
        if self._record:
            from planlint.waivers.baseline import Listed

            self.listed[path] = Listed(analysis.outline.title, tuple(account.entries))
        return findings, self._opened().close(account, waivers)

    def stale(self, paths: Sequence[Path], *, failed: bool) -> tuple[Stale, ...]:
        """What has been accepted and is no longer there, as far as this run can tell."""
        if self._ledger is None and not self._waivers:
            return ()
        folders = [os.path.realpath(path) for path in paths if os.path.isdir(path)]  # noqa: PTH112

        def whole(folder: Path) -> bool:
            inside = Path(os.path.realpath(folder))
            return not failed and any(inside.is_relative_to(given) for given in folders)

        return self._opened().stale(whole, self._waivers)

    def _opened(self) -> Ledger:
        if self._ledger is None:
            from datetime import date

            from planlint.waivers.ledger import Ledger

            self._ledger = Ledger(date.today())
        return self._ledger


def _meaning(path: Path, waivers: Sequence[Waiver]) -> tuple[Waiver, ...]:
    """The waivers that mean a document."""
    from planlint.config.find import absolute
    from planlint.config.globs import matches

    place = absolute(path)
    return tuple(
        waiver
        for waiver in waivers
        if not waiver.document or matches((waiver.document,), place, waiver.origin.parent)
    )


def _rules(analysis: Analysis, settings: Settings, rulesets: RuleSets) -> Rules:
    from planlint.waivers.ledger import Rules

    def known() -> Mapping[str, str]:
        return {id: rule.kind for id, rule in rulesets.known(settings.choice.paths).items()}

    return Rules(
        {rule.id: rule.kind for rule in analysis.ruleset.rules},
        known,
        lambda: {rule.id: rule.title.zh for rule in analysis.ruleset.rules},
    )
