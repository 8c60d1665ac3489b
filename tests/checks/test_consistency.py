"""Rules about facts that must agree."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planlint.check import analyse
from tests.checks.plans import findings, ids, ruleset


def plan(sentence: str, title: str = "青禾县学校建设方案") -> str:
    return f"{title}\n一、主要任务\n（一）{sentence}"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 400), min_size=2, max_size=4), st.sampled_from(["所", "个", "万元", "名"]))
def test_parts_that_make_their_total_are_right_in_any_form(numbers: list[int], unit: str) -> None:
    names = ("小学", "初中", "高中", "幼儿园")
    items = "、".join(f"{name}{number}{unit}" for name, number in zip(names, numbers, strict=False))
    total = sum(numbers)
    assert ids(plan(f"新建学校共{total}{unit}，其中{items}。"), "parts-and-total") == []
    assert ids(plan(f"新建{items}，共{total}{unit}。"), "parts-and-total") == []
    assert ids(plan(f"新建学校共{total - 1}{unit}，其中{items}。"), "parts-and-total") == ["parts-and-total"]
    assert ids(plan(f"新建{items}，共{total + 1}{unit}。"), "parts-and-total") == ["parts-and-total"]


@pytest.mark.parametrize(
    "sentence",
    [
        "新建学校120所，其中农村80所。",
        "新建学校约120所，其中小学80所、初中50所。",
        "培训教师500人，其中骨干教师300人，投入经费800万元。",
        "建设项目120个，其中市级80个；县级项目50个另行安排。",
        "现有教师86人，其中高级教师20人、一级教师40人，党员35人。",
        "现有教师500人，其中女教师300人、党员250人。",
        "建设学校20所，其中农村学校15所、寄宿制学校12所。",
        "安排资金1.2亿元，其中中央0.75亿元、县级0.448亿元。",
        "新建小学8所、初中5所，共同体学校15所。",
        "安排资金1000万元，其中校舍300万元、设备200万元。",
    ],
)
def test_what_only_looks_like_a_wrong_sum(sentence: str) -> None:
    assert ids(plan(sentence), "parts-and-total") == []


@pytest.mark.parametrize(
    "period",
    [
        "2025—2027年",
        "2026年9月至2027年1月",
        "2026年3月5日—2026年3月9日",
        "7月1日至7月10日",
        "12月20日至1月10日",
    ],
)
def test_periods_that_run_forwards(period: str) -> None:
    assert ids(plan(f"{period}完成。"), "period-backwards") == []


@pytest.mark.parametrize(
    "period",
    [
        "2027—2025年",
        "2026年9月至2026年1月",
        "2026年3月9日—2026年3月5日",
        "7月10日至7月1日",
        "2026年5月9日-5月1日",
    ],
)
def test_periods_that_run_backwards(period: str) -> None:
    (finding,) = findings(plan(f"{period}完成。"), "period-backwards")
    assert finding.quote == period


def table(rows: list[list[str]], path: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("青禾县学位建设方案")
    document.add_paragraph("一、主要任务")
    document.add_paragraph("（一）新增学位见下表。")
    made = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    out = BytesIO()
    document.save(out)
    path.write_bytes(out.getvalue())
    return path


@pytest.mark.parametrize(
    ("total", "found"),
    [
        (["合计", "", "800", "130"], []),
        (["合 计", "", "900", "130"], ["900"]),
        (["总计", "", "800", "31"], []),
    ],
)
def test_the_total_row_of_a_word_table(total: list[str], found: list[str], tmp_path: Path) -> None:
    rows = [
        ["年份", "学校", "学位", "投资"],
        ["2025年", "一小", "300", "50"],
        ["2026年", "二小", "500", "80"],
        total,
    ]
    path = table(rows, tmp_path / "plan.docx")
    analysis = analyse(path, ruleset())
    hits = analysis.findings_of([ruleset().rule("table-total")])
    assert [finding.quote for finding in hits] == found


def test_subtotals_are_not_added_again(tmp_path: Path) -> None:
    rows = [
        ["项目", "万元"],
        ["一小", "100"],
        ["小计", "100"],
        ["二小", "50"],
        ["小计", "50"],
        ["合计", "150"],
    ]
    analysis = analyse(table(rows, tmp_path / "plan.docx"), ruleset())
    assert analysis.findings_of([ruleset().rule("table-total")]) == ()


def test_a_bureau_of_another_level_is_another_body() -> None:
    text = (
        "青禾县校园安全工作方案\n一、主要任务\n（一）每校配备保安员2名。（责任单位：{}）\n"
        "（二）每学期培训一次。（责任单位：{}）"
    )
    assert ids(text.format("县教育局", "县教体局"), "body-two-names") == ["body-two-names"]
    assert ids(text.format("县教育体育局", "县教体局"), "body-two-names") == []
    assert ids(text.format("市教育局", "县教体局"), "body-two-names") == []
    assert ids(text.format("教育局、公安局", "教体局、公安局"), "body-two-names") == ["body-two-names"]
    assert ids(text.format("县发改局", "县发展和改革委员会"), "body-two-names") == ["body-two-names"]


def test_the_second_of_two_deadlines_is_shown_with_the_first() -> None:
    task = "为全县中小学校配齐专职保安员和防护装备"
    text = (
        f"青禾县校园安全工作方案\n一、主要任务\n（一）{task}，2026年6月底前完成。\n"
        f"二、任务分工\n（一）{task}，2026年12月底前完成。"
    )
    (finding,) = findings(text, "task-two-deadlines")
    assert finding.quote == "2026年12月底前"
    assert finding.related[0].location.span.start < finding.related[0].location.span.end


def test_a_task_may_come_again_next_year() -> None:
    task = "为全县中小学校配齐专职保安员和防护装备"
    text = (
        f"青禾县校园安全工作方案\n一、2026年任务\n（一）{task}，2026年12月底前完成。\n"
        f"二、2027年任务\n（一）{task}，2027年12月底前完成。"
    )
    assert ids(text, "task-two-deadlines") == []
    again = f"青禾县校园安全工作方案\n一、主要任务\n（一）{task}。（牵头单位：县教育局）\n（二）{task}。（牵头单位：县公安局）"
    assert ids(again, "task-two-owners") == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("培训覆盖率达到120%", ["覆盖率达到120%"]),
        ("合格率提高到102%", ["合格率提高到102%"]),
        ("合格率提高120%", []),
        ("覆盖率100%", []),
        ("毛入园率达到103%", []),
        ("任务完成率达到120%", []),
    ],
)
def test_rates_of_more_than_the_whole(said: str, found: list[str]) -> None:
    assert [f.quote for f in findings(plan(f"2026年底前{said}。"), "rate-over-whole")] == found


def test_the_table_of_tasks_is_held_against_the_text(tmp_path: Path) -> None:
    document = docx.Document()
    for text in (
        "青禾县校园安全工作方案",
        "一、主要任务",
        "（一）为全县中小学校配齐专职保安员和防护装备，2026年6月底前完成。（牵头单位：县教育局）",
        "（二）实行大宗食材集中采购和统一配送，2026年8月底前完成。（牵头单位：县教育局；配合单位：县市场监管局）",
        "（三）每学期开展一次消防演练，分工见附件。",
        "附件",
        "任务分工表",
    ):
        document.add_paragraph(text)
    rows = [
        ("序号", "任务", "牵头单位", "完成时限"),
        ("1", "为全县中小学校配齐专职保安员和防护装备", "县公安局", "2026年12月底前"),
        ("2", "实行大宗食材集中采购和统一配送", "县教育局", "2026年8月底前"),
    ]
    table = document.add_table(len(rows), 4)
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    path = tmp_path / "plan.docx"
    document.save(str(path))
    rules = [ruleset().rule(name) for name in ("task-two-owners", "task-two-deadlines")]
    found = analyse(path, ruleset()).findings_of(rules)
    assert sorted((f.rule, f.quote) for f in found) == [
        ("task-two-deadlines", "2026年12月底前"),
        ("task-two-owners", "县公安局"),
    ]
