"""``mc:AlternateContent``: the same thing several times, of which a reader sees one."""

from __future__ import annotations

from lxml import etree

from planlint.readers.word.names import MC


def chosen(element: etree._Element) -> etree._Element:
    """The first choice, or the fallback when there is none; the element itself when it is empty."""
    fallback = element
    for child in element:
        if child.tag == MC + "Choice":
            return child
        if child.tag == MC + "Fallback":
            fallback = child
    return fallback
