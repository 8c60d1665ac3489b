"""The parts of a .docx that say nothing of its text: styles, settings, theme, fonts, properties.

Each comes in two flavours, because Word and WPS write them differently: Word names its styles ``a``,
``a3`` …, WPS numbers them and leaves its build number in ``docProps``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Writer = Literal["word", "wps"]

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = (
    'xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    f'xmlns:r="{OFFICE}/relationships" '
    f'xmlns:m="{OFFICE}/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word" '
    f'xmlns:w="{WORD}" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'mc:Ignorable="w14 w15 wp14"'
)


@dataclass(frozen=True, slots=True)
class StyleIds:
    """What the writer calls the styles that the body names."""

    heading: tuple[str, str, str]
    header: str
    footer: str
    page_number: str
    grid: str
    note_text: str
    note_mark: str
    comment_text: str
    comment_mark: str
    web: str


IDS: dict[Writer, StyleIds] = {
    "word": StyleIds(("1", "2", "3"), "a3", "a5", "a7", "a8", "a9", "aa", "ab", "ac", "ad"),
    "wps": StyleIds(("2", "3", "4"), "8", "7", "13", "11", "9", "14", "5", "15", "10"),
}

HEADING_FONTS = ("黑体", "楷体_GB2312", "仿宋_GB2312")


def _style(kind: str, id: str, name: str, *, based: str = "", inner: str = "", default: bool = False) -> str:
    flag = ' w:default="1"' if default else ""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}"{flag} w:styleId="{id}"><w:name w:val="{name}"/>{base}{inner}</w:style>'


def _heading(ids: StyleIds, normal: str, level: int, numbered: bool) -> str:
    font = HEADING_FONTS[level]
    number = (
        f'<w:numPr>{f"""<w:ilvl w:val="{level}"/>""" if level else ""}<w:numId w:val="1"/></w:numPr>'
        if numbered
        else ""
    )
    inner = (
        f'<w:next w:val="{normal}"/><w:uiPriority w:val="9"/><w:qFormat/><w:pPr>{number}'
        f'<w:outlineLvl w:val="{level}"/></w:pPr><w:rPr><w:rFonts w:ascii="{font}" w:eastAsia="{font}" '
        f'w:hAnsi="{font}"/><w:bCs/><w:kern w:val="44"/><w:szCs w:val="32"/></w:rPr>'
    )
    return _style("paragraph", ids.heading[level], f"heading {level + 1}", based=normal, inner=inner)


def styles(writer: Writer, *, numbered_headings: bool) -> str:
    """``styles.xml``; with ``numbered_headings`` the heading styles carry list 1."""
    ids = IDS[writer]
    normal, font, table, none = ("a", "a0", "a1", "a2") if writer == "word" else ("1", "12", "6", "0")
    defaults = (
        '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:hAnsiTheme="minorHAnsi" '
        'w:cstheme="minorBidi"/><w:kern w:val="2"/><w:sz w:val="21"/><w:szCs w:val="22"/>'
        if writer == "word"
        else '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" '
        'w:cs="Times New Roman"/>'
    )
    latent = "".join(
        f'<w:lsdException w:name="{name}" w:uiPriority="{priority}"{quick}/>'
        for name, priority, quick in (
            ("Normal", 0, ' w:qFormat="1"'),
            ("heading 1", 9, ' w:qFormat="1"'),
            ("heading 2", 9, ' w:semiHidden="1" w:unhideWhenUsed="1" w:qFormat="1"'),
            ("heading 3", 9, ' w:semiHidden="1" w:unhideWhenUsed="1" w:qFormat="1"'),
            ("header", 99, ' w:semiHidden="1" w:unhideWhenUsed="1"'),
            ("footer", 99, ' w:semiHidden="1" w:unhideWhenUsed="1"'),
            ("Title", 10, ' w:qFormat="1"'),
            ("Table Grid", 39, ""),
        )
    )
    tabs = '<w:tabs><w:tab w:val="center" w:pos="4153"/><w:tab w:val="right" w:pos="8306"/></w:tabs>'
    small = '<w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>'
    line = '<w:{0} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    borders = "".join(line.format(side) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    body = [
        _style(
            "paragraph",
            normal,
            "Normal",
            default=True,
            inner='<w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr><w:rPr>'
            '<w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋_GB2312" w:hAnsi="Times New Roman" '
            'w:cs="Times New Roman"/><w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr>',
        ),
        *(_heading(ids, normal, level, numbered_headings) for level in range(3)),
        _style(
            "character",
            font,
            "Default Paragraph Font",
            default=True,
            inner='<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/>',
        ),
        _style(
            "table",
            table,
            "Normal Table",
            default=True,
            inner='<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" '
            'w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
            '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>',
        ),
        _style(
            "paragraph",
            ids.header,
            "header",
            based=normal,
            inner=f'<w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:pPr>{tabs}<w:snapToGrid w:val="0"/>'
            f'<w:jc w:val="center"/></w:pPr>{small}',
        ),
        _style(
            "paragraph",
            ids.footer,
            "footer",
            based=normal,
            inner=f'<w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:pPr>{tabs}<w:snapToGrid w:val="0"/>'
            f'<w:jc w:val="left"/></w:pPr>{small}',
        ),
        _style("character", ids.page_number, "page number", based=font),
        _style(
            "table",
            ids.grid,
            "Table Grid",
            based=table,
            inner=f'<w:uiPriority w:val="39"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>',
        ),
        _style("paragraph", ids.note_text, "footnote text", based=normal, inner=small),
        _style(
            "character",
            ids.note_mark,
            "footnote reference",
            based=font,
            inner='<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
        ),
        _style(
            "paragraph",
            ids.comment_text,
            "annotation text",
            based=normal,
            inner='<w:pPr><w:jc w:val="left"/></w:pPr><w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr>',
        ),
        _style(
            "character",
            ids.comment_mark,
            "annotation reference",
            based=font,
            inner='<w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr>',
        ),
        _style(
            "paragraph",
            ids.web,
            "Normal (Web)",
            based=normal,
            inner='<w:uiPriority w:val="99"/><w:pPr><w:widowControl/><w:spacing w:before="100" '
            'w:beforeAutospacing="1" w:after="100" w:afterAutospacing="1"/><w:jc w:val="left"/></w:pPr>'
            '<w:rPr><w:rFonts w:ascii="宋体" w:eastAsia="宋体" w:hAnsi="宋体" w:cs="宋体"/>'
            '<w:kern w:val="0"/><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr>',
        ),
    ]
    if writer == "word":
        body.append(_style("numbering", none, "No List", default=True, inner='<w:uiPriority w:val="99"/>'))
    return (
        f'{HEAD}<w:styles xmlns:r="{OFFICE}/relationships" xmlns:w="{WORD}"><w:docDefaults><w:rPrDefault>'
        f'<w:rPr>{defaults}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault/></w:docDefaults><w:latentStyles w:defLockedState="0" w:defUIPriority="99" '
        'w:defSemiHidden="0" w:defUnhideWhenUsed="0" w:defQFormat="0" '
        f'w:count="{376 if writer == "word" else 260}">{latent}</w:latentStyles>{"".join(body)}</w:styles>'
    )


def settings(writer: Writer, *, revisions: bool, notes: bool, rsids: tuple[str, ...]) -> str:
    track = "<w:trackRevisions/>" if revisions else ""
    note = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' if notes else ""
    mode = "15" if writer == "word" else "14"
    compatible = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", mode),
            ("overrideTableStyleFontSizeAndJustification", "1"),
            ("enableOpenTypeFeatures", "1"),
            ("doNotFlipMirrorIndents", "1"),
        )
    )
    saved = "".join(f'<w:rsid w:val="{rsid}"/>' for rsid in rsids)
    return (
        f'{HEAD}<w:settings xmlns:w="{WORD}"><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/>'
        f'<w:bordersDoNotSurroundFooter/>{track}<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:drawingGridVerticalSpacing w:val="156"/><w:displayHorizontalDrawingGridEvery w:val="0"/>'
        '<w:displayVerticalDrawingGridEvery w:val="2"/>'
        f'<w:characterSpacingControl w:val="compressPunctuation"/>{note}<w:compat><w:spaceForUL/>'
        "<w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
        f"<w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>{compatible}</w:compat>"
        f'<w:rsids><w:rsidRoot w:val="{rsids[0]}"/>{saved}</w:rsids>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:clrSchemeMapping w:bg1="light1" '
        'w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2" '
        'w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" '
        'w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def theme(writer: Writer) -> str:
    """A colour, font and effect scheme as either program ships it, without the scripts nobody here uses."""
    if writer == "word":
        name, heading, body, accents = (
            "Office 主题​​",
            "等线 Light",
            "等线",
            ("44546A", "E7E6E6", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47"),
        )
        latin = (heading, body)
    else:
        name, heading, body, accents = (
            "Office",
            "宋体",
            "宋体",
            ("1F497D", "EEECE1", "4F81BD", "C0504D", "9BBB59", "8064A2", "4BACC6", "F79646"),
        )
        latin = ("Cambria", "Calibri")
    slots = ("dk2", "lt2", *(f"accent{i}" for i in range(1, 7)))
    colours = "".join(
        f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in zip(slots, accents, strict=True)
    )
    fonts = "".join(
        f'<a:{slot}Font><a:latin typeface="{face}"/><a:ea typeface=""/><a:cs typeface=""/>'
        f'<a:font script="Hans" typeface="{han}"/></a:{slot}Font>'
        for slot, face, han in (("major", latin[0], heading), ("minor", latin[1], body))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    edge = f'<a:ln w="6350" cap="flat" cmpd="sng" algn="ctr">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="{name}">'
        '<a:themeElements><a:clrScheme name="Office"><a:dk1><a:sysClr val="windowText" lastClr="000000"/>'
        '</a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
        f'{colours}<a:hlink><a:srgbClr val="0563C1"/></a:hlink><a:folHlink><a:srgbClr val="954F72"/>'
        f'</a:folHlink></a:clrScheme><a:fontScheme name="Office">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="Office"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{edge * 3}'
        f"</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}"
        "</a:bgFillStyleLst></a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def font_table() -> str:
    rows = (
        ("Times New Roman", "", "00", "roman", "variable"),
        ("宋体", "SimSun", "86", "auto", "variable"),
        ("黑体", "SimHei", "86", "modern", "fixed"),
        ("仿宋_GB2312", "仿宋", "86", "modern", "fixed"),
        ("楷体_GB2312", "楷体", "86", "modern", "fixed"),
        ("方正小标宋简体", "宋体", "86", "script", "fixed"),
    )
    fonts = "".join(
        f'<w:font w:name="{name}">{f"""<w:altName w:val="{other}"/>""" if other else ""}'
        f'<w:charset w:val="{charset}"/><w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
        for name, other, charset, family, pitch in rows
    )
    return f'{HEAD}<w:fonts xmlns:w="{WORD}">{fonts}</w:fonts>'


def core(author: str, editor: str, created: str, modified: str, revision: int, title: str) -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:subject></dc:subject><dc:creator>{author}</dc:creator>"
        f"<cp:keywords></cp:keywords><dc:description></dc:description><cp:lastModifiedBy>{editor}"
        f"</cp:lastModifiedBy><cp:revision>{revision}</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{created}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{modified}</dcterms:modified></cp:coreProperties>'
    )


def app(writer: Writer, characters: int, company: str) -> str:
    program = (
        "<Application>Microsoft Office Word</Application>"
        if writer == "word"
        else "<Application>WPS Office_12.1.0.21915_F1E327BC-269C-435d-A152-05C5408002CA</Application>"
    )
    version = "<AppVersion>16.0000</AppVersion>" if writer == "word" else ""
    return (
        f'{HEAD}<Properties xmlns="{OFFICE}/extended-properties" xmlns:vt="{OFFICE}/docPropsVTypes">'
        f"<Template>Normal.dotm</Template><TotalTime>0</TotalTime><Pages>{characters // 600 + 1}</Pages>"
        f"<Words>{characters}</Words><Characters>{characters}</Characters>{program}"
        f"<DocSecurity>0</DocSecurity><ScaleCrop>false</ScaleCrop><Company>{company}</Company>"
        f"<LinksUpToDate>false</LinksUpToDate><SharedDoc>false</SharedDoc>{version}</Properties>"
    )


def custom(digest: str) -> str:
    """The properties by which WPS marks its files."""
    fmtid = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
    return (
        f'{HEAD}<Properties xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes">'
        f'<property fmtid="{fmtid}" pid="2" name="KSOProductBuildVer"><vt:lpwstr>2052-12.1.0.21915'
        f'</vt:lpwstr></property><property fmtid="{fmtid}" pid="3" name="ICV"><vt:lpwstr>{digest}_13'
        "</vt:lpwstr></property></Properties>"
    )
