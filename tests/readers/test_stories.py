"""Text boxes, notes, headers and footers: stories of their own."""

from __future__ import annotations

import pytest

from tests.readers.builder import p, r, tbl, tr
from tests.readers.conftest import Reader


def vml(*content: str) -> str:
    return f"<w:pict><v:shape><v:textbox><w:txbxContent>{''.join(content)}</w:txbxContent></v:textbox></v:shape></w:pict>"


def drawing(*content: str) -> str:
    return f"<w:drawing><wps:wsp><wps:txbx><w:txbxContent>{''.join(content)}</w:txbxContent></wps:txbx></wps:wsp></w:drawing>"


def both(*content: str, requires: str = "wps") -> str:
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="{requires}">{drawing(*content)}</mc:Choice>'
        f"<mc:Fallback>{vml(*content)}</mc:Fallback></mc:AlternateContent></w:r>"
    )


@pytest.mark.parametrize(
    "box",
    [
        both(p("框")),
        f"<w:r>{vml(p('框'))}</w:r>",
        f"<w:r>{drawing(p('框'))}</w:r>",
        both(p("框"), requires="x"),
    ],
)
def test_a_text_box_is_read_once_and_after_its_paragraph(reader: Reader, box: str) -> None:
    document = reader.body(p(r("甲"), box, r("乙")), p("丙"))
    assert [(block.text, block.story, block.paragraph) for block in document.blocks] == [
        ("甲乙", "body", 1), ("框", "textbox", None), ("丙", "body", 2),
    ]  # fmt: skip


def test_boxes_in_groups_and_in_boxes(reader: Reader) -> None:
    group = f"<w:r><w:pict><v:group>{vml(p('一'))}{vml(p('二'))}</v:group></w:pict></w:r>"
    assert reader.texts(p(r("甲"), group)) == ["甲", "一", "二"]
    assert reader.texts(p(both(p(r("外"), both(p("内")))))) == ["", "外", "内"]


def test_a_table_in_a_text_box(reader: Reader) -> None:
    document = reader.body(p(r("甲"), both(tbl(tr("格")), p("框"))))
    assert [(block.text, block.story, block.cell is not None) for block in document.blocks] == [
        ("甲", "body", False), ("格", "textbox", True), ("框", "textbox", False),
    ]  # fmt: skip


def reference(kind: str, key: str, extra: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{key}" {extra}/></w:r>'


def note(kind: str, key: str, *content: str, extra: str = "") -> str:
    return f'<w:{kind} w:id="{key}" {extra}>{"".join(content)}</w:{kind}>'


def test_notes_stand_after_their_paragraph_with_their_numbers(reader: Reader) -> None:
    footnotes = (
        note("footnote", "-1", p("线"), extra='w:type="separator"')
        + note("footnote", "1", p("注一"), p("续"))
        + note("footnote", "2", p("注二"))
        + note("footnote", "3", p("没有引用"))
        + note("footnote", "4", p("＊ 自定"))
    )
    endnotes = note("endnote", "1", p("尾注"))
    document = reader.body(
        p(r("甲"), reference("footnote", "2"), reference("footnote", "1")),
        p(r("乙"), reference("endnote", "1"), reference("footnote", "4", 'w:customMarkFollows="1"'), r("＊")),
        p(r("丙"), reference("footnote", "2"), reference("footnote", "99")),
        footnotes=footnotes,
        endnotes=endnotes,
    )
    assert [(block.text, block.story, block.number) for block in document.blocks] == [
        ("甲", "body", None),
        ("注二", "footnote", "1"),
        ("注一", "footnote", "2"),
        ("续", "footnote", None),
        ("乙＊", "body", None),
        ("尾注", "endnote", "i"),
        ("＊ 自定", "footnote", None),
        ("丙", "body", None),
    ]


def test_the_section_says_how_notes_are_numbered(reader: Reader) -> None:
    form = '<w:footnotePr><w:numFmt w:val="decimalEnclosedCircle"/><w:numRestart w:val="eachSect"/></w:footnotePr>'
    footnotes = "".join(note("footnote", str(key), p(f"注{key}")) for key in (1, 2, 3))
    document = reader.body(
        p(r("甲"), reference("footnote", "1"), reference("footnote", "2")),
        p(ppr=f"<w:sectPr>{form}</w:sectPr>"),
        p(r("乙"), reference("footnote", "3")),
        "<w:sectPr/>",
        footnotes=footnotes,
    )
    assert [block.number for block in document.blocks if block.story == "footnote"] == ["①", "②", "1"]


def test_only_headers_and_footers_that_are_shown(reader: Reader) -> None:
    def refs(*kinds: str) -> str:
        return "".join(
            f'<w:headerReference w:type="{kind}" r:id="id_header{n}"/>'
            for n, kind in enumerate(kinds, start=1)
        )

    section = f"<w:sectPr>{refs('default', 'first', 'even')}</w:sectPr>"
    title = f"<w:sectPr><w:titlePg/>{refs('default', 'first', 'even')}</w:sectPr>"
    headers = {f"header{n}": p(f"眉{n}") for n in (1, 2, 3)}
    assert reader.texts(p("甲"), section, **headers) == ["甲", "眉1"]
    assert reader.texts(p("甲"), title, **headers) == ["甲", "眉1", "眉2"]
    even = {"settings": "<w:evenAndOddHeaders/>", **headers}
    assert reader.texts(p("甲"), section, **even) == ["甲", "眉1", "眉3"]
    document = reader.body(p("甲"), p(ppr=section), section, footer1=p("脚"), **headers)
    assert [(block.text, block.story) for block in document.blocks] == [
        ("甲", "body"),
        ("", "body"),
        ("眉1", "header"),
    ]


def test_headers_and_footers_are_not_in_the_text(reader: Reader) -> None:
    section = (
        '<w:sectPr><w:headerReference r:id="id_header1"/><w:footerReference r:id="id_footer1"/></w:sectPr>'
    )
    body = [p("甲"), section]
    others = {"header1": p("眉"), "footer1": p("脚")}
    assert [block.story for block in reader.body(*body, **others).blocks] == ["body", "header", "footer"]
    assert reader.lines(*body, **others) == ["甲"]


def test_text_boxes_in_headers_belong_to_the_header(reader: Reader) -> None:
    section = '<w:sectPr><w:headerReference r:id="id_header1"/></w:sectPr>'
    document = reader.body(p("甲"), section, header1=p(r("眉"), both(p("框"))))
    assert [(block.text, block.story) for block in document.blocks][1:] == [
        ("眉", "header"),
        ("框", "header"),
    ]


def test_the_last_section_speaks_for_the_paper(reader: Reader) -> None:
    def section(width: int) -> str:
        return (
            f'<w:sectPr><w:pgSz w:w="{width}" w:h="16838"/><w:pgMar w:top="2098" w:bottom="1984" w:left="1587" '
            'w:right="1474"/></w:sectPr>'
        )

    page = reader.body(p(ppr=section(99)), p("甲"), section(11906)).page
    assert page is not None
    assert (page.width, page.height, page.top, page.bottom, page.left, page.right) == (
        210.01,
        297.0,
        37.01,
        35.0,
        27.99,
        26.0,
    )
    assert reader.body(p("甲")).page is None
