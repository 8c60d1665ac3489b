"""Which words two texts differ in."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planlint.language.edits import Edit, edits

TEXTS = st.text(st.sampled_from("县市教育局财政和的，。、（）12 3ab\n"), max_size=40)


def marked(old: str, new: str) -> str:
    signs = {"same": "{}", "gone": "[{}]", "come": "<{}>"}
    return "".join(signs[each.kind].format(each.text) for each in edits(old, new))


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_nothing_is_lost(old: str, new: str) -> None:
    found = edits(old, new)
    assert "".join(each.text for each in found if each.kind != "come") == old
    assert "".join(each.text for each in found if each.kind != "gone") == new
    assert all(each.text for each in found)
    assert all(one.kind != other.kind for one, other in pairwise(found))


@settings(deadline=None)
@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert edits(text, text) == ((Edit("same", text),) if text else ())


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # Figures are whole, not 20[26]<30>.
        ("2026年底前建成96所", "2030年底前建成93所", "[2026]<2030>年底前建成[96]<93>所"),
        # A body goes with its comma, and does not take half of its neighbour along.
        (
            "（责任单位：县教育局、县发展改革局、县财政局）",
            "（责任单位：县教育局、县财政局）",
            "（责任单位：县教育局、[县发展改革局、]县财政局）",
        ),
        ("县教育局、县财政局负责", "县教育局负责", "县教育局[、县财政局]负责"),
        # Words are whole: 确保 does not become 力保 by one character.
        ("确保全部学校达标", "力争全部学校达标", "[确保]<力争>全部学校达标"),
        ("按时完成改造任务", "力争按时完成改造任务", "<力争>按时完成改造任务"),
        # What was written anew is not mixed with what it replaced.
        (
            "加强乡村教师培训工作力度",
            "完善校园安全防范体系建设",
            "[加强乡村教师培训工作力度]<完善校园安全防范体系建设>",
        ),
    ],
)
def test_differences_are_those_a_reader_would_mark(old: str, new: str, expected: str) -> None:
    assert marked(old, new) == expected


def test_a_long_text_with_a_change_at_each_end_takes_no_time() -> None:
    middle = "".join(f"第{n}项措施由县教育局会同有关部门抓好落实，" for n in range(400))
    start = time.perf_counter()
    found = edits(f"确保完成，{middle}力争见效。", f"力争完成，{middle}确保见效。")
    assert time.perf_counter() - start < 2
    assert [each.text for each in found if each.kind != "same"] == ["确保", "力争", "力争", "确保"]


def test_thousands_of_equal_clauses_take_no_time() -> None:
    old, new = "建立健全制度，" * 6000, "另，" + "建立健全制度，" * 5900 + "完。"
    start = time.perf_counter()
    found = edits(old, new)
    assert time.perf_counter() - start < 4
    assert "".join(each.text for each in found if each.kind != "come") == old
