"""Rules about targets: what falls short, what is only the standard, what comes late or twice."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.check import Analysis
from planlint.errors import RuleError
from planlint.model.finding import Finding
from planlint.model.indicator import Indicator
from planlint.model.rule import Rule, TargetCheck
from planlint.readers import read, read_string
from planlint.rules import RuleSet, load
from planlint.rules.indicators import load_indicators

HEAD = "青禾县义务教育优质均衡发展实施方案\n一、主要任务\n（一）"


@cache
def ruleset() -> RuleSet:
    return load(select=["target"])


@cache
def indicators() -> dict[str, Indicator]:
    return {each.id: each for each in load_indicators()}


def standards() -> list[Rule]:
    """The rules about one indicator each."""
    return [rule for rule in ruleset().rules if isinstance(rule.check, TargetCheck) and rule.check.indicator]


def findings(text: str) -> tuple[Finding, ...]:
    return Analysis(read_string(text), ruleset()).findings


def ids(sentence: str) -> list[str]:
    return [finding.rule for finding in findings(HEAD + sentence)]


# -- what a plan says and what comes of it ---------------------------------------------------------------


def test_the_message_says_indicator_stage_figure_standard_and_basis() -> None:
    (finding,) = findings(HEAD + "到2028年，初中班额不超过55人。")
    assert finding.message.zh == (
        "“初中班额不超过55人”：《县域义务教育优质均衡发展督导评估办法》要求初中班额不超过50人，方案定的是不超过55人"
    )
    assert "at most 50" in finding.message.en
    assert finding.quote == "初中班额不超过55人"
    assert finding.fix.zh.startswith("把目标改为不超过50人")
    assert [basis.number for basis in finding.basis] == ["教督〔2017〕6号"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # A kind of school that is not named is held only where every kind would fall short.
        ("班额控制在50人以内。", []),
        ("班额控制在55人以内。", ["target-class-size"]),
        ("小学、初中班额均不超过50人。", ["target-class-size"]),
        # A step on the way is none.
        ("义务教育巩固率2026年达到93%，2028年达到96%。", []),
        ("义务教育巩固率2026年达到92%，2028年达到94%。", ["target-retention", "target-retention"]),
        # A part of the area need not reach what the whole does; every school has to reach a school's figure.
        ("农村学前三年毛入园率达到80%。", []),
        ("农村小学班额不超过50人。", ["target-class-size"]),
        # What cannot be bettered is not a mere standard.
        ("专任教师持证上岗率达到100%，小学、初中班额分别不超过45人、50人。", []),
        ("社会认可度达到85%。", ["target-restates"]),
        # Late.
        ("到2028年，九年义务教育巩固率达到95%。", ["target-late"]),
        ("到2028年，九年义务教育巩固率达到96%。", []),
        ("2020年前基本消除大班额。", []),
        ("到2036年，实现县域义务教育优质均衡。", ["target-late"]),
        # Without a value; what the rule about measures reports is not reported twice.
        ("优化布局，逐步降低班额。", ["target-no-value"]),
        ("提高义务教育巩固率。", []),
        ("逐步降低班额，小学不超过45人，初中不超过50人。", []),
        ("班额逐步达到国家规定标准。", []),
    ],
)
def test_what_is_found(sentence: str, expected: list[str]) -> None:
    assert ids(sentence) == expected


def test_figures_of_other_years_places_and_schools_do_not_contradict() -> None:
    plan = """青禾县学前教育发展实施方案
一、工作目标
（一）2026年普惠性幼儿园覆盖率达到88%，2028年达到92%。
（二）2028年城区普惠性幼儿园覆盖率达到95%。
（三）小学班额不超过40人。
二、主要任务
（一）2028年普惠性幼儿园覆盖率达到92%。
（二）初中班额不超过45人。"""
    assert [f.rule for f in findings(plan)] == []
    (finding,) = findings(
        plan.replace("（一）2028年普惠性幼儿园覆盖率达到92%", "（一）2028年普惠性幼儿园覆盖率达到90%")
    )
    assert finding.rule == "target-contradiction"
    assert [related.note.zh for related in finding.related] == ["达到92%"]


def test_a_plan_older_than_the_policy_is_not_held_to_it() -> None:
    plan = """青禾县义务教育均衡发展实施意见
