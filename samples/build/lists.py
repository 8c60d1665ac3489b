"""Automatic numbers: ``numbering.xml`` from the data of a plan."""

from __future__ import annotations

import hashlib
from typing import Any

from parts import HEAD, IDS, NAMESPACES, Writer


def numbering(definitions: list[dict[str, Any]], writer: Writer) -> tuple[str, dict[str, int]]:
    """``numbering.xml`` and the number of each named list.

    A definition is a new multi-level list (``levels``: [format, text, start]; ``styles: true`` ties its
    levels to the heading styles) or a restart of another one (``restart: NAME``, ``at``: first number).
    """
    abstract: list[str] = []
    numbers: list[str] = []
    ids: dict[str, int] = {}
    owner: dict[str, int] = {}
    for number, definition in enumerate(definitions, 1):
        name = definition["name"]
        ids[name] = number
        if "restart" in definition:
            owner[name] = owner[definition["restart"]]
            first = f'<w:startOverride w:val="{definition.get("at", 1)}"/>'
            override = f'<w:lvlOverride w:ilvl="0">{first}</w:lvlOverride>'
        else:
            owner[name] = len(abstract)
            abstract.append(_abstract(len(abstract), definition, writer))
            override = ""
        numbers.append(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{owner[name]}"/>{override}</w:num>'
        )
    return f"{HEAD}<w:numbering {NAMESPACES}>{''.join(abstract)}{''.join(numbers)}</w:numbering>", ids


def _abstract(index: int, definition: dict[str, Any], writer: Writer) -> str:
    levels = []
    for level, (form, text, start) in enumerate(definition["levels"]):
        style = (
            f'<w:pStyle w:val="{IDS[writer].heading[level]}"/>'
            if definition.get("styles") and level < 3
            else ""
        )
        tentative = ' w:tentative="0"' if writer == "wps" else ""
        levels.append(
            f'<w:lvl w:ilvl="{level}"{tentative}><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{style}'
            f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
            '<w:ind w:left="0" w:firstLine="640"/></w:pPr><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
            "</w:lvl>"
        )
    kind = "multilevel" if len(levels) > 1 else "singleLevel"
    mark = f"{hashlib.sha256(definition['name'].encode()).hexdigest()[:8].upper()}"
    return (
        f'<w:abstractNum w:abstractNumId="{index}"><w:nsid w:val="{mark}"/><w:multiLevelType w:val="{kind}"/>'
        f'<w:tmpl w:val="{mark}"/>{"".join(levels)}</w:abstractNum>'
    )
