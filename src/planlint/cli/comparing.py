"""Two versions of documents through the comparison: named files, or what changed since a revision."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from planlint.cli import DEBUG
from planlint.errors import UnreadableError
from planlint.model.compared import Compared, DiffReport
from planlint.model.levels import AUTO
from planlint.model.records import dataclass
from planlint.model.report import Failure
from planlint.model.text import Text

if TYPE_CHECKING:
    from planlint.check import Analysis, Common
    from planlint.cli.options import Revisions
    from planlint.config import Configuration
    from planlint.model.change import Change
    from planlint.model.document import Document
    from planlint.model.settings import Settings
    from planlint.rules import RuleSet, RuleSets


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a document: a file, or ``REV:path`` of a repository (``path`` is where it would lie)."""

    name: str
    path: Path
    committed: bool = False
    spec: str = ""

    def read(self, revisions: Revisions, *, look: bool) -> Document:
        """Raises ``UnreadableError``, and ``UsageError`` where the revision has no such file."""
        from planlint import api

        if not self.committed:
            return api.read(self.path, revisions=revisions, look=look)
        from planlint.cli.revisions import content
        from planlint.readers import read_bytes

        return read_bytes(content(self.spec or self.name), self.name, revisions=revisions, look=look)

    def file(self) -> Path | bytes:
        """The file, or its bytes where it lies in a repository."""
        if not self.committed:
            return self.path
        from planlint.cli.revisions import content

        return content(self.spec or self.name)


def version(argument: str) -> Version:
    """What an argument of the command line means."""
    from planlint.cli.revisions import is_revision

    if is_revision(argument):
        return Version(argument, Path(argument.partition(":")[2]), committed=True)
    return Version(argument, Path(argument))


@dataclass
class Comparing:
    """What all comparisons of a run share."""

    configuration: Configuration
    revisions: Revisions = "accepted"
    findings: bool = True
    by_place: bool = False
    only: Collection[str] = ()
    rulesets: RuleSets = field(init=False)

    def __post_init__(self) -> None:
        from planlint.rules import RuleSets

        self.rulesets = RuleSets()

    def files(self, old: Version, new: Version) -> DiffReport:
        """Two versions that were named; what is wrong with one of them is raised, with its name."""
        self._ready(new.path)
        found = self._compare(old, new, raises=True)
        return self._report([found] if isinstance(found, Compared) else [])

    def since(self, revision: str, paths: Sequence[Path]) -> DiffReport:
        """The documents of the working tree (those under ``paths``) against a revision."""
        from planlint.cli.changed import changed

        self._ready(paths[0] if paths else Path())
        found = changed(revision, paths, self.configuration, self.revisions)
        results = [self._compare(old, new) for old, new in found.pairs]
        return replace(
            self._report([each for each in results if isinstance(each, Compared)]),
            added=found.added,
            removed=found.removed,
            failures=tuple(each for each in results if isinstance(each, Failure)),
            revision=revision,
        )

    def _report(self, compared: Sequence[Compared]) -> DiffReport:
        return DiffReport(tuple(compared), by_place=self.by_place, findings=self.findings)

    def _ready(self, path: Path) -> None:
        """Settle and load before a document is read: a mistake in a file of rules stops the run here."""
        from planlint.cli.checking import with_packs

        settings = self._settings(path)
        self.configuration.check_names(self.rulesets)
        if self.findings:
            self.rulesets.of(with_packs(settings.choice, ()))

    def _settings(self, path: Path) -> Settings:
        from planlint.cli.run import settings_for

        return settings_for(self.configuration, path)

    def _compare(self, old: Version, new: Version, *, raises: bool = False) -> Compared | Failure:
        side = old
        try:
            from planlint.check import Common

            settings = self._settings(new.path)
            common = Common()
            before = self._analysis(old, settings, common)
            side = new
            after = self._analysis(new, settings, common)
            if AUTO in settings.choice.packs and self.findings:
                chosen = self._suited(after, settings)
                before, after = before.under(chosen), after.under(chosen)
            compared = self._compared(old, new, before, after)
            if self.findings:
                compared = self._without_accepted(compared, (old, before), (new, after), settings)
            if compared.apart and not compared.identical:
                side = new if _says_something(before) else old
                if not (_says_something(before) and _says_something(after)):
                    raise _no_plan()
            return compared
        except UnreadableError as error:
            if raises:
                what = Text(f"{side.name}：{error.what.zh}", f"{side.name}: {error.what.say('en')}")
                raise UnreadableError(what, error.todo) from error
            return Failure(side.name, Text(error.say("zh"), error.say("en")))
        except Exception as error:
            if raises or os.environ.get(DEBUG):
                raise
            return Failure(new.name, _own_mistake(error))

    def _analysis(self, version: Version, settings: Settings, common: Common) -> Analysis:
        from planlint.check import Analysis, asks_look
        from planlint.cli.output import warn

        ruleset = self._ruleset(settings)
        document = version.read(self.revisions, look=self.findings and asks_look(ruleset))
        if not any(block.text.strip() for block in document.blocks):
            raise _no_text()
        warn(version.path, document.warnings)
        analysis = Analysis(document, ruleset, common)
        if not self.findings:
            analysis.findings = ()
        return analysis

    def _without_accepted(
        self,
        compared: Compared,
        old: tuple[Version, Analysis],
        new: tuple[Version, Analysis],
        settings: Settings,
    ) -> Compared:
        """Without the findings that somebody has accepted on the side they stand on."""
        from planlint.cli.acceptance import Acceptance

        acceptance = Acceptance()
        acceptance.prepare([settings])
        before, after = (
            {each.fingerprint for each in acceptance.apply(side.path, analysis, settings, self.rulesets)[0]}
            for side, analysis in (old, new)
        )
        found = compared.comparison
        return replace(
            compared,
            comparison=replace(
                found,
                fresh=tuple(each for each in found.fresh if each.fingerprint in after),
                standing=tuple(each for each in found.standing if each.fingerprint in after),
                fixed=tuple(each for each in found.fixed if each.fingerprint in before),
            ),
        )

    def _ruleset(self, settings: Settings) -> RuleSet:
        from planlint import api
        from planlint.cli.checking import with_packs

        if self.findings or settings.choice.paths:
            return self.rulesets.of(with_packs(settings.choice, ()))
        from planlint.rules import RuleSet

        return RuleSet((), api.vocabulary())

    def _suited(self, analysis: Analysis, settings: Settings) -> RuleSet:
        from planlint.cli.checking import with_packs

        packs = analysis.suggestion.packs if analysis.suggestion else ()
        return self.rulesets.of(with_packs(settings.choice, packs))

    def _compared(self, old: Version, new: Version, before: Analysis, after: Analysis) -> Compared:
        from planlint.comparison import by_weight, compare

        found = compare(before, after)
        wanted = tuple(each for each in found.changes if not self.only or wants(each, self.only))
        return Compared(old.name, new.name, found, wanted if self.by_place else by_weight(wanted))


