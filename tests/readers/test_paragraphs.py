"""What stands inside a paragraph, and what of it a reader sees."""

from __future__ import annotations

import pytest

from tests.readers.builder import deleted, ins, p, r, style, t
from tests.readers.conftest import Reader

HYPERLINK = f'<w:hyperlink r:id="x">{r("乙")}</w:hyperlink>'
BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def instruction(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (HYPERLINK, "乙"),
        (f"<w:smartTag>{r('乙')}</w:smartTag>", "乙"),
        (f"<w:customXml>{r('乙')}</w:customXml>", "乙"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('乙')}</w:sdtContent></w:sdt>", "乙"),
        (f'<w:fldSimple w:instr=" PAGE ">{r("7")}</w:fldSimple>', "7"),
        (f"<w:bdo>{r('乙')}</w:bdo>", "乙"),
        (BEGIN + instruction(" REF a ") + SEPARATE + r("乙") + END, "乙"),
        (BEGIN + instruction(' XE "索引" ') + END, ""),
        (
            BEGIN
            + instruction(" IF ")
            + BEGIN
            + instruction("X")
            + SEPARATE
            + r("内")
            + END
            + SEPARATE
            + r("外")
            + END,
            "外",
        ),
        ("<w:r><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>", "乙\t丙"),
        ("<w:r><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>", "乙\n丙"),
        ("<w:r><w:t>乙</w:t><w:cr/><w:t>丙</w:t></w:r>", "乙\n丙"),
        ('<w:r><w:t>乙</w:t><w:br w:type="page"/><w:t>丙</w:t></w:r>', "乙丙"),
        ('<w:r><w:t>乙</w:t><w:br w:type="column"/><w:t>丙</w:t></w:r>', "乙丙"),
        ("<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>1</w:t></w:r>", "A-1"),
        ("<w:r><w:t>A</w:t><w:softHyphen/><w:t>1</w:t></w:r>", "A1"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="0052"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>', "α"),
        ('<w:r><w:sym w:font="宋体" w:char="25A0"/></w:r>', "■"),
        ('<w:r><w:sym w:font="宋体" w:char="zz"/></w:r>', ""),
        ('<w:r><w:sym w:font="宋体" w:char="D800"/></w:r>', ""),
        (r("\uf0fe", '<w:rFonts w:ascii="Wingdings"/>'), "☑"),
        (f"<w:r><w:ruby><w:rt>{r('pin')}</w:rt><w:rubyBase>{r('拼')}</w:rubyBase></w:ruby></w:r>", "拼"),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
        (
            "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f>"
            "</m:oMath>",
            "a/b",
        ),
        (
            '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx w16se:font="Segoe UI Emoji" '
            'w16se:char="1F600"/></mc:Choice><mc:Fallback><w:t>?</w:t></mc:Fallback></mc:AlternateContent></w:r>',
            "😀",
        ),
        (
            '<w:r><mc:AlternateContent><mc:Choice Requires="x"><w:t>新</w:t></mc:Choice>'
            "<mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r>",
            "旧",
        ),
        ("<w:r><w:t> 乙 </w:t></w:r>", "乙"),
        ('<w:r><w:t xml:space="preserve"> 乙 </w:t></w:r>', " 乙 "),
        ("<w:r><w:t>　　乙　丙</w:t></w:r>", "　　乙　丙"),
        ('<w:r><w:t xml:space="preserve">乙\n丙</w:t></w:r>', "乙 丙"),
        ("<w:r><w:t>ue010</w:t></w:r>".replace("ue010", "7\ue0105%"), "7\ue0105%"),
    ],
)
def test_content_of_a_paragraph(reader: Reader, content: str, expected: str) -> None:
    assert reader.texts(p(r("甲"), content, r("丁"))) == [f"甲{expected}丁"]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["eq \\o\\ac(○,1)"], "①"),
        (["EQ \\o\\ac(", "○", ",", "20)"], "⑳"),
        (["eq \\o\\ac(○,三)"], "㊂"),
        (["eq \\o\\ac(○,印)"], "印"),
        (["EQ \\* jc2 \\* hps10 \\o\\ad(\\s\\up 9(pīn),拼)"], "拼"),
        (["EQ \\f(1,2)"], "1/2"),
        (["EQ \\f(1"], "1"),
        (["SYMBOL 252 \\f Wingdings"], "✓"),
        (["SYMBOL x"], ""),
    ],
)
def test_fields_that_word_draws(reader: Reader, pieces: list[str], expected: str) -> None:
    field = BEGIN + "".join(map(instruction, pieces)) + END
    assert reader.texts(p(r("甲"), field)) == ["甲" + expected]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("<w:checkBox><w:default w:val='1'/></w:checkBox>", "☒"),
        ("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>", "☐"),
        ("<w:checkBox><w:checked/></w:checkBox>", "☒"),
        (
            "<w:ddList><w:result w:val='1'/><w:listEntry w:val='甲'/><w:listEntry w:val='乙'/></w:ddList>",
            "乙",
        ),
        ("<w:ddList><w:result w:val='9'/><w:listEntry w:val='甲'/></w:ddList>", ""),
        ("<w:textInput/>", ""),
    ],
)
def test_form_fields(reader: Reader, form: str, expected: str) -> None:
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{form}</w:ffData></w:fldChar></w:r>'
    assert reader.texts(p(begin, instruction(" FORM "), END)) == [expected]


