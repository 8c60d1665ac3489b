"""What one ``w:rPr`` or ``w:pPr`` says itself, as small dictionaries.

These run once for every run and paragraph of a document, so names are built once and attributes are
fetched only from the elements that matter.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lxml import etree

from planlint.model.document import Align
from planlint.readers.word.names import VAL, W, integer, on, points

Properties = dict[str, Any]
Signature = tuple[tuple[str, Any], ...]
"""Properties as pairs, so that they can be the key of a cache."""

TOGGLES = ("bold", "italic", "hidden")
_TOGGLE_TAGS = {W + "b": "bold", W + "i": "italic", W + "vanish": "hidden", W + "specVanish": "separator"}
_FONTS = {
    W + "ascii": "latin",
    W + "eastAsia": "east",
    W + "asciiTheme": "latin_theme",
    W + "eastAsiaTheme": "east_theme",
}
_ALIGN: dict[str | None, Align] = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
    "distribute": "distribute",
    "thaiDistribute": "distribute",
}


def run_properties(element: etree._Element | None) -> Signature:
    """What a ``w:rPr`` says itself; sizes in points, fonts by name or by the theme's word for them."""
    found: list[tuple[str, Any]] = []
    for child in () if element is None else element:
        reader = _RUN.get(child.tag)
        if reader is not None:
            reader(child, found)
    return tuple(found)


def _toggle(element: etree._Element, found: list[tuple[str, Any]]) -> None:
    found.append((_TOGGLE_TAGS[element.tag], on(element.get(VAL))))


def _size(element: etree._Element, found: list[tuple[str, Any]]) -> None:
    value = element.get(VAL)
    size = integer(value)
    if size is not None:
        found.append(("size", size / 2))
    elif (length := points(value)) is not None:
        found.append(("size", length))


def _color(element: etree._Element, found: list[tuple[str, Any]]) -> None:
    color = element.get(VAL)
    found.append(("color", None if color == "auto" else color))


def _style(element: etree._Element, found: list[tuple[str, Any]]) -> None:
    found.append(("style", element.get(VAL)))


def _fonts(element: etree._Element, found: list[tuple[str, Any]]) -> None:
    for name, value in element.items():
        key = _FONTS.get(str(name))
        if key:
            found.append((key, value))


_RUN: dict[str, Callable[[etree._Element, list[tuple[str, Any]]], None]] = {
    **dict.fromkeys(_TOGGLE_TAGS, _toggle),
    W + "sz": _size,
    W + "color": _color,
    W + "rStyle": _style,
    W + "rFonts": _fonts,
}


def paragraph_properties(element: etree._Element | None) -> Properties:
    """What a ``w:pPr`` says itself, the paragraph mark's run properties left out."""
    found: Properties = {}
    for child in () if element is None else element:
        reader = _PARAGRAPH.get(child.tag)
        if reader is not None:
            reader(child, found)
    return found


def _paragraph_style(element: etree._Element, found: Properties) -> None:
    found["style"] = element.get(VAL)


def _align(element: etree._Element, found: Properties) -> None:
    align = _ALIGN.get(element.get(VAL))
    if align:
        found["align"] = align


def _outline(element: etree._Element, found: Properties) -> None:
    level = integer(element.get(VAL))
    found["outline"] = level + 1 if level is not None and 0 <= level < 9 else None


def _list(element: etree._Element, found: Properties) -> None:
    for child in element:
        if child.tag == _NUM_ID:
            found["list"] = child.get(VAL)
        elif child.tag == _LEVEL:
            found["level"] = integer(child.get(VAL))


def _indent(element: etree._Element, found: Properties) -> None:
    """In points under ``left`` and ``first``, in hundredths of a character under ``…_chars``."""
    for name, value in element.items():
        known = _INDENTS.get(str(name))
        if known is None:
            continue
        key, sign = known
        number = integer(str(value)) if key.endswith("_chars") else points(str(value))
        # A hanging indent wins over a first-line one (17.3.1.12).
        if number is not None and not (sign > 0 and key in found and found[key] < 0):
            found[key] = sign * number


_INDENTS = {
    W + "left": ("left", 1),
    W + "start": ("left", 1),
    W + "leftChars": ("left_chars", 1),
    W + "startChars": ("left_chars", 1),
    W + "firstLine": ("first", 1),
    W + "hanging": ("first", -1),
    W + "firstLineChars": ("first_chars", 1),
    W + "hangingChars": ("first_chars", -1),
}


def _spacing(element: etree._Element, found: Properties) -> None:
    """As written: ``line`` in twentieths of a point or 240ths of a line, whichever ``line_rule`` says."""
    for name, value in element.items():
        key = _SPACINGS.get(str(name))
        if key is not None:
            found[key] = value


def _grid(element: etree._Element, found: Properties) -> None:
    found["grid"] = on(element.get(VAL))


_SPACINGS = {
    W + "line": "line",
    W + "lineRule": "line_rule",
    W + "before": "before",
    W + "after": "after",
    W + "beforeLines": "before_lines",
    W + "afterLines": "after_lines",
    W + "beforeAutospacing": "before_auto",
    W + "afterAutospacing": "after_auto",
}
_NUM_ID, _LEVEL = W + "numId", W + "ilvl"
_PARAGRAPH: dict[str, Callable[[etree._Element, Properties], None]] = {
    W + "pStyle": _paragraph_style,
    W + "jc": _align,
    W + "outlineLvl": _outline,
    W + "numPr": _list,
    W + "ind": _indent,
    W + "spacing": _spacing,
    W + "snapToGrid": _grid,
}
_REPLACED = (
    ("left", "left_chars"),
    ("first", "first_chars"),
    ("before", "before_lines"),
    ("after", "after_lines"),
)


def overlay(base: Properties, more: Properties) -> None:
    """Lay ``more`` over ``base``. A length in points replaces an inherited one in characters or lines."""
    for key, other in _REPLACED:
        if key in more and other not in more:
            base.pop(other, None)
    base.update(more)