def _no_text() -> UnreadableError:
    return UnreadableError(
        Text("里面没有文字。", "there is no text in it. "),
        Text(
            "请核对文件；扫描件要先识别成文字。", "Check the file; a scanned one has to be recognised first."
        ),
    )


def _no_plan() -> UnreadableError:
    return UnreadableError(
        Text("没有读到章节和措施，看来不是方案，没法比较。", "no sections or measures: not a plan. "),
        Text("planlint text 能看到读出了什么。", "planlint text shows what was read."),
    )


def _says_something(analysis: Analysis) -> bool:
    """Whether it is a document with sections, measures, goals or provisions."""
    kinds = ("section", "measure", "goal", "principle", "provision")
    return any(unit.kind in kinds for unit in analysis.outline.units)


def wants(change: Change, kinds: Collection[str]) -> bool:
    """Whether a change is of one of the kinds, or got worse where that is asked for."""
    return any(kind in kinds for kind in change.kinds) or ("worse" in kinds and change.turn == "worse")


def exit_code(report: DiffReport, fail_on: Collection[str]) -> int:
    """3 when anything could not be read, else 1 when there is a change of a kind that is to fail.

    ``worse`` is every change by which the plan promises less, and a theme that fell; ``any`` every change.
    """
    if report.failures:
        return 3
    return int(bool(fail_on) and (any(_fails(each, fail_on) for each in report.compared)))


def _fails(compared: Compared, fail_on: Collection[str]) -> bool:
    from planlint.model.coverage import LEVELS

    found = compared.comparison
    if "any" in fail_on and found.changes:
        return True
    if "new-findings" in fail_on and found.fresh:
        return True
    fell = any(LEVELS.index(each.new) < LEVELS.index(each.old) for each in found.themes)
    return ("worse" in fail_on and fell) or any(wants(each, fail_on) for each in found.changes)


def _own_mistake(error: Exception) -> Text:
    name = type(error).__name__
    return Text(
        f"planlint 处理这个文件时自身出错（{name}）。请把这句话告诉维护者，最好附上文件。",
        f"planlint made a mistake of its own with this file ({name}). "
        "Please report it, with the file if you can.",
    )
