"""Automatic numbers as Word shows them."""

from __future__ import annotations

import pytest

from planlint.readers.numerals import render
from tests.readers.builder import abstract, instance, lvl, num, p, r, style, tbl, tr
from tests.readers.conftest import Reader


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", {1: "1", 10: "10", 105: "105"}),
        ("decimalZero", {1: "01", 10: "10"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一〇〇", 105: "一〇五"}),
        ("chineseCountingThousand", {1: "一", 10: "十", 19: "十九", 100: "一百", 101: "一百零一", 110: "一百一十",
                                     111: "一百一十一", 1001: "一千零一", 1010: "一千零一十", 10000: "一万",
                                     20305: "二万零三百零五", 100000: "十万"}),
        ("taiwaneseCounting", {3: "三", 12: "十二", 101: "一○一"}),
        ("taiwaneseCountingThousand", {101: "一百零一"}),
        ("japaneseCounting", {1: "一", 10: "十", 11: "十一", 100: "百", 101: "百一", 2010: "二千十"}),
        ("ideographDigital", {1: "一", 10: "一〇", 25: "二五"}),
        ("japaneseDigitalTenThousand", {10: "一〇"}),
        ("taiwaneseDigital", {10: "一○"}),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 12: "壹拾贰", 105: "壹佰零伍"}),
        ("ideographLegalTraditional", {2: "貳", 6: "陸"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("ideographZodiacTraditional", {1: "甲子", 13: "丙子", 61: "甲子"}),
        ("ideographEnclosedCircle", {1: "㊀", 10: "㊉", 11: "11"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedCircleChinese", {1: "①", 10: "⑩"}),
        ("decimalEnclosedFullstop", {1: "⒈", 20: "⒛"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇"}),
        ("decimalFullWidth", {1: "１", 12: "１２"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA", 28: "BB", 53: "AAA"}),
        ("lowerLetter", {2: "b"}),
        ("upperRoman", {4: "IV", 9: "IX", 1994: "MCMXCIV"}),
        ("lowerRoman", {8: "viii", 0: "0", 4000: "4000"}),
        ("ordinal", {1: "1st", 2: "2nd", 3: "3rd", 11: "11th", 22: "22nd"}),
        ("cardinalText", {1: "One", 21: "Twenty-one", 100: "One hundred"}),
        ("ordinalText", {1: "First", 12: "Twelfth", 20: "Twentieth", 21: "Twenty-first"}),
        ("numberInDash", {1: "- 1 -"}),
        ("none", {1: ""}),
        ("somethingNew", {7: "7"}),
    ],
)  # fmt: skip
def test_number_formats(form: str, expected: dict[int, str]) -> None:
    assert {value: render(value, form) for value in expected} == expected


@pytest.mark.parametrize("value", [-5, 0, 1, 780, 781, 9999, 10_000, 99_999_999, 10**12])
def test_no_format_fails_on_any_number(value: int) -> None:
    from planlint.readers.numerals import _WRITERS

    for form in _WRITERS:
        assert isinstance(render(value, form), str)


CHAPTERS = abstract(
    0,
    lvl(0, "chineseCountingThousand", "第%1章"),
    lvl(1, "chineseCounting", "（%2）"),
    lvl(2, "decimal", "%3."),
    lvl(3, "decimalEnclosedCircle", "%4"),
)


def levels(*sequence: int, of: int = 1) -> list[str]:
    return [p(r("文"), ppr=num(of, level)) for level in sequence]


def test_levels_restart_below_a_higher_one(reader: Reader) -> None:
    found = reader.numbers(*levels(0, 1, 1, 2, 2, 3, 1, 2, 0, 1), numbering=CHAPTERS + instance(1, 0))
    assert found == ["第一章", "（一）", "（二）", "1.", "2.", "①", "（三）", "1.", "第二章", "（一）"]


def test_several_levels_in_one_number(reader: Reader) -> None:
    numbering = abstract(
        0,
        lvl(0, "chineseCounting", "%1、"),
        lvl(1, "decimal", "%1.%2"),
        lvl(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
    )
    found = reader.numbers(*levels(0, 1, 2, 2), numbering=numbering + instance(1, 0))
    assert found == ["一、", "一.1", "1.1.1", "1.1.2"]


def test_a_skipped_level_counts_as_used(reader: Reader) -> None:
    numbering = abstract(
        0, lvl(0, "decimal", "%1"), lvl(1, "lowerLetter", "%1.%2"), lvl(2, "upperRoman", "%1.%2.%3")
    )
    found = reader.numbers(*levels(0, 2, 1), numbering=numbering + instance(1, 0))
    assert found == ["1", "1.a.I", "1.b"]


def test_restart_rules(reader: Reader) -> None:
    never = abstract(0, lvl(0, "decimal", "%1"), lvl(1, "decimal", "%2", '<w:lvlRestart w:val="0"/>'))
    assert reader.numbers(*levels(0, 1, 0, 1), numbering=never + instance(1, 0)) == ["1", "1", "2", "2"]
    top_only = abstract(
        0,
        lvl(0, "decimal", "%1"),
        lvl(1, "decimal", "%2"),
        lvl(2, "decimal", "%3", '<w:lvlRestart w:val="1"/>'),
    )
    found = reader.numbers(*levels(0, 1, 2, 1, 2, 0, 2), numbering=top_only + instance(1, 0))
    assert found == ["1", "1", "1", "2", "2", "2", "1"]


def test_start_and_overrides(reader: Reader) -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    other = f'<w:lvlOverride w:ilvl="0">{lvl(0, "upperLetter", "%1)")}</w:lvlOverride>'
    numbering = (
        abstract(0, lvl(0, "decimal", "%1.", start=5))
        + instance(1, 0)
        + instance(2, 0, override)
        + instance(3, 0)
        + instance(4, 0, other)
    )
    body = levels(0, 0) + levels(0, 0, of=2) + levels(0, of=3) + levels(0, of=4) + levels(0, of=2)
    assert reader.numbers(*body, numbering=numbering) == ["5.", "6.", "1.", "2.", "3.", "D)", "5."]


def test_two_lists_count_apart(reader: Reader) -> None:
    numbering = abstract(0, lvl(0, "decimal", "%1.")) + abstract(7, lvl(0, "decimal", "%1)"))
    body = levels(0, of=1) + levels(0, of=2) + levels(0, of=1) + levels(0, of=2)
    found = reader.numbers(*body, numbering=numbering + instance(1, 0) + instance(2, 7))
    assert found == ["1.", "1)", "2.", "2)"]


def test_numbers_come_from_styles_and_what_they_are_based_on(reader: Reader) -> None:
    numbering = CHAPTERS + instance(1, 0)
    styles = style("a", ppr=num(1, None)) + style(
        "b", based="a", ppr='<w:numPr><w:ilvl w:val="1"/></w:numPr>'
    )
    body = [p("甲", ppr='<w:pStyle w:val="a"/>'), p("乙", ppr='<w:pStyle w:val="b"/>'), p("丙")]
    assert reader.numbers(*body, numbering=numbering, styles=styles) == ["第一章", "（一）", None]


def test_the_level_that_names_a_style_wins(reader: Reader) -> None:
    numbering = abstract(
        0, lvl(0, "decimal", "%1"), lvl(1, "decimal", "%1.%2", '<w:pStyle w:val="h2"/>')
    ) + instance(1, 0)
    styles = style("h2", ppr=num(1, 0))
    assert reader.numbers(p("甲", ppr='<w:pStyle w:val="h2"/>'), numbering=numbering, styles=styles) == [
        "1.1"
    ]


def test_a_paragraph_takes_itself_out_of_its_styles_list(reader: Reader) -> None:
    styles = style("a", ppr=num(1))
    body = [
        p("甲", ppr='<w:pStyle w:val="a"/>'),
        p("乙", ppr='<w:pStyle w:val="a"/>' + num(0)),
        p("丙", ppr='<w:pStyle w:val="a"/>'),
    ]
    assert reader.numbers(*body, numbering=CHAPTERS + instance(1, 0), styles=styles) == [
        "第一章",
        None,
        "第二章",
    ]


def test_lists_linked_through_a_style(reader: Reader) -> None:
    numbering = (
        abstract(0, lvl(0, "chineseCounting", "%1、"), extra='<w:styleLink w:val="L"/>')
        + abstract(1, extra='<w:numStyleLink w:val="L"/>')
        + instance(1, 0)
        + instance(2, 1)
    )
    styles = style("L", kind="numbering", ppr=num(1, None))
    found = reader.numbers(*levels(0, 0, of=2), numbering=numbering, styles=styles)
    assert found == ["一、", "二、"]
    unlinked = numbering.replace('<w:styleLink w:val="L"/>', "")
    assert reader.numbers(*levels(0, 0, of=2), numbering=unlinked, styles=styles) == ["一、", "二、"]
    assert reader.numbers(*levels(0, of=2), numbering=unlinked) == [None]


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (lvl(0, "none", ""), None),
        (lvl(0, "none", "附件："), "附件："),
        (lvl(0, "decimal", ""), None),
        (lvl(0, "bullet", "\uf06c", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'), "●"),
        (lvl(0, "bullet", "\uf0b7", '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>'), "•"),
        (lvl(0, "bullet", "\uf0ff"), "•"),
        (lvl(0, "bullet", "o", '<w:rPr><w:rFonts w:ascii="Courier New"/></w:rPr>'), "◦"),
        (lvl(0, "bullet", "—"), "—"),
        (lvl(0, "decimal", "%1.", "<w:rPr><w:vanish/></w:rPr>"), None),
        (lvl(0, "decimal", "%9%1%"), "1%"),
        (
            '<w:lvl w:ilvl="0"><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" '
            'w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback>'
            '</mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>',
            "000",
        ),
        (lvl(3, "decimal", "%4"), None),
    ],
)
def test_single_levels(reader: Reader, level: str, expected: str | None) -> None:
    assert reader.numbers(*levels(0), numbering=abstract(0, level) + instance(1, 0)) == [expected]


def test_without_a_numbering_part_there_is_no_number(reader: Reader) -> None:
    assert reader.numbers(*levels(0, 1)) == [None, None]
    assert reader.numbers(*levels(0, of=9), numbering=CHAPTERS + instance(1, 0)) == [None]


def test_lists_run_on_through_tables_and_over_empty_section_ends(reader: Reader) -> None:
    body = [
        *levels(0),
        tbl(tr("<w:tc>" + p("格", ppr=num(1)) + "</w:tc>")),
        p(ppr=num(1) + "<w:sectPr/>"),
        *levels(0),
    ]
    assert reader.numbers(*body, numbering=CHAPTERS + instance(1, 0)) == ["第一章", "第二章", None, "第三章"]


def test_the_number_keeps_its_level_and_indents(reader: Reader) -> None:
    level = lvl(1, "decimal", "%2.", '<w:pPr><w:ind w:left="840" w:hanging="420"/></w:pPr>')
    block = reader.body(*levels(1), numbering=abstract(0, level) + instance(1, 0)).blocks[0]
    assert (block.number, block.number_level, block.indent, block.first_line) == ("1.", 1, 42.0, -21.0)
