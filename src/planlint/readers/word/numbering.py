"""Automatic numbers: what Word shows before a paragraph, counted in reading order."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from planlint.readers.numerals import render
from planlint.readers.symbols import translate
from planlint.readers.word.names import ALTERNATE, MC, P_PR, R_PR, VAL, W, integer, on
from planlint.readers.word.properties import Properties, paragraph_properties, run_properties
from planlint.readers.word.styles import Styles

LEVELS = 9
_NO_LAYOUT: Properties = {}
_PLACEHOLDER = re.compile(r"%([1-9])")


class Level(NamedTuple):
    """One level of a list. ``restart`` is the level (1-based) whose use restarts this one, 0 for never."""

    start: int = 1
    format: str = "decimal"
    pattern: str = ""
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str | None = None
    font: str = ""
    hidden: bool = False
    layout: Properties = _NO_LAYOUT


class _Definition:
    """An abstract list: all its instances count together."""

    __slots__ = ("counters", "levels")

    def __init__(self, element: etree._Element, styles: Styles) -> None:
        self.counters: list[int | None] = [None] * LEVELS
        self.levels: dict[int, Level] = {}
        for child in element.iter(W + "lvl"):
            index = integer(child.get(W + "ilvl"))
            if index is not None and 0 <= index < LEVELS:
                self.levels[index] = _level(child, styles)


class _Instance:
    """A list that paragraphs name; ``starts`` are its own first numbers, which hold from its first use."""

    __slots__ = ("definition", "fresh", "levels", "starts")

    def __init__(self, definition: _Definition, levels: dict[int, Level], starts: dict[int, int]) -> None:
        self.definition = definition
        self.levels = levels
        self.starts = starts
        self.fresh = True


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._nums: dict[str, etree._Element] = {}
        self._abstracts: dict[str, etree._Element] = {}
        self._links: dict[str, str] = {}
        # Only what a paragraph names is read: Word keeps every list a document ever had.
        self._instances: dict[str, _Instance | None] = {}
        self._definitions: dict[str, _Definition] = {}
        for element in () if root is None else root:
            if element.tag == W + "num":
                self._nums.setdefault(element.get(W + "numId", ""), element)
            elif element.tag == W + "abstractNum":
                key = element.get(W + "abstractNumId", "")
                self._abstracts[key] = element
                style = _value(element, "styleLink")
                if style:
                    self._links[style] = key

    def _instance(self, key: str) -> _Instance | None:
        if key not in self._instances:
            element = self._nums.get(key)
            self._instances[key] = None if element is None else self._read(element)
        return self._instances[key]

    def _read(self, element: etree._Element) -> _Instance | None:
        definition = self._definition(_value(element, "abstractNumId") or "")
        if definition is None:
            return None
        levels, starts = dict(definition.levels), {}
        for override in element.iter(W + "lvlOverride"):
            index = integer(override.get(W + "ilvl"))
            if index is None or not 0 <= index < LEVELS:
                continue
            own = override.find(W + "lvl")
            if own is not None:
                levels[index] = _level(own, self._styles)
            start = integer(_value(override, "startOverride"))
            if start is not None:
                starts[index] = start
        return _Instance(definition, levels, starts)

    def _definition(self, key: str) -> _Definition | None:
        """An abstract list, or the one that it stands for through a numbering style."""
        element = self._abstracts.get(key)
        if element is None:
            return None
        link = _value(element, "numStyleLink")
        if link:
            linked = self._links.get(link)
            if linked is None:
                num = self._nums.get(self._styles.own_list(link) or "")
                linked = None if num is None else _value(num, "abstractNumId")
            key = linked if linked in self._abstracts else key
        if key not in self._definitions:
            self._definitions[key] = _Definition(self._abstracts[key], self._styles)
        return self._definitions[key]

    def place(self, merged: Properties, style: str | None, *, direct: bool) -> tuple[str, int] | None:
        """The list and level of a paragraph by its merged properties; ``direct`` if it names the list."""
        key = merged.get("list") or ""
        instance = self._instance(key) if key != "0" else None
        if instance is None:
            return None
        if not direct:
            # A list that comes from a style: the level that names the style wins over w:ilvl (17.9.23).
            for name in (style, merged.get("list_style")):
                for index, each in instance.levels.items():
                    if name and each.style == name:
                        return key, index
        return key, min(max(merged.get("level") or 0, 0), LEVELS - 1)

    def level(self, place: tuple[str, int]) -> Level:
        instance = self._instance(place[0])
        return (instance.levels.get(place[1]) if instance else None) or Level(format="none")

    def count(self, place: tuple[str, int]) -> str:
        """Count one paragraph of a list on and return its number, ``""`` for one that shows nothing."""
        index = place[1]
        instance = self._instance(place[0])
        if instance is None:
            return ""
        counters = instance.definition.counters
        for other, start in instance.starts.items() if instance.fresh else ():
            counters[other] = None if other >= index else start
        instance.fresh = False
        for upper in range(index):
            # A level that was skipped counts as used: after 2.a.i without an a comes 2.b.
            if counters[upper] is None:
                counters[upper] = self._start(instance, upper)
        value = counters[index]
        counters[index] = self._start(instance, index) if value is None else value + 1
        for deeper in range(index + 1, LEVELS):
            restart = instance.levels[deeper].restart if deeper in instance.levels else None
            if restart is None or (restart > 0 and index < restart):
                counters[deeper] = None
        return self._show(instance, index)

    @staticmethod
    def _start(instance: _Instance, index: int) -> int:
        level = instance.levels.get(index)
        return instance.starts.get(index, level.start if level else 1)

    def _show(self, instance: _Instance, index: int) -> str:
        level = instance.levels.get(index)
        if level is None or level.hidden:
            return ""
        if level.format == "bullet":
            return translate(level.text, level.font, bullet=True)

        def value(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            source = instance.levels.get(other)
            if source is None or other > index:
                return ""
            number = instance.definition.counters[other]
            shown = self._start(instance, other) if number is None else number
            return render(shown, "decimal" if level.legal else source.format, source.pattern)

        return _PLACEHOLDER.sub(value, level.text)


def _level(element: etree._Element, styles: Styles) -> Level:
    form, pattern = _format(element)
    look = styles.named(run_properties(element.find(R_PR)))
    legal = element.find(W + "isLgl")
    start = integer(_value(element, "start"))
    return Level(
        start=0 if start is None else start,
        format=form,
        pattern=pattern,
        text=_value(element, "lvlText") or "",
        legal=legal is not None and on(legal.get(VAL)),
        restart=integer(_value(element, "lvlRestart")),
        style=_value(element, "pStyle"),
        font=look.get("latin") or "",
        hidden=bool(look.get("hidden")),
        layout=paragraph_properties(element.find(P_PR)),
    )


def _format(element: etree._Element) -> tuple[str, str]:
    """The number format; a custom one (``001, 002, …``) stands in an alternative of its own."""
    found = element.find(W + "numFmt")
    if found is None:
        choice = element.find(f"{ALTERNATE}/{MC}Choice/{W}numFmt")
        fallback = element.find(f"{ALTERNATE}/{MC}Fallback/{W}numFmt")
        found = choice if choice is not None else fallback
    if found is None:
        return "decimal", ""
    return found.get(VAL, "decimal"), found.get(W + "format", "")


def _value(element: etree._Element, name: str) -> str | None:
    child = element.find(W + name)
    return None if child is None else child.get(VAL)
