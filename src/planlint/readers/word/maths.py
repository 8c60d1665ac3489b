"""Formulas as one line of text."""

from __future__ import annotations

from lxml import etree

from planlint.readers.word.names import M

_VAL = M + "val"
_PARTS = {
    M + "f": ("", "/", "", (M + "num", M + "den")),
    M + "rad": ("√", "", "", (M + "e",)),
}


def linear(element: etree._Element) -> str:
    """A formula in reading order: fractions with ``/``, roots with ``√``, sums with their sign."""
    tag = element.tag
    if tag == M + "t":
        return element.text or ""
    if tag in _PARTS:
        before, between, after, names = _PARTS[tag]
        parts = [linear(child) for child in element if child.tag in names]
        return before + between.join(parts) + after
    if tag == M + "d":
        opening, closing = _sign(element, "dPr", "begChr", "("), _sign(element, "dPr", "endChr", ")")
        middle = _sign(element, "dPr", "sepChr", "|")
        return opening + middle.join(linear(child) for child in element if child.tag == M + "e") + closing
    if tag == M + "nary":
        return _sign(element, "naryPr", "chr", "∫") + _children(element)
    if tag in _SKIPPED:
        return ""
    return _children(element)


_SKIPPED = frozenset(
    M + name for name in ("dPr", "naryPr", "fPr", "radPr", "ctrlPr", "rPr", "sSubPr", "sSupPr")
)


def _children(element: etree._Element) -> str:
    return "".join(linear(child) for child in element)


def _sign(element: etree._Element, properties: str, name: str, default: str) -> str:
    found = element.find(f"{M}{properties}/{M}{name}")
    return default if found is None else found.get(_VAL, "")
