"""What only one side reads as a unit, a section or a number is no change."""

from __future__ import annotations

import pytest

from planlint.compare.align import _heaviest_rise
from planlint.compare.reading import in_step
from planlint.outline import build
from planlint.readers import read_string
from tests.compare.test_kinds import compared

HEAD = "青溪县校园提升行动方案\n一、主要任务\n"
PROSE = (
    "（一）美化校园环境\n各乡镇组织学校种植花木，整治校门周边的摊点和停车秩序。\n"
    "县教育局每学期检查一次卫生状况，并公布各校排名。\n"
    "（二）丰富课余生活\n各校开设书法、剪纸和合唱社团，每周安排两次活动。\n"
)
RUN_IN = "（三）办好学校食堂。食堂由学校自行经营，饭菜价格由膳食委员会商定。\n"
REST = "二、保障措施\n（一）加强领导。成立由分管副县长任组长的领导小组。\n"


def kinds(old: str, new: str) -> list[tuple[str, ...]]:
    return [change.kinds for change in compared(old, new).changes]


def test_an_insertion_that_changes_how_paragraphs_are_read_changes_nothing_else() -> None:
    old = HEAD + PROSE + REST
    new = HEAD + PROSE + RUN_IN + REST
    assert kinds(old, new) == [("added",)]


def test_a_paragraph_that_went_to_another_unit_was_moved_alone() -> None:
    lines = (HEAD + PROSE + RUN_IN + REST).splitlines()
    extra = "各校在寒暑假期间开放图书室和运动场，由值班教师看护。"
    old, new = [*lines], [*lines]
    old.insert(4, extra)
    new.insert(len(new) - 2, extra)
    assert kinds("\n".join(old), "\n".join(new)) == [("moved",)]


@pytest.mark.parametrize("moved", [(0, 2), (2, 0), (1, 2)])
def test_outlines_in_step_lose_no_character(moved: tuple[int, int]) -> None:
    parts = [PROSE, RUN_IN, "（四）修缮校舍\n更换破损门窗。\n"]
    at, to = moved
    there = [part for index, part in enumerate(parts) if index != at]
    there.insert(to, parts[at])
    outlines = [build(read_string(HEAD + "".join(each) + REST)) for each in (parts, there)]
    for before, after in zip(outlines, in_step(*outlines), strict=True):
        assert "".join("".join(unit.text.split()) for unit in after.units) == "".join(
            "".join(unit.text.split()) for unit in before.units
        )
        assert [unit.index for unit in after.units] == list(range(len(after.units)))
        for unit in after.units:
            assert unit.parent is None or unit.index in after.units[unit.parent].children


def test_a_heading_put_in_above_units_does_not_move_them() -> None:
    tasks = [f"（{number}）{text}" for number, text in zip("一二三", ["修路。修通乡村道路。", "通水。铺设供水管网。", "通电。改造农村电网。"], strict=True)]  # fmt: skip
    old = "青溪县实施方案\n一、任务\n" + "\n".join(tasks)
    new = "青溪县实施方案\n一、任务\n" + tasks[0] + "\n二、配套工程\n" + "\n".join(tasks[1:])
    assert kinds(old, new) == [("added",)]


def test_numbers_that_paragraphs_lost_merge_nothing() -> None:
    costs = ["医药费用由医疗保险先行支付", "护理费用按照护理天数计算", "交通费用凭车票据实报销"]
    head = "青溪县办法\n第一条 为了处理事故，制定本办法。\n第二条 可以要求下列费用：\n"
    numbered = "".join(f"（{number}）{cost}；\n" for number, cost in zip("一二三", costs, strict=True))
    plain = "".join(f"{cost}；\n" for cost in costs)
    tail = "第三条 本办法由县教育局解释。\n"
    found = {kind for each in kinds(head + numbered + tail, head + plain + tail) for kind in each}
    assert found <= {"renumbered"}


def test_words_replaced_in_every_article_are_told_once() -> None:
    articles = [
        "{}人民政府设立学校", "{}财政拨付经费", "{}人大监督执行", "{}法院受理申诉", "{}档案馆保存记录",
        "{}气象台发布预警", "{}图书馆开放阅览", "{}体育馆免费开放", "{}博物馆举办展览", "{}防疫站检查食品",
    ]  # fmt: skip
    numbers = "一二三四五六七八九十"
    texts = [
        "青溪市办法\n"
        + "\n".join(f"第{n}条 {a.format(name)}。" for n, a in zip(numbers, articles, strict=True))
        for name in ("区、县", "区")
    ]
    (change,) = compared(*texts).changes
    assert change.kinds == ("reworded",)
    assert len(change.others) == len(articles) - 1
    assert change.note is not None and "区、县" in change.note.zh


def test_a_part_of_a_split_is_not_paired_with_a_unit_that_went_into_another() -> None:
    one = "（一）家访。班主任每学期走访全部学生家庭。"
    two = "（二）家访记录。家访记录由政教处按月归档保存。"
    three = "（三）家长学校。每月开办一次家长学校讲座。家访之外的家长来信由政教处按月归档答复。"
    old = HEAD + "\n".join([one, two, three])
    new = HEAD + "\n".join([
        one + "家访记录由政教处按月归档保存。",
        "（二）家长学校。每月开办一次家长学校讲座。",
        "（三）家访之外的家长来信由政教处按月归档答复。",
    ])  # fmt: skip
    found = {kind for each in kinds(old, new) for kind in each}
    assert {"split"} <= found and "moved" not in found


def test_the_heaviest_rise_keeps_the_heading_and_gives_up_the_lighter() -> None:
    assert _heaviest_rise([1, 2, 0], [1.0, 1.0, 2.5]) == {2}
    assert _heaviest_rise([2, 0, 1], [1.0, 1.0, 1.0]) == {1, 2}
    assert _heaviest_rise([], []) == set()
