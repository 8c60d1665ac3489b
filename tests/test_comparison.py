"""Two versions of a plan: what holds for any two."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planlint import api
from planlint.check import Analysis
from planlint.comparison import by_weight, compare
from planlint.model.change import CHANGE_KINDS, Change, Comparison, Side
from planlint.model.outline import Location
from planlint.model.text import Span
from planlint.readers import read_string
from planlint.rules import RuleSet

MEASURES = (
    "加强教师培训。市教育局每年组织全体教师轮训不少于90学时。",
    "改善办学条件。2027年底前改造薄弱学校12所，所需资金由市财政安排。",
    "规范招生秩序。严禁以考试方式招生，违规的学校由市教育局通报。",
    "保障校园安全。确保每校配备专职保安2名。（责任单位：市教育局、市公安局）",
    "推进家校协同。各学校每学期召开家长会不少于2次。",
    "做好资助工作。对家庭经济困难学生按每生每年1200元给予补助。",
    "提升体育水平。力争学生体质健康优良率达到60%。",
)


def analysis(measures: list[str], sections: int = 1) -> Analysis:
    lines = ["云岭市教育提质方案", "一、工作目标", "到2027年全市教育质量明显提高。"]
    share = max(-(-len(measures) // sections), 1)
    for number in range(sections):
        lines.append("二三四"[number] + "、" + ("重点任务", "保障举措", "专项行动")[number])
        for at, text in enumerate(measures[number * share : (number + 1) * share]):
            lines.append("（" + "一二三四五六七八"[at] + "）" + text)
    made = Analysis(read_string("\n".join(lines)), RuleSet((), api.vocabulary()))
    made.findings = ()
    return made


def compared(old: list[str], new: list[str]) -> Comparison:
    return compare(analysis(old), analysis(new))


CHOSEN = st.lists(st.sampled_from(MEASURES), min_size=1, max_size=7, unique=True)


@given(CHOSEN, st.integers(1, 3))
@settings(deadline=None, max_examples=25)
def test_nothing_changed_in_what_is_the_same(measures: list[str], sections: int) -> None:
    plan = analysis(measures, sections)
    found = compare(plan, plan)
    assert found.changes == () and found.themes == () and dict(found.counts) == {}
    assert found.unchanged == len(plan.outline.units)


@given(CHOSEN, CHOSEN)
@settings(deadline=None, max_examples=40)
def test_the_other_way_round_what_was_added_is_removed(old: list[str], new: list[str]) -> None:
    there, back = compared(old, new), compared(new, old)
    for one, other in (("added", "removed"), ("removed", "added")):
        gone = {(c.old or c.new).text for c in there.changes if one in c.kinds}  # type: ignore[union-attr]
        come = {(c.old or c.new).text for c in back.changes if other in c.kinds}  # type: ignore[union-attr]
        assert gone == come


@given(CHOSEN, CHOSEN)
@settings(deadline=None, max_examples=25)
def test_counts_are_those_of_the_changes(old: list[str], new: list[str]) -> None:
    found = compared(old, new)
    assert dict(found.counts) == Counter(kind for change in found.changes for kind in change.kinds)
    for change in found.changes:
        assert change.kinds == tuple(kind for kind in CHANGE_KINDS if kind in change.kinds)
        assert ("added" in change.kinds) == (change.old is None)
        assert ("removed" in change.kinds) == (change.new is None)
        assert all(side.of == "old" for side in change.sides("old"))
        assert change.old is None or change.old.of == "old"
    assert Counter(map(id, by_weight(found.changes))) == Counter(map(id, found.changes))


@pytest.mark.parametrize(
    ("old", "new", "turn"),
    [
        ("不少于90学时", "不少于60学时", "worse"),
        ("不少于60学时", "不少于90学时", "better"),
    ],
)
def test_a_figure_turns_both_ways(old: str, new: str, turn: str) -> None:
    first, *rest = MEASURES
    [change] = compared(
        [first.replace("不少于90学时", old), *rest], [first.replace("不少于90学时", new), *rest]
    ).changes
    assert change.kinds == ("target-changed",) and change.turn == turn


def test_what_matters_comes_first() -> None:
    old = list(MEASURES)
    new = [MEASURES[0].replace("组织", "分期组织"), *MEASURES[2:], MEASURES[1].replace("12所", "8所")]
    kinds = [change.kinds[0] for change in by_weight(compared(old, new).changes)]
    assert kinds == sorted(kinds, key=CHANGE_KINDS.index) and kinds[0] == "target-changed"


def test_a_line_of_the_letterhead_weighs_little() -> None:
    place = Location(0, Span(0, 3))
    front = Change(("removed",), Side(0, "", "", "各学校：", place, "old", "front"), None)
    measure = Change(("removed",), Side(1, "", "", "加强管理。", place, "old", "measure"), None)
    moved = Change(("moved",), replace(measure.old, unit=2), replace(measure.old, of="new"))  # type: ignore[type-var]
    assert (front.turn, measure.turn) == ("neutral", "worse")
    assert by_weight((front, moved, measure)) == (measure, moved, front)
