"""What the file of a rule on a point, or one meant for some plans only, may say, and what it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from planlint.errors import RuleError
from planlint.model.rule import CoverageCheck
from planlint.rules import load

GOOD = """\
id: own-point
kind: coverage
severity: info
title: {zh: 标题, en: Title}
message: {zh: 没有写到, en: Nothing on it}
why: {zh: 原因。, en: Reason.}
fix: {zh: 补写。, en: Add it.}
scope: {plans: [school], titles: ['工作计划']}
check: {phrases: ['校车'], unless: ['校车费'], when: ['班车']}
examples:
  fail: ["甲", "乙"]
  pass: ["丙", "丁"]
"""


def file(folder: Path, text: str) -> Path:
    path = folder / "own-point.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_it_is_read(tmp_path: Path) -> None:
    rule = load([file(tmp_path, GOOD)]).rule("own-point")
    assert rule.scope.plans == ("school",)
    assert rule.scope.titles == ("工作计划",)
    assert rule.check == CoverageCheck(phrases=("校车",), unless=("校车费",), when=("班车",))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "phrases: ['校车'], unless: ['校车费'], when: ['班车']",
            "level: addressed",
            "要有 theme、phrases 之一",
        ),
        ("phrases: ['校车'], unless: ['校车费'], when", "theme: safety, when", "有 when 时要有 phrases"),
        ("unless: ['校车费']", "aspects: 3", "有 phrases 时不能写 aspects"),
        ("unless: ['校车费']", "level: committed", "level 只能是 mentioned 或 addressed"),
        ("phrases: ['校车']", "theme: safty, phrases: ['校车']", "没有主题“safty”，是不是想写“safety”？"),
        ("plans: [school]", "plans: [schol]", "“schol”不能用在这里，是不是想写“school”？"),
        ("titles: ['工作计划']", "titles: ['(工作计划']", "表达式写错了"),
        ("phrases: ['校车']", "phrases: ['校车(?=安全)']", "re2"),
    ],
)
def test_mistakes_are_answered(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(RuleError) as caught:
        load([file(tmp_path, GOOD.replace(old, new))])
    assert said in caught.value.say("zh")
