"""Blocks of a plan's YAML → WordprocessingML, in the formats of a Chinese official document.

Sizes are half-points (三号 = 32), distances twentieths of a point. Runs are split where Chinese meets
digits and Latin letters, as Word splits them, so that a sentence is rarely one run.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

from parts import IDS, StyleIds, Writer

SIZE_2, SIZE_3, SIZE_4, SIZE_SMALL_4 = 44, 32, 28, 24
FANG, HEI, KAI, SONG, TITLE = "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体", "方正小标宋简体"
FONTS = {"h1": HEI, "h2": KAI, "h3": FANG, "h4": FANG}
STRETCHES = re.compile(r"[ -~]+|[^ -~]+")
BODY_WIDTH = 8844  # the 156 mm of GB/T 9704, in twips


@dataclass
class Look:
    """How the characters of a run look; ``bold`` is what bureaus add although the standard has none."""

    font: str = FANG
    size: int = SIZE_3
    bold: bool = False
    color: str = ""
    style: str = ""

    def xml(self, east_asian: bool = True) -> str:
        hint = ' w:hint="eastAsia"' if east_asian else ""
        latin = "Times New Roman" if self.font == TITLE else self.font
        style = f'<w:rStyle w:val="{self.style}"/>' if self.style else ""
        bold = "<w:b/><w:bCs/>" if self.bold else ""
        color = f'<w:color w:val="{self.color}"/>' if self.color else ""
        return (
            f'<w:rPr>{style}<w:rFonts{hint} w:ascii="{latin}" w:eastAsia="{self.font}" w:hAnsi="{latin}"/>'
            f'{bold}{color}<w:sz w:val="{self.size}"/><w:szCs w:val="{self.size}"/></w:rPr>'
        )


@dataclass
class Story:
    """Writes blocks of one document and collects what belongs into other parts of the package."""

    writer: Writer
    seed: str
    line: int = 579
    house_bold: bool = False
    editor: str = ""
    when: str = ""
    lists: dict[str, int] = field(default_factory=dict)
    footnotes: list[str] = field(default_factory=list)
    comments: list[tuple[str, str, str]] = field(default_factory=list)
    marks: int = 0
    paragraphs: int = 0
    boxes: int = 0

    @property
    def ids(self) -> StyleIds:
        return IDS[self.writer]

    # paragraphs

    def paragraph(self, runs: str, properties: str, look: Look) -> str:
        self.paragraphs += 1
        digest = hashlib.sha256(f"{self.seed}/{self.paragraphs}".encode()).hexdigest().upper()
        mark = f"{int(digest[:8], 16) % 0x7FFFFFFE + 1:08X}"
        saved = (
            f' w:rsidR="00{digest[8:14]}" w:rsidRDefault="00{digest[8:14]}"' if self.writer == "word" else ""
        )
        return f'<w:p w14:paraId="{mark}"{saved}><w:pPr>{properties}{look.xml()}</w:pPr>{runs}</w:p>'

    def spacing(self, line: int | None = None) -> str:
        return f'<w:spacing w:line="{line or self.line}" w:lineRule="exact"/>'

    def indent(self, size: int = SIZE_3) -> str:
        return f'<w:ind w:firstLineChars="200" w:firstLine="{size * 20}"/>'

    def body(self, content: Any, look: Look | None = None, *, keep: str = "") -> str:
        look = look or Look()
        return self.paragraph(self.runs(content, look), keep + self.spacing() + self.indent(look.size), look)

    def heading(self, key: str, content: Any) -> str:
        """A typed heading; of a list (a run-in one) the first piece is the heading, the rest body."""
        look = Look(FONTS[key], bold=self.house_bold and key in ("h2", "h3"))
        if isinstance(content, list):
            runs = self.runs(content[0], look) + self.runs(content[1:], Look())
        else:
            runs = self.runs(content, look)
        return self.paragraph(runs, self.spacing() + self.indent(), look)

    def numbered(self, content: dict[str, Any]) -> str:
        """A paragraph that Word numbers: by its heading style, or by the ``list`` it names."""
        level, text = content.get("level", 0), content["text"]
        if "list" in content:
            look = Look()
            list_id = self.lists[content["list"]]
            number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
        else:
            look = Look(FONTS[f"h{level + 1}"])
            number = f'<w:pStyle w:val="{self.ids.heading[level]}"/>'
        if isinstance(text, list):
            runs = self.runs(text[0], look) + self.runs(text[1:], Look())
        else:
            runs = self.runs(text, look)
        return self.paragraph(runs, number + self.spacing() + self.indent(), look)

    def centred(self, content: Any, look: Look, line: int | None = None) -> str:
        return self.paragraph(self.runs(content, look), self.spacing(line) + '<w:jc w:val="center"/>', look)

    def title(self, content: str | list[str]) -> str:
        lines = content if isinstance(content, list) else [content]
        return "".join(self.centred(line, Look(TITLE, SIZE_2), 700) for line in lines)

    def next_title(self, content: str) -> str:
        """The title of what begins on a new page of the same file."""
        look = Look(TITLE, SIZE_2)
        centre = '<w:jc w:val="center"/>'
        return self.paragraph(
            self.runs(content, look), "<w:pageBreakBefore/>" + self.spacing(700) + centre, look
        )

    def imprint(self, lines: list[str]) -> str:
        """版记: 四号, a thick line above and below, a thin one between."""
        look = Look(FANG, SIZE_4)
        shown = []
        for number, line in enumerate(lines):
            sides = [("top", 8 if number == 0 else 4)]
            sides += [("bottom", 8)] if number == len(lines) - 1 else []
            borders = "".join(
                f'<w:{side} w:val="single" w:sz="{width}" w:space="1" w:color="auto"/>'
                for side, width in sides
            )
            tab = f'<w:tabs><w:tab w:val="right" w:pos="{BODY_WIDTH - 280}"/></w:tabs>'
            indent = '<w:ind w:leftChars="100" w:left="280"/>'
            words, _, date = line.partition("\t")
            runs = self.runs(words, look) + (f"<w:r><w:tab/></w:r>{self.runs(date, look)}" if date else "")
            shown.append(
                self.paragraph(runs, f"<w:pBdr>{borders}</w:pBdr>{tab}{self.spacing(480)}{indent}", look)
            )
        return "".join(shown)

    def signature(self, content: str) -> str:
        ends = '<w:ind w:rightChars="400" w:right="1280"/><w:jc w:val="right"/>'
        return self.paragraph(self.runs(content, Look()), self.spacing() + ends, Look())

    def flush(self, content: Any) -> str:
        return self.paragraph(self.runs(content, Look()), self.spacing(), Look())

    def web(self, content: Any, *, bold: bool = False) -> str:
        """A paragraph as it arrives when a page is pasted: 宋体 小四, no indent, spacing of its own."""
        look = Look(SONG, SIZE_SMALL_4, bold)
        return self.paragraph(self.runs(content, look), f'<w:pStyle w:val="{self.ids.web}"/>', look)

    def wrapped(self, content: str) -> str:
        """A line as a scanner's text recognition leaves it: nothing but the characters."""
        look = Look(FANG, SIZE_3)
        return self.paragraph(self.runs(content, look), self.spacing(), look)

    def letterhead(self, content: str) -> str:
        """发文机关标志, red, with room above."""
        look = Look(TITLE, 72, color="FF0000")
        return self.centred(content, look, 1400) + self.blank(1)

    def document_number(self, content: str) -> str:
        rule = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="6" w:color="FF0000"/></w:pBdr>'
        look = Look()
        return self.paragraph(
            self.runs(content, look), rule + self.spacing() + '<w:jc w:val="center"/>', look
        ) + self.blank(1)

    def blank(self, count: int) -> str:
        return "".join(self.paragraph("", self.spacing(), Look()) for _ in range(count))

    # runs

    def runs(self, content: Any, look: Look) -> str:
        if isinstance(content, str):
            return self.text(content, look)
        return "".join(
            self.text(piece, look) if isinstance(piece, str) else self.special(piece, look)
            for piece in content
        )

    def text(self, words: str, look: Look, tag: str = "t") -> str:
        def run(words: str) -> str:
            east_asian = not words[0].isascii()
            shown = look.xml(east_asian)
            return f'<w:r>{shown}<w:{tag} xml:space="preserve">{escape(words)}</w:{tag}></w:r>'

        return "".join(run(match.group()) for match in STRETCHES.finditer(words))

    def special(self, piece: dict[str, Any], look: Look) -> str:
        ((kind, value),) = piece.items()
        shown: str = getattr(self, f"run_{kind}")(value, look)
        return shown

    def run_b(self, value: str, look: Look) -> str:
        return self.text(value, Look(look.font, look.size, True))

    def _change(self, tag: str, value: str, look: Look, text: str) -> str:
        self.marks += 1
        author = f'w:id="{self.marks}" w:author="{self.editor}" w:date="{self.when}"'
        return f"<w:{tag} {author}>{self.text(value, look, text)}</w:{tag}>"

    def run_ins(self, value: str, look: Look) -> str:
        return self._change("ins", value, look, "t")

    def run_del(self, value: str, look: Look) -> str:
        return self._change("del", value, look, "delText")

    def _move(self, tag: str, value: str, look: Look, text: str) -> str:
        self.marks += 2
        name = f'w:id="{self.marks}" w:name="move{len(value)}"'
        author = f'w:author="{self.editor}" w:date="{self.when}"'
        start = f"<w:{tag}RangeStart {name} {author}/>"
        return f'{start}{self._change(tag, value, look, text)}<w:{tag}RangeEnd w:id="{self.marks - 1}"/>'

    def run_movefrom(self, value: str, look: Look) -> str:
        return self._move("moveFrom", value, look, "t")

    def run_moveto(self, value: str, look: Look) -> str:
        return self._move("moveTo", value, look, "t")

    def run_note(self, value: str, look: Look) -> str:
        self.footnotes.append(value)
        mark = Look(look.font, look.size, style=self.ids.note_mark)
        return f'<w:r>{mark.xml()}<w:footnoteReference w:id="{len(self.footnotes)}"/></w:r>'

    def run_comment(self, value: dict[str, str], look: Look) -> str:
        number = len(self.comments)
        self.comments.append((value["by"], self.when, value["says"]))
        style = f'<w:rPr><w:rStyle w:val="{self.ids.comment_mark}"/></w:rPr>'
        mark = f'<w:r>{style}<w:commentReference w:id="{number}"/></w:r>'
        return (
            f'<w:commentRangeStart w:id="{number}"/>{self.text(value["at"], look)}'
            f'<w:commentRangeEnd w:id="{number}"/>{mark}'
        )

    # whole documents

    def block(self, kind: str, content: Any) -> str:
        writers: dict[str, Callable[[Any], str]] = {
            "title": self.title,
            "subtitle": lambda text: self.centred(text, Look(KAI)),
            "centre": lambda text: self.centred(text, Look(HEI)),
            "bold": lambda text: self.body(text, Look(bold=True)),
            "p": self.body,
            "auto": self.numbered,
            "flush": self.flush,
            "sign": self.signature,
            "web": self.web,
            "webbold": lambda text: self.web(text, bold=True),
            "line": self.wrapped,
            "pageno": lambda text: self.centred(text, Look(SONG, SIZE_4)),
            "letterhead": self.letterhead,
            "number": self.document_number,
            "blank": self.blank,
            "next_title": self.next_title,
            "imprint": self.imprint,
        }
        if kind in FONTS:
            return self.heading(kind, content)
        return writers[kind](content)
