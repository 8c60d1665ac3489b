"""Figures that are targets, standards or amounts, and figures that are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.language.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "value", "high", "unit", "comparator"),
    [
        ("毛入园率不低于92.5%", 92.5, None, "%", ">="),
        ("合格率达到百分之九十八", 98, None, "%", ">="),
        ("新建学校三所。", 3, None, "所", "="),
        ("招聘特岗教师120名", 120, None, "名", "="),
        ("每班不超过45人", 45, None, "人", "<="),
        ("安排资金1.2亿元", 120_000_000, None, "元", "="),
        ("奖励5-10万元", 50_000, 100_000, "元", "="),
        ("选派2至3名骨干", 2, 3, "名", "="),
        ("掌握一两项技能", 1, 2, "项", "="),
        ("生师比不高于1∶19", 19, None, ":", "<="),
        ("每周不少于2课时", 2, None, "课时", ">="),
        ("占地约30亩", 30, None, "亩", "~"),
        ("建设5所左右的示范校", 5, None, "所", "~"),
        ("年收入低于6万元的家庭", 60_000, None, "元", "<"),
        ("任教满5年", 5, None, "年", "="),
        ("年满60周岁以上", 60, None, "周岁", ">="),
        ("每年至少举办一次", 1, None, "次", ">="),
        ("亿元以上项目", 100_000_000, None, "元", ">="),
        ("三分之二以上的教师", 2 / 3, None, "", ">="),
        ("培养百名骨干教师", 100, None, "名", "="),
        ("抽检不少于3批次", 3, None, "批次", ">="),
        ("带宽不低于500兆", 500, None, "兆", ">="),
        ("产值超300亿元", 30_000_000_000, None, "元", ">"),
        ("引进亿级项目6个以上", 6, None, "个", ">="),
        ("建设达标学校20所", 20, None, "所", "="),
        ("每年举办2-3次展览", 2, 3, "次", "="),
        ("连续5日未到校的", 5, None, "日", "="),
        ("由市县按7∶3的比例承担", 3 / 7, None, ":", "="),
    ],
)
def test_figure(text: str, value: float, high: float | None, unit: str, comparator: str) -> None:
    (found,) = find_quantities(text)
    assert found.value == pytest.approx(value)
    assert (found.high, found.unit, found.comparator) == (high, unit, comparator)


@pytest.mark.parametrize(
    "text",
    [
        "实施八项工程，打造一校一品，用好“三个课堂”。",
        "1. 加强培训",
        "青政发〔2022〕7号",
        "到2027年",
        "建设一批示范学校，走出一条新路。",
        "努力建设一支高素质教师队伍",
        "把它作为一项重要任务",
        "每年举办一次艺术节",
        "每年举办1次评选",
        "一至六年级",
        "市县两级教研机构",
        "落实两个只增不减",
        "推进“2+1”项目",
        "在2小时内报告",
        "作为全市4个试点县之一",
        "接入千兆网络",
        "至少每4年修订标准",
        "与七一五所合作",
        "3\t组织一次比赛",
        "千家万户",
        "建设5G网络",
        "第3个学期",
        "全县已建成12所农村学校",
        "20个工作日内办结",
        "聘期不超过3年",
        "一次性告知",
        "第三方评估",
        "发挥3所示范校、12个名师工作室的带动作用",
        "升学率连续4年增长",
        "10日内办结",
        "公示期不少于7日",
    ],
)
def test_no_figure(text: str) -> None:
    assert find_quantities(text) == ()


def test_what_is_counted() -> None:
    assert find_quantities("新建8所公办幼儿园")[0].subject == "公办幼儿园"
    assert find_quantities("巩固率达到96%")[0].subject == "巩固率"


def test_same_number_of_different_things() -> None:
    found = find_quantities("评选20所“书香校园”、20所“平安校园”，每人每年补助800元")
    assert [q.text for q in found][:2] == ["20所", "20所"]
    assert found[0].subject != found[1].subject
    assert found[2].text.endswith("800元")


PIECES = [
    "不低于",
    "百分之",
    "三",
    "5",
    "10",
    "所",
    "%",
    "万元",
    "—",
    "至",
    "每人",
    "以上",
    "，",
    "。",
    "“",
    "”",
    "第",
    "年",
    "1:2",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=40))
def test_spans_are_slices_in_order(text: str) -> None:
    end = 0
    for found in find_quantities(text):
        assert text[found.span.start : found.span.end] == found.text
        assert found.span.start >= end
        end = found.span.end
