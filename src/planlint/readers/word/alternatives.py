"""``mc:AlternateContent``: the same thing several times, of which a reader sees one."""

from __future__ import annotations

from lxml import etree

from planlint.readers.word.names import MC

_CHOICE, _FALLBACK = MC + "Choice", MC + "Fallback"


def chosen(element: etree._Element) -> etree._Element:
    """The branch that Word shows: the first it understands; the element itself when there is none.

    Word understands whatever Microsoft has named since: shapes, groups, ink, new symbols.
    """
    branch = element
    for child in element:
        if child.tag == _CHOICE and _understood(child):
            return child
        if child.tag == _FALLBACK:
            branch = child
    return branch


def _understood(choice: etree._Element) -> bool:
    spaces = choice.nsmap
    uris = [spaces.get(prefix) or "" for prefix in choice.get("Requires", "").split()]
    return all("schemas.microsoft.com/" in uri or "schemas.openxmlformats.org/" in uri for uri in uris)
