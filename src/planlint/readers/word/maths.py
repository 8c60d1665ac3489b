"""Formulas as one line of text."""

from __future__ import annotations

from lxml import etree

from planlint.readers.word.names import M


def linear(element: etree._Element) -> str:
    """The characters of a formula in reading order, a fraction with ``/``."""
    if element.tag == M + "t":
        return element.text or ""
    if element.tag == M + "f":
        parts = [linear(child) for child in element if child.tag in (M + "num", M + "den")]
        return "/".join(parts)
    return "".join(linear(child) for child in element if isinstance(child.tag, str))
