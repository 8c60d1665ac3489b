"""What a superior document requires: each thing once, verbatim, and nothing that nobody below can answer."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.model.trace import Requirement
from planlint.trace import requirements
from tests.trace.documents import SUPERIOR, outline


def found(*lines: str, heading: str = "（一）改善阅读条件。") -> list[str]:
    """The requirements in a measure with these sentences."""
    measure = heading + "".join(lines)
    text = f"关于推进中小学阅读工作的意见\n一、主要任务\n{measure}\n（二）完善图书馆。配齐配足学校图书。"
    return [each.text for each in requirements(outline(text))][:-1]


def test_every_sentence_that_commands_is_one() -> None:
    texts = [each.text for each in requirements(outline(SUPERIOR))]
    assert len(texts) == 11
    assert texts[0] == "到2026年，生均图书达到40册，每校配备1名专职阅读指导教师。"
    assert "图书馆周末和假期应向学生及家长开放。" in texts


def test_goals_with_a_date_are_targets() -> None:
    kinds = [each.kind for each in requirements(outline(SUPERIOR))]
    assert kinds == ["target", "target", *["task"] * 9]


@pytest.mark.parametrize(
    "sentence",
    [
        "教育部将发布中小学生阅读指导目录。",
        "财政部会同有关部门制定经费标准。",
        "中央财政支持农村学校购置图书。",
        "国务院教育督导机构每两年开展一次阅读监测。",
        "阅读指导主要包括精读、略读和整本书阅读。",
        "近年来，学校图书馆的条件有了较大改善。",
    ],
)
def test_what_nobody_below_can_answer_is_none(sentence: str) -> None:
    assert found(sentence, "学校要设立读书角。") == ["学校要设立读书角。"]


@pytest.mark.parametrize(
    "sentence",
    [
        "教育部门要发布中小学生阅读指导目录。",
        "财政部门要安排阅读专项经费。",
        "中小学校要按照国家标准配备图书。",
        "阅读课是语文课程的重要组成部分，要纳入课表。",
    ],
)
def test_near_misses_are_requirements(sentence: str) -> None:
    assert found(sentence) == [sentence]


def test_exhortation_leads_into_the_sentence_that_goes_on_from_it() -> None:
    joined = "坚持依法治教，运用法治思维。研究修订图书馆管理制度。"
    assert found(joined) == [joined]


def test_exhortation_before_another_subject_is_left_out() -> None:
    assert found("坚持育人为本，注重实效。", "普通高中要开设阅读选修课。") == ["普通高中要开设阅读选修课。"]


def test_commitments_tell_what_is_owed_from_why_and_how() -> None:
    text = "根据学生年龄特点，建立图书定期更新机制，编制阅读书目，提升学生阅读兴趣。"
    only = requirements(outline(f"关于阅读的意见\n一、主要任务\n（一）改善条件。{text}"))[0]
    assert [(each.kind, each.text) for each in only.commitments] == [
        ("means", "根据学生年龄特点"),
        ("command", "建立图书定期更新机制"),
        ("command", "编制阅读书目"),
        ("aim", "提升学生阅读兴趣"),
    ]


def test_a_requirement_knows_whose_it_is() -> None:
    by_text = {each.text[:4]: each.schools for each in requirements(outline(SUPERIOR))}
    assert by_text["特殊教育"] == {"special"}
    assert by_text["市县财政"] == frozenset()


def assert_verbatim(each: Requirement, text: str) -> None:
    assert text[each.span.start : each.span.end] == each.text
    for part in each.commitments:
        assert text[part.span.start : part.span.end].strip() == part.text
        assert part.text in each.text


def test_text_and_commitments_are_verbatim() -> None:
    superior = outline(SUPERIOR)
    for each in requirements(superior):
        assert_verbatim(each, superior.units[each.unit].text)
        assert (
            superior.document.blocks[each.location.block]
            .text[each.location.span.start : each.location.span.end]
            .startswith(each.text[:8])
        )


@given(st.lists(st.text("要建立完善机制学校图书、，。；：（）“”\n１2%年到2026", max_size=60), max_size=6))
def test_any_text_is_taken_apart_verbatim(lines: list[str]) -> None:
    superior = outline("关于阅读的意见\n一、主要任务\n（一）改善条件。" + "\n".join(lines))
    spans = []
    for each in requirements(superior):
        assert_verbatim(each, superior.units[each.unit].text)
        spans.append((each.unit, each.span.start, each.span.end))
    assert spans == sorted(spans)
    assert all(a[0] != b[0] or a[2] <= b[1] for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize(
    "heading", ["阅读对于育人具有独特而重要的作用", "充分认识阅读工作的重要意义", "提高认识"]
)
def test_why_something_is_to_be_done_is_no_requirement(heading: str) -> None:
    text = (
        f"关于推进阅读的意见\n一、主要任务\n（一）{heading}。阅读能够培养学生的想象力，学校必须发挥自身的作用。\n"
        "（二）改善条件。学校要建立图书定期更新机制。"
    )
    assert [each.text for each in requirements(outline(text))] == ["学校要建立图书定期更新机制。"]
