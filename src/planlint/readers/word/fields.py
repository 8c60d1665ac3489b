"""Complex fields: their instruction is never seen, their result is."""

from __future__ import annotations

from lxml import etree

from planlint.readers.word.names import W


class Fields:
    """The fields that are open at a point of one story, innermost last."""

    __slots__ = ("_open", "hiding")

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self.hiding = 0

    def mark(self, element: etree._Element) -> str:
        """Take a ``w:fldChar``; returns the text of a field that ends without a result of its own."""
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._open.append(_Open())
            self.hiding += 1
        elif kind == "separate" and self._open and self._open[-1].hidden:
            self._open[-1].hidden = False
            self.hiding -= 1
        elif kind == "end" and self._open:
            last = self._open.pop()
            if last.hidden:
                self.hiding -= 1
        return ""

    def instruct(self, text: str) -> None:
        if self._open:
            self._open[-1].instruction += text


class _Open:
    __slots__ = ("hidden", "instruction")

    def __init__(self) -> None:
        self.hidden = True
        self.instruction = ""
