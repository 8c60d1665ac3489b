"""Tables: merged, nested and wrapped cells."""

from __future__ import annotations

from planlint.model.document import Document
from tests.readers.builder import p, r, tbl, tc, tr
from tests.readers.conftest import Reader

SPAN = '<w:gridSpan w:val="{}"/>'
RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def grid(document: Document) -> list[tuple[str, int, int, int, int, int]]:
    """Text, table, row, column, rows, columns of every block in a table."""
    return [
        (b.text, b.cell.table, b.cell.row, b.cell.column, b.cell.row_span, b.cell.column_span)
        for b in document.blocks
        if b.cell
    ]


def test_plain_table(reader: Reader) -> None:
    document = reader.body(p("前"), tbl(tr("序号", "任务"), tr("1", tc(p("甲"), p("乙")))), p("后"))
    assert [block.story for block in document.blocks] == ["body", *["table"] * 5, "body"]
    assert grid(document) == [
        ("序号", 1, 1, 1, 1, 1), ("任务", 1, 1, 2, 1, 1), ("1", 1, 2, 1, 1, 1), ("甲", 1, 2, 2, 1, 1), ("乙", 1, 2, 2, 1, 1),
    ]  # fmt: skip


def test_merged_cells(reader: Reader) -> None:
    document = reader.body(
        tbl(
            tr(tc("一", tcpr=RESTART), tc("横", tcpr=SPAN.format(2))),
            tr(tc("藏", tcpr=CONTINUE), tc("二"), tc("三", tcpr=RESTART)),
            tr(tc("", tcpr=CONTINUE), tc("四"), tc("", tcpr='<w:vMerge w:val="continue"/>')),
        )
    )
    assert grid(document) == [
        ("一", 1, 1, 1, 3, 1), ("横", 1, 1, 2, 1, 2), ("二", 1, 2, 2, 1, 1), ("三", 1, 2, 3, 2, 1), ("四", 1, 3, 2, 1, 1),
    ]  # fmt: skip


def test_a_merge_that_continues_nothing_is_a_cell(reader: Reader) -> None:
    assert reader.texts(tbl(tr(tc("甲", tcpr=CONTINUE)))) == ["甲"]
    split = tbl(tr(tc("甲", tcpr=RESTART)), tr("乙"), tr(tc("丙", tcpr=CONTINUE)))
    assert reader.texts(split) == ["甲", "乙", "丙"]


def test_horizontal_merge_of_old_files(reader: Reader) -> None:
    row = tr(tc("甲", tcpr='<w:hMerge w:val="restart"/>'), tc("乙", tcpr="<w:hMerge/>"), tc("丙"))
    assert reader.texts(tbl(row)) == ["甲", "丙"]


def test_columns_left_out_before_a_row(reader: Reader) -> None:
    document = reader.body(tbl(tr("甲", trpr='<w:gridBefore w:val="2"/>')))
    assert grid(document) == [("甲", 1, 1, 3, 1, 1)]


def test_absurd_spans_are_cut(reader: Reader) -> None:
    document = reader.body(tbl(tr(tc("甲", tcpr=SPAN.format(99_999_999)), tc("乙", tcpr=SPAN.format(-4)))))
    assert [cell[3] for cell in grid(document)] == [1, 1001]


def test_nested_table(reader: Reader) -> None:
    inner = tbl(tr("内一", "内二"))
    document = reader.body(tbl(tr(tc(p("外一"), inner, p("外后")), "外二")), tbl(tr("次")))
    assert grid(document) == [
        ("外一", 1, 1, 1, 1, 1), ("内一", 2, 1, 1, 1, 1), ("内二", 2, 1, 2, 1, 1), ("外后", 1, 1, 1, 1, 1),
        ("外二", 1, 1, 2, 1, 1), ("次", 3, 1, 1, 1, 1),
    ]  # fmt: skip


def test_rows_and_cells_in_content_controls(reader: Reader) -> None:
    def wrap(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    row = f"<w:tr>{tc('甲')}{wrap(tc('乙'))}<w:customXml>{tc('丙')}</w:customXml></w:tr>"
    document = reader.body(f"<w:tbl>{tr('头')}{wrap(row)}</w:tbl>")
    assert [(cell[0], cell[2], cell[3]) for cell in grid(document)] == [
        ("头", 1, 1), ("甲", 2, 1), ("乙", 2, 2), ("丙", 2, 3),
    ]  # fmt: skip


def test_hidden_rows_are_left_out(reader: Reader) -> None:
    assert reader.texts(tbl(tr("甲"), tr("乙", trpr="<w:hidden/>"))) == ["甲"]


def test_a_row_is_one_line_with_tabs(reader: Reader) -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    rows = [
        tr("序号", "任务", "时限"),
        tr(tc("1", tcpr=RESTART), tc(p("甲"), p(r("乙"), note)), tc("6月\t底")),
        tr(tc("", tcpr=CONTINUE), tc("丙", tcpr=SPAN.format(2))),
    ]
    notes = f'<w:footnote w:id="2">{p("注")}</w:footnote>'
    assert reader.lines(p("前"), tbl(*rows), p("后"), footnotes=notes) == [
        "前", "序号\t任务\t时限", "1\t甲 乙\t6月 底", "1 注", "\t丙", "后",
    ]  # fmt: skip


def test_neighbouring_tables_stay_apart(reader: Reader) -> None:
    assert reader.lines(tbl(tr("甲")), tbl(tr("乙"))) == ["甲", "乙"]
