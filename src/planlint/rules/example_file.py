"""An example as a Word file: its text in the layout of GB/T 9704-2012, changed where the example says so.

Only what an example is about has to be written: everything else is as the standard asks. The file is
made in memory and read as any other.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from html import escape
from itertools import pairwise
from typing import Any

from planlint.model.rule import Setting

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TWIPS = 1440 / 25.4
PAGE: Mapping[str, float] = {
    "width": 210,
    "height": 297,
    "top": 37,
    "bottom": 35,
    "left": 28,
    "right": 26,
    "columns": 1,
}
BODY: Mapping[str, Any] = {
    "font": "仿宋_GB2312",
    "latin": "Times New Roman",
    "size": 16,
    "align": "justify",
    "indent": 2,
    "line": 28.95,
}
TITLE: Mapping[str, Any] = {
    **BODY,
    "font": "方正小标宋简体",
    "size": 22,
    "align": "center",
    "indent": 0,
    "line": 33,
}
NUMBER: Mapping[str, Any] = {"text": "— 1 —", "font": "宋体", "size": 14, "align": "right", "even": "left"}
_HEADINGS = (
    (re.compile(r"[一二三四五六七八九十]+、[^。]*。?"), "黑体"),
    (re.compile(r"（[一二三四五六七八九十]+）[^。]*。?"), "楷体_GB2312"),
)
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日$")
_RANGE = re.compile(r"(\d+)(?:\s*[-—–~至]\s*(\d+))?$")
_ALIGN = {"justify": "both"}

Line = tuple[int, int]
"""A line of an example, from 0, and where in it a paragraph begins: the cells of a table share a line."""


def as_word(text: str, setting: Setting | None) -> tuple[bytes, list[Line]]:
    """The bytes of a .docx with the text, and of each of its blocks the line it comes from.

    A line is a paragraph; lines between ``|`` are the rows of a table.
    """
    setting = setting or Setting()
    body: list[str] = []
    lines: list[Line] = []
    rows: list[str] = []
    titled = False
    for index, line in enumerate(text.split("\n")):
        if line.startswith("|"):
            rows.append(_row(index, line, setting, lines))
            continue
        if rows:
            body.append(f"<w:tbl>{''.join(rows)}</w:tbl>")
            rows = []
        title = not titled and bool(line.strip())
        titled = titled or title
        body.append(_paragraph(index, line, setting, title=title))
        lines.append((index, 0))
    if rows:
        body.append(f"<w:tbl>{''.join(rows)}</w:tbl><w:p/>")
    return _zipped(_parts("".join(body), setting)), lines


def _row(index: int, line: str, setting: Setting, lines: list[Line]) -> str:
    cells, start = [], 1
    for cell in line.strip().strip("|").split("|"):
        words = cell.strip()
        lines.append((index, line.index(cell, start) + len(cell) - len(cell.lstrip())))
        start = line.index(cell, start) + len(cell) + 1
        look = {**BODY, "size": 14, "indent": 0, "align": "left", **_said(setting, index)}
        cells.append(f"<w:tc>{_xml(words, look, [(0, look)], setting)}</w:tc>")
    return f"<w:tr>{''.join(cells)}</w:tr>"


def _paragraph(index: int, line: str, setting: Setting, *, title: bool) -> str:
    said = _said(setting, index)
    look: dict[str, Any] = {**(TITLE if title else BODY)}
    if _DATE.match(line.strip()):
        look |= {"align": "right", "indent": 0}
    look |= said
    stretches: list[tuple[int, Mapping[str, Any]]] = [(0, look)]
    for pattern, font in () if title else _HEADINGS:
        heading = pattern.match(line)
        if heading:
            stretches = [(0, {**look, "font": font, **said}), (heading.end(), look)]
    return _xml(line, look, stretches, setting)


def _said(setting: Setting, index: int) -> dict[str, Any]:
    """What the setting says of a line by its number, by a range, or of all."""
    found: dict[str, Any] = {}
    for where, look in setting.look:
        numbers = _RANGE.match(where)
        first, last = (int(numbers[1]), int(numbers[2] or numbers[1])) if numbers else (0, 0)
        if where == "all" or first <= index + 1 <= last:
            found.update(look)
    return found


def _xml(
    line: str, look: Mapping[str, Any], stretches: list[tuple[int, Mapping[str, Any]]], setting: Setting
) -> str:
    marks: list[tuple[int, int, Mapping[str, Any]]] = []
    for where, values in setting.look:
        at = line.find(where) if where != "all" and not _RANGE.match(where) else -1
        if at >= 0:
            marks.append((at, at + len(where), dict(values)))
    cuts = sorted({0, len(line), *(at for at, _ in stretches), *(at for a, b, _ in marks for at in (a, b))})
    runs = []
    for start, end in pairwise(cuts):
        base = next(each for at, each in reversed(stretches) if at <= start)
        own: dict[str, Any] = {}
        for first, last, each in marks:
            if first <= start < last:
                own.update(each)
        runs.append(_run(line[start:end], {**base, **own}))
    return f"<w:p>{_standing(look)}{''.join(runs)}</w:p>"


def _standing(look: Mapping[str, Any]) -> str:
    multiple = look.get("multiple")
    line = (
        f'w:line="{round(multiple * 240)}" w:lineRule="auto"'
        if multiple
        else f'w:line="{round(look["line"] * 20)}" w:lineRule="exact"'
    )
    spacing = f'w:before="{round(look.get("before", 0) * 20)}" w:after="{round(look.get("after", 0) * 20)}"'
    align = _ALIGN.get(look["align"], look["align"])
    indent = f'<w:ind w:firstLineChars="{round(look["indent"] * 100)}"/>' if look["indent"] else ""
    return f'<w:pPr><w:spacing {spacing} {line}/>{indent}<w:jc w:val="{align}"/></w:pPr>'


def _run(text: str, look: Mapping[str, Any], inner: str = "") -> str:
    latin, font = escape(look["latin"]), escape(look["font"])
    fonts = f'w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{font}"'
    bold = "<w:b/>" if look.get("bold") else ""
    colour = f'<w:color w:val="{escape(str(look["colour"]))}"/>' if look.get("colour") else ""
    said = inner or f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return (
        f"<w:r><w:rPr><w:rFonts {fonts}/>{bold}{colour}"
        f'<w:sz w:val="{round(look["size"] * 2)}"/></w:rPr>{said}</w:r>'
    )


def _footer(number: Mapping[str, Any], side: str) -> str:
    look = {**BODY, "font": number["font"], "latin": number["font"], "size": number["size"]}
    before, digits, after = re.split(r"(\d+)", str(number["text"]), maxsplit=1)
    field = (
        _run("", look, '<w:fldChar w:fldCharType="begin"/>')
        + _run("", look, "<w:instrText> PAGE </w:instrText>")
        + _run("", look, '<w:fldChar w:fldCharType="separate"/>')
        + _run(digits, look)
        + _run("", look, '<w:fldChar w:fldCharType="end"/>')
    )
    runs = (_run(before, look) if before else "") + field + (_run(after, look) if after else "")
    return f'<w:ftr xmlns:w="{_MAIN}"><w:p><w:pPr><w:jc w:val="{side}"/></w:pPr>{runs}</w:p></w:ftr>'


def _parts(body: str, setting: Setting) -> Iterator[tuple[str, str]]:
    page: dict[str, Any] = {**PAGE, **dict(setting.page)}
    number = None if setting.number is None else {**NUMBER, **dict(setting.number)}
    sheets = () if number is None else (("default", "align"), ("even", "even"))
    shown = [(kind, number[key]) for kind, key in sheets if number and number.get(key)]
    size = {key: round(value * _TWIPS) for key, value in page.items()}
    references = "".join(f'<w:footerReference w:type="{kind}" r:id="{kind}"/>' for kind, _ in shown)
    section = (
        f'<w:sectPr>{references}<w:pgSz w:w="{size["width"]}" w:h="{size["height"]}"/>'
        f'<w:pgMar w:top="{size["top"]}" w:right="{size["right"]}" w:bottom="{size["bottom"]}" '
        f'w:left="{size["left"]}" w:header="851" w:footer="1417" w:gutter="0"/>'
        f'<w:cols w:num="{page["columns"]:.0f}"/></w:sectPr>'
    )
    names = f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}"'
    odd_even = "<w:evenAndOddHeaders/>" if any(kind == "even" for kind, _ in shown) else ""
    yield "word/document.xml", f"<w:document {names}><w:body>{body}{section}</w:body></w:document>"
    yield "word/settings.xml", f"<w:settings {names}>{odd_even}</w:settings>"
    related = f'<Relationship Id="settings" Type="{_OFFICE}/settings" Target="settings.xml"/>'
    for kind, side in shown:
        assert number is not None
        yield f"word/{kind}.xml", _footer(number, side)
        related += f'<Relationship Id="{kind}" Type="{_OFFICE}/footer" Target="{kind}.xml"/>'
    yield "word/_rels/document.xml.rels", _relationships(related)
    main = f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    yield "_rels/.rels", _relationships(main)
    yield "[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types"/>'


def _relationships(inner: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _zipped(parts: Iterator[tuple[str, str]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts:
            package.writestr(name, content)
    return buffer.getvalue()
