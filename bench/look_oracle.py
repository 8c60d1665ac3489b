"""Compare the look as read with what LibreOffice makes of the same file.

    python bench/look_oracle.py [FOLDER_OR_FILE …]        (default: ../shared/corpus/docx)

Paper and margins are compared section by section, paragraphs of the body that have the same text by
alignment, first line, spacing and line spacing, and their characters by East Asian and Latin font, size,
weight and colour. Prints how often both agree and the first differences. It needs ``soffice`` on the path.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from planlint.errors import UnreadableError
from planlint.model.document import Document
from planlint.readers import read

SHOWN = 6
_NS = {
    "o": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "s": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "t": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "f": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
}
_ALIGN = {"start": "left", "end": "right", "both": "justify"}
Values = dict[str, Any]


def _q(name: str) -> str:
    prefix, local = name.split(":")
    return f"{{{_NS[prefix]}}}{local}"


class Flat:
    """A flat OpenDocument file with its styles resolved."""

    def __init__(self, path: Path) -> None:
        self.root = etree.parse(str(path), etree.XMLParser(huge_tree=True)).getroot()
        self.styles = {
            (style.get(_q("s:family")), style.get(_q("s:name"))): style
            for style in self.root.iter(_q("s:style"))
        }
        self.defaults = {s.get(_q("s:family")): s for s in self.root.iter(_q("s:default-style"))}
        self.faces = {
            face.get(_q("s:name")): face.get(
                "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}font-family", ""
            ).strip("'")
            for face in self.root.iter(_q("s:font-face"))
        }

    def resolved(self, family: str, name: str | None) -> Values:
        found: Values = {}
        chain = []
        seen = set()
        while name and (family, name) in self.styles and name not in seen:
            seen.add(name)
            chain.append(self.styles[family, name])
            name = chain[-1].get(_q("s:parent-style-name"))
        if family == "paragraph" and family in self.defaults:
            chain.append(self.defaults[family])
        for style in reversed(chain):
            for properties in style:
                if properties.tag in (_q("s:paragraph-properties"), _q("s:text-properties")):
                    found.update(properties.attrib)
        return found

    def paragraphs(self) -> Iterator[tuple[str, Values, list[tuple[str, Values]]]]:
        body = self.root.find("o:body/o:text", _NS)
        for element in () if body is None else body:
            for each in self._each(element):
                base = self.resolved("paragraph", each.get(_q("t:style-name")))
                spans = list(self._spans(each, base))
                yield "".join(text for text, _ in spans), base, spans

    def _each(self, element: Any) -> Iterator[Any]:
        if element.tag in (_q("t:p"), _q("t:h")):
            yield element
        elif element.tag in (_q("t:list"), _q("t:list-item"), _q("t:section")):
            for child in element:
                yield from self._each(child)

    def _spans(self, element: Any, look: Values) -> Iterator[tuple[str, Values]]:
        if element.text:
            yield element.text, look
        for child in element:
            if child.tag == _q("t:span"):
                yield from self._spans(
                    child, {**look, **self.resolved("text", child.get(_q("t:style-name")))}
                )
            elif child.tag == _q("t:a"):
                yield from self._spans(child, look)
            elif child.tag == _q("t:s"):
                yield " " * int(child.get(_q("t:c"), "1")), look
            if child.tail:
                yield child.tail, look

    def font(self, look: Values, which: str) -> str:
        name: str = look.get(_q("s:font-name" + which)) or ""
        return self.faces.get(name) or name


def _points(value: str | None) -> float | None:
    match = re.fullmatch(r"(-?[\d.]+)(pt|cm|mm|in)", value or "")
    return (
        float(match[1]) * {"pt": 1, "cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72}[match[2]] if match else None
    )


def compare(
    document: Document, flat: Flat, agree: Counter[str], asked: Counter[str], shown: dict[str, list[str]]
) -> None:
    assert document.look is not None
    theirs: dict[str, list[Any]] = {}
    for text, look, spans in flat.paragraphs():
        theirs.setdefault("".join(text.split()), []).append((look, spans))

    def note(what: str, ours: Any, other: Any, where: str, *, same: bool) -> None:
        asked[what] += 1
        agree[what] += same
        if not same:
            shown.setdefault(what, []).append(f"{document.source[-30:]} {where[:16]}: {ours} | {other}")

    for block in document.blocks:
        key = "".join(block.text.split())
        if block.story != "body" or len(key) < 4 or len(theirs.get(key, [])) != 1:
            continue
        look, spans = theirs[key][0]
        standing = document.look.paragraphs[block.index]
        align = look.get(_q("f:text-align"), "start")
        align = _ALIGN.get(align, align)
        note("align", block.align, align, key, same=(block.align or "left") == align)
        if block.number is None:
            first = _points(look.get(_q("f:text-indent"))) or 0.0
            size = max((run.format.size or 10.5 for run in block.runs), default=10.5)
            chars = (standing.first_chars or 0.0) * size
            ours = chars if standing.first_line is None else standing.first_line
            note("first line", ours, first, key, same=abs(ours - first) < 1.1)
        for side in ("before", "after"):
            margin = _points(look.get(_q("f:margin-" + ("top" if side == "before" else "bottom")))) or 0.0
            ours = getattr(standing, side)
            note(side, ours, margin, key, same=abs(ours - margin) < 0.6)
        height, least = look.get(_q("f:line-height")), look.get(_q("s:line-height-at-least"))
        if standing.line_rule == "multiple":
            said = f"{round((standing.line or 1) * 100)}%"
            note(
                "line",
                said,
                height or least,
                key,
                same=(height in (None, "normal") and said == "100%")
                or abs(float((height or "0%").rstrip("%ptcmin") or 0) - float(said[:-1])) < 1.5,
            )
        else:
            length = _points(height if standing.line_rule == "exact" else least)
            note(
                "line",
                standing.line,
                length,
                key,
                same=length is not None and abs(length - (standing.line or 0)) < 0.6,
            )
        mine = [
            (c, run.format)
            for run in block.runs
            for c in block.text[run.span.start : run.span.end]
            if not c.isspace()
        ]
        other = [(c, each) for text, each in spans for c in text if not c.isspace()]
        if [c for c, _ in mine] != [c for c, _ in other]:
            continue
        for (char, form), (_, each) in zip(mine, other, strict=True):
            if "\u4e00" <= char <= "\u9fff":
                font, points = flat.font(each, "-asian"), _points(each.get(_q("s:font-size-asian")))
                note(
                    "East Asian font",
                    form.east_asian_font,
                    font,
                    key,
                    same=form.east_asian_font in (font, None),
                )
                note("size", form.size, points, key, same=abs((form.size or 10) - (points or 10)) < 0.3)
                weight = each.get(_q("s:font-weight-asian")) == "bold"
                note("bold", form.bold, weight, key, same=form.bold == weight)
                colour = (each.get(_q("f:color")) or "#000000").lstrip("#").upper()
                note("colour", form.color, colour, key, same=(form.color or "000000").upper() == colour)
            elif char.isascii() and char.isalnum():
                font = flat.font(each, "")
                note("Latin font", form.latin_font, font, key, same=form.latin_font in (font, None))


def pages(document: Document, flat: Flat) -> Iterator[bool]:
    """Whether the paper of each section is that of one of LibreOffice's page styles."""
    assert document.look is not None
    layouts = []
    for layout in flat.root.iter(_q("s:page-layout-properties")):
        size = [
            _points(layout.get(_q("f:" + name)))
            for name in ("page-width", "page-height", "margin-left", "margin-right")
        ]
        layouts.append([round((length or 0) / 72 * 25.4, 1) for length in size])
    for section in document.look.sections:
        if section.page is not None:
            page = section.page
            ours = [page.width, page.height, page.left + section.gutter, page.right]
            yield any(all(abs(a - b) < 0.3 for a, b in zip(ours, each, strict=True)) for each in layouts)


def main() -> int:
    given = [Path(name) for name in sys.argv[1:]] or [
        Path(__file__).resolve().parents[2] / "shared/corpus/docx"
    ]
    files = [f for path in given for f in (sorted(path.rglob("*.docx")) if path.is_dir() else [path])]
    agree, asked, papers = Counter[str](), Counter[str](), Counter[bool]()
    shown: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        names = {file: folder / f"{number}.docx" for number, file in enumerate(files)}
        for file, copy in names.items():
            shutil.copy(file, copy)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            "fodt",
            "--outdir",
            name,
            *map(str, names.values()),
        ]
        subprocess.run(command, check=True, capture_output=True)
        for file, copy in names.items():
            try:
                document, flat = read(file, look=True), Flat(copy.with_suffix(".fodt"))
            except (UnreadableError, OSError):
                continue
            compare(document, flat, agree, asked, shown)
            papers.update(pages(document, flat))
    print(f"paper: {papers[True]} of {papers.total()} sections")
    for what in asked:
        print(f"{what}: {agree[what]} of {asked[what]} ({agree[what] / asked[what]:.2%})")
    for what, lines in shown.items():
        for line in list(dict.fromkeys(lines))[:SHOWN]:
            print(f"  {what}: {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