def test_a_field_may_run_over_paragraphs(reader: Reader) -> None:
    first = p(BEGIN, instruction(' TOC \\o "1-3" '), SEPARATE, r("第一章\t1"))
    assert reader.texts(first, p(r("第二章\t5")), p(END, r("正文"))) == ["第一章\t1", "第二章\t5", "正文"]


def test_deleted_text_hides_its_field(reader: Reader) -> None:
    gone = f"<w:del>{BEGIN}<w:r><w:delInstrText>REF a</w:delInstrText></w:r>{SEPARATE}</w:del>"
    assert reader.texts(p(r("甲"), gone, deleted("乙"), f"<w:del>{END}</w:del>", r("丙"))) == ["甲丙"]


HIDDEN = style("h", kind="character", rpr="<w:vanish/>")


@pytest.mark.parametrize(
    ("run", "styles", "expected"),
    [
        (r("乙", "<w:vanish/>"), "", "甲"),
        (r("乙", '<w:vanish w:val="0"/>'), "", "甲乙"),
        (r("乙", '<w:rStyle w:val="h"/>'), HIDDEN, "甲"),
        (r("乙", '<w:rStyle w:val="k"/>'), HIDDEN + style("k", based="h", kind="character"), "甲"),
        (r("乙", '<w:rStyle w:val="h"/><w:vanish w:val="0"/>'), HIDDEN, "甲乙"),
        (r("乙", "<w:webHidden/>"), "", "甲乙"),
    ],
)
def test_hidden_text_is_left_out(reader: Reader, run: str, styles: str, expected: str) -> None:
    assert reader.texts(p(r("甲"), run), styles=styles) == [expected]


def test_hidden_paragraph_style(reader: Reader) -> None:
    styles = style("n", ppr="", rpr="<w:vanish/>")
    assert reader.texts(p("甲"), p("乙", ppr='<w:pStyle w:val="n"/>'), p("丙"), styles=styles) == [
        "甲",
        "",
        "丙",
    ]


def test_a_hidden_mark_joins_paragraphs_under_the_first_ones_properties(reader: Reader) -> None:
    head = p(r("标题"), ppr='<w:jc w:val="center"/><w:rPr><w:vanish/><w:specVanish/></w:rPr>')
    document = reader.body(head, p(r("。正文"), ppr='<w:jc w:val="left"/>'))
    assert [(block.text, block.align) for block in document.blocks] == [("标题。正文", "center")]


def test_paragraphs_are_counted_as_a_person_counts_them(reader: Reader) -> None:
    document = reader.body(
        p("甲"),
        p(),
        p(r("　 ")),
        p("乙"),
        "<w:tbl><w:tr><w:tc>" + p("格") + "</w:tc></w:tr></w:tbl>",
        p("丙"),
    )
    assert [(block.text, block.paragraph) for block in document.blocks] == [
        ("甲", 1), ("", None), ("　 ", None), ("乙", 2), ("格", None), ("丙", 3),
    ]  # fmt: skip
    assert [block.index for block in document.blocks] == list(range(6))


def test_block_level_wrappers_are_seen_through(reader: Reader) -> None:
    inner = p("乙")
    wrapped = [
        f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>",
        f"<w:customXml>{inner}</w:customXml>",
        f"<w:sdt><w:sdtContent><w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>",
        f'<mc:AlternateContent><mc:Choice Requires="wps">{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback>'
        "</mc:AlternateContent>",
        ins(inner),
    ]
    for each in wrapped:
        assert reader.texts(p("甲"), each, p("丙")) == ["甲", "乙", "丙"], each


def test_a_foreign_part_is_announced(reader: Reader) -> None:
    document = reader.body(p("甲"), '<w:altChunk r:id="x"/>')
    assert len(document.warnings) == 1
    assert not reader.body(p("甲")).warnings


def test_text_inside_comments_and_instructions_of_xml_is_nothing(reader: Reader) -> None:
    assert reader.texts(f"<w:p><w:r><!-- 注 -->{t('甲')}<?x y?></w:r><!-- 注 --></w:p>") == ["甲"]
