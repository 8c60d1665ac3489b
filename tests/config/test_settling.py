"""Precedence: command line > overrides (the later the higher) > file > built in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planlint.config import Configuration, Statement
from planlint.errors import ConfigError, UsageError
from planlint.model.settings import Layer, Settings
from planlint.rules import RuleSets

OWN = """\
id: own-rule
kind: wording
severity: warning
title: 标题
message: 说法
why: 原因。
fix: 改掉。
check: {patterns: ['坏词']}
examples:
  fail: ["这里有«坏词»。", "又是«坏词»。"]
  pass: ["没有。", "也没有。"]
"""


def settle(folder: Path, text: str, path: str = "学校/方案.docx", **command: Any) -> Settings:
    (folder / "planlint.yaml").write_text(text, encoding="utf-8")
    return Configuration(Statement("command", **command)).settings(folder / path)


BASE = "packs: [minimal]\nfail-on: warning\nmin-severity: warning\n"
TWO = """\
overrides:
  - {paths: [学校/**], packs: [school], fail-on: info}
  - {paths: [学校/方案.docx], fail-on: never}
"""


@pytest.mark.parametrize(
    ("text", "path", "command", "packs", "fail_on", "by"),
    [
        ("", "方案.docx", {}, ("default",), "error", "default"),
        (BASE, "方案.docx", {}, ("minimal",), "warning", "file"),
        (BASE + TWO, "方案.docx", {}, ("minimal",), "warning", "file"),
        (BASE + TWO, "学校/别的.docx", {}, ("school",), "info", "override"),
        (BASE + TWO, "学校/方案.docx", {}, ("school",), "never", "override"),
        (BASE + TWO, "学校/方案.docx", {"fail_on": "error"}, ("school",), "error", "command"),
        (BASE + TWO, "学校/方案.docx", {"packs": ("digital",)}, ("digital",), "never", "override"),
    ],
)
def test_the_last_statement_holds(
    tmp_path: Path,
    text: str,
    path: str,
    command: dict[str, Any],
    packs: tuple[str, ...],
    fail_on: str,
    by: str,
) -> None:
    settings = settle(tmp_path, text, path, **command)
    assert (settings.packs.value, settings.fail_on.value) == (packs, fail_on)
    assert settings.fail_on.origin.by == by


def test_layers_act_one_after_another(tmp_path: Path) -> None:
    text = "ignore: [typo]\noverrides: [{paths: ['*.docx'], severity: {wording: info}}]\n"
    settings = settle(tmp_path, text, select=("typo", "wording"))
    assert settings.choice.layers == (
        Layer(ignore=("typo",)),
        Layer(severity=(("wording", "info"),)),
        Layer(select=("typo", "wording")),
    )


def test_packs_set_aside_what_was_selected_below(tmp_path: Path) -> None:
    text = "select: [typo]\nignore: [qita]\n"
    assert settle(tmp_path, text).choice.layers == (Layer(("typo",), ("qita",)),)
    assert settle(tmp_path, text, packs=("school",)).choice.layers == (Layer((), ("qita",)),)


def rules(settings: Settings) -> dict[str, str]:
    return {rule.id: rule.severity for rule in RuleSets().of(settings.choice).rules}


def test_rules_of_every_level(tmp_path: Path) -> None:
    text = "ignore: [typo]\nseverity: {wording: info, long-heading: off}\n"
    plain = rules(settle(tmp_path, ""))
    held = rules(settle(tmp_path, text))
    assert {"typo", "long-heading"} <= set(plain)
    assert not {"typo", "long-heading"} & set(held)
    assert held["half-width-punctuation"] == "info"
    back = rules(settle(tmp_path, text, select=("typo", "long-heading")))
    assert back == {name: plain[name] for name in ("typo", "long-heading")}


def test_a_rule_that_no_pack_holds_can_be_selected(tmp_path: Path) -> None:
    assert "long-heading" not in rules(settle(tmp_path, "packs: [minimal]\n"))
    assert set(rules(settle(tmp_path, "packs: [minimal]\nselect: [long-heading]\n"))) == {"long-heading"}


def test_rules_of_files_and_command_line_add_up(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "own-rule.yaml").write_text(OWN, encoding="utf-8")
    other = tmp_path / "other-rule.yaml"
    other.write_text(OWN.replace("own-rule", "other-rule"), encoding="utf-8")
    settings = settle(tmp_path, "packs: [minimal]\nrules: [rules]\n", rules=(other,))
    assert {"own-rule", "other-rule", "typo"} <= set(rules(settings))
    alone = rules(settle(tmp_path, "packs: []\nrules: [rules]\nseverity: {own-rule: error}\n"))
    assert alone == {"own-rule": "error"}


def test_what_shipped_packs_leave_out_says_nothing_of_own_rules(tmp_path: Path) -> None:
    """The default pack leaves out school-*: rules of that name that a user writes run all the same."""
    (tmp_path / "school-bell.yaml").write_text(OWN.replace("own-rule", "school-bell"), encoding="utf-8")
    assert "school-bell" in rules(settle(tmp_path, "rules: [school-bell.yaml]\n"))
    (tmp_path / "pack.yaml").write_text("id: pack\ntitle: 甲\nignore: [school-bell]\n", encoding="utf-8")
    both = "packs: [pack.yaml]\nrules: [school-bell.yaml]\n"
    assert "school-bell" not in rules(settle(tmp_path, both))


def test_one_rule_set_for_equal_settings(tmp_path: Path) -> None:
    (tmp_path / "planlint.yaml").write_text("overrides: [{paths: [甲], ignore: [typo]}]", encoding="utf-8")
    configuration, sets = Configuration(), RuleSets()
    one, two, three = (configuration.settings(tmp_path / name) for name in ("甲/a", "甲/b", "乙/a"))
    assert one is two
    assert sets.of(one.choice) is sets.of(two.choice)
    assert sets.of(three.choice) is not sets.of(one.choice)


@pytest.mark.parametrize(
    ("text", "line", "name"),
    [
        ("ignore: [tpyo]", 1, "tpyo"),
        ("select:\n  - typo\n  - nothing-*", 3, "nothing-*"),
        ("severity:\n  typo: info\n  tpyo: off", 3, "tpyo"),
        ("overrides:\n  - paths: [从不]\n    ignore: [tpyo]", 3, "tpyo"),
        ("waivers:\n  - reason: 好\n    rule: tpyo", 3, "tpyo"),
    ],
)
def test_names_that_mean_no_rule(tmp_path: Path, text: str, line: int, name: str) -> None:
    (tmp_path / "planlint.yaml").write_text(text, encoding="utf-8")
    configuration = Configuration()
    configuration.settings(tmp_path / "方案.docx")
    with pytest.raises(ConfigError) as caught:
        configuration.check_names(RuleSets())
    assert f"planlint.yaml:{line}：没有规则“{name}”" in caught.value.say("zh")


def test_names_of_the_command_line_are_mistakes_of_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有规则“tpyo”，是不是想写“typo”"):
        rules(settle(tmp_path, "", ignore=("tpyo",)))


def test_an_override_may_name_the_rules_it_adds(tmp_path: Path) -> None:
    (tmp_path / "own-rule.yaml").write_text(OWN, encoding="utf-8")
    text = "overrides: [{paths: [甲], rules: [own-rule.yaml], severity: {own-rule: info}}]\n"
    text += "waivers: [{rule: own-rule, reason: 好}]\n"
    (tmp_path / "planlint.yaml").write_text(text, encoding="utf-8")
    configuration = Configuration()
    settings = configuration.settings(tmp_path / "甲" / "方案.docx")
    configuration.check_names(RuleSets())
    assert rules(settings)["own-rule"] == "info"
