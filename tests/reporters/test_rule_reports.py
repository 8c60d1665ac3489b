"""The list of rules and the page about one."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from planlint.model.lesson import InPack, Lesson, RuleList, Shown
from planlint.model.rule import Basis, Example, Rule, Scope, StructureCheck, WordingCheck
from planlint.model.text import Language, Text
from planlint.reporters import render
from planlint.reporters.context import RenderContext
from planlint.reporters.display import width
from tests.reporters.test_json_reports import schema


def rule(id: str = "doubled-punctuation", **more: object) -> Rule:
    settings: dict[str, object] = {
        "kind": "wording",
        "severity": "warning",
        "title": Text("标点重复", "Doubled punctuation"),
        "message": Text("“{quote}”重复，换成“{instead}”", "“{quote}” is doubled"),
        "summary": None,
        "why": Text("读者会以为漏了字。", "It looks as if a word were missing."),
        "fix": Text("删去多余的一个。", "Delete one."),
        "basis": (Basis("标点符号用法", "GB/T 15834-2011"),),
        "scope": Scope(("measure",), ("tasks",)),
        "check": WordingCheck(patterns=("。。",)),
        "examples": (Example("一、任务\n加强管理«。。»", True), Example("一、任务\n加强管理。", False)),
        "origin": Path("rules/wording/doubled-punctuation.yaml"),
    }
    settings.update(more)
    return Rule(id=id, **settings)  # type: ignore[arg-type]


DEFAULT = InPack("default", Text("默认规则包", "The default pack"), "warning")
RULES = RuleList(
    (rule("no-title", kind="structure", severity="error", check=StructureCheck("title")), rule()),
    {"no-title": (DEFAULT, replace(DEFAULT, pack="minimal"))},
)
LESSON = Lesson(
    rule(),
    (DEFAULT, replace(DEFAULT, pack="school", severity="info")),
    (
        Shown("一、任务\n加强管理。。", True, ((2, 4, 6),), Text("“。。”重复", "“。。” is doubled")),
        Shown("一、任务\n“加强。。”", False, ((2, 3, 5),), Text("它在引号里", "it is quoted"), near=True),
        Shown("一、任务\n加强管理。", False, (), None, near=True),
    ),
)


@pytest.mark.parametrize("columns", [40, 60, 80, 160])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_width(columns: int, language: Language) -> None:
    for what, shown in (("rules", RULES), ("rule", LESSON)):
        text = render(what, "text", shown, RenderContext(language, columns))
        broken = [line for line in text.splitlines() if "doubled-punctuation" not in line]
        assert max(map(width, broken)) <= columns


def test_a_path_is_never_broken() -> None:
    shown = render("rule", "text", LESSON, RenderContext("zh", 40))
    assert "\n规则文件\n  rules/wording/doubled-punctuation.yaml\n" in shown


def test_list_is_grouped_by_kind() -> None:
    lines = render("rules", "text", RULES, RenderContext("zh", 80)).splitlines()
    assert lines[0] == "结构和序号（1 条）"
    assert "  错误  no-title             标点重复  [default、minimal]" in lines
    assert lines.index("用词和标点（1 条）") > lines.index("结构和序号（1 条）")
    assert "共 2 条。" in lines[-1]


def test_an_empty_list_says_so() -> None:
    assert render("rules", "text", RuleList(()), RenderContext("zh", 80)) == "没有符合条件的规则。\n"


def test_a_rule_is_explained_with_examples_and_without_placeholders() -> None:
    text = render("rule", "text", LESSON, RenderContext("zh", 80))
    assert "“〈原文〉”重复，换成“〈新写法〉”" in text
    assert "《标点符号用法》（GB/T 15834-2011）" in text
    assert "    加强管理。。\n            ^^^^ 查到\n  为什么算：“。。”重复。" in text
    assert "~~~~ 这里不算\n  为什么不算：它在引号里。" in text
    assert "{" not in text


def test_json_keeps_to_its_schema() -> None:
    for what, shown in (("rules", RULES), ("rule", LESSON)):
        loaded = json.loads(render(what, "json", shown, RenderContext()))
        Draft202012Validator(schema("rules")).validate(loaded)
    assert [item["id"] for item in loaded["rules"]] == ["doubled-punctuation"]


@pytest.mark.parametrize("format", ["text", "markdown"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_about_a_rule(format: str, language: Language, golden: Callable[[Path, str], None]) -> None:
    shown = render("rule", format, LESSON, RenderContext(language, 80))
    golden(Path(__file__).parent / "golden" / f"rule-{language}.{format}.txt", shown)


def test_the_list_as_markdown(golden: Callable[[Path, str], None]) -> None:
    shown = render("rules", "markdown", RULES, RenderContext("zh", 80))
    golden(Path(__file__).parent / "golden" / "rules-zh.markdown.txt", shown)


def test_every_placeholder_stands_for_something() -> None:
    from planlint.model.rule import COMMON_PLACEHOLDERS, PLACEHOLDERS
    from planlint.reporters.rule_parts import STANDS_FOR

    assert {*COMMON_PLACEHOLDERS, *(name for names in PLACEHOLDERS.values() for name in names)} <= set(
        STANDS_FOR
    )


def test_how_an_example_is_set_is_said() -> None:
    from planlint.model.rule import Setting

    look = Setting(
        (("left", 31.8),),
        (("2-3", (("font", "宋体"), ("size", 14.0))), ("总体要求", (("bold", True),))),
        None,
    )
    shown = replace(LESSON, examples=(replace(LESSON.examples[0], setting=look),))
    text = render("rule", "text", shown, RenderContext("zh", 100))
    assert "版式：左边距31.8毫米；第2-3行：宋体，14磅；“总体要求”：加粗；没有页码。" in text
