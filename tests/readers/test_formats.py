"""How runs and paragraphs look after all inheritance."""

from __future__ import annotations

import pytest

from planlint.errors import UnreadableError
from planlint.model.document import Block, RunFormat
from planlint.model.text import Span
from tests.readers.builder import NAMESPACES, p, r, style
from tests.readers.conftest import Reader

THEME = (
    f"<a:theme {NAMESPACES}><a:themeElements><a:fontScheme><a:minorFont><a:latin typeface='Cambria'/>"
    "<a:ea typeface=''/><a:font script='Hans' typeface='宋体'/><a:font script='Jpan' typeface='明朝'/>"
    "</a:minorFont></a:fontScheme></a:themeElements></a:theme>"
)
DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorAscii" w:eastAsiaTheme="minorEastAsia"/>'
    '<w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
)
STYLES = (
    DEFAULTS
    + style("n", extra='w:default="1"', rpr='<w:sz w:val="32"/>')
    + style(
        "h",
        based="n",
        rpr='<w:b/><w:rFonts w:eastAsia="黑体"/>',
        ppr='<w:jc w:val="center"/><w:outlineLvl w:val="0"/>',
    )
    + style("strong", kind="character", rpr='<w:b/><w:color w:val="FF0000"/>')
)


def first(reader: Reader, body: str, **others: str) -> Block:
    return reader.body(body, styles=STYLES, theme=THEME, **others).blocks[0]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (p("甲"), RunFormat(False, False, 16.0, "宋体", "Cambria")),
        (p("甲", ppr='<w:pStyle w:val="h"/>'), RunFormat(True, False, 16.0, "黑体", "Cambria")),
        (p("甲", ppr='<w:pStyle w:val="gone"/>'), RunFormat(False, False, 16.0, "宋体", "Cambria")),
        (p(r("甲", '<w:rStyle w:val="strong"/>')), RunFormat(True, False, 16.0, "宋体", "Cambria", "FF0000")),
        (
            p(r("甲", '<w:b/><w:i w:val="true"/><w:sz w:val="44"/>')),
            RunFormat(True, True, 22.0, "宋体", "Cambria"),
        ),
        (
            p(r("甲", '<w:rFonts w:eastAsia="仿宋"/><w:color w:val="auto"/>')),
            RunFormat(False, False, 16.0, "仿宋", "Cambria"),
        ),
        # A toggle that both styles set cancels itself out; said directly it holds.
        (
            p(r("甲", '<w:rStyle w:val="strong"/>'), ppr='<w:pStyle w:val="h"/>'),
            RunFormat(False, False, 16.0, "黑体", "Cambria", "FF0000"),
        ),
        (
            p(r("甲", '<w:rStyle w:val="strong"/><w:b/>'), ppr='<w:pStyle w:val="h"/>'),
            RunFormat(True, False, 16.0, "黑体", "Cambria", "FF0000"),
        ),
        (
            p(r("甲", '<w:b w:val="0"/>'), ppr='<w:pStyle w:val="h"/>'),
            RunFormat(False, False, 16.0, "黑体", "Cambria"),
        ),
    ],
)
def test_run_formats(reader: Reader, paragraph: str, expected: RunFormat) -> None:
    assert first(reader, paragraph).runs[0].format == expected


def test_the_theme_follows_the_documents_language(reader: Reader) -> None:
    block = first(reader, p("甲"), settings='<w:themeFontLang w:eastAsia="ja-JP"/>')
    assert block.runs[0].format.east_asian_font == "明朝"


def test_runs_that_look_alike_are_one(reader: Reader) -> None:
    block = first(
        reader, p(r("甲"), r("乙", '<w:lang w:val="zh"/>'), r("丙丁", "<w:b/>"), r(""), r("戊", "<w:b/>"))
    )
    assert [run.span for run in block.runs] == [Span(0, 2), Span(2, 5)]


