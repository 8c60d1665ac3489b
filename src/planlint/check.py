"""The pipeline: a document in, its outline, coverage and findings out, each made when asked for."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from planlint.model.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planlint.checks.accepting import Accept
    from planlint.model.coverage import Coverage
    from planlint.model.finding import Finding
    from planlint.model.outline import Outline
    from planlint.model.report import Suggestion
    from planlint.model.rule import Rule
    from planlint.model.vocabulary import Vocabulary
    from planlint.rules import ExampleResult, RuleSet

Revisions = Literal["accepted", "original"]


class Analysis:
    """What planlint knows of one document. Each part is worked out at its first use and kept."""

    def __init__(self, document: Document, ruleset: RuleSet) -> None:
        self.document = document
        self.ruleset = ruleset

    @cached_property
    def outline(self) -> Outline:
        """Units with evidence and themes."""
        from planlint.coverage import tag
        from planlint.outline import build

        return tag(build(self.document), self.ruleset.vocabulary)

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


def findings_in(text: str, rule: Rule, vocabulary: Vocabulary) -> tuple[Finding, ...]:
    """What one rule finds in an example, read, split and checked as a document would be."""
    from planlint.readers import read_string
    from planlint.rules import RuleSet

    return Analysis(read_string(text), RuleSet((rule,), vocabulary)).findings_of((rule,))


def run_examples(ruleset: RuleSet) -> tuple[ExampleResult, ...]:
    """Every example of every rule of the set."""
    from planlint.rules import run_examples as run_all

    return run_all(ruleset.rules, lambda text, rule: findings_in(text, rule, ruleset.vocabulary))
