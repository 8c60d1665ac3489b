"""Styles, defaults and theme fonts: what a run or paragraph looks like after all inheritance.

Properties are small dictionaries of what an element says itself; looking up merges them along the
``basedOn`` chain. Every result is cached, so that a long document costs one dictionary look-up a run.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from planlint.model.document import Align, RunFormat
from planlint.readers.word.names import P_PR, R_PR, VAL, A, W, integer, on, points

Properties = dict[str, Any]

_TOGGLES = {W + "b": "bold", W + "i": "italic", W + "vanish": "hidden"}
_ALIGN: dict[str, Align] = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
    "distribute": "distribute",
    "thaiDistribute": "distribute",
}
_CHAIN = 64
"""Styles based on each other; Word itself allows about a dozen, a circle must end."""


@dataclass(slots=True)
class Style:
    id: str
    name: str
    based_on: str | None
    paragraph: Properties
    run: Properties


@dataclass(slots=True)
class Theme:
    """Typefaces by the words that ``w:rFonts`` uses for them (``minorEastAsia``)."""

    fonts: dict[str, str] = field(default_factory=dict)


def read_theme(root: etree._Element | None, language: str) -> Theme:
    """Fonts of a theme; East Asian ones by script when the theme leaves them open.

    ``language`` is the document's East Asian language (``zh-CN``).
    """
    theme = Theme()
    if root is None:
        return theme
    script = _SCRIPTS.get(language.lower(), "Hans")
    for kind in ("major", "minor"):
        fonts = next(root.iter(A + kind + "Font"), None)
        if fonts is None:
            continue
        latin, east = fonts.find(A + "latin"), fonts.find(A + "ea")
        face = "" if latin is None else latin.get("typeface", "")
        for suffix in ("Ascii", "HAnsi"):
            theme.fonts[kind + suffix] = face
        face = "" if east is None else east.get("typeface", "")
        for font in () if face else fonts.iter(A + "font"):
            if font.get("script") == script:
                face = font.get("typeface", "")
        theme.fonts[kind + "EastAsia"] = face
    return theme


_SCRIPTS = {"zh-tw": "Hant", "zh-hk": "Hant", "zh-mo": "Hant", "ja-jp": "Jpan", "ko-kr": "Hang"}


def run_properties(element: etree._Element | None, theme: Theme) -> Properties:
    """What a ``w:rPr`` says itself."""
    found: Properties = {}
    for child in () if element is None else element:
        tag = child.tag
        if tag in _TOGGLES:
            found[_TOGGLES[tag]] = on(child.get(VAL))
        elif tag == W + "sz":
            size = integer(child.get(VAL))
            if size is not None:
                found["size"] = size / 2
        elif tag == W + "color":
            color = child.get(VAL)
            found["color"] = None if color in (None, "auto") else color
        elif tag == W + "rStyle":
            found["style"] = child.get(VAL)
        elif tag == W + "specVanish":
            found["separator"] = on(child.get(VAL))
        elif tag == W + "rFonts":
            for key, name in (("east", "eastAsia"), ("latin", "ascii")):
                face = theme.fonts.get(child.get(f"{W}{name}Theme", ""), "") or child.get(W + name)
                if face:
                    found[key] = face
    return found


def paragraph_properties(element: etree._Element | None) -> Properties:
    """What a ``w:pPr`` says itself, run properties of the paragraph mark left out."""
    found: Properties = {}
    for child in () if element is None else element:
        tag = child.tag
        if tag == W + "pStyle":
            found["style"] = child.get(VAL)
        elif tag == W + "jc":
            align = _ALIGN.get(child.get(VAL, ""))
            if align:
                found["align"] = align
        elif tag == W + "outlineLvl":
            level = integer(child.get(VAL))
            found["outline"] = level + 1 if level is not None and 0 <= level < 9 else None
        elif tag == W + "numPr":
            for part in child:
                if part.tag == W + "numId":
                    found["list"] = part.get(VAL)
                elif part.tag == W + "ilvl":
                    found["level"] = integer(part.get(VAL))
        elif tag == W + "ind":
            _indent(child, found)
    return found


def _indent(element: etree._Element, found: Properties) -> None:
    """Indents in points under ``left`` and ``first``, in hundredths of a character under ``…_chars``."""
    for name in ("left", "start"):
        if (value := points(element.get(W + name))) is not None:
            found["left"] = value
        if (chars := integer(element.get(f"{W}{name}Chars"))) is not None:
            found["left_chars"] = chars
    for name, sign in (("firstLine", 1), ("hanging", -1)):
        if (value := points(element.get(W + name))) is not None:
            found["first"] = sign * value
        if (chars := integer(element.get(f"{W}{name}Chars"))) is not None:
            found["first_chars"] = sign * chars


class Styles:
    """The styles of a document. A document without a styles part has none, and that is all right."""

    def __init__(self, root: etree._Element | None, theme: Theme) -> None:
        self.theme = theme
        self._styles: dict[str, Style] = {}
        self._default_paragraph: str | None = None
        self._default_run: Properties = {}
        self._default_layout: Properties = {}
        self._paragraphs: dict[str | None, Properties] = {}
        self._runs: dict[str | None, Properties] = {}
        self._formats: dict[tuple[str | None, Any], tuple[RunFormat, bool]] = {}
        for element in () if root is None else root:
            if element.tag == W + "docDefaults":
                self._default_run = run_properties(next(element.iter(R_PR), None), theme)
                self._default_layout = paragraph_properties(next(element.iter(P_PR), None))
            elif element.tag == W + "style":
                self._add(element)

    def _add(self, element: etree._Element) -> None:
        name, based = element.find(W + "name"), element.find(W + "basedOn")
        style = Style(
            id=element.get(W + "styleId", ""),
            name="" if name is None else name.get(VAL, ""),
            based_on=None if based is None else based.get(VAL),
            paragraph=paragraph_properties(element.find(P_PR)),
            run=run_properties(element.find(R_PR), self.theme),
        )
        self._styles[style.id] = style
        is_default = on(element.get(W + "default", "0"))
        if element.get(W + "type") == "paragraph" and is_default and self._default_paragraph is None:
            self._default_paragraph = style.id

    def name(self, style: str | None) -> str | None:
        """A style's name as Word's list shows it; that of the default style for ``None``."""
        found = self._styles.get(style or self._default_paragraph or "")
        return found.name if found else None

    def own_list(self, style: str) -> str | None:
        """The numbering instance that a style names itself."""
        found = self._styles.get(style)
        return found.paragraph.get("list") if found else None

    def paragraph(self, style: str | None) -> Properties:
        """Paragraph properties of a style after inheritance; ``list_style`` is the style naming the list."""
        if style not in self._styles:
            style = self._default_paragraph
        if style not in self._paragraphs:
            merged = dict(self._default_layout)
            for each in reversed(self._chain(style)):
                _overlay(merged, each.paragraph)
                if "list" in each.paragraph:
                    merged["list_style"] = each.id
            self._paragraphs[style] = merged
        return self._paragraphs[style]

    def _run(self, style: str | None) -> Properties:
        if style not in self._runs:
            merged: Properties = {}
            for each in reversed(self._chain(style)):
                merged.update(each.run)
            self._runs[style] = merged
        return self._runs[style]

    def _chain(self, style: str | None) -> list[Style]:
        chain: list[Style] = []
        while style in self._styles and len(chain) < _CHAIN:
            chain.append(self._styles[style])
            style = chain[-1].based_on
        return chain

    def format(self, paragraph_style: str | None, own: Properties) -> tuple[RunFormat, bool]:
        """The look of a run with the properties ``own``, and whether it is hidden."""
        key = (paragraph_style, tuple(own.items()))
        found = self._formats.get(key)
        if found is None:
            found = self._formats[key] = self._resolve(paragraph_style, own)
        return found

    def _resolve(self, paragraph_style: str | None, own: Properties) -> tuple[RunFormat, bool]:
        if paragraph_style not in self._styles:
            paragraph_style = self._default_paragraph
        above, character = self._run(paragraph_style), self._run(own.get("style"))
        merged = {**self._default_run, **above, **character, **own}
        for toggle in _TOGGLES.values():
            # A toggle set by both styles cancels itself out (ECMA-376, 17.7.3).
            if toggle not in own:
                styled = above.get(toggle, False) != character.get(toggle, False)
                merged[toggle] = styled or self._default_run.get(toggle, False)
        look = RunFormat(
            merged["bold"],
            merged["italic"],
            merged.get("size"),
            merged.get("east"),
            merged.get("latin"),
            merged.get("color"),
        )
        return look, merged["hidden"]


def _overlay(base: Properties, more: Properties) -> None:
    """Lay ``more`` over ``base``. An indent in points replaces an inherited one in characters."""
    for key in ("left", "first"):
        if key in more and key + "_chars" not in more:
            base.pop(key + "_chars", None)
    base.update(more)


overlay = _overlay
