"""Format rules on small Word files: what is said, of which places, and what is left alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planlint import api
from planlint.check import Analysis
from planlint.checks.format import names
from planlint.checks.format.pitch import bounds
from planlint.model.finding import Finding
from planlint.model.look import ParagraphLook, SectionLook
from planlint.model.rule import Setting
from planlint.readers import read, read_bytes, read_string
from planlint.rules import RuleSet
from planlint.rules.example_file import as_word
from tests.conftest import SHARED
from tests.readers.builder import docx, p, r

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PLAN = """青禾县校园安全工作方案
为保障师生安全，结合我县实际，现就做好全县校园安全工作制定本方案，请各校对照执行。
一、主要任务
（一）加强值守。各校每天安排教师护学，每月检查一次门卫值班情况。
（二）配齐保安。各校配备保安员2名，2026年底前全部到位。
二、保障措施
（一）落实责任。县教育局每季度督查一次，结果向全县通报。
（二）保障经费。县财政局每年安排专项经费50万元，用于更新器材。"""


@cache
def rules() -> RuleSet:
    return api.rule_set(pack=(), select=["format"])


def found(text: str = PLAN, **setting: object) -> dict[str, Finding]:
    """The findings on a plan that is set as the standard asks but for ``setting``, by rule."""
    data, _ = as_word(text, Setting(**setting))  # type: ignore[arg-type]
    findings = Analysis(read_bytes(data, look=True), rules()).findings
    named = {finding.rule.removeprefix("format-"): finding for finding in findings}
    assert len(named) == len(findings), "one finding a rule"
    return named


def test_a_plan_set_as_the_standard_asks_is_clean() -> None:
    assert found() == {}


def test_text_that_is_no_word_file_is_left_alone() -> None:
    assert Analysis(read_string(PLAN), rules()).findings == ()


def test_a_word_file_read_without_its_look_is_left_alone() -> None:
    data, _ = as_word(PLAN, Setting(page=(("width", 100.0), ("height", 100.0))))
    assert Analysis(read_bytes(data), rules()).findings == ()


@pytest.mark.parametrize("number", ["01", "02", "05", "07", "13"])
def test_samples_in_the_official_format_are_clean(number: str) -> None:
    [path] = SAMPLES.glob(f"{number}-*.docx")
    assert Analysis(read(path, look=True), rules()).findings == ()


def test_a_plan_pasted_from_a_page_is_not() -> None:
    [path] = SAMPLES.glob("04-*.docx")
    named = {finding.rule for finding in Analysis(read(path, look=True), rules()).findings}
    assert {"format-body-font", "format-body-size", "format-indent"} <= named


def test_one_finding_says_how_many_and_where() -> None:
    finding = found(look=(("2", (("font", "宋体"),)), ("4-8", (("font", "黑体"),))))["body-font"]
    assert finding.message.zh == "5段正文都没有用仿宋，用的是黑体、宋体（第2、4、5段等处）"
    assert len(finding.related) == 4
    assert finding.location is not None
    assert finding.location.paragraph == 2


def test_a_run_in_heading_is_judged_by_itself() -> None:
    only_heading = found(look=(("（一）加强值守。", (("font", "黑体"),)),))
    assert set(only_heading) == {"level2-font"}
    only_text = found(look=(("各校每天安排教师护学，每月检查一次门卫值班情况。", (("font", "宋体"),)),))
    assert set(only_text) == {"body-font"}


@pytest.mark.parametrize(
    "font", ["仿宋", "仿宋_GB2312", "FangSong", "FangSong_GB2312", "方正仿宋_GBK", "华文仿宋"]
)
def test_makes_of_one_font_are_one(font: str) -> None:
    assert "body-font" not in found(look=(("2", (("font", font),)), ("5", (("font", "仿宋_GB2312"),))))
    assert names.family(font) == "仿宋"


def test_fonts_that_hold_another_name_are_not_that_font() -> None:
    assert not names.fits("仿宋_GB2312", ["宋体"])
    assert not names.fits("方正小标宋简体", ["宋体"])
    assert not names.fits(None, ["宋体"])
    assert names.fits("SimSun-ExtB", ["SimSun"])


@pytest.mark.parametrize(
    ("page", "rules_named"),
    [
        ({"top": 36.0, "left": 29.0}, set()),
        ({"top": 35.5}, {"margins"}),
        ({"width": 297.0, "height": 210.0}, {"landscape"}),
        ({"width": 176.0, "height": 250.0}, {"paper", "density"}),
        ({"width": 297.0, "height": 420.0}, {"paper", "density"}),
    ],
)
def test_paper_and_margins(page: dict[str, float], rules_named: set[str]) -> None:
    assert set(found(page=tuple(page.items()))) == rules_named


def test_the_gutter_belongs_to_the_left_margin() -> None:
    section = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" '
        'w:left="1020" w:gutter="567"/></w:sectPr>'
    )
    findings = Analysis(read_bytes(docx(p("青禾县工作方案"), section), look=True), rules()).findings
    assert "format-margins" not in {finding.rule for finding in findings}


def test_red_above_the_title_is_the_head_of_a_letter() -> None:
    text = f"青禾县教育局文件\n青教发〔2026〕5号\n{PLAN}"
    red = (("1", (("colour", "FF0000"),)),)
    assert "colour" not in found(text, look=red)
    assert "colour" in found(text, look=(("5", (("colour", "FF0000"),)),))


def test_a_document_without_fonts_is_not_in_the_right_one() -> None:
    body = [p(line) for line in PLAN.split("\n")]
    findings = {f.rule: f for f in Analysis(read_bytes(docx(*body), look=True), rules()).findings}
    assert "没有设定字体" in findings["format-body-font"].message.zh


def test_what_a_style_says_counts() -> None:
    style = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr>'
        '<w:spacing w:line="579" w:lineRule="exact"/><w:ind w:firstLineChars="200"/></w:pPr><w:rPr>'
        '<w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr></w:style>'
    )
    body = [p(line) for line in PLAN.split("\n")]
    findings = {f.rule for f in Analysis(read_bytes(docx(*body, styles=style), look=True), rules()).findings}
    assert not findings & {"format-body-font", "format-body-size", "format-indent", "format-line-spacing"}


def test_empty_paragraphs_around_title_and_date_are_left_alone() -> None:
    lines = PLAN.split("\n")
    text = "\n".join([lines[0], "", "", *lines[1:], "", "", "青禾县教育局", "2026年3月5日"])
    assert found(text) == {}


def test_page_numbers() -> None:
    assert set(found(number=None)) == {"no-page-number"}
    assert set(found(number=(("text", "- 1 -"),))) == {"page-number-form"}
    assert set(found(number=(("align", "center"), ("even", "center")))) == {"page-number-place"}
    assert set(found(number=(("size", 9.0),))) == {"page-number-font"}


A4_GRID = SectionLook(0, 1, None, grid="lines", pitch=15.6)


@pytest.mark.parametrize(
    ("look", "section", "expected"),
    [
        (ParagraphLook(28, "exact"), A4_GRID, (28, 28)),
        (ParagraphLook(), A4_GRID, (31.2, 31.2)),
        (ParagraphLook(grid=False), A4_GRID, (17.92, 21.76)),
        (ParagraphLook(1.5), None, (26.88, 32.64)),
        (ParagraphLook(28, "least"), None, (28, 28)),
        (ParagraphLook(10, "least"), None, (10, 21.76)),
        (ParagraphLook(), SectionLook(0, 1, None, grid="lines", pitch=28.95), (28.95, 28.95)),
    ],
)
def test_what_spacing_comes_to(
    look: ParagraphLook, section: SectionLook | None, expected: tuple[float, float]
) -> None:
    assert bounds(look, 16, section) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("size", "name"),
    [(16, "三号（16磅）"), (15.75, "三号（15.75磅）"), (10.5, "五号（10.5磅）"), (17, "17磅")],
)
def test_sizes_have_the_names_people_use(size: float, name: str) -> None:
    assert names.size_name(size).zh == name


@pytest.mark.parametrize(
    ("lines", "hits"),
    [
        ("附件：1.任务分工表\n2.排查情况统计表", 0),
        ("附件：1.任务分工表；\n2.排查情况统计表。", 1),
        ("附件：任务分工表。", 1),
        ("附件:任务分工表", 1),
        ("附件：《青禾县校园安全检查表》", 0),
        ("附件", 0),
    ],
)
def test_attachment_notes(lines: str, hits: int) -> None:
    named = found(f"{PLAN}\n{lines}")
    assert ("attachment-note" in named) == bool(hits)


def test_mixed_runs_are_named_by_what_strays() -> None:
    body = docx(
        p(r("青禾县校园安全方案")),
        p(
            r("各校每天安排教师护学，", FONT.format("仿宋")),
            r("每月检查", FONT.format("宋体")),
            r("一次门卫值班情况。", FONT.format("仿宋")),
        ),
    )
    findings = {f.rule: f for f in Analysis(read_bytes(body, look=True), rules()).findings}
    assert findings["format-mixed-fonts"].quote == "每月检查"


FONT = '<w:rFonts w:eastAsia="{}"/>'


LINES = st.sampled_from(
    [
        "",
        "　　",
        *PLAN.split("\n"),
        "第一条　为了安全。",
        "附件：",
        "附件:1.表。",
        "2026年3月5日",
        "— 3 —",
        "x" * 30,
        "| 甲 | 乙 |",
        "|",
    ]
)


@given(st.lists(LINES, max_size=30), st.lists(st.sampled_from(["1", "2-9", "all", "安全"]), max_size=2))
@settings(max_examples=60, deadline=None)
def test_no_document_breaks_a_rule(lines: list[str], where: list[str]) -> None:
    look = tuple(
        (each, (("font", "宋体"), ("size", 9.0), ("align", "center"), ("bold", True))) for each in where
    )
    found("\n".join(lines), look=look)


def test_real_documents_in_the_official_format() -> None:
    """Court papers that follow the standard's page: no word on paper or margins."""
    folder = SHARED / "corpus" / "docx"
    if not folder.is_dir():
        pytest.skip("the shared corpus is not here")
    kept = 0
    for path in sorted(folder.glob("law__*.docx")):
        document = read(path, look=True)
        assert document.look is not None
        page = document.look.sections[0].page
        if page is None or abs(page.top - 37) > 1 or abs(page.left - 28) > 1:
            continue
        kept += 1
        named = {finding.rule for finding in Analysis(document, rules()).findings}
        assert not named & {"format-paper", "format-margins", "format-density", "format-page-number-form"}
    assert kept
