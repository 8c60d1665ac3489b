"""Pairs that do not close: stack, paragraphs, list numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.checks.pairs import unbalanced
from planlint.checks.surface import Surface

balanced = st.recursive(
    st.sampled_from(["甲", "乙。", "丙，丁"]),
    lambda inner: st.one_of(
        st.builds(lambda a, b: a + b, inner, inner),
        *[
            st.builds(lambda a, o=opened, c=closed: f"{o}{a}{c}", inner)
            for opened, closed in ("“”", "《》", "（）", "〔〕", "【】")
        ],
    ),
    max_leaves=12,
)


def spans(text: str) -> list[str]:
    return [text[span.start : span.end] for span in unbalanced(Surface(text, text, (), ()))]


@given(st.lists(balanced, max_size=4).map("\n".join))
def test_balanced_text_has_none(text: str) -> None:
    assert spans(text) == []


@given(balanced, balanced, st.sampled_from("“”《》（）〔〕"))
def test_one_mark_too_many_is_found(before: str, after: str, mark: str) -> None:
    assert spans(before + mark + after) == [mark]


@pytest.mark.parametrize(
    "text",
    [
        "1）甲；\n2）乙。",
        "a)甲\nb)乙",
        "一）甲\n二）乙",
        "规定如下：“第一条　甲。\n“第二条　乙。\n“第三条　丙。”",
        "规定如下：“甲。\n乙。\n丙。\n丁。\n戊。”",
        "（甲（乙）丙）",
        "(甲）与（乙)",
        '甲“乙"丙',
    ],
)
def test_what_is_no_fault(text: str) -> None:
    assert spans(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲（乙\n丙\n丁\n戊\n己\n庚", ["（"]),
        ("甲）乙", ["）"]),
        ("《甲《乙》", ["《"]),
        ("”甲”", ["”", "”"]),
    ],
)
def test_what_is_a_fault(text: str, found: list[str]) -> None:
    assert spans(text) == found