一、目标任务
1.义务教育巩固率达到92%，小学班额不超过50人。
青禾县人民政府
{}年5月6日"""
    assert findings(plan.format(2013)) == ()
    assert len(findings(plan.format(2024))) == 2


def test_a_school_is_not_asked_for_the_figures_of_a_county() -> None:
    plan = """望江中学2026年工作计划
一、工作目标
1.我校初中班额不超过55人。
2.初中三年巩固率达到90%，社会认可度达到80%。
二、主要任务
1.教务处组织全校师生开展课堂改革，校长办公会每月研究一次。
2.教导处落实教研组活动。"""
    assert [f.rule for f in findings(plan)] == ["target-class-size"]


def test_a_table_of_indicators(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("青禾县义务教育优质均衡发展实施方案")
    document.add_paragraph("一、工作目标")
    document.add_paragraph("主要指标见下表。")
    rows = (
        ("指标", "单位", "2025年", "2028年", "属性"),
        ("九年义务教育巩固率", "%", "93.5", "94.5", "约束性"),
        ("小学班额", "人", "52", "48", "预期性"),
        ("普通高中班额", "人", "60", "55", "预期性"),
        ("学前三年毛入园率（%）", "", "82", "92", "预期性"),
        ("生均教学及辅助用房面积", "", "", "", ""),
        ("其中：小学", "平方米", "4.1", "4.3", ""),
        ("初中", "平方米", "5", "5.9", ""),
    )
    table = document.add_table(rows=len(rows), cols=5)
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(number, column).text = text
    path = tmp_path / "plan.docx"
    document.save(str(path))
    found = [(f.rule, f.quote) for f in Analysis(read(path), ruleset()).findings]
    assert found == [
        ("target-retention", "94.5"),
        ("target-class-size", "48"),
        ("target-teaching-space", "4.3"),
    ]


# -- properties ------------------------------------------------------------------------------------------

RATES = {
    "retention": "九年义务教育巩固率达到{}%。",
    "disability-enrolment": "残疾儿童少年入学率达到{}%。",
    "preschool-enrolment": "学前三年毛入园率达到{}%。",
    "inclusive-coverage": "普惠性幼儿园覆盖率达到{}%。",
    "migrant-children": "随迁子女在公办学校就读比例不低于{}%。",
    "training-fund": "教师培训经费不低于公用经费的{}%。",
}


def short(id: str, value: float) -> bool:
    return f"target-{id}" in ids(RATES[id].format(f"{value:g}"))


@pytest.mark.parametrize("id", RATES)
def test_the_standard_itself_never_falls_short(id: str) -> None:
    asked = indicators()[id].values[0][1]
    assert not short(id, asked)
    assert short(id, asked - 0.5)


@given(st.sampled_from(sorted(RATES)), st.integers(1, 100), st.integers(0, 50))
def test_asking_for_more_never_falls_short_of_a_floor(id: str, value: int, more: int) -> None:
    if not short(id, value):
        assert not short(id, min(value + more, 100))


@given(st.integers(20, 80), st.integers(0, 40))
def test_asking_for_less_never_goes_beyond_a_ceiling(value: int, less: int) -> None:
    if "target-class-size" not in ids(f"初中班额不超过{value}人。"):
        assert "target-class-size" not in ids(f"初中班额不超过{max(value - less, 1)}人。")


@given(st.text(alphabet="班额巩固率小学初中分别不超过达到和、，。（）0123456789%人年到的", max_size=40))
def test_any_text_is_read(text: str) -> None:
    findings(HEAD + text)


# -- the files -------------------------------------------------------------------------------------------


def test_every_standard_has_its_rule_and_every_rule_its_standard() -> None:
    named = {rule.check.indicator for rule in standards() if isinstance(rule.check, TargetCheck)}
    assert named == {id for id, each in indicators().items() if each.values}


@pytest.mark.parametrize("rule", standards(), ids=lambda rule: rule.id)
def test_a_rule_says_the_figures_and_the_basis_of_its_indicator(rule: Rule) -> None:
    assert isinstance(rule.check, TargetCheck)
    indicator = indicators()[rule.check.indicator]
    assert rule.id == f"target-{indicator.id}"
    assert rule.basis == indicator.basis
    for _, value in indicator.values:
        assert f"{value:g}" in rule.why.zh and f"{value:g}" in rule.why.en
    assert ("area" in rule.scope.plans) == (indicator.reach == "area")


GOOD = """
id: {id}
name: {{zh: 生均图书, en: books per pupil}}
direction: floor
values: {{primary: 20, junior: 30}}
units: 册 本
strong: 生均图书(册数|) 生均藏书
basis: {{title: 青禾县办学条件标准}}
"""


def folder(tmp_path: Path, text: str) -> Path:
    indicators = tmp_path / "vocab" / "indicators"
    indicators.mkdir(parents=True)
    (indicators / "books.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "books-short.yaml").write_text(
        """
