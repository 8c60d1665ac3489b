"""``planlint rules test``: what is off is shown where it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import planlint
from planlint.cli import main

RULE = """\
id: own-rule
kind: wording
severity: warning
title: 标题
message: 不对
why: 原因。
fix: 改掉。
check: {patterns: ['约[0-9]+人'], unless: ['大约[0-9]+人']}
examples:
  fail: ["培训“名师”«约30人»。", "一、任务\\n（一）招生«约50人»。"]
  pass: ["培训大约30人。", "培训30人。"]
"""


@pytest.fixture
def rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    path = tmp_path / "本局" / "own-rule.yaml"
    path.parent.mkdir()
    path.write_text(RULE, encoding="utf-8")
    return path


def test_a_file_and_a_folder_are_tested_alone(rule: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for given in ("本局", "本局/own-rule.yaml"):
        assert main(["rules", "test", given]) == 0
        assert capsys.readouterr().out == "1 条规则、4 个例子，全部相符。\n"


def test_expected_and_found_stand_under_the_text(rule: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule.write_text(
        RULE.replace("«约50人»", "«约50»人").replace("培训30人。", "培训约30人。"), encoding="utf-8"
    )
    assert main(["rules", "test", "本局"]) == 2
    shown = capsys.readouterr().out
    expected = [
        "    一、任务",
        "    （一）招生约50人。",
        "              ~~~~ 应查",
        "              ^^^^^^ 查到",
    ]
    assert "\n".join(expected) in shown
    assert "    培训约30人。\n        ^^^^^^ 查到\n    这里不该查到问题" in shown
    assert "2 个不符" in shown


def test_a_rule_that_no_example_fires(rule: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule.write_text(RULE.replace("'约[0-9]+人'", "'约[0-9]+名'"), encoding="utf-8")
    assert main(["rules", "test", "本局"]) == 2
    shown = capsys.readouterr().out
    assert "没有一个反例能被查到的规则：own-rule" in shown
    assert "什么也没有查到" in shown


def test_a_rule_without_a_near_miss_is_hinted(rule: Path, capsys: pytest.CaptureFixture[str]) -> None:
    far = RULE.replace("培训大约30人。", "加强领导").replace("培训30人。", "略")
    rule.write_text(far.replace(", unless: ['大约[0-9]+人']", ""), encoding="utf-8")
    assert main(["rules", "test", "本局"]) == 0
    assert "最好补一个：own-rule" in capsys.readouterr().out


def test_on_documents(rule: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    second = RULE.replace("own-rule", "second").replace("约", "超")
    (rule.parent / "second.yaml").write_text(second.replace("大超", "不超"), encoding="utf-8")
    plan = tmp_path / "方案.txt"
    plan.write_text("方案\n一、任务\n招生约50人。", encoding="utf-8")
    assert main(["rules", "test", "本局", "--docs", "方案.txt"]) == 0
    assert "在 1 份文稿里从未查到问题的规则有 1 条：second" in capsys.readouterr().out
    assert main(["rules", "test", "本局", "--docs", "没有.docx"]) == 3
    assert "读不了 没有.docx" in capsys.readouterr().err


def test_json(rule: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule.write_text(RULE.replace("'约[0-9]+人'", "'约[0-9]+名'"), encoding="utf-8")
    (tmp_path / "方案.txt").write_text("方案\n一、任务\n招生约50人。", encoding="utf-8")
    assert main(["rules", "test", "本局", "--docs", "方案.txt", "--format", "json"]) == 2
    report = json.loads(capsys.readouterr().out)
    schema = Path(planlint.__file__).parent / "schemas" / "rules-test.schema.json"
    Draft202012Validator(json.loads(schema.read_text("utf-8"))).validate(report)
    assert report["idle"] == ["own-rule"] == report["silent"]
    assert [each["near"] for each in report["results"]] == [False, False, True, True]


def test_a_pattern_that_does_not_compile_is_found(rule: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule.write_text(RULE.replace("'约[0-9]+人'", "'约(?!定)'"), encoding="utf-8")
    assert main(["rules", "test", "本局"]) == 2
    shown = capsys.readouterr().err
    assert "own-rule.yaml:8：表达式里的“(?!定)”是否定环视" in shown
    assert "unless: ['约定']" in shown


def test_word_lists_beside_the_rule(rule: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (rule.parent / "vocab").mkdir()
    (rule.parent / "vocab" / "ours.yaml").write_text("id: ours\nterms: [约30人, 约50人]\n", encoding="utf-8")
    rule.write_text(RULE.replace("patterns: ['约[0-9]+人']", "words: ours"), encoding="utf-8")
    assert main(["rules", "test", "本局/own-rule.yaml"]) == 0
    assert "1 条规则、4 个例子" in capsys.readouterr().out
