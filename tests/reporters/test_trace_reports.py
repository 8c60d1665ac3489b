"""Reports of a trace: golden for people, a schema for programs, no formulas in the workbook."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from jsonschema import Draft202012Validator

from planlint.model.text import Language
from planlint.model.trace import TraceReport
from planlint.reporters import render, render_bytes
from planlint.reporters.context import RenderContext
from planlint.reporters.display import width
from planlint.tracing import trace
from tests.reporters.test_json_reports import schema
from tests.trace.documents import OTHER, PLAN, SUPERIOR, outline, report

GOLDEN = Path(__file__).parent / "golden"
ANSI = re.compile(r"\x1b\[[0-9;]*m")
PLANS = {"trace": (PLAN,), "trace-two": (PLAN, OTHER)}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("columns", [80, 160])
@pytest.mark.parametrize("name", PLANS)
def test_golden(name: str, columns: int, language: Language, golden: Callable[[Path, str], None]) -> None:
    text = render("trace", "text", report(*PLANS[name]), RenderContext(language, columns))
    golden(GOLDEN / f"{name}-{language}-{columns}.txt", text)


@pytest.mark.parametrize("name", PLANS)
def test_golden_markdown(name: str, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / f"{name}.md", render("trace", "markdown", report(*PLANS[name]), RenderContext()))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("columns", [60, 80, 100, 160])
@pytest.mark.parametrize("plans", [(PLAN,), (PLAN, OTHER), (PLAN, OTHER) * 9])
def test_no_line_is_wider_than_asked(plans: tuple[str, ...], columns: int, language: Language) -> None:
    text = render("trace", "text", report(*plans), RenderContext(language, columns))
    assert [line for line in text.splitlines() if width(line) > columns] == []


@pytest.mark.parametrize("name", PLANS)
def test_colour_adds_nothing_but_colour(name: str) -> None:
    plain = render("trace", "text", report(*PLANS[name]), RenderContext("zh", 80))
    painted = render("trace", "text", report(*PLANS[name]), RenderContext("zh", 80, color=True))
    assert "\x1b[" in painted
    assert ANSI.sub("", painted) == plain


@pytest.mark.parametrize("name", PLANS)
def test_json_keeps_to_its_schema(name: str) -> None:
    loaded = json.loads(render("trace", "json", report(*PLANS[name]), RenderContext(version="0")))
    Draft202012Validator(schema("trace")).validate(loaded)


def workbook(what: TraceReport) -> Any:
    return openpyxl.load_workbook(BytesIO(render_bytes("trace", "xlsx", what, RenderContext())))


def test_the_workbook_has_an_overview_and_a_sheet_for_each_plan() -> None:
    book = workbook(report(PLAN, OTHER))
    assert len(book.sheetnames) == 3
    assert book.sheetnames[0] == "总表"
    for sheet in book:
        assert sheet.freeze_panes is not None
        assert sheet.auto_filter.ref is not None
    overview = book["总表"]
    top = int(re.sub(r"\D", "", overview.auto_filter.ref.split(":")[0]))
    statuses = [overview.cell(row, 5).value for row in range(top + 1, top + 12)]
    assert statuses[0] == "弱于要求"
    assert overview.cell(top + 1, 3).alignment.wrap_text


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "=HYPERLINK(1)", "http://a.b/"])
def test_no_cell_is_a_formula_or_a_link(sign: str) -> None:
    """Whatever a document begins a heading or a sentence with."""
    superior = f"关于阅读的意见\n一、主要任务\n（一）{sign}阅读条件。{sign}建立图书定期更新机制，编制分年级阅读书目。"
    plan = f"{sign}方案\n一、重点任务\n（一）{sign}阅读。{sign}建立图书定期更新机制。\n（二）{sign}书房。{sign}建设城市书房。"
    what = TraceReport(trace(outline(superior), [outline(plan)]))
    assert what.trace.requirements
    data = render_bytes("trace", "xlsx", what, RenderContext())
    with ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/sheet"):
                assert b"<f>" not in package.read(name)
                assert b"hyperlink" not in package.read(name)
    book = openpyxl.load_workbook(BytesIO(data))
    kinds = {cell.data_type for sheet in book for row in sheet for cell in row if cell.value is not None}
    assert kinds <= {"s", "n"}


@pytest.mark.parametrize(
    "sources",
    [
        ("a/总表.docx", "b/[1]:*?" + "长" * 40 + ".docx", "c/" + "长" * 45 + ".docx", "d/总表.docx"),
        # A name that is made to differ may be that of another plan.
        ("a/方案 3.docx", "b/方案.docx", "c/方案.docx", "d/方案.docx"),
    ],
)
def test_sheets_have_names_that_excel_takes(sources: tuple[str, ...]) -> None:
    from dataclasses import replace

    from planlint.reporters.trace_xlsx import sheet_names

    what = report(*(PLAN,) * 4)
    plans = tuple(
        replace(plan, outline=replace(plan.outline, document=replace(plan.outline.document, source=source)))
        for plan, source in zip(what.trace.plans, sources, strict=True)
    )
    names = sheet_names(replace(what, trace=replace(what.trace, plans=plans)), RenderContext())
    assert len({name.lower() for name in names} | {"总表"}) == 5
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_the_workbook_is_the_same_for_the_same_report() -> None:
    what = report(PLAN)
    first, second = (render_bytes("trace", "xlsx", what, RenderContext()) for _ in range(2))
    assert first == second


def test_words_of_a_document_stay_words_in_markdown() -> None:
    superior = "关于阅读的意见\n一、主要任务\n（一）改善条件。建立<b>图书</b>*定期*更新机制@all #1。"
    what = TraceReport(trace(outline(superior), [outline(PLAN)]))
    text = render("trace", "markdown", what, RenderContext())
    assert "<b>" not in text
    assert r"\*定期\*" in text
    assert SUPERIOR not in text


@pytest.mark.parametrize("name", PLANS)
def test_the_page_holds_every_requirement_and_loads_nothing(name: str) -> None:
    page = render("trace", "html", report(*PLANS[name]), RenderContext(version="0"))
    assert page.count("data-status=") == 11
    assert "Content-Security-Policy" in page
    assert not re.search(r"(?:src|href)=\"(?!#)", page)


def test_words_of_a_document_stay_words_on_the_page() -> None:
    superior = "关于阅读的意见\n一、主要任务\n（一）改善条件。建立<script>alert(1)</script>图书定期更新机制。"
    what = TraceReport(trace(outline(superior), [outline(PLAN)]))
    page = render("trace", "html", what, RenderContext())
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_rows_of_the_workbook_are_as_tall_as_their_words() -> None:
    """A program that does not fit rows to their words by itself would cut them off."""
    book = workbook(report())
    for sheet in book:
        for row in range(1, sheet.max_row + 1):
            for column, cell in enumerate(sheet[row]):
                if not isinstance(cell.value, str) or not cell.alignment.wrap_text or row < 6:
                    continue
                room = sheet.column_dimensions[openpyxl.utils.get_column_letter(column + 1)].width
                lines = sum(max(1, -(-width(line) // room)) for line in cell.value.split("\n"))
                assert sheet.row_dimensions[row].height >= lines * 14
