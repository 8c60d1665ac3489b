"""The ladder of binding words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.language.force import force_of


@pytest.mark.parametrize(
    ("sentence", "rung", "word"),
    [
        ("鼓励学校开设特色课程。", 0, "鼓励"),
        ("有条件的学校可增设社团。", 0, "有条件的"),
        ("力争三年达标。", 1, "力争"),
        ("加强教研队伍。", 2, "加强"),
        ("学校要配足教师。", 3, "要"),
        ("各校应当公示收费。", 3, "应当"),
        ("确保按时开学。", 4, "确保"),
        ("不得挤占课时。", 5, "不得"),
        ("严禁违规补课。", 5, "严禁"),
        ("鼓励教师跨校任教，必须备案。", 5, "必须"),
        ("鼓励学校建立联盟。", 0, "鼓励"),
        ("探索新路，加强管理。", 2, "加强"),
    ],
)
def test_rungs(sentence: str, rung: int, word: str) -> None:
    found = force_of(sentence)
    assert found is not None
    assert (found.rung, found.text) == (rung, word)
    assert sentence[found.span.start : found.span.end] == word


@pytest.mark.parametrize("sentence", ["重要的是主要指标", "天气晴好", "适应社会需求", "不得不说"])
def test_words_inside_other_words_decide_nothing(sentence: str) -> None:
    assert force_of(sentence) is None


@given(st.text(alphabet="鼓励要必须不得，。加强重要确保学校", max_size=30))
def test_span_is_a_slice(sentence: str) -> None:
    found = force_of(sentence)
    assert found is None or sentence[found.span.start : found.span.end] == found.text
