"""Examples that say how they are set on paper, and format checks as rule files write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from planlint import api
from planlint.check import findings_in
from planlint.errors import RuleError
from planlint.model.rule import Example, FormatCheck, Setting
from planlint.readers import read_bytes
from planlint.rules.example_file import as_word

RULE = """id: house-margins
kind: format
severity: info
title: 页边距
message: "页边距是{{found}}"
why: 本单位的规定。
fix: 改页边距。
check: {check}
examples:
  fail:
    - text: 青禾县工作方案
      {setting}
    - {{text: 青禾县工作方案, page: {{left: 40}}}}
  pass: [青禾县工作方案, 青禾县工作计划]
"""


def written(
    folder: Path, check: str = "{test: margins, page: {left: 28}}", setting: str = "page: {left: 40}"
) -> Path:
    path = folder / "house-margins.yaml"
    path.write_text(RULE.format(check=check, setting=setting), encoding="utf-8")
    return path


def test_a_house_can_have_margins_of_its_own(tmp_path: Path) -> None:
    ruleset = api.rule_set([written(tmp_path)], pack=(), select=["house-margins"])
    [rule] = ruleset.rules
    assert rule.check == FormatCheck("margins", page=(("left", 28.0),))
    failing = [example for example in rule.examples if example.fails]
    assert failing[0].setting == Setting(page=(("left", 40.0),))
    [finding] = findings_in(failing[0], rule, ruleset.vocabulary)
    assert finding.message.zh == "页边距是左40毫米"


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ("{test: margin}", "margins"),
        ("{test: margins}", "page"),
        ("{test: font, parts: [body]}", "fonts"),
        ("{test: font, parts: [boddy], fonts: [仿宋]}", "body"),
        ("{test: size, parts: [body], size: 三号}", "数字"),
        ("{test: line-spacing, lines: [30, 28]}", "最小值和最大值"),
        ("{test: line-spacing, lines: 28}", "最小值和最大值"),
        ("{test: paper, page: {width: 210}}", "height"),
        ("{test: margins, page: {lefft: 28}}", "left"),
    ],
)
def test_a_check_that_is_wrong_is_told_what_is_right(tmp_path: Path, check: str, said: str) -> None:
    with pytest.raises(RuleError) as caught:
        api.rule_set([written(tmp_path, check=check)])
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("pages: {left: 40}", "page"),
        ("page: {left: 四十}", "数字"),
        ("page: {lefft: 40}", "left"),
        ("look: {1: {fnt: 宋体}}", "font"),
        ("look: {1: {align: middle}}", "middle"),
        ("look: 宋体", "哪几行"),
        ("number: {text: 页码}", "数字"),
        ("number: {align: up}", "up"),
    ],
)
def test_a_setting_that_is_wrong_is_told_what_is_right(tmp_path: Path, setting: str, said: str) -> None:
    with pytest.raises(RuleError) as caught:
        api.rule_set([written(tmp_path, setting=setting)])
    assert said in str(caught.value)


def test_the_file_of_an_example_is_what_the_example_says() -> None:
    setting = Setting(
        look=(("1", (("bold", True),)), ("2-3", (("size", 12.0),)), ("护学", (("colour", "FF0000"),))),
        number=(("text", "第1页"), ("align", "center"), ("even", "")),
    )
    data, lines = as_word(
        "青禾县方案\n一、任务\n（一）值守。每天护学。\n\n| 甲 | 乙 |\n2026年3月5日", setting
    )
    document = read_bytes(data, look=True)
    assert [block.text for block in document.blocks[:7]] == [
        "青禾县方案",
        "一、任务",
        "（一）值守。每天护学。",
        "",
        "甲",
        "乙",
        "2026年3月5日",
    ]
    assert lines == [(0, 0), (1, 0), (2, 0), (3, 0), (4, 2), (4, 6), (5, 0)]
    title, one, two = document.blocks[:3]
    assert title.bold
    assert (one.runs[0].format.east_asian_font, one.runs[0].format.size) == ("黑体", 12)
    assert [
        (two.text[r.span.start : r.span.end], r.format.east_asian_font, r.format.color) for r in two.runs
    ] == [
        ("（一）值守。", "楷体_GB2312", None),
        ("每天", "仿宋_GB2312", None),
        ("护学", "仿宋_GB2312", "FF0000"),
        ("。", "仿宋_GB2312", None),
    ]
    assert document.blocks[6].align == "right"
    assert document.look is not None
    [(kind, number)] = document.look.sections[0].numbers
    assert (kind, number.text, number.align) == ("default", "第1页", "center")


def test_marks_in_a_table_are_found_where_they_stand() -> None:
    ruleset = api.rule_set(pack=(), select=["format-table-fonts"])
    [rule] = ruleset.rules
    text = "青禾县方案\n| 任务 | 单位 |\n| 加强巡逻 | 全部学校 |\n| «培训保安» | 教育部门 |"
    example = Example(text, True, Setting(look=(("培训保安", (("font", "宋体"),)),)))
    [finding] = findings_in(example, rule, ruleset.vocabulary)
    assert finding.location is not None
    assert (finding.location.block, finding.location.span.start, finding.location.span.end) == (3, 2, 6)


def test_words_that_markup_would_change_are_kept() -> None:
    data, _ = as_word('青禾县<方案>&"计划"', None)
    assert read_bytes(data).blocks[0].text == '青禾县<方案>&"计划"'
