"""Qualified names of WordprocessingML and its neighbours, as lxml spells them."""

from __future__ import annotations

from typing import Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

VAL: Final = W + "val"
R_ID: Final = R + "id"
P: Final = W + "p"
P_PR: Final = W + "pPr"
RUN: Final = W + "r"
R_PR: Final = W + "rPr"
TEXT: Final = W + "t"
TABLE: Final = W + "tbl"
ROW: Final = W + "tr"
CELL: Final = W + "tc"
SDT: Final = W + "sdt"
SDT_CONTENT: Final = W + "sdtContent"
SECTION: Final = W + "sectPr"
BODY: Final = W + "body"
BOX_CONTENT: Final = W + "txbxContent"
ALTERNATE: Final = MC + "AlternateContent"
DELETED: Final = W + "del"
INSERTED: Final = W + "ins"
MOVED_FROM: Final = W + "moveFrom"
MOVED_TO: Final = W + "moveTo"


def on(value: str | None) -> bool:
    """A toggle: present without a value means yes."""
    return value not in ("0", "false", "off", "none")


def flag(element: etree._Element, name: str) -> bool:
    """Whether ``element`` has a child ``w:name`` that is switched on."""
    child = element.find(W + name)
    return child is not None and on(child.get(VAL))


def integer(value: str | None) -> int | None:
    """A whole number, ``None`` for anything else; some writers write ``12.0``."""
    if value is None:
        return None
    try:
        return int(value)
    except ValueError:
        try:
            return int(float(value))
        except (ValueError, OverflowError):
            return None


def points(value: str | None) -> float | None:
    """A length in points from twentieths, or from a measure with its unit (``2cm``, strict files)."""
    if value is None:
        return None
    for unit, factor in _UNITS.items():
        if value.endswith(unit):
            try:
                return float(value[: -len(unit)]) * factor
            except ValueError:
                return None
    number = integer(value)
    return None if number is None else number / 20


_UNITS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "pc": 12.0, "pi": 12.0}
