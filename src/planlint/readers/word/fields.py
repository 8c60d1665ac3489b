"""Complex fields: their instruction is never seen, their result is.

A few fields have no result in the file, because Word draws them: form check boxes and lists, and the
EQ field in which Chinese Word keeps enclosed characters (带圈字符) and phonetic guides (拼音指南).
"""

from __future__ import annotations

from lxml import etree

from planlint.readers.word.names import VAL, W, flag, integer

_KIND = W + "fldCharType"
_DEPTH = 200
"""Fields inside each other; beyond this a file is nonsense and further ones are ignored."""


class Fields:
    """The fields that are open at a point of one story, innermost last; ``hiding`` counts those that hide."""

    __slots__ = ("_open", "hiding")

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self.hiding = 0

    def mark(self, element: etree._Element) -> str:
        """Take a ``w:fldChar``; returns what Word draws for a field that ends without a result."""
        kind = element.get(_KIND)
        if kind == "begin" and len(self._open) < _DEPTH:
            self._open.append(_Open(element))
            self.hiding += 1
        elif kind == "separate" and self._open and self._open[-1].hidden:
            self._open[-1].hidden = False
            self.hiding -= 1
        elif kind == "end" and self._open:
            last = self._open.pop()
            self.hiding -= last.hidden
            return last.drawn()
        return ""

    def instruct(self, text: str) -> None:
        """Take a piece of the innermost field's instruction."""
        if self._open and self._open[-1].hidden:
            self._open[-1].instruction += text


class _Open:
    __slots__ = ("form", "hidden", "instruction")

    def __init__(self, element: etree._Element) -> None:
        self.hidden = True
        self.instruction = ""
        self.form = _form(element)

    def drawn(self) -> str:
        if self.form:
            return self.form
        words = self.instruction.split(None, 1)
        if not self.hidden or len(words) < 2:
            return ""
        if words[0].upper() == "EQ":
            from planlint.readers.word.equation import linear

            return linear(words[1])
        if words[0].upper() == "SYMBOL":
            from planlint.readers.word.equation import symbol

            return symbol(words[1])
        return ""


def _form(element: etree._Element) -> str:
    """What a form check box or list shows; text form fields have their result in the file."""
    data = element.find(W + "ffData")
    if data is None:
        return ""
    box, choices = data.find(W + "checkBox"), data.find(W + "ddList")
    if box is not None:
        name = "checked" if box.find(W + "checked") is not None else "default"
        return "☒" if flag(box, name) else "☐"
    if choices is not None:
        entries = [entry.get(VAL, "") for entry in choices.iterchildren(W + "listEntry")]
        result = choices.find(W + "result")
        index = integer(None if result is None else result.get(VAL)) or 0
        return entries[index] if 0 <= index < len(entries) else ""
    return ""