id: books-short
kind: target
severity: warning
title: {zh: 图书少了, en: Too few books}
message: {zh: "“{quote}”少于{standard}", en: "“{quote}” is less than {standard}"}
why: {zh: 本县标准。, en: The county's standard.}
fix: {zh: "{standard}", en: "{standard}"}
check: {test: standard, indicator: books}
examples:
  fail: ["方案\\n一、任务\\n1.«小学生均图书15册»。", "方案\\n一、任务\\n1.«初中生均图书不低于25册»。"]
  pass: ["方案\\n一、任务\\n1.小学生均图书20册。", "方案\\n一、任务\\n1.初中生均图书由25册增加到30册。"]
""",
        encoding="utf-8",
    )
    return tmp_path


def test_indicators_of_ones_own_stand_beside_the_rules(tmp_path: Path) -> None:
    own = load([folder(tmp_path, GOOD.format(id="books"))], select=["books-short"])
    found = Analysis(read_string(HEAD + "初中生均图书不低于25册。"), own).findings
    assert [finding.message.zh for finding in found] == ["“初中生均图书不低于25册”少于不低于30册"]


def test_a_rule_about_no_indicator_is_an_error_with_the_nearest_name(tmp_path: Path) -> None:
    path = folder(tmp_path, GOOD.format(id="books"))
    rule = path / "books-short.yaml"
    rule.write_text(rule.read_text(encoding="utf-8").replace("indicator: books", "indicator: bokos"), "utf-8")
    with pytest.raises(RuleError) as raised:
        load([path])
    assert "没有指标“bokos”，是不是想写“books”？" in raised.value.say("zh")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: books", "id: book", "id 要和文件名一样"),
        ("direction: floor", "direction: roof", "“roof”不能用在这里"),
        ("values: {primary: 20, junior: 30}", "values: {primary: many}", "这里应是数"),
        ("values: {primary: 20, junior: 30}", "", "缺少“values”"),
        ("values: {primary: 20, junior: 30}", "values: {pupils: 3}", "不认识的键“pupils”"),
        ("strong: 生均图书(册数|)", "strong: 生均图书(册数", "“（甲|乙）”的括号要成对"),
        ("units: 册 本", "unit: 册", "不认识的键“unit”，是不是想写“units”？"),
        ("direction: floor", "direction: milestone", "milestone 要写明 due"),
        ("strong:", "weak: 图书\nstrong:", "有 weak 就要有 context"),
    ],
)
def test_what_is_wrong_with_an_indicator_is_said(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = folder(tmp_path, GOOD.format(id="books").replace(old, new))
    own = load([path], select=["books-short"])
    with pytest.raises(RuleError) as raised:
        load_indicators(own.rules)
    assert said in raised.value.say("zh")
    assert "books.yaml" in raised.value.say("zh")
