"""Styles, defaults and theme fonts: what a run or paragraph looks like after all inheritance.

Properties are merged along the ``basedOn`` chain. Every result is cached, so that a long document
costs one look-up a run.
"""

from __future__ import annotations

from lxml import etree

from planlint.model.document import RunFormat
from planlint.readers.word.names import P_PR, R_PR, VAL, A, W, on
from planlint.readers.word.properties import (
    TOGGLES,
    Properties,
    Signature,
    overlay,
    paragraph_properties,
    run_properties,
)

_CHAIN = 64
"""Styles based on each other; Word itself allows about a dozen, a circle must end."""
_SCRIPTS = {"zh-tw": "Hant", "zh-hk": "Hant", "zh-mo": "Hant", "ja-jp": "Jpan", "ko-kr": "Hang"}

Theme = dict[str, str]
"""Typefaces by the words that ``w:rFonts`` uses for them (``minorEastAsia``)."""


def read_theme(root: etree._Element | None, language: str) -> Theme:
    """Fonts of a theme; East Asian ones by script when the theme leaves them open.

    ``language`` is the document's East Asian language (``zh-CN``).
    """
    theme: Theme = {}
    script = _SCRIPTS.get(language.lower(), "Hans")
    for kind in () if root is None else ("major", "minor"):
        fonts = None if root is None else next(root.iter(A + kind + "Font"), None)
        if fonts is None:
            continue
        latin, east = fonts.find(A + "latin"), fonts.find(A + "ea")
        face = "" if latin is None else latin.get("typeface", "")
        theme[kind + "Ascii"] = theme[kind + "HAnsi"] = face
        face = "" if east is None else east.get("typeface", "")
        for font in () if face else fonts.iter(A + "font"):
            if font.get("script") == script:
                face = font.get("typeface", "")
        theme[kind + "EastAsia"] = face
    return theme


class Style:
    """One style as written, before inheritance."""

    __slots__ = ("based_on", "id", "name", "paragraph", "run")

    def __init__(self, element: etree._Element, run: Properties) -> None:
        name, based = element.find(W + "name"), element.find(W + "basedOn")
        self.id = element.get(W + "styleId", "")
        self.name = "" if name is None else name.get(VAL, "")
        self.based_on = None if based is None else based.get(VAL)
        self.paragraph = paragraph_properties(element.find(P_PR))
        self.run = run


class Styles:
    """The styles of a document. A document without a styles part has none, and that is all right."""

    def __init__(self, root: etree._Element | None, theme: Theme) -> None:
        self._theme = theme
        self._elements: dict[str | None, etree._Element] = {}
        self._styles: dict[str | None, Style] = {}
        self._default_paragraph: str | None = None
        self._default_run: Properties = {}
        self._default_layout: Properties = {}
        self._paragraphs: dict[str | None, Properties] = {}
        self._runs: dict[str | None, Properties] = {}
        self._formats: dict[tuple[str | None, Signature], tuple[RunFormat, bool]] = {}
        for element in () if root is None else root:
            if element.tag == W + "docDefaults":
                self._default_run = self.named(run_properties(next(element.iter(R_PR), None)))
                self._default_layout = paragraph_properties(next(element.iter(P_PR), None))
            elif element.tag == W + "style":
                self._add(element)

    def _add(self, element: etree._Element) -> None:
        key = element.get(W + "styleId", "")
        self._elements.setdefault(key, element)
        is_default = on(element.get(W + "default", "0"))
        if element.get(W + "type") == "paragraph" and is_default and self._default_paragraph is None:
            self._default_paragraph = key

    def _style(self, key: str | None) -> Style | None:
        """A style, read when it is first asked for: templates bring hundreds that nothing uses."""
        found = self._styles.get(key)
        if found is None and key in self._elements:
            element = self._elements[key]
            found = self._styles[key] = Style(element, self.named(run_properties(element.find(R_PR))))
        return found

    def named(self, own: Signature) -> Properties:
        """Properties with the theme's fonts by name. A theme font wins over a plain one beside it."""
        found = dict(own)
        for key in ("east", "latin"):
            face = self._theme.get(found.pop(key + "_theme", ""))
            if face:
                found[key] = face
        return found

    def name(self, style: str | None) -> str | None:
        """A style's name as Word's list shows it; that of the default style for ``None``."""
        found = self._style(style) or self._style(self._default_paragraph)
        return found.name if found else None

    def own_list(self, style: str | None) -> str | None:
        """The numbering instance that a style names itself."""
        found = self._style(style)
        return found.paragraph.get("list") if found else None

    def paragraph(self, style: str | None) -> Properties:
        """Paragraph properties of a style after inheritance; ``list_style`` is the style naming the list."""
        if style not in self._elements:
            style = self._default_paragraph
        if style not in self._paragraphs:
            merged = dict(self._default_layout)
            for each in reversed(self._chain(style)):
                overlay(merged, each.paragraph)
                if "list" in each.paragraph:
                    merged["list_style"] = each.id
            merged.pop("style", None)
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
        while len(chain) < _CHAIN and (found := self._style(style)) is not None:
            chain.append(found)
            style = found.based_on
        return chain

    def format(self, paragraph_style: str | None, own: Signature) -> tuple[RunFormat, bool]:
        """The look of a run with the properties ``own``, and whether it is hidden."""
        key = (paragraph_style, own)
        found = self._formats.get(key)
        if found is None:
            found = self._formats[key] = self._resolve(paragraph_style, self.named(own))
        return found

    def _resolve(self, paragraph_style: str | None, own: Properties) -> tuple[RunFormat, bool]:
        if paragraph_style not in self._elements:
            paragraph_style = self._default_paragraph
        above, character = self._run(paragraph_style), self._run(own.get("style"))
        merged = {**self._default_run, **above, **character, **own}
        for toggle in TOGGLES:
            # A toggle set by both styles cancels itself out (ECMA-376 part 1, 17.7.3).
            if toggle not in own:
                styled = above.get(toggle, False) != character.get(toggle, False)
                merged[toggle] = styled or self._default_run.get(toggle, False)
        look = RunFormat(
            bold=merged["bold"],
            italic=merged["italic"],
            size=merged.get("size"),
            east_asian_font=merged.get("east"),
            latin_font=merged.get("latin"),
            color=merged.get("color"),
        )
        return look, merged["hidden"]
