"""The pipeline: a document in, its outline, coverage and findings out, each made when asked for."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from planlint.model.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planlint.checks.accepting import Accept
    from planlint.coverage.tagging import Known
    from planlint.model.coverage import Coverage
    from planlint.model.finding import Finding
    from planlint.model.outline import Outline
    from planlint.model.report import Suggestion
    from planlint.model.rule import Example, Rule
    from planlint.model.vocabulary import Vocabulary
    from planlint.rules import ExampleResult, RuleSet

Revisions = Literal["accepted", "original"]


class Common:
    """What versions of one document have in common, worked out once: what each text says."""

    def __init__(self) -> None:
        from functools import lru_cache

        from planlint.evidence import extract

        self.extract = lru_cache(maxsize=None)(extract)
        self.studied: Known = {}


class Analysis:
    """What planlint knows of one document. Each part is worked out at its first use and kept.

    ``common`` is shared by analyses under the same vocabulary.
    """

    def __init__(self, document: Document, ruleset: RuleSet, common: Common | None = None) -> None:
        self.document = document
        self.ruleset = ruleset
        self.common = common

    @cached_property
    def outline(self) -> Outline:
        """Units with evidence and themes."""
        from planlint.coverage import tag
        from planlint.outline import build

        if self.common is None:
            return tag(build(self.document), self.ruleset.vocabulary)
        outline = build(self.document, self.common.extract)
        return tag(outline, self.ruleset.vocabulary, self.common.studied)

    @cached_property
    def coverage(self) -> Coverage:
        from planlint.coverage import cover

        return cover(self.outline, self.ruleset.vocabulary)

    @cached_property
    def suggestion(self) -> Suggestion | None:
        """Packs that suit the document by its kind and level; ``None`` when no pack of its own does."""
        return suggestion_of(self.outline)

    def under(self, ruleset: RuleSet) -> Analysis:
        """The same document under other rules, without what is known of it being worked out again."""
        if ruleset is self.ruleset:
            return self
        other = Analysis(self.document, ruleset)
        other.outline = self.outline
        if "coverage" in self.__dict__:
            other.coverage = self.coverage
        if "suggestion" in self.__dict__:
            other.suggestion = self.suggestion
        return other

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules of the set report, in order of place."""
        return self.findings_of(self.ruleset.rules)

    def findings_of(self, rules: Iterable[Rule], accept: Accept | None = None) -> tuple[Finding, ...]:
        """What these rules report, without the findings that ``accept`` names."""
        from planlint.checks import Context, run
        from planlint.coverage import kind_of_plan, plan_title
        from planlint.rules.indicators import load_indicators

        rules = tuple(rules)
        coverage = self.coverage if any(rule.kind == "coverage" for rule in rules) else None
        asked = any(rule.scope.plans or rule.kind == "target" for rule in rules)
        return run(
            rules,
            Context(
                self.outline,
                coverage,
                plan_title(self.outline),
                (coverage.profile.id if coverage else kind_of_plan(self.outline)) if asked else None,
                lambda: load_indicators(rules),
            ),
            accept,
        )


def suggestion_of(outline: Outline) -> Suggestion | None:
    """The packs that suit a plan by its title and by who acts in it; ``None`` when none does."""
    from planlint.coverage import suggest

    return suggest(outline)


def analyse(
    source: str | Path | Document, ruleset: RuleSet, *, revisions: Revisions = "accepted"
) -> Analysis:
    """The analysis of a document, or of the file of that path.

    Raises ``UnreadableError`` when the file cannot be read.
    """
    if isinstance(source, Document):
        return Analysis(source, ruleset)
    from planlint.readers import read

    return Analysis(read(source, revisions=revisions, look=asks_look(ruleset)), ruleset)


def asks_look(ruleset: RuleSet) -> bool:
    """Whether the rules must know how a document looks on paper, which is not read otherwise."""
    return any(rule.kind == "format" for rule in ruleset.rules)


def findings_in(example: str | Example, rule: Rule, vocabulary: Vocabulary) -> tuple[Finding, ...]:
    """What one rule finds in an example, read, split and checked as a document would be.

    Places count the lines of the example, those of a Word file that is made of it too.
    """
    from planlint.readers import read_string
    from planlint.rules import RuleSet

    ruleset = RuleSet((rule,), vocabulary)
    if isinstance(example, str):
        return Analysis(read_string(example), ruleset).findings_of((rule,))
    from planlint.rules.examples import marked

    text, _ = marked(example)
    if rule.kind != "format" and example.setting is None:
        return Analysis(read_string(text), ruleset).findings_of((rule,))
    from planlint.readers import read_bytes
    from planlint.rules.example_file import as_word

    data, lines = as_word(text, example.setting)
    found = Analysis(read_bytes(data, look=True), ruleset).findings_of((rule,))
    return tuple(_on_line(finding, lines) for finding in found)


def _on_line(finding: Finding, lines: list[tuple[int, int]]) -> Finding:
    at = finding.location
    if at is None or at.block >= len(lines):
        return finding
    line, start = lines[at.block]
    return replace(finding, location=replace(at, block=line, span=at.span.shift(start)))


def run_examples(ruleset: RuleSet) -> tuple[ExampleResult, ...]:
    """Every example of every rule of the set."""
    from planlint.rules import run_examples as run_all

    return run_all(ruleset.rules, lambda example, rule: findings_in(example, rule, ruleset.vocabulary))
