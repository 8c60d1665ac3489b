"""``trace --format xlsx``: a workbook with a sheet of all plans and one for each.

Every cell is written as text or as a number, never as a formula, whatever a document begins a line with.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from math import ceil
from typing import Any

from planlint.language.expressions import expression
from planlint.model.trace import PlanTrace, Status, Traced, TraceReport
from planlint.reporters import trace_words as say_
from planlint.reporters.context import RenderContext
from planlint.reporters.display import width

COLOUR: Mapping[Status, str] = {
    "answered": "#E2F0D9",
    "partly": "#FFF2CC",
    "weaker": "#FCE4D6",
    "absent": "#F8CBAD",
}
"""Behind the word of a status; light, so that it prints."""

LINE = 15.0
"""Points of a line of text."""

TALLEST = 409.0
"""Points of a row; Excel takes no more."""

LONGEST = 32_000
"""Characters of a cell; Excel takes 32,767."""

_WIDTHS = (6, 22, 46, 10, 24, 46, 24, 30, 32)
"""Columns of a plan's sheet, in characters of half a Chinese one."""

_FONT = {"font_name": "宋体", "font_size": 11, "valign": "top", "text_wrap": True, "border": 1}
_BORDER = {"border_color": "#BFBFBF"}


def render(report: TraceReport, context: RenderContext) -> bytes:
    """The workbook's bytes; the same for the same report, because no date is written into it."""
    import xlsxwriter

    data = BytesIO()
    book = xlsxwriter.Workbook(
        data,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    # The day of making would make every file differ.
    book.set_properties({"title": context.say("对标对表", "Trace"), "created": datetime(2000, 1, 1)})
    _Book(book, report, context).write()
    book.close()
    return data.getvalue()


class _Book:
    def __init__(self, book: Any, report: TraceReport, context: RenderContext) -> None:
        self.book, self.report, self.context = book, report, context
        self.text = book.add_format(_FONT | _BORDER)
        self.middle = book.add_format(_FONT | _BORDER | {"align": "center"})
        self.head = book.add_format(
            _FONT | _BORDER | {"bold": True, "align": "center", "valign": "vcenter", "bg_color": "#D9E2F3"}
        )
        self.title = book.add_format({"font_name": "宋体", "font_size": 14, "bold": True})
        self.status = {
            status: book.add_format(_FONT | _BORDER | {"align": "center", "bg_color": colour})
            for status, colour in COLOUR.items()
        }
        self.names = sheet_names(report, context)

    def write(self) -> None:
        self._overview()
        for plan, name in zip(self.report.trace.plans, self.names, strict=True):
            self._plan(plan, name)

    def _overview(self) -> None:
        """A row for each requirement, a column for each plan, with how many each plan answers above."""
        context, trace = self.context, self.report.trace
        sheet = self.book.add_worksheet(context.say("总表", "Overview"))
        heads = [
            context.say("序号", "No."),
            context.say("上级文件的位置", "Place above"),
            context.say("要求", "Requirement"),
            context.say("类别", "Kind"),
            *(cut(say_.name(plan.outline)) for plan in trace.plans),
        ]
        title = context.say(f"对标对表：{say_.name(trace.superior)}", f"Trace of {say_.name(trace.superior)}")
        sheet.write_string(0, 0, cut(title), self.title)
        for row, status in enumerate(say_.BEST_FIRST, 1):
            sheet.write_string(row, 2, context.text(say_.STATUS[status]), self.middle)
            for column, plan in enumerate(trace.plans, 4):
                sheet.write_number(row, column, plan.count(status), self.status[status])
        top = len(say_.BEST_FIRST) + 1
        widths = (6, 24, 60, 8, *(18 for _ in trace.plans))
        self._heads(sheet, top, heads, widths)
        for each in trace.requirements:
            row = top + 1 + each.index
            cells = ("", say_.heading_of(self.report, each), each.text)
            sheet.set_row(row, height(cells, widths))
            sheet.write_number(row, 0, each.index + 1, self.middle)
            for column, text in enumerate(cells[1:], 1):
                sheet.write_string(row, column, cut(text), self.text)
            sheet.write_string(row, 3, say_.kind(each, context), self.middle)
            for column, plan in enumerate(trace.plans, 4):
                status = plan.traced[each.index].status
                sheet.write_string(row, column, context.text(say_.STATUS[status]), self.status[status])
        self._finish(sheet, top, len(trace.requirements), len(heads), 3)

    def _plan(self, plan: PlanTrace, name: str) -> None:
        context = self.context
        sheet = self.book.add_worksheet(name)
        heads = [
            context.say("序号", "No."),
            context.say("上级文件的位置", "Place above"),
            context.say("要求", "Requirement"),
            context.say("结果", "Status"),
            context.say("方案中的对应措施", "Answer"),
            context.say("方案原文", "In the plan's words"),
            context.say("责任、时限、指标", "Owner, date, figure"),
            context.say("缺什么、弱在哪里", "What is missing or weaker"),
            context.say("怎样改", "To do"),
        ]
        sheet.write_string(0, 0, cut(say_.name(plan.outline)), self.title)
        self._heads(sheet, 1, heads, _WIDTHS)
        for row, traced in enumerate(plan.traced, 2):
            self._row(sheet, row, traced, plan)
        self._finish(sheet, 1, len(plan.traced), len(heads), 4)
        row = len(plan.traced) + 3
        if plan.rootless:
            note = context.say(
                "方案自己的措施（在上级文件里没有找到依据）：",
                "Measures of the plan's own, without a root above:",
            )
            sheet.write_string(row, 1, note)
            for at, index in enumerate(plan.rootless, row + 1):
                sheet.write_string(at, 1, cut(plan.outline.units[index].name))

    def _row(self, sheet: Any, row: int, traced: Traced, plan: PlanTrace) -> None:
        context = self.context
        requirement = traced.requirement
        colon = context.say("：", ": ")
        own = [
            f"{title}{colon}{text}" for answer in traced.answers for title, text in say_.own(answer, context)
        ]
        cells = [
            say_.heading_of(self.report, requirement),
            requirement.text,
            "",
            "\n".join(say_.place(plan.outline, answer.location, context) for answer in traced.answers),
            "\n".join(answer.quote for answer in traced.answers),
            "\n".join(dict.fromkeys(own)),
            say_.lacking(traced.missing, context),
            say_.advice(traced, plan, context),
        ]
        sheet.set_row(row, height(("", *cells), _WIDTHS))
        sheet.write_number(row, 0, requirement.index + 1, self.middle)
        for column, text in enumerate(cells, 1):
            sheet.write_string(row, column, cut(text), self.text)
        status = context.text(say_.STATUS[traced.status])
        sheet.write_string(row, 3, status, self.status[traced.status])

    def _heads(self, sheet: Any, row: int, heads: Sequence[str], widths: Sequence[int]) -> None:
        for column, (head, size) in enumerate(zip(heads, widths, strict=True)):
            sheet.set_column(column, column, size)
            sheet.write_string(row, column, head, self.head)
        sheet.set_row(row, height(heads, widths))

    def _finish(self, sheet: Any, top: int, rows: int, columns: int, left: int) -> None:
        """Header and first columns stay in sight, every column has a filter, a page is printed across."""
        sheet.freeze_panes(top + 1, left)
        sheet.autofilter(top, 0, top + max(rows, 1), columns - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(top)
        sheet.set_footer("&C&P / &N")


def height(cells: Sequence[str], widths: Sequence[int]) -> float:
    """Points of a row in which every cell shows all its lines; programs do not all work it out themselves."""
    lines = max(
        sum(max(1, ceil(width(line) / (size - 2))) for line in text.split("\n"))
        for text, size in zip(cells, widths, strict=False)
    )
    return min(lines * LINE + 3, TALLEST)


def sheet_names(report: TraceReport, context: RenderContext) -> list[str]:
    """A name for each plan's sheet: unlike all others, at most 31 characters, none that Excel refuses."""
    taken = {context.say("总表", "Overview").lower(), "history"}
    found = []
    for number, plan in enumerate(report.trace.plans, 1):
        stem = say_.file(plan.outline).rpartition(".")[0] or say_.file(plan.outline)
        stem = expression(r"[\[\]:*?/\\'\x00-\x1f]+").sub(" ", stem).strip() or context.say("方案", "plan")
        name, again = stem[:31].strip(), number
        while name.lower() in taken:
            name = f"{stem[: 30 - len(str(again))].strip()} {again}"
            again += 1
        taken.add(name.lower())
        found.append(name)
    return found


def cut(text: str) -> str:
    """Text for a cell: no character that XML refuses, never longer than a cell may be."""
    clean = expression(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]").sub("", text)
    return clean if len(clean) <= LONGEST else clean[:LONGEST] + "…"
