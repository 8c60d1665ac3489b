"""Reports for people: golden at several widths, aligned in every one of them, the same in colour."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from planlint.model.coverage import Coverage
from planlint.model.report import CheckReport, Trial, TrialReport
from planlint.model.text import Language
from planlint.reporters import render
from planlint.reporters.context import RenderContext
from planlint.reporters.display import width
from tests.reporters import plans

GOLDEN = Path(__file__).parent / "golden"
ANSI = re.compile(r"\x1b\[[0-9;]*m")
WIDTHS = (60, 80, 100, 160)
REPORTS: dict[str, Callable[[], Any]] = {
    "gaps": plans.gap_report,
    "check": plans.check_report,
    "outline": plans.outline,
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("columns", [60, 80, 160])
@pytest.mark.parametrize("what", REPORTS)
def test_golden(what: str, columns: int, language: Language, golden: Callable[[Path, str], None]) -> None:
    text = render(what, "text", REPORTS[what](), RenderContext(language, columns))
    golden(GOLDEN / f"{what}-{language}-{columns}.txt", text)


def test_golden_in_colour(golden: Callable[[Path, str], None]) -> None:
    text = render("gaps", "text", plans.gap_report(), RenderContext("zh", 80, color=True))
    golden(GOLDEN / "gaps-zh-80-colour.txt", text)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("what", REPORTS)
def test_no_line_is_wider_than_asked(what: str, columns: int, language: Language) -> None:
    """Even on a console that draws characters of ambiguous width in two columns."""
    text = render(what, "text", REPORTS[what](), RenderContext(language, columns))
    assert [line for line in text.splitlines() if width(line) > columns] == []


@pytest.mark.parametrize("what", REPORTS)
@pytest.mark.parametrize("columns", WIDTHS)
def test_colour_adds_nothing_but_colour(what: str, columns: int) -> None:
    plain = render(what, "text", REPORTS[what](), RenderContext("zh", columns))
    painted = render(what, "text", REPORTS[what](), RenderContext("zh", columns, color=True))
    assert "\x1b[" in painted
    assert "\x1b" not in plain
    assert ANSI.sub("", painted) == plain


@pytest.mark.parametrize("columns", WIDTHS)
def test_the_columns_of_the_table_stand_under_their_heads(columns: int) -> None:
    """Measured in terminal columns, and whichever way ambiguous characters are drawn."""
    lines = render("gaps", "text", plans.gap_report(), RenderContext("zh", columns)).splitlines()
    start = lines.index("主题总表") + 1
    table = lines[start : lines.index("", start)]
    assert len(table) == 4
    ends = [width(table[0][: table[0].index(head) + 2]) for head in ("措施", "责任", "时限", "指标", "经费")]
    row = next(line for line in table if line.startswith("公平均衡"))
    for end in ends:
        cut = next(index for index in range(len(row) + 1) if width(row[:index]) == end)
        assert row[cut - 1] == "1"
        assert row[cut] == " "
    for line in table:
        assert not set("“”…—·■□─│") & set(line)


def test_gaps_says_the_verdict_and_what_to_mend_before_the_details() -> None:
    text = render("gaps", "text", plans.gap_report(), RenderContext("zh", 80))
    order = ["差距分析", "应写 3 个", "先改这 2 处", "主题总表", "逐个主题", "措施还缺什么"]
    assert sorted(order, key=text.index) == order
    assert "第6段（二、重点任务）“加强教师培训”" in text
    assert "补充编制、交流轮岗、待遇保障、师德师风、职称评聘、校长与骨干" in text
    assert "这类方案可以不写：高等教育" in text
    assert "表1第2行" in text
    assert "教督〔2017〕6号" in text


def test_brief_keeps_the_table_and_what_to_mend_first() -> None:
    text = render("gaps", "text", plans.gap_report(), RenderContext("zh", 80, brief=True))
    assert "先改这 2 处" in text and "主题总表" in text
    assert "逐个主题" not in text and "措施还缺什么" not in text


def test_a_chosen_theme_is_shown_in_full_and_alone() -> None:
    text = render("gaps", "text", replace(plans.gap_report(), chosen=("teachers",)), RenderContext("zh", 80))
    assert "补充编制：写明补充编制怎么做。" in text
    assert "主题总表" not in text and "信息化" not in text


def test_a_plan_without_measures_or_themes_still_has_a_report() -> None:
    report = plans.gap_report()
    empty = Coverage((), replace(report.coverage.completeness, measures=0, counts={}, lacking={}), ())
    text = render("gaps", "text", replace(report, coverage=empty), RenderContext("zh", 60))
    assert "没有急需修改的地方" in text


def test_check_explains_a_rule_once_and_repeats_only_what_differs() -> None:
    text = render("check", "text", plans.check_report(), RenderContext("zh", 100))
    assert text.count("[soft-deadline]") == 3
    assert text.count("含糊的话无法督查。") == 3, "once for each of the three rules"
    assert text.count("改成可以核对的话。") == 2, "not again for a rule that has said it"
    assert "删去。" in text


def test_check_shows_the_words_found_within_their_sentence() -> None:
    text = render("check", "text", plans.check_report(), RenderContext("zh", 100))
    assert "（二）加强教师培训。【逐步】提高教师的业务水平。" in text
    assert "表1第2行" in text
    assert "第2至4、6段" in text


def test_check_counts_what_was_read_and_what_was_not() -> None:
    text = render("check", "text", plans.check_report(), RenderContext("zh", 100))
    assert "检查了 2 个文件，另有 1 个读不了：1 处错误，3 处警告，1 处提示。" in text
    assert "另一份.docx  没有发现问题" in text


def test_a_clean_run_says_so() -> None:
    report = CheckReport(plans.check_report().documents[1:])
    assert "没有发现问题" in render("check", "text", report, RenderContext("zh", 80))
    assert "no findings" in render("check", "text", report, RenderContext("en", 80))


def test_outline_marks_what_a_measure_names() -> None:
    lines = render("outline", "text", plans.outline(), RenderContext("zh", 80)).splitlines()
    assert any(line.startswith("责时指经    （一）缩小校际差距") for line in lines)
    assert any(line.startswith("－－－－    （二）加强教师培训") for line in lines)
    assert any(line.startswith("责时指－    （四）改造食堂") for line in lines)


def test_a_document_cannot_steer_the_terminal() -> None:
    report = plans.check_report()
    evil = replace(report.documents[0], title="\x1b]0;pwned\x07计划", source="a\x1b[2J.docx")
    text = render("check", "text", CheckReport((evil,)), RenderContext("zh", 80))
    assert "\x1b" not in text and "\x07" not in text


def test_examples_that_are_not_kept_are_shown_with_their_places() -> None:
    trial = Trial("doubled", "一、任务\n加强管理«。。»", True, ((2, 4, 6),), ())
    text = render("rules_test", "text", TrialReport(1, (trial,)), RenderContext("zh", 80))
    assert "第2行第5至6字" in text and "没有问题" in text and "1 个不符" in text


def test_many_documents_are_drawn_together_at_the_end() -> None:
    first, clean = plans.check_report().documents
    many = tuple(replace(clean, source=f"{number}.docx") for number in range(9))
    text = render(
        "check",
        "text",
        CheckReport((first, replace(first, source="乙.docx"), *many)),
        RenderContext("zh", 80),
    )
    assert "9 个文件没有发现问题" in text
    assert "    1      3      1  乙.docx" in text
