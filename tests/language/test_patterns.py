"""Patterns of rule files on re2."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.language.patterns import compiled, find, matches, present, touches
from planlint.model.text import Span


def test_group_one_stands_for_the_match() -> None:
    assert list(find(["甲(乙)丙", "丁+"], "甲乙丙丁丁乙")) == [Span(1, 2), Span(3, 5)]


def test_what_stands_after_a_group_may_lead_the_next_match() -> None:
    assert list(find(["[甲、]([a-z]+)[乙、]"], "甲ab、cd乙ef")) == [Span(1, 3), Span(4, 6)]


@given(st.text("甲乙a\n𠀀", max_size=30))
def test_all_places_in_order(text: str) -> None:
    assert [span.start for span in find(["甲|a+"], text)] == [m.start() for m in re.finditer("甲|a+", text)]


def test_offsets_count_characters_not_bytes() -> None:
    assert list(find(["b"], "汉𠀀b")) == [Span(2, 3)]


def test_a_line_has_ends() -> None:
    assert list(find(["^甲$"], "乙\n甲\n丙")) == [Span(2, 3)]


def test_empty_matches_are_left_out() -> None:
    assert list(find(["甲*"], "乙甲")) == [Span(1, 2)]


@pytest.mark.parametrize("pattern", ["(", "(?<=甲)乙", "甲{2,1}", r"(甲)\1"])
def test_what_re2_refuses(pattern: str) -> None:
    with pytest.raises(ValueError) as caught:
        compiled(pattern)
    assert "(?m)" not in str(caught.value)


@given(st.text("甲乙丙a\n", max_size=30))
def test_present_agrees_with_matches(text: str) -> None:
    patterns = ["甲", "乙丙", "a$", "^丙", "甲.乙"]
    assert present(patterns, text) == [matches([pattern], text) for pattern in patterns]


@pytest.mark.parametrize(
    ("span", "touched"), [(Span(0, 2), False), (Span(1, 3), True), (Span(3, 4), True), (Span(5, 9), False)]
)
def test_touches(span: Span, touched: bool) -> None:
    assert touches(span, [Span(2, 5), Span(9, 10)]) is touched


@given(st.lists(st.text("甲乙a", max_size=30), max_size=40))
def test_looking_ahead_less_far_finds_the_same(lines: list[str]) -> None:
    """Lines of text are shorter than the window; only what has no ends of lines is cut."""
    from planlint.language import patterns

    text = "\n".join(lines)
    rules = ["甲(乙)", "a{2,}$", "^甲[^乙\n]*乙"]
    everywhere = list(find(rules, text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(patterns, "FREE", 0)
        patch.setattr(patterns, "WINDOW", 100)
        assert list(find(rules, text)) == everywhere


@pytest.mark.parametrize("pattern", ["(a).*$", "a(?:[^b]*b)?", "(?:a|x)(?:.*b)?"])
def test_many_matches_that_look_far_ahead_stay_linear(pattern: str) -> None:
    """Every search is linear, but here each of n matches reads to the end: 13 s at 50,000 without a bound."""
    seconds = []
    for count in (20_000, 80_000):
        start = time.perf_counter()
        list(find([pattern], "a" * count))
        seconds.append(time.perf_counter() - start)
    assert seconds[1] < max(12 * seconds[0], 0.5)