def test_bold_of_a_whole_paragraph(reader: Reader) -> None:
    assert first(reader, p(r("甲", "<w:b/>"), r("　"))).bold
    assert not first(reader, p(r("甲", "<w:b/>"), r("乙"))).bold


def test_paragraph_properties(reader: Reader) -> None:
    block = first(reader, p("甲", ppr='<w:pStyle w:val="h"/>'))
    assert (block.style, block.align, block.outline_level) == ("名h", "center", 1)
    assert first(reader, p("甲")).style == "名n"
    assert first(reader, p("甲", ppr='<w:pStyle w:val="h"/><w:outlineLvl w:val="9"/>')).outline_level is None


@pytest.mark.parametrize(
    ("indent", "expected"),
    [
        ('w:left="420" w:firstLine="640"', (21.0, 32.0)),
        ('w:left="840" w:hanging="420"', (42.0, -21.0)),
        ('w:firstLineChars="200" w:firstLine="640"', (None, 32.0)),
        ('w:leftChars="100" w:hangingChars="100"', (16.0, -16.0)),
        ('w:start="2cm"', (pytest.approx(56.69, abs=0.01), None)),
        ('w:left="x"', (None, None)),
    ],
)
def test_indents(reader: Reader, indent: str, expected: tuple[float | None, float | None]) -> None:
    block = first(reader, p("甲", ppr=f"<w:ind {indent}/>"))
    assert (block.indent, block.first_line) == expected


def test_styles_in_a_circle_end(reader: Reader) -> None:
    styles = style("a", based="b", rpr="<w:b/>") + style("b", based="a", rpr="<w:i/>")
    block = reader.body(p("甲", ppr='<w:pStyle w:val="a"/>'), styles=styles).blocks[0]
    assert block.runs[0].format.bold and block.runs[0].format.italic


def test_a_document_without_styles(reader: Reader) -> None:
    block = reader.body(p("甲", ppr='<w:pStyle w:val="a"/>')).blocks[0]
    assert block.runs[0].format == RunFormat()
    assert block.style is None


def test_properties_that_repeat_read_as_when_they_stand_alone(reader: Reader) -> None:
    """Plain properties are parsed once; whatever is spelt in another way must come out the same."""
    plain = '<w:b/><w:sz w:val="44"/>'
    spellings = [
        plain,
        plain.replace("/>", " />"),
        plain.replace("<w:b/>", "<w:b></w:b>"),
        f"<!-- 注 -->{plain}",
        f'{plain}<w:rFonts w:ascii="&#65;"/>',
        f"{plain}<x:y/>",
        f'{plain}<w:lang x:y="1"/>',
    ]
    look = '<w:jc w:val="center"/><w:rPr><w:b/></w:rPr>'
    paragraphs = [p(r("甲", spelling), r("乙", spelling), ppr=look) for spelling in spellings * 400]
    blocks = reader.body(*paragraphs, styles=STYLES, theme=THEME).blocks
    assert {(b.text, b.align, len(b.runs), b.runs[0].format.bold, b.runs[0].format.size) for b in blocks} == {
        ("甲乙", "center", 1, True, 22.0)
    }


def test_what_looks_like_properties_may_be_text(reader: Reader) -> None:
    text = "<w:rPr><w:b/></w:rPr>"
    assert reader.texts(p(f"<w:r><w:t><![CDATA[{text}]]></w:t></w:r>")) == [text]


def test_a_fault_inside_properties_is_still_a_fault(reader: Reader) -> None:
    with pytest.raises(UnreadableError, match="XML"):
        reader.body(p(r("甲", '<w:b w:val="1" w:val="2"/>')))


def test_the_section_end_may_repeat(reader: Reader) -> None:
    ends = '<w:jc w:val="center"/><w:sectPr/>'
    document = reader.body(*[p("甲", ppr=ends), p(ppr=ends)] * 2)
    assert [(block.text, block.align) for block in document.blocks] == [("甲", "center"), ("", "center")] * 2
