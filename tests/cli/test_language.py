"""Help, greetings and mistakes, in the language of the user."""

from __future__ import annotations

import re

import pytest

from planlint.cli import main
from planlint.cli.language import CURRENT, both, choose, pick

HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize(
    ("arguments", "variable", "language"),
    [
        ([], "", "zh"),
        ([], "en", "en"),
        ([], "en_GB.UTF-8", "en"),
        ([], "fr", "zh"),
        (["check", "x", "--lang", "en"], "", "en"),
        (["--lang=en"], "", "en"),
        (["gaps", "--lang", "zh"], "en", "zh"),
        (["gaps", "--", "--lang", "en"], "", "zh"),
        (["gaps", "--lang"], "", "zh"),
    ],
)
def test_choose(arguments: list[str], variable: str, language: str) -> None:
    assert choose(arguments, {"PLANLINT_LANG": variable}) == language


def test_help_texts_carry_both() -> None:
    token = CURRENT.set("en")
    assert pick(both("甲", "A")) == "A"
    CURRENT.reset(token)
    assert pick(both("甲", "A")) == "甲"
    assert pick(None) == ""


COMMANDS = (
    [],
    ["gaps"],
    ["check"],
    ["outline"],
    ["text"],
    ["rules"],
    ["rules", "list"],
    ["rules", "show"],
    ["rules", "test"],
    ["rules", "new"],
    ["rules", "schema"],
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_chinese_and_on_wish_english(
    command: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert main([*command, "--help"]) == 0
    chinese = capsys.readouterr().out
    assert chinese.startswith("用法：planlint")
    assert main([*command, "--help", "--lang", "en"]) == 0
    english = capsys.readouterr().out
    assert english.startswith("Usage: planlint")
    assert HAN.search(english) is None
    for line in chinese.splitlines():
        words = re.sub(r"[a-zA-Z|_.\-<>/]+", "", line)
        assert HAN.search(words) or not words.strip(" :：N[]"), f"a line without Chinese: {line}"


@pytest.mark.parametrize(
    ("arguments", "same"),
    [
        (["-h"], ["--help"]),
        (["help"], ["--help"]),
        (["check", "-h"], ["check", "--help"]),
        (["help", "check"], ["check", "--help"]),
        (["help", "rules", "show"], ["rules", "show", "--help"]),
        (["help", "--lang", "en"], ["--lang", "en", "--help"]),
        (["version"], ["--version"]),
    ],
)
def test_other_ways_to_ask_for_help(
    arguments: list[str], same: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(same) == 0
    shown = capsys.readouterr().out
    assert main(arguments) == 0
    assert capsys.readouterr().out == shown


def test_every_option_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--help"]) == 0
    shown = capsys.readouterr().out
    for option in (
        "--select",
        "--ignore",
        "--fail-on",
        "--min-severity",
        "--rules",
        "--pack",
        "--format",
        "--lang",
    ):
        assert option in shown
    assert "退出码" in shown


def test_alone_it_tells_a_newcomer_what_to_do_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    shown = capsys.readouterr().out
    assert shown.index("planlint gaps 方案.docx") < shown.index("planlint check 方案.docx")
    assert len(shown.splitlines()) < 22


@pytest.mark.parametrize(
    ("arguments", "chinese", "english"),
    [
        (["gasp"], "是不是想用 gaps？", "Did you mean gaps?"),
        (["方案.docx"], "planlint gaps 方案.docx", "planlint gaps 方案.docx"),
        (["三年 计划.docx"], 'planlint gaps "三年 计划.docx"', 'planlint gaps "三年 计划.docx"'),
        (["gaps"], "还缺少方案", "Missing PLAN"),
        (["check", "--selct", "x"], "是不是想用 --select？", "did you mean --select?"),
        (["gaps", "x", "--format", "xml"], "只能是 text、json 之一", "--format is one of text, json"),
        (
            ["check", "x", "--format", "xml"],
            "只能是 text、json、sarif、",
            "--format is one of text, json, sarif,",
        ),
        (["gaps", "a", "--width", "wide"], "40 到 400 之间的整数", "from 40 to 400"),
        (["gaps", "a", "--width", "7"], "40 到 400 之间的整数", "from 40 to 400"),
        (["gaps", "a", "--width"], "后面还要写内容", "needs a value"),
        (["gaps", "a", "--brief=1"], "后面不带内容", "takes no value"),
        (["gaps", "三年", "计划.docx"], "用英文双引号", "quotation marks"),
        (["--brief", "gaps", "a"], "写在命令和文件之后", "after the command"),
        (["rules", "lst"], "是不是想用 list？", "Did you mean list?"),
        (["--lang", "fr"], "--lang 只能是 zh、en 之一", "--lang is one of zh, en"),
    ],
)
def test_mistakes_are_explained(
    arguments: list[str],
    chinese: str,
    english: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for language, said, start in (("zh", chinese, "错误："), ("en", english, "Error: ")):
        monkeypatch.setenv("PLANLINT_LANG", language)
        assert main(arguments) == 2
        shown = capsys.readouterr()
        assert said in shown.err
        assert shown.err.startswith(start)
        assert shown.out == ""
        assert len(shown.err.splitlines()) == 1


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert re.fullmatch(r"planlint \d+\.\d+\.\d+\S*\n", capsys.readouterr().out)
