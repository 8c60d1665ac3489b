"""Numbers out of their turn."""

from __future__ import annotations

import pytest

from planlint.checks.marks import Mark, mark_of
from planlint.checks.numbering import han
from planlint.language.numbers import parse
from tests.checks.plans import findings, ids

RULES = ("numbering-gap", "numbering-repeat", "numbering-disorder", "mixed-marks", "single-item")


def plan(*labels: str) -> str:
    items = "\n".join(f"{label}每校配备保安员2名，第{n}季度培训一次。" for n, label in enumerate(labels, 1))
    return f"青禾县校园安全工作方案\n一、主要任务\n{items}\n二、保障措施\n县教育局每月督查一次。"


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (("（一）", "（二）", "（三）"), []),
        (("（一）", "（二）", "（四）"), ["numbering-gap"]),
        (("（一）", "（二）", "（二）", "（三）"), ["numbering-repeat"]),
        (("（一）", "（二）", "（二）", "（四）"), ["numbering-repeat"]),
        (("（一）", "（三）", "（二）", "（四）"), ["numbering-disorder"]),
        (("1.", "2.", "4.", "5."), ["numbering-gap"]),
        (("1.", "2.", "3."), []),
        (("1.", "2.", "3.", "1.", "2."), []),
        (("1.", "2.", "3.", "4.", "2.", "3."), []),
        (("1.", "2.", "1.", "2.", "5."), ["numbering-repeat", "numbering-repeat"]),
    ],
)
def test_sequences(labels: tuple[str, ...], found: list[str]) -> None:
    assert ids(plan(*labels), *RULES) == found


def test_a_gap_says_what_is_due() -> None:
    [finding] = findings(plan("（一）", "（二）", "（五）"), "numbering-gap")
    assert finding.message.zh == "“（五）”之前缺“（三）”“（四）”"
    assert finding.quote == "（五）"


@pytest.mark.parametrize(
    ("labels", "fixes"),
    [
        (("（一）", "（二）", "（二）", "（四）"), ["改成“（三）”，后面的序号不用动。"]),
        (("（一）", "（二）", "（二）"), ["改成“（三）”。"]),
        (("（一）", "（二）", "（二）", "（三）"), ["改成“（三）”，并把后面的序号依次后移。"]),
        (
            ("1.", "2.", "2.", "2.", "5."),
            ["改成“3.”。", "改成“4.”，后面的序号不用动。"],
        ),
        (("1.", "2.", "4."), ["漏写了内容的，补上；没有漏的，把“4.”改成“3.”。"]),
        (("1.", "2.", "4.", "5."), ["漏写了内容的，补上；没有漏的，把“4.”改成“3.”，后面的序号依次前移。"]),
        (
            ("1.", "2.", "4.", "4.", "5."),
            ["漏写了内容的，补上；没有漏的，把“4.”改成“3.”，后面的序号不用动。"],
        ),
    ],
)
def test_advice_holds_for_what_follows(labels: tuple[str, ...], fixes: list[str]) -> None:
    found = findings(plan(*labels), "numbering-gap", "numbering-repeat")
    assert [finding.fix.zh for finding in found] == fixes


def test_only_what_stands_after_a_higher_number_is_out_of_order() -> None:
    found = findings(plan("1.", "2.", "5.", "3.", "4.", "6."), "numbering-disorder")
    assert [finding.quote for finding in found] == ["3."]


def test_a_number_inside_the_text_is_no_gap() -> None:
    text = plan("（一）", "（二）", "（四）").replace("第2季度培训一次", "第2季度培训一次，（三）项同时进行")
    assert ids(text, "numbering-gap") == []


@pytest.mark.parametrize(
    ("label", "mark"),
    [
        ("一、", Mark("han", 1)),
        ("（十二）", Mark("han-paren", 12)),
        ("(3)", Mark("arabic-paren", 3)),
        ("3.", Mark("arabic", 3)),
        ("第二十一条", Mark("article", 21)),
        ("第三章", Mark("chapter", 3)),
        ("③", Mark("circle", 3)),
        ("—", None),
        ("", None),
    ],
)
def test_marks(label: str, mark: Mark | None) -> None:
    assert mark_of(label) == mark


@pytest.mark.parametrize("value", [1, 9, 10, 11, 20, 35, 99])
def test_han_numerals_come_back(value: int) -> None:
    assert parse(han(value)) == value
