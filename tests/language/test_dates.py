"""Deadlines: which phrases are one, which are not, and which days they mean."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.language.dates import find_deadlines


def phrases(text: str) -> list[str]:
    return [d.text for d in find_deadlines(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026年底前建成两所寄宿制学校。", ["2026年底前"]),
        ("到二〇三〇年，全县实现均衡。", ["到二〇三〇年"]),
        ("力争于2027年6月30日前全部整改到位。", ["力争于2027年6月30日前"]),
        ("从2025年秋季学期起，起始年级实行小班。", ["从2025年秋季学期起"]),
        ("“十五五”期间新增学位。", ["“十五五”期间"]),
        ("2024—2026年分批改造。", ["2024—2026年"]),
        ("2025年9月至2026年6月试点。", ["2025年9月至2026年6月"]),
        ("每学期开展一次家访。", ["每学期"]),
        ("每两年轮训一遍。", ["每两年"]),
        ("每年3月底前公布结果。", ["每年3月底前"]),
        ("逐年提高补助标准。", ["逐年"]),
        ("以学期为单位公示。", ["以学期为单位"]),
        ("三年内配齐心理教师。", ["三年内"]),
        ("今后5年内不再新设。", ["今后5年内"]),
        ("用两年左右的时间完成。", ["用两年左右的时间"]),
        ("自方案公布之日起20个工作日内报备。", ["自方案公布之日起20个工作日内"]),
        ("3年内每年补助一次。", ["3年内每年"]),
        ("服务期不少于3年。", ["服务期不少于3年"]),
        ("办理时限由15天压缩至7天。", ["由15天压缩至7天"]),
        ("合同到期后1个月内完成验收。", ["1个月内"]),
        ("6月底前上报，9月1日前批复。", ["6月底前", "9月1日前"]),
        ("完成时限：2025.6", ["2025.6"]),
        ("年内启动。", ["年内"]),
        ("今年上半年试点，下半年开始推开。", ["今年上半年", "下半年开始"]),
        ("每季度报送一次进展", ["每季度"]),
        ("次年三月上旬公布", ["次年三月上旬"]),
        ("差额于次年3月底前补足", ["于次年3月底前"]),
        ("任务书或者计划下达之日起一年内验收", ["计划下达之日起一年内"]),
        ("自通过验收之日起30日内", ["自通过验收之日起30日内"]),
        ("推行周调度、月通报、年考评。", ["周调度", "月通报", "年考评"]),
        ("每周听课不少于3节，每天活动至少1小时。", ["每周", "每天"]),
        ("每学年开学后10日内上报。", ["每学年开学后10日内"]),
        ("2027年、2028年各拨100万元。", ["2027年、2028年"]),
        ("应在第3日报告。", ["第3日"]),
        ("学校应在签订采购合同前，报送清单。", ["在签订采购合同前"]),
        ("余额结转下年使用。", ["下年"]),
    ],
)
def test_phrases(text: str, expected: list[str]) -> None:
    assert phrases(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "定期开展督查，适时通报，逐步完善。",
        "按照《县域教育规划（2021—2030年）》执行。",
        "落实青教发〔2023〕18号文件。",
        "执行《办学标准（2019年版）》。",
        "组织实施2024年校园安全提升工作方案。",
        "2023年，我县建成公办幼儿园，毛入园率继续提高。",
        "2022年以来，办学条件有了改善。",
        "已于2021年完成了布局调整。",
        "近三年内没有事故。",
        "办学已有20年的积累。",
        "明确任务书、时间表。",
        "每周安排2课时，每天锻炼1小时。",
        "每人每月补助300元。",
        "发布年度报告。",
        "每年级设一名组长。",
        "优化年内涵建设。",
        "办好“每月一讲”。",
        "以2021年为基数计算。",
        "同一年度内不得重复享受。",
        "制定“十五五”期间教师培训、课程建设计划。",
        "发布次年度供需预测。",
        "召开一次年会。",
        "须在校门前，设置护栏。",
        "完成年度考核、期末评估。",
    ],
)
def test_no_deadline(text: str) -> None:
    assert phrases(text) == []


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2025年底前", None, date(2025, 12, 31)),
        ("2024年2月", None, date(2024, 2, 29)),
        ("2023年2月底前", None, date(2023, 2, 28)),
        ("2025年第三季度末", None, date(2025, 9, 30)),
        ("2025年一季度", date(2025, 1, 1), date(2025, 3, 31)),
        ("2026年上半年", date(2026, 1, 1), date(2026, 6, 30)),
        ("2025年9月1日前", None, date(2025, 8, 31)),
        ("从2025年起", date(2025, 1, 1), None),
        ("2026年秋季开学前", None, date(2026, 8, 31)),
        ("2023—2027年", date(2023, 1, 1), date(2027, 12, 31)),
        ("2027年、2028年", date(2027, 1, 1), date(2028, 12, 31)),
        ("2025年9月至2026年6月", date(2025, 9, 1), date(2026, 6, 30)),
        ("“十四五”期间", date(2021, 1, 1), date(2025, 12, 31)),
        ("“十五五”末", None, date(2030, 12, 31)),
        ("2025年5月上旬", date(2025, 5, 1), date(2025, 5, 10)),
        ("2025年2月30日前", None, None),
    ],
)
def test_days(text: str, start: date | None, end: date | None) -> None:
    (found,) = find_deadlines(text)
    assert (found.end, found.start if start else None) == (end, start)


@pytest.mark.parametrize(
    ("text", "recurrence", "days"),
    [
        ("每年", 12, None), ("每学期", 6, None), ("每季度", 3, None), ("每两年", 24, None), ("每半年", 6, None),
        ("两年内", None, 730), ("30日内", None, 30), ("10个工作日内", None, 14), ("48小时内", None, 2),
        ("由60天压缩至30天", None, 30),
    ],
)  # fmt: skip
def test_lengths_and_frequencies(text: str, recurrence: int | None, days: int | None) -> None:
    (found,) = find_deadlines(text)
    assert (found.recurrence, found.days) == (recurrence, days)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2089, 12, 30)))
def test_before_a_day_ends_on_its_eve(day: date) -> None:
    (found,) = find_deadlines(f"须在{day.year}年{day.month}月{day.day}日前完成")
    assert found.end == day - timedelta(days=1)


@given(st.integers(1990, 2089), st.integers(1, 12))
def test_end_of_month_is_a_last_day(year: int, month: int) -> None:
    (found,) = find_deadlines(f"{year}年{month}月底前")
    assert found.end is not None
    assert (found.end + timedelta(days=1)).day == 1
    assert (found.end.year, found.end.month) == (year, month)


PIECES = [
    "2025年",
    "底前",
    "每年",
    "三",
    "年内",
    "，",
    "。",
    "“十四五”",
    "期间",
    "6月",
    "1日",
    "第",
    "至",
    "\n",
    "自",
    "起",
    "—",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=40))
def test_spans_are_slices_in_order(text: str) -> None:
    end = 0
    for found in find_deadlines(text):
        assert text[found.span.start : found.span.end] == found.text
        assert found.text
        assert found.span.start >= end
        end = found.span.end
