"""Why a passing example passes, and whether it comes near the fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from planlint.lessons import shown, spared_by
from planlint.model.rule import Example
from planlint.rules import load
from planlint.rules.relaxing import resembles
from tests.rules.test_loader import GOOD, rule_file


@pytest.mark.parametrize(
    ("check", "text", "why"),
    [
        ("{patterns: ['坏词'], unless: ['坏词典']}", "查坏词典。", "它属于例外（unless）"),
        ("{words: [{term: 坏词, unless: [坏词典]}]}", "查坏词典。", "它属于例外（unless）"),
        ("{patterns: ['坏词'], quoted: true}", "查“坏词”。", "它在书名号或引号里"),
        ("{patterns: ['坏词'], negated: true}", "严禁坏词。", "这里是在禁止它，不是在提倡它"),
        (
            "{patterns: ['坏词'], negated: true, quoted: true}",
            "严禁“坏词”。",
            "这里是在禁止它，不是在提倡它；它在书名号或引号里",
        ),
        ("{patterns: ['坏词']}", "没有什么。", None),
    ],
)
def test_the_condition_that_spares_is_named(tmp_path: Path, check: str, text: str, why: str | None) -> None:
    ruleset = load([rule_file(tmp_path, GOOD.replace("{patterns: ['坏词']}", check))], ())
    found = spared_by(ruleset.rules[0], Example(text, fails=False), ruleset.vocabulary)
    assert (found and found[0].zh) == why


def test_scope(tmp_path: Path) -> None:
    text = GOOD.replace("check:", "scope: {genres: [plan]}\ncheck:")
    ruleset = load([rule_file(tmp_path, text)], ())
    report = Example("青溪县关于某事的报告\n一、情况\n有坏词。", fails=False)
    found = spared_by(ruleset.rules[0], report, ruleset.vocabulary)
    assert found is not None
    assert found[0].zh == "这种文件不适用"


@pytest.mark.parametrize(
    ("text", "near"), [("坏词典", True), ("这里有坏处。", True), ("推进各项工作", False), ("坏", False)]
)
def test_likeness(tmp_path: Path, text: str, near: bool) -> None:
    rule = load([rule_file(tmp_path)], ()).rules[0]
    assert resembles(rule, text) is near


def test_the_most_telling_examples_come_first() -> None:
    ruleset = load(select=["exam-rate"])
    examples = shown(ruleset.rules[0], ruleset.vocabulary)
    fails = [example.fails for example in examples]
    assert fails == sorted(fails, reverse=True)
    passing = [example.why is None for example in examples if not example.fails]
    assert passing == sorted(passing)
