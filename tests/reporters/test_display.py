"""Width, wrapping and cutting of Chinese text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.reporters.display import cell, clip, one_line, pad, paint, shell, width, wrap

TEXT = st.text(alphabet="教育局，。“”（）《》abc 12%…—", max_size=80)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("abc", 3),
        ("教育", 4),
        ("２０２５", 8),
        ("“", 2),
        ("…", 2),
        ("e\u0301", 1),
        ("\u200b", 0),
        ("ｱ", 1),
        ("😀", 2),
    ],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@given(TEXT, st.integers(20, 90))
def test_wrapping_keeps_to_the_width_and_loses_only_spaces(text: str, columns: int) -> None:
    lines = wrap(text, columns, first="1. ", rest="   ")
    assert all(width(line) <= columns for line in lines)
    joined = lines[0].removeprefix("1.") + "".join(lines[1:])
    assert joined.replace(" ", "") == text.replace(" ", "")


@given(TEXT.filter(lambda text: " " not in text), st.integers(30, 60))
def test_no_line_begins_with_closing_punctuation_where_it_can_be_helped(text: str, columns: int) -> None:
    closing = "，。”）》"
    if any(text[i : i + 6].strip(closing + "“（《…—%") == "" for i in range(len(text) - 5)):
        return
    for line in wrap(text, columns)[1:]:
        assert line[0] not in closing


def test_a_word_longer_than_a_line_is_cut_not_lost() -> None:
    assert "".join(wrap("a" * 100, 30)) == "a" * 100


def test_a_figure_stays_with_its_measure_word() -> None:
    assert wrap("共有措施合计一百零十二条是 12 条", 30)[-1].endswith("12 条")


@given(TEXT, st.integers(4, 40))
def test_clip(text: str, columns: int) -> None:
    short = clip(text, columns)
    assert width(short) <= columns
    assert short == text or short.endswith("…")


def test_pad_counts_columns() -> None:
    assert width(pad("师资", 10)) == 10
    assert pad("师资", 10, "right").endswith("师资")
    assert pad("师资师资", 2) == "师资师资"


def test_cells_hold_no_character_of_doubtful_width() -> None:
    assert cell("“互联网”…—·") == "「互联网」.--.".replace("--", "-")


def test_one_line_drops_what_steers_a_terminal() -> None:
    assert one_line("a\x1b[2J\n b\u3000c\x07") == "a[2J b c"


def test_paint_only_when_on() -> None:
    assert paint("x", "red", on=False) == "x"
    assert paint("x", "red", "strong", on=True) == "\x1b[31;1mx\x1b[0m"


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("方案（征求意见稿）.docx", "方案（征求意见稿）.docx"),
        ("a/b-1_2.docx", "a/b-1_2.docx"),
        (r"D:\资料\方案.docx", r"D:\资料\方案.docx"),
        ("三年 计划.docx", '"三年 计划.docx"'),
        ("方案(1).docx", '"方案(1).docx"'),
        ("a&b.docx", '"a&b.docx"'),
    ],
)
def test_a_path_can_be_pasted_into_a_command_line(path: str, typed: str) -> None:
    assert shell(path) == typed
