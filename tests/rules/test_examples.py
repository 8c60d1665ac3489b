"""Every example of every shipped rule, through the real path from text to findings."""

from __future__ import annotations

from functools import cache

import pytest

from planlint.check import run_examples
from planlint.model.rule import Example
from planlint.rules import ExampleResult, RuleSet, load
from planlint.rules.examples import WHOLE, marked


@cache
def ruleset() -> RuleSet:
    return load(select=["*"], strict=True)


@pytest.mark.parametrize("name", [rule.id for rule in ruleset().rules])
def test_examples(name: str) -> None:
    results = run_examples(RuleSet((ruleset().rule(name),), ruleset().vocabulary))
    assert sum(result.example.fails for result in results) >= 2
    assert sum(not result.example.fails for result in results) >= 2
    wrong = [result for result in results if not result.passed]
    assert not wrong, "\n".join(map(explain, wrong))


def explain(result: ExampleResult) -> str:
    return f"expected {result.expected}, found {result.found} in\n{result.example.text}"


def test_marks_are_lines_and_columns() -> None:
    text, places = marked(Example("甲«乙»丙\n«丁»戊«己»", fails=True))
    assert text == "甲乙丙\n丁戊己"
    assert places == ((1, 1, 2), (2, 0, 1), (2, 2, 3))


def test_without_marks_the_document_is_meant() -> None:
    assert marked(Example("甲", fails=True))[1] == (WHOLE,)
    assert marked(Example("甲", fails=False))[1] == ()


def test_shown_texts_have_no_placeholder_left() -> None:
    from planlint.check import Analysis
    from planlint.readers import read_string

    for rule in ruleset().rules:
        text, _ = marked(rule.examples[0])
        for finding in Analysis(read_string(text), ruleset()).findings_of((rule,)):
            for said in (finding.message, finding.why, finding.fix):
                assert "{" not in said.zh + said.en, rule.id
                assert "}" not in said.zh + said.en, rule.id


def test_among_the_passing_examples_of_every_rule_is_a_near_miss() -> None:
    """One that shares words with the fault, or that a single condition of the rule spares.

    Whether it is a good one a person has to judge; none at all can be seen by a program.
    """
    from planlint.lessons import trials
    from planlint.model.lesson import TrialReport

    every = load(pack=(), select=["*"], strict=True)
    report = TrialReport(len(every.rules), trials(every.rules, every.vocabulary))
    assert report.distant == ()
    assert report.idle == ()
    assert [trial.rule for trial in report.failed] == []
