"""Finding terms: their syntax, overlaps, gaps and cost."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.language.lexicon import GAP, Lexicon, fold, parts


def found(text: str, *terms: str) -> list[str]:
    return [text[m.start : m.end] for m in Lexicon((term, None) for term in terms).find(text)]


def test_overlapping_terms_are_all_found() -> None:
    assert found("教师评价体系", "教师", "教师评价", "评价", "评价体系") == [
        "教师",
        "教师评价",
        "评价",
        "评价体系",
    ]


def test_a_gap_stays_inside_its_clause() -> None:
    assert found("缩小城乡之间的差距", "缩小…差距") == ["缩小城乡之间的差距"]
    for mark in "，。；：\n":
        assert found(f"缩小班额{mark}填补差距", "缩小…差距") == []


def test_a_gap_spans_a_list() -> None:
    assert found("配齐音乐、体育、美术教师", "配齐…教师") == ["配齐音乐、体育、美术教师"]


def test_a_gap_is_short() -> None:
    assert found("加大" + "甲" * GAP + "投入", "加大…投入")
    assert not found("加大" + "甲" * (GAP + 1) + "投入", "加大…投入")


def test_a_gap_takes_the_nearest_beginning() -> None:
    assert found("加大宣传，再加大教育投入", "加大…投入") == ["加大教育投入"]


def test_three_parts() -> None:
    assert found("将成绩纳入学校考核", "将…纳入…考核") == ["将成绩纳入学校考核"]


def test_choices_in_either_width_of_bracket() -> None:
    assert found("增加投入，加大经费", "（增加|加大）（投入|经费)") == ["增加投入", "加大经费"]


@pytest.mark.parametrize("term", ["…投入", "加大…", "（甲|乙", "甲|乙", "（|甲）"])
def test_terms_that_mean_nothing_are_refused(term: str) -> None:
    with pytest.raises(ValueError, match=r"[甲投加]"):
        parts(term)


def test_width_does_not_matter() -> None:
    assert found("互联网＋教育，ＡＩ助教", "互联网+", "AI") == ["互联网＋", "ＡＩ"]


def test_no_terms_find_nothing() -> None:
    assert Lexicon[None](()).find("任何文字") == []


@given(st.text(max_size=200))
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(
    st.text(alphabet="甲乙丙丁", max_size=60), st.lists(st.text(alphabet="甲乙丙", min_size=1, max_size=3))
)
def test_plain_words_are_found_wherever_they_stand(text: str, words: list[str]) -> None:
    hits = {(m.start, m.end) for m in Lexicon((word, None) for word in words).find(text)}
    assert hits == {
        (at, at + len(word)) for word in words for at in range(len(text)) if text.startswith(word, at)
    }


def test_time_grows_with_the_text() -> None:
    lexicon = Lexicon((f"{a}…{b}", None) for a in "甲乙丙丁" for b in "戊己庚辛")

    def cost(size: int) -> float:
        text = "甲乙丙丁一二三" * size
        return min(_time_of(lambda: lexicon.find(text)) for _ in range(3))

    # 32 times the text: quadratic time would be a thousandfold, a busy machine is good for some times.
    assert cost(64_000) < 200 * max(cost(2_000), 0.001)


def _time_of(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin
