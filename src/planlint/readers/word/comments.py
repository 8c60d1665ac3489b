"""Comments in the margin: what they say and which paragraphs they cover."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from lxml import etree

from planlint.model.document import Block, Comment
from planlint.readers.word import names as n
from planlint.readers.word.fields import Fields
from planlint.readers.word.names import W

if TYPE_CHECKING:
    from planlint.readers.word.inline import Inline, Line

_START: Final = W + "commentRangeStart"
_END: Final = W + "commentRangeEnd"
REFERENCE: Final = W + "commentReference"
MARKS: Final = frozenset([_START, _END])
"""The two marks around the text that a comment is about. They may stand in a paragraph or between two."""

_Point = tuple[int, int]
"""A block and a character in it."""


class Comments:
    """The comments of a part, and where their marks have been met. False when there are none."""

    __slots__ = ("_bodies", "_ends", "_starts")

    def __init__(self, root: etree._Element | None) -> None:
        found = () if root is None else root.iterchildren(W + "comment")
        self._bodies = {each.get(W + "id", ""): each for each in found}
        self._starts: dict[str, _Point] = {}
        self._ends: dict[str, _Point] = {}

    def __bool__(self) -> bool:
        return bool(self._bodies)

    def place(self, line: Line, block: int) -> None:
        """Keep the marks of a line that becomes this block."""
        lengths = [len(piece) for piece in line.pieces]
        at = done = 0
        for tag, key, pieces in line.marks:
            at, done = at + sum(lengths[done:pieces]), pieces
            self._keep(tag, key, (block, at))

    def between(self, mark: etree._Element, block: int) -> None:
        """Keep a mark that stands between paragraphs, before this block."""
        self._keep(mark.tag, mark.get(W + "id", ""), (block, 0))

    def _keep(self, tag: str, key: str, point: _Point) -> None:
        if tag == _START:
            self._starts.setdefault(key, point)
        elif tag == _END:
            self._ends[key] = point
        else:
            # The sign itself, right after the range: it is the place of a comment that has no range.
            self._starts.setdefault(key, point)
            self._ends.setdefault(key, point)

    def read(self, inline: Inline, blocks: Sequence[Block]) -> tuple[Comment, ...]:
        """All comments, in the order of their part; resolved ones and replies are comments as well."""
        return tuple(self._comment(key, body, inline, blocks) for key, body in self._bodies.items())

    def _comment(self, key: str, body: etree._Element, inline: Inline, blocks: Sequence[Block]) -> Comment:
        covered, start, end = self._range(key, blocks)
        return Comment(
            text=_text(body, inline),
            author=body.get(W + "author", ""),
            date=body.get(W + "date", ""),
            blocks=covered,
            start=start,
            end=end,
        )

    def _range(self, key: str, blocks: Sequence[Block]) -> tuple[range, int, int]:
        end = self._ends.get(key)
        start = self._starts.get(key, end)
        if start is None or not blocks:
            return range(0), 0, 0
        if end is None or end < start:
            end = start
        first, from_ = start
        last, to = end
        if last > first and to == 0:
            # The range ends before the paragraph's first character: what it covers ends one earlier.
            last -= 1
            to = len(blocks[last].text)
        if first >= len(blocks):
            first, from_ = len(blocks) - 1, len(blocks[-1].text)
            last, to = first, from_
        return range(first, last + 1), from_, to


def _text(body: etree._Element, inline: Inline) -> str:
    from planlint.readers.word.inline import Line

    lines = []
    for paragraph in body.iter(n.P):
        line = Line()
        inline.read(paragraph, line, Fields(), None)
        lines.append("".join(line.pieces))
    return "\n".join(lines)
