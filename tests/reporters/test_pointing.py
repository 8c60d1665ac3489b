"""Marks stand under what they mark."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planlint.reporters.display import width
from planlint.reporters.pointing import marks, pointed


@given(st.text("甲A，“e\u0301🏫", min_size=1, max_size=12), st.data())
def test_marks_take_the_columns_of_what_they_mark(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, len(line)))
    shown = marks(line, start, end)
    assert len(shown) - len(shown.lstrip(" ")) == width(line[:start])
    assert shown.count("^") == max(width(line[start:end]), 1)


def test_several_rows_and_the_text_as_a_whole() -> None:
    rows = [([(1, 0, 1)], "~", "应查"), ([(2, 1, 2), (0, 0, 0)], "^", "查到")]
    assert pointed("甲乙\n丙丁", rows) == ["  甲乙", "  ~~ 应查", "  丙丁", "    ^^ 查到", "  （查到）"]


def test_long_lines_are_broken_with_their_marks() -> None:
    rows = [([(1, 2, 5)], "^", "查到")]
    assert pointed("甲乙丙丁戊己", rows, "", 8) == ["甲乙丙丁", "    ^^^^ 查到", "戊己", "^^"]
