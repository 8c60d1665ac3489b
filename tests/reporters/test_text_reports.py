"""Reports for people: golden at several widths, aligned in every one of them, the same in colour."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from planlint.model.coverage import Coverage, ThemeCoverage
from planlint.model.lesson import Trial, TrialReport
from planlint.model.outline import Location
from planlint.model.report import CheckReport, GapReport
from planlint.model.text import Language, Severity, Span
from planlint.reporters import render, words
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
    commands = ("  planlint ", plans.SOURCE)
    assert [
        line for line in text.splitlines() if width(line) > columns and not line.startswith(commands)
    ] == []


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
    start = lines.index("主题总表（应写 3 个）") + 1
    table = lines[start : lines.index("", start)]
    assert len(table) == 4
    ends = [width(table[0][: table[0].index(head) + 2]) for head in ("措施", "责任", "时限", "指标", "经费")]
    row = next(line for line in table if line.startswith("公平均衡"))
    for end in ends:
        cut = next(index for index in range(len(row) + 1) if width(row[:index]) == end)
        assert row[cut - 1] == "1"
        assert row[cut] == " "
    for line in table:
        assert not set("“”…—·■□─│") & set(line.removesuffix("…")), "left of a column they would shift it"


def test_gaps_says_the_verdict_and_what_to_mend_before_the_details() -> None:
    text = render("gaps", "text", plans.gap_report(), RenderContext("zh", 80))
    order = ["差距分析", "应写 3 个", "先改这 2 处", "主题总表", "逐个主题", "措施还缺什么"]
    assert sorted(order, key=text.index) == order
    assert "二、重点任务：“加强教师培训”" in text
    assert "补充编制、交流轮岗、待遇保障、师德师风、职称评聘、校长与骨干" in text
    assert "可以不写，也没有写：高等教育" in text
    assert "表1第2行" in text
    assert "教督〔2017〕6号" in text


def test_every_place_comes_with_words_that_can_be_searched_for() -> None:
    """Nobody finds a sixth paragraph in Word; words are found with Ctrl+F, automatic numbers are not."""
    text = render("gaps", "text", plans.gap_report(), RenderContext("zh", 100))
    assert re.search(r"第\d+段", text) is None
    assert text.count("Ctrl+F") == 1
    lacking = text[text.index("措施还缺什么") :]
    assert "二、重点任务\n" in lacking
    assert "（二）“加强教师培训”" in lacking
    assert "（四）“改造食堂”（表1第2行）" in lacking


def test_words_without_a_heading_are_quoted_not_named() -> None:
    location = Location(4, Span(0, 4), ("二、任务", "到2027年底，全县小学…"), 5)
    block = plans.document().blocks[4]
    context = RenderContext("zh", 80)
    assert words.path(location.path, context) == "二、任务 > “到2027年底，全县小学…”"
    assert words.around(location, "建成学校", block, context) == "二、任务："


def theme(report: GapReport, id: str) -> ThemeCoverage:
    return next(theme for theme in report.coverage.themes if theme.id == id)


def with_theme(changed: ThemeCoverage) -> GapReport:
    report = plans.gap_report()
    themes = tuple(changed if theme.id == changed.id else theme for theme in report.coverage.themes)
    return replace(report, coverage=replace(report.coverage, themes=themes))


@pytest.mark.parametrize(
    ("counts", "zh", "en"),
    [
        ({}, "责任单位、时限和指标都没有写", "no owner, date or figure"),
        ({"quantity": 1}, "没有写责任单位", "no owner"),
        ({"owner": 1}, "没有写时限或指标", "no date or figure"),
        ({"owner": 1, "deadline": 1}, "没有一条同时写明责任和时限（或指标）", "none with both"),
    ],
)
def test_what_the_measures_of_a_theme_lack_is_said_exactly(counts: dict[Any, int], zh: str, en: str) -> None:
    report = with_theme(replace(theme(plans.gap_report(), "teachers"), counts=counts))
    text = render("gaps", "text", report, RenderContext("zh", 160))
    assert f"1 个有措施但{zh}，" in text
    assert f"师资  有措施（1 条措施，{zh}）" in text
    assert f"with measures but {en}" in render("gaps", "text", report, RenderContext("en", 160))


def test_measures_shown_and_measures_left_out_add_up() -> None:
    """Five pieces of evidence are kept of a theme; its measures are counted all the same."""
    report = plans.gap_report()
    teachers = theme(report, "teachers")
    many = with_theme(replace(teachers, measures=(4, 5, 6, 7), quotes=teachers.quotes * 3))
    assert "另有 1 条措施" in render("gaps", "text", many, RenderContext("zh", 80))
    full = with_theme(replace(teachers, measures=(4, 5, 6, 7)))
    text = render("gaps", "text", replace(full, chosen=("teachers",)), RenderContext("zh", 100))
    assert "另有" not in text
    for name in ("加强教师培训", "缩小校际差距", "“互联网＋教育”行动", "改造食堂"):
        assert name in text[: text.index("缺少")]
    named = replace(theme(report, "informatization"), places=9)
    assert "另有 8 处" in render("gaps", "text", with_theme(named), RenderContext("zh", 80))


def test_a_basis_is_given_once_for_a_theme() -> None:
    text = render("gaps", "text", replace(plans.gap_report(), chosen=("teachers",)), RenderContext("zh", 160))
    assert text.count("教督〔2017〕6号") == 1


def test_nothing_urgent_still_says_what_is_open() -> None:
    report = plans.gap_report()
    calm = replace(report, coverage=replace(report.coverage, priorities=()))
    text = render("gaps", "text", calm, RenderContext("zh", 160))
    assert "没有急需补写的主题" in text
    assert "4 条措施里有 2 条没有写责任单位、" in text
    assert text.index("planlint check") < text.index("主题总表")


def test_commands_to_copy_stand_on_a_line_of_their_own() -> None:
    report = plans.gap_report()
    for columns in WIDTHS:
        lines = render("gaps", "text", report, RenderContext("zh", columns)).splitlines()
        assert f'  planlint check "{plans.SOURCE}"' in lines
        assert f'  planlint gaps "{plans.SOURCE}" --theme 信息化' in lines
    one = render("gaps", "text", replace(report, chosen=("teachers",)), RenderContext("zh", 80))
    assert f'  planlint gaps "{plans.SOURCE}"\n' in one and "--theme" not in one


def test_expected_themes_stand_apart_in_the_table() -> None:
    report = with_theme(replace(theme(plans.gap_report(), "teachers"), expected=False))
    lines = render("gaps", "text", report, RenderContext("zh", 80)).splitlines()
    assert "主题总表（应写 2 个）" in lines
    at = lines.index("可以不写，但写到了：")
    assert lines[at - 1].startswith("公平均衡") and lines[at + 1].startswith("师资")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_nobody_acts_on_is_counted_in_one_form(language: Language) -> None:
    text = render("gaps", "text", plans.gap_report(), RenderContext(language, 100))
    assert re.search(r"  2/2  ", text) and re.search(r"  6/6  ", text) and re.search(r"  1/2  ", text)
    assert re.search(r"\+\d|\d of \d+$", text, re.M) is None


def test_english_sentences_begin_with_a_capital() -> None:
    for what in REPORTS:
        shown = render(what, "text", REPORTS[what](), RenderContext("en", 160))
        assert re.search(r"[a-z”]\. [a-z]", shown) is None


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
    assert "没有急需补写的主题" in text


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
    assert "“一、总体要求”、“推进教育数字化…”、“二、重点任务”" in text.replace("\n", "")


def test_check_counts_what_was_read_and_what_was_not() -> None:
    text = render("check", "text", plans.check_report(), RenderContext("zh", 100))
    assert "检查了 2 个文件，另有 1 个读不了：1 处错误，3 处警告，1 处提示。" in text
    assert "另一份.docx  没有发现问题" in text


@pytest.mark.parametrize(
    ("least", "zh", "en"),
    [
        (
            "error",
            "没有错误一级的问题（另有 3 处警告、1 处提示没有列出）",
            "no errors (3 warnings, 1 info not shown)",
        ),
        (
            "warning",
            "没有错误、警告一级的问题（另有 1 处提示没有列出）",
            "no errors or warnings (1 info not shown)",
        ),
    ],
)
def test_what_min_severity_hides_is_no_clean_bill(least: Severity, zh: str, en: str) -> None:
    first = plans.check_report().documents[0]
    kept = tuple(f for f in first.findings if f.severity == "info" or (least == "error" and f.location))
    report = CheckReport((replace(first, findings=kept),)).at_least(least)
    chinese = render("check", "text", report, RenderContext("zh", 160))
    assert f"{plans.SOURCE}  {zh}" in chinese and "没有发现问题" not in chinese
    assert en in render("check", "text", report, RenderContext("en", 160))


def test_hidden_findings_are_counted_and_the_option_in_use_is_not_advised() -> None:
    first = plans.check_report().documents[0]
    many = replace(first, findings=first.findings * 10)
    assert "--min-severity" in render("check", "text", CheckReport((many,)), RenderContext("zh", 160))
    text = render("check", "text", CheckReport((many,)).at_least("warning"), RenderContext("zh", 160))
    assert "--min-severity" not in text
    assert "10 处错误，30 处警告（另有 10 处提示没有列出）" in text


def test_skipped_files_are_named_once() -> None:
    report = CheckReport(plans.check_report().documents[1:], skipped=("资料/旧.doc", "资料/扫描.pdf"))
    text = render("check", "text", report, RenderContext("zh", 160))
    assert "跳过了 2 个不能读的文件：资料/旧.doc、资料/扫描.pdf（请另存为 .docx 再检查）" in text
    assert "没有发现问题" in text


def test_nothing_is_cut_without_a_mark() -> None:
    text = render("check", "text", plans.check_report(), RenderContext("zh", 60))
    assert ".." not in text.replace("……", "")


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
    assert "    加强管理。。\n            ~~~~ 应查\n" in text
    assert "什么也没有查到" in text
    assert "1 个不符" in text


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
