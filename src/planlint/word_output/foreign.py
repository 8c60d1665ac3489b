"""Content of the old document as deleted content of the new one: only what means the same there."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from planlint.readers.word import names as n
from planlint.readers.word.names import VAL, W
from planlint.word_output.atoms import THING, Atom, Line, drawn_text, keep_spaces
from planlint.word_output.pieces import made

Part = Callable[[str], etree._Element | None]
"""The root of a part by its kind (``styles``, ``numbering``), ``None`` where there is none."""

_LEFT_OUT = frozenset(
    [n.SECTION, n.INSERTED, n.DELETED, n.MOVED_FROM, n.MOVED_TO]
    + [W + name + "Change" for name in ("rPr", "pPr", "tblPr", "trPr", "tcPr", "tblPrEx", "tblGrid")]
    + [W + name for name in ("cellIns", "cellDel", "cellMerge")]
)
_STYLES = {W + "pStyle": "paragraph", W + "rStyle": "character", W + "tblStyle": "table"}
_OWN = re.compile(rb"\s[\w:]*(?:rsid\w*|durableId|nsid)=\"[^\"]*\"|<\w+:(?:nsid|tmpl|rsid)\b[^>]*/>")


class Foreign:
    """Carries properties and text over. ``lost`` counts what cannot come along (pictures, notes)."""

    def __init__(self, old: Part, new: Part) -> None:
        self._old = old
        self._new = new
        self._shared: dict[str, set[str]] | None = None
        self._numbers: dict[str, str] | None = None
        self.lost: dict[str, int] = {}

    # Properties ------------------------------------------------------------------------------------

    def properties(self, element: etree._Element | None, tag: str) -> etree._Element | None:
        """A copy of a ``w:rPr``, ``w:pPr``, ``w:tcPr`` … without what the new document does not know."""
        found = None if element is None else self._copied(element)
        return found if found is not None and (len(found) or found.attrib) else None

    def _copied(self, element: etree._Element) -> etree._Element | None:
        tag = element.tag
        if not isinstance(tag, str) or not tag.startswith(W) or tag in _LEFT_OUT:
            return None
        if tag in _STYLES and element.get(VAL, "") not in self._styles().get(_STYLES[tag], ()):
            return None
        source = self._renumbered(element) if tag == W + "numPr" else element
        if source is None:
            return None
        found = bare(source)
        for child in source:
            copied = self._copied(child)
            if copied is not None:
                found.append(copied)
        return found

    def _styles(self) -> dict[str, set[str]]:
        """Ids of the styles by type, those that have the same name in both documents."""
        if self._shared is None:
            old, new = (_style_names(part("styles")) for part in (self._old, self._new))
            self._shared = {kind: set() for kind in _STYLES.values()}
            for key, name in new.items():
                if old.get(key) == name:
                    self._shared.setdefault(key[0], set()).add(key[1])
        return self._shared

    def _renumbered(self, element: etree._Element) -> etree._Element | None:
        """A ``w:numPr`` that names the list of the new document which is defined as the old one was."""
        number = element.find(W + "numId")
        if number is None:
            return element
        if self._numbers is None:
            old, new = (_lists(part("numbering")) for part in (self._old, self._new))
            where: dict[bytes, str] = {}
            for key, definition in new.items():
                where.setdefault(definition, key)
            self._numbers = {"0": "0"} | {
                key: key if new.get(key) == definition else where[definition]
                for key, definition in old.items()
                if definition in where
            }
        target = self._numbers.get(number.get(VAL, ""))
        if target is None:
            return None
        found = deepcopy(element)
        found[element.index(number)].set(VAL, target)
        return found

    # Text ------------------------------------------------------------------------------------------

    def runs(self, line: Line, start: int, end: int, *, deleted: bool) -> list[etree._Element]:
        """``line.text[start:end]`` as new runs, each with the properties it had."""
        found: list[etree._Element] = []
        last: etree._Element | None = None
        labels = line.things()
        at = 0
        for atom in line.atoms:
            label = next(labels) if atom.text == THING else ""
            low, high = max(start - at, 0), min(end - at, len(atom.text))
            at += len(atom.text)
            if low >= high:
                continue
            content = self._content(atom, atom.text[low:high], label, deleted=deleted)
            if content is None:
                continue
            if atom.unit is not last or not found:
                found.append(self._run(atom.unit))
                last = atom.unit
            found[-1].append(content)
        return found

    def _run(self, unit: etree._Element) -> etree._Element:
        run = made(n.RUN)
        properties = self.properties(unit.find(n.R_PR), n.R_PR)
        if properties is not None:
            run.append(properties)
        return run

    def _content(self, atom: Atom, text: str, label: str, *, deleted: bool) -> etree._Element | None:
        child = atom.child
        if label:
            kind = label.partition(":")[0]
            if kind in ("break", "symbol") and child is not None and child.tag.startswith(W):
                return bare(child)
            text = drawn_text(label)
            if not text:
                self.lost[kind] = self.lost.get(kind, 0) + 1
                return None
        elif child is not None and child.tag not in (n.TEXT, W + "delText"):
            return bare(child)
        written = made(W + ("delText" if deleted else "t"))
        keep_spaces(written, text)
        return written


def bare(child: etree._Element) -> etree._Element:
    """An element of Word's own again, with its own attributes and without its children."""
    found = made(child.tag)
    for name, value in child.attrib.items():
        if str(name).startswith(W):
            found.set(name, value)
    return found


def _style_names(root: etree._Element | None) -> dict[tuple[str, str], str]:
    found = {}
    for style in () if root is None else root.iterchildren(W + "style"):
        name = style.find(W + "name")
        key = style.get(W + "type", "paragraph"), style.get(W + "styleId", "")
        found[key] = "" if name is None else name.get(VAL, "").lower()
    return found


def _lists(root: etree._Element | None) -> dict[str, bytes]:
    """What defines each list of a ``numbering`` part, ids and traces of editing left out."""
    if root is None:
        return {}
    definitions = {
        each.get(W + "abstractNumId", ""): b"".join(_OWN.sub(b"", etree.tostring(child)) for child in each)
        for each in root.iterchildren(W + "abstractNum")
    }
    found = {}
    for number in root.iterchildren(W + "num"):
        abstract = number.find(W + "abstractNumId")
        key = "" if abstract is None else abstract.get(VAL, "")
        changes = b"".join(etree.tostring(child) for child in number.iterchildren(W + "lvlOverride"))
        found[number.get(W + "numId", "")] = definitions.get(key, b"") + changes
    return found
