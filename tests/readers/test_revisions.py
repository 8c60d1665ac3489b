"""Tracked changes: the accepted document and the one before."""

from __future__ import annotations

import pytest

from tests.readers.builder import abstract, deleted, ins, instance, lvl, num, p, r, tbl, tc, tr
from tests.readers.conftest import Reader

DELETED_MARK = '<w:rPr><w:del w:id="1" w:author="甲"/></w:rPr>'
INSERTED_MARK = '<w:rPr><w:ins w:id="1" w:author="甲"/></w:rPr>'
MOVED = f"<w:moveFrom>{r('移')}</w:moveFrom>"
ARRIVED = f"<w:moveTo>{r('移')}</w:moveTo>"


@pytest.mark.parametrize(
    ("body", "accepted", "original"),
    [
        ([p(r("甲"), ins(r("新")), deleted("旧"), r("乙"))], ["甲新乙"], ["甲旧乙"]),
        ([p(MOVED, r("甲"), ARRIVED)], ["甲移"], ["移甲"]),
        ([p(r("甲"), ins(f"<w:del>{r('丙')}</w:del>"))], ["甲"], ["甲"]),
        ([p(r("甲"), ppr=DELETED_MARK), p("乙")], ["甲乙"], ["甲", "乙"]),
        ([p(r("甲"), ppr=INSERTED_MARK), p("乙")], ["甲", "乙"], ["甲乙"]),
        ([p(deleted("旧"), ppr=DELETED_MARK), p("乙")], ["乙"], ["旧", "乙"]),
        ([p(ins(r("新")), ppr=INSERTED_MARK), p("乙")], ["新", "乙"], ["乙"]),
        (
            [p("甲"), p(MOVED, ppr='<w:rPr><w:moveFrom w:id="1"/></w:rPr>'), p("乙")],
            ["甲", "乙"],
            ["甲", "移", "乙"],
        ),
        (
            [p(r("甲"), ppr=DELETED_MARK), p(r("乙"), ppr=DELETED_MARK), p("丙")],
            ["甲乙丙"],
            ["甲", "乙", "丙"],
        ),
        ([p(deleted("旧"), ppr=DELETED_MARK), tbl(tr("格")), p("丙")], ["格", "丙"], ["旧", "格", "丙"]),
        ([p(r("甲"), ppr=DELETED_MARK), tbl(tr("格")), p("丙")], ["甲", "格", "丙"], ["甲", "格", "丙"]),
        ([tbl(tr("一"), tr("二", trpr="<w:ins/>"), tr("三", trpr="<w:del/>"))], ["一", "二"], ["一", "三"]),
        (
            [tbl(tr(tc("一"), tc("二", tcpr="<w:cellIns/>"), tc("三", tcpr="<w:cellDel/>")))],
            ["一", "二"],
            ["一", "三"],
        ),
        ([ins(p("新")), f"<w:del>{p('旧')}</w:del>", p("乙")], ["新", "乙"], ["旧", "乙"]),
    ],
)
def test_both_views(reader: Reader, body: list[str], accepted: list[str], original: list[str]) -> None:
    assert reader.texts(*body) == accepted
    assert reader.texts(*body, revisions="original") == original


def test_a_deleted_mark_leaves_the_following_paragraphs_properties(reader: Reader) -> None:
    document = reader.body(
        p(r("甲"), ppr='<w:jc w:val="left"/>' + DELETED_MARK), p(r("乙"), ppr='<w:jc w:val="center"/>')
    )
    assert document.blocks[0].align == "center"


def test_deleted_paragraphs_are_not_counted_by_a_list(reader: Reader) -> None:
    numbering = abstract(0, lvl(0, "decimal", "%1.")) + instance(1, 0)
    body = [
        p(r("甲"), ppr=num(1)),
        p(deleted("旧"), ppr=num(1) + DELETED_MARK),
        p(r("乙"), ppr=num(1)),
    ]
    assert reader.numbers(*body, numbering=numbering) == ["1.", "2."]
    original = reader.body(*body, revisions="original", numbering=numbering)
    assert [block.number for block in original.blocks] == ["1.", "2.", "3."]


def test_changes_of_format_are_undone_in_the_original(reader: Reader) -> None:
    run = r("甲", "<w:b/><w:rPrChange><w:rPr><w:i/></w:rPr></w:rPrChange>")
    body = p(run, ppr='<w:jc w:val="center"/><w:pPrChange><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrChange>')
    now = reader.body(body).blocks[0]
    before = reader.body(body, revisions="original").blocks[0]
    assert (now.runs[0].format.bold, now.runs[0].format.italic, now.align) == (True, False, "center")
    assert (before.runs[0].format.bold, before.runs[0].format.italic, before.align) == (False, True, "right")


def test_a_text_box_in_a_joined_paragraph_is_kept(reader: Reader) -> None:
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('框')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    assert reader.texts(p(r("甲"), box, ppr=DELETED_MARK), p("乙")) == ["甲乙", "框"]
