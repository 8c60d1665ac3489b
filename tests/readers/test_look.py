"""How a Word document looks on paper: what holds after all inheritance."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from planlint.model.document import RunFormat
from planlint.model.look import Look, PageNumber
from planlint.readers import read, read_bytes
from tests.readers.builder import TRANSITIONAL, docx, p, parts, r, relationships, style, zipped

FONTS = '<w:rFonts w:ascii="{}" w:hAnsi="{}" w:eastAsia="{}"/>'
A4 = '<w:pgSz w:w="11906" w:h="16838"/>'
SAMPLES = [
    path
    for path in sorted((Path(__file__).resolve().parents[2] / "samples").glob("*.docx"))
    if path.name[:2] in ("01", "02")
]
DIGITS = str.maketrans("", "", "0123456789")
MARGINS = '<w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:gutter="0"/>'


def fonts(latin: str, east: str) -> str:
    return FONTS.format(latin, latin, east)


def look(*body: str, **others: str) -> Look:
    found = read_bytes(docx(*body, **others), look=True).look
    assert found is not None
    return found


def first(ppr: str, **others: str) -> tuple[float | None, str, float, float, float | None, float | None]:
    one = look(p("文字", ppr=ppr), **others).paragraphs[0]
    return one.line, one.line_rule, one.before, one.after, one.first_chars, one.first_line


DEFAULTS = "<w:docDefaults><w:rPrDefault><w:rPr>{}</w:rPr></w:rPrDefault></w:docDefaults>"
NORMAL = 'w:default="1"'
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
    '<a:majorFont><a:latin typeface="等线 Light"/><a:ea typeface=""/><a:font script="Hans" typeface="等线 Light"/>'
    '</a:majorFont><a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/>'
    '<a:font script="Jpan" typeface="ＭＳ 明朝"/><a:font script="Hans" typeface="宋体"/></a:minorFont>'
    "</a:fontScheme></a:themeElements></a:theme>"
)
MINOR = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/>'


@pytest.mark.parametrize(
    ("styles", "ppr", "rpr", "expected"),
    [
        pytest.param(DEFAULTS.format(fonts("Arial", "宋体")), "", "", ("宋体", "Arial"), id="defaults"),
        pytest.param(DEFAULTS.format(MINOR), "", "", ("宋体", "Calibri"), id="theme"),
        pytest.param(
            DEFAULTS.format(MINOR) + style("a", extra=NORMAL, rpr=fonts("Times", "仿宋")),
            "",
            "",
            ("仿宋", "Times"),
            id="default style over theme",
        ),
        pytest.param(
            style("a", rpr=fonts("Times", "仿宋"))
            + style("b", based="a", rpr='<w:rFonts w:eastAsia="楷体"/>'),
            '<w:pStyle w:val="b"/>',
            "",
            ("楷体", "Times"),
            id="style on style, font by font",
        ),
        pytest.param(
            style("a", rpr=fonts("Times", "仿宋"), extra='w:link="c"')
            + style("c", kind="character", rpr=fonts("Arial", "黑体")),
            '<w:pStyle w:val="a"/>',
            '<w:rStyle w:val="c"/>',
            ("黑体", "Arial"),
            id="linked character style over paragraph style",
        ),
        pytest.param(
            style("a", rpr=fonts("Times", "仿宋")),
            '<w:pStyle w:val="a"/>',
            '<w:rFonts w:hint="eastAsia" w:eastAsia="小标宋"/>',
            ("小标宋", "Times"),
            id="run over style",
        ),
        pytest.param(
            style("a", rpr=MINOR), '<w:pStyle w:val="a"/>', "", ("宋体", "Calibri"), id="theme in a style"
        ),
        pytest.param("", "", "", (None, None), id="nothing said"),
    ],
)
def test_fonts_come_down_the_chain(
    styles: str, ppr: str, rpr: str, expected: tuple[str | None, str | None]
) -> None:
    found = read_bytes(docx(p(r("文字", rpr), ppr=ppr), styles=styles, theme=THEME))
    form = found.blocks[0].runs[0].format
    assert (form.east_asian_font, form.latin_font) == expected


@pytest.mark.parametrize(
    ("ppr", "expected"),
    [
        ("", (None, "multiple", 0, 0, None, None)),
        ('<w:spacing w:line="579" w:lineRule="exact"/>', (28.95, "exact", 0, 0, None, None)),
        ('<w:spacing w:line="400" w:lineRule="atLeast"/>', (20, "least", 0, 0, None, None)),
        ('<w:spacing w:line="360" w:lineRule="auto"/>', (1.5, "multiple", 0, 0, None, None)),
        ('<w:spacing w:line="360"/>', (1.5, "multiple", 0, 0, None, None)),
        ('<w:spacing w:before="100" w:after="60"/>', (None, "multiple", 5, 3, None, None)),
        ('<w:spacing w:beforeLines="50" w:before="156"/>', (None, "multiple", 6, 0, None, None)),
        ('<w:spacing w:before="100" w:beforeAutospacing="1"/>', (None, "multiple", 14, 0, None, None)),
        ('<w:ind w:firstLineChars="200" w:firstLine="640"/>', (None, "multiple", 0, 0, 2, 32)),
        ('<w:ind w:firstLine="640"/>', (None, "multiple", 0, 0, None, 32)),
        ('<w:ind w:hangingChars="200" w:hanging="420"/>', (None, "multiple", 0, 0, -2, -21)),
    ],
)
def test_how_a_paragraph_stands(ppr: str, expected: tuple[float | None, ...]) -> None:
    assert first(ppr) == expected


def test_spacing_comes_down_the_chain_attribute_by_attribute() -> None:
    styles = style("a", ppr='<w:spacing w:line="579" w:lineRule="exact" w:after="100"/>') + style(
        "b", based="a", ppr='<w:spacing w:after="0"/>'
    )
    assert first('<w:pStyle w:val="b"/>', styles=styles)[:4] == (28.95, "exact", 0, 0)
    over = '<w:pStyle w:val="b"/><w:spacing w:line="240" w:lineRule="auto"/>'
    assert first(over, styles=styles)[:2] == (1, "multiple")


def test_lines_of_spacing_count_by_the_grid() -> None:
    grid = '<w:sectPr><w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>'
    found = look(p("甲", ppr='<w:spacing w:beforeLines="100"/>'), grid)
    assert found.paragraphs[0].before == 15.6


def test_an_indent_in_points_replaces_an_inherited_one_in_characters() -> None:
    styles = style("a", ppr='<w:ind w:firstLineChars="200"/>')
    assert first('<w:pStyle w:val="a"/><w:ind w:firstLine="0"/>', styles=styles)[4:] == (None, 0)


def test_sections_know_their_blocks_paper_and_grid() -> None:
    upright = f"<w:sectPr>{A4}{MARGINS}</w:sectPr>"
    across = (
        '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="1588" w:right="2098" w:bottom="1474" w:left="1985" w:gutter="284"/>'
        '<w:cols w:num="2"/><w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-842"/></w:sectPr>'
    )
    found = look(p("甲"), p("乙", ppr=upright), p("丙"), across)
    one, two = found.sections
    assert (one.first, one.last, two.first, two.last) == (0, 2, 2, 3)
    assert one.page is not None
    assert (one.page.width, one.page.top, one.page.left) == (210.01, 37.01, 28.01)
    assert (one.landscape, two.landscape, two.columns) == (False, True, 2)
    assert (two.gutter, two.grid, two.pitch) == (5.01, "linesAndChars", 28.95)
    assert two.char_space == pytest.approx(-0.2, abs=0.01)


PAGE = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE \\* MERGEFORMAT </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    f'<w:r><w:rPr>{fonts("宋体", "宋体")}<w:sz w:val="28"/></w:rPr><w:t>3</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
DASHED = r("— ") + PAGE + r(" —")
RIGHT = '<w:jc w:val="right"/>'


def boxed(inner: str, place: str) -> str:
    """A paragraph that holds nothing but a text box, as Word and WPS put page numbers."""
    return p(
        f'<w:r><w:pict><v:shape style="position:absolute;mso-position-horizontal:{place}"><v:textbox>'
        f"<w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


def numbers(footer: str, *, settings: str = "", kind: str = "default", **more: str) -> dict[str, PageNumber]:
    section = f'<w:sectPr><w:footerReference w:type="{kind}" r:id="id_footer1"/>{A4}{MARGINS}</w:sectPr>'
    found = look("正文", section, footer1=footer, settings=settings, **more)
    return dict(found.sections[0].numbers)


@pytest.mark.parametrize(
    ("footer", "text", "place"),
    [
        (p(DASHED, ppr=RIGHT), "— 3 —", "right"),
        (p(DASHED), "— 3 —", "left"),
        (p('<w:fldSimple w:instr="PAGE">' + r("7") + "</w:fldSimple>"), "7", "left"),
        (p(PAGE, ppr='<w:framePr w:wrap="around" w:xAlign="outside"/>' + RIGHT), "3", "outside"),
        (boxed(p(PAGE), "center"), "3", "center"),
        (p(r("\t").replace("<w:t", "<w:tab/><w:t") + PAGE), "\t\t3", None),
        (p("前言") + p(PAGE, ppr='<w:jc w:val="center"/>'), "3", "center"),
    ],
)
def test_page_numbers_wherever_they_hide(footer: str, text: str, place: str | None) -> None:
    number = numbers(footer)["default"]
    assert (number.text, number.align) == (text, place)


def test_a_page_number_looks_as_its_digits_do() -> None:
    number = numbers(p(DASHED))["default"]
    assert (number.look.latin_font, number.look.size) == ("宋体", 14)


@pytest.mark.parametrize("code", ["NUMPAGES", "PAGEREF x", "SECTIONPAGES", "DATE"])
def test_other_fields_are_no_page_numbers(code: str) -> None:
    assert numbers(p(PAGE.replace("PAGE ", code + " "))) == {}


def test_even_pages_count_only_where_they_differ() -> None:
    assert numbers(p(DASHED), kind="even") == {}
    assert set(numbers(p(DASHED), kind="even", settings="<w:evenAndOddHeaders/>")) == {"even"}


def test_a_section_without_a_footer_of_its_own_shows_the_one_before() -> None:
    one = f'<w:sectPr><w:footerReference w:type="default" r:id="id_footer1"/>{A4}{MARGINS}</w:sectPr>'
    two = f"<w:sectPr>{A4}{MARGINS}</w:sectPr>"
    found = look(p("甲", ppr=one), p("乙"), two, footer1=p(DASHED))
    assert [dict(section.numbers)["default"].text for section in found.sections] == ["— 3 —"] * 2


def test_the_text_is_the_same_with_and_without_the_look() -> None:
    files = parts(p("甲", boxed(p("框"), "left")), p("乙"), footer1=p(DASHED))
    files["word/_rels/document.xml.rels"] = relationships(("id_footer1", "footer", "footer1.xml"))
    data = zipped(files)
    plain, looked = read_bytes(data), read_bytes(data, look=True)
    assert plain.blocks == looked.blocks
    assert plain.look is None
    assert looked.look is not None
    assert len(looked.look.paragraphs) == len(looked.blocks)


def test_strict_measures_with_units() -> None:
    data = docx(p("甲", ppr='<w:spacing w:line="28pt" w:lineRule="exact" w:before="5pt"/>'))
    found = read_bytes(data, look=True).look
    assert found is not None
    assert (found.paragraphs[0].line, found.paragraphs[0].before) == (28, 5)
    assert TRANSITIONAL  # the builder writes transitional files; strict ones are renamed to them


def test_text_has_no_look(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("青禾县工作方案", encoding="utf-8")
    assert read(path, look=True).look is None


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name[:2])
def test_a_sample_looks_the_same_when_libreoffice_has_saved_it(sample: Path, tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    command = [program, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path), str(sample)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    ours, theirs = read(sample, look=True), read(tmp_path / sample.name, look=True)
    assert ours.look is not None
    assert theirs.look is not None
    assert len(ours.blocks) == len(theirs.blocks)
    for block, other in zip(ours.blocks, theirs.blocks, strict=True):
        if block.story != "body" or not block.text.strip():
            continue
        assert block.text == other.text
        assert [_shown(run.format) for run in block.runs] == [_shown(run.format) for run in other.runs]
        one, two = ours.look.paragraphs[block.index], theirs.look.paragraphs[block.index]
        assert (one.line, one.line_rule) == (two.line, two.line_rule), block.text
        assert (two.first_line or 0) == pytest.approx(one.first_line or 0, abs=0.6), block.text
    page, other_page = ours.look.sections[-1].page, theirs.look.sections[-1].page
    assert page is not None
    assert other_page is not None
    assert (other_page.width, other_page.height) == (page.width, page.height)
    for (kind, number), (other_kind, other_number) in zip(
        sorted(ours.look.sections[-1].numbers), sorted(theirs.look.sections[-1].numbers), strict=True
    ):
        assert (kind, number.align) == (other_kind, other_number.align)
        # LibreOffice writes the number of the last page it has laid out.
        assert number.text.translate(DIGITS) == other_number.text.translate(DIGITS)


def _shown(form: RunFormat) -> tuple[str | None, float | None, bool]:
    return form.east_asian_font, form.size, form.bold
