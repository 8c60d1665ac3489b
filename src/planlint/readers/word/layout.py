"""How a paragraph stands on the page and in which list, after all inheritance."""

from __future__ import annotations

from planlint.model.document import Align
from planlint.readers.word.numbering import Numbering
from planlint.readers.word.properties import Properties, overlay
from planlint.readers.word.styles import Styles


class Layout:
    """What all paragraphs with the same properties share.

    ``place`` is their list and level, ``merged`` all properties after inheritance.
    """

    __slots__ = ("align", "first", "left", "merged", "outline", "place", "style")

    def __init__(
        self, merged: Properties, place: tuple[str, int] | None, style: str | None, size: float
    ) -> None:
        self.align: Align | None = merged.get("align")
        self.outline: int | None = merged.get("outline")
        self.place = place
        self.merged = merged
        self.style = style
        # Hundredths of a character win over points, as in Word.
        self.left: float | None = _length(merged, "left", size)
        self.first: float | None = _length(merged, "first", size)


def _length(merged: Properties, key: str, size: float) -> float | None:
    chars = merged.get(key + "_chars")
    length: float | None = chars * size / 100 if chars else merged.get(key)
    return length


class Layouts:
    """Finds the layout of paragraphs; each set of properties is resolved once."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._known: dict[tuple[object, ...], Layout] = {}

    def of(self, own: Properties) -> Layout:
        """The layout of a paragraph that says ``own`` itself."""
        key = (*own, *own.values())
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._resolve(own)
        return found

    def _resolve(self, own: Properties) -> Layout:
        """Style, list level, paragraph, each over the one before; a list named by the style goes below it."""
        style = own.get("style")
        styled = self._styles.paragraph(style)
        merged = dict(styled)
        overlay(merged, own)
        place = self._numbering.place(merged, style, direct="list" in own)
        if place is not None:
            level = self._numbering.level(place).layout
            merged = {}
            for layer in (styled, level, own) if "list" in own else (level, styled, own):
                overlay(merged, layer)
        size = self._styles.format(style, ())[0].size or 10.5
        return Layout(merged, place, self._styles.name(style), size)
