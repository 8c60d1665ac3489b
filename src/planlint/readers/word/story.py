"""Walks stories (body, table cells, text boxes, notes, headers) and makes blocks of their paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from planlint.model.document import Block, Cell, Comment, Story
from planlint.readers.complaints import excessive
from planlint.readers.limits import LIMITS
from planlint.readers.word import names as n
from planlint.readers.word.alternatives import chosen
from planlint.readers.word.comments import MARKS, Comments
from planlint.readers.word.fields import Fields
from planlint.readers.word.inline import Inline, Line
from planlint.readers.word.interning import Interned
from planlint.readers.word.layout import Layouts
from planlint.readers.word.names import W
from planlint.readers.word.notes import Notes
from planlint.readers.word.numbering import Numbering
from planlint.readers.word.properties import Properties, paragraph_properties
from planlint.readers.word.revisions import View
from planlint.readers.word.sections import Section, read_section
from planlint.readers.word.styles import Styles
from planlint.readers.word.tables import places

if TYPE_CHECKING:
    from planlint.model.look import Look

_TRANSPARENT = frozenset(
    [W + "customXml", W + "smartTag", n.INSERTED, n.DELETED, n.MOVED_FROM, n.MOVED_TO, n.SDT_CONTENT]
)
_FOREIGN = frozenset([W + "altChunk", W + "subDoc"])
_HIDING = frozenset([W + "vanish", W + "specVanish", W + "rStyle"])


_SEEN, _REMOVED, _HIDDEN = range(3)
"""What becomes of a paragraph mark: removed by a tracked change, or hidden text."""


class _Says:
    """What a paragraph says of itself: properties, the fate of its mark, the section that ends with it."""

    __slots__ = ("fate", "own", "section")

    def __init__(self, own: Properties, fate: int, section: etree._Element | None) -> None:
        self.own = own
        self.fate = fate
        self.section = section


_NOTHING = _Says({}, _SEEN, None)


class Flow:
    """One container of paragraphs. ``line`` waits for the next paragraph when its mark is not seen."""

    __slots__ = ("cell", "fields", "first", "layout", "line", "story")

    def __init__(self, story: Story, cell: Cell | None) -> None:
        self.story: Story = story
        self.cell = cell
        self.fields = Fields()
        self.line: Line | None = None
        self.layout: Properties = {}
        self.first = False


class Writer:
    """Makes the blocks of a document, story by story."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        view: View,
        notes: Notes,
        interned: Interned,
        comments: Comments,
    ) -> None:
        self.blocks: list[Block] = []
        self.sections: list[Section] = []
        self.unread = False
        self._styles = styles
        self._numbering = numbering
        self._layouts = Layouts(styles, numbering)
        self._view = view
        self._notes = notes
        self._interned = interned
        self._inline = Inline(styles, view, interned, commented=bool(comments))
        self._comments = comments
        self._said: dict[str, _Says] = {}
        self._paragraphs = 0
        self._tables = 0
        self._characters = 0

    def tell(self, children: Iterable[etree._Element], story: Story, cell: Cell | None = None) -> None:
        """Add the blocks of one container."""
        flow = Flow(story, cell)
        self._walk(children, flow)
        self._close(flow)

    def _walk(self, children: Iterable[etree._Element], flow: Flow) -> None:
        for child in children:
            tag = child.tag
            if tag == n.P:
                self._paragraph(child, flow)
            elif tag == n.TABLE:
                self._close(flow)
                self._table(child, flow)
            elif tag == n.SECTION:
                self._section(child)
            elif tag == n.ALTERNATE:
                self._walk(chosen(child), flow)
            elif tag == n.SDT:
                self._walk(child.iterchildren(n.SDT_CONTENT), flow)
            elif tag in _TRANSPARENT and tag not in self._view.dropped:
                self._walk(child, flow)
            elif tag in _FOREIGN:
                self.unread = True
            elif tag in MARKS:
                self._comments.between(child, len(self.blocks))

    def _paragraph(self, element: etree._Element, flow: Flow) -> None:
        line = Line() if flow.line is None else flow.line
        says = _NOTHING
        for first in element:
            if first.tag == n.P_PR:
                says = self._says(first)
            break
        own = says.own
        self._inline.read(element, line, flow.fields, own.get("style"))
        if flow.line is not None and flow.first:
            own = flow.layout
        if says.fate == _SEEN:
            flow.line = None
            if says.section is not None and not line.pieces:
                # Word shows a paragraph that only ends a section as a break, without a number.
                own = {**own, "list": "0"}
            self._emit(line, own, flow)
        else:
            # The tree is freed while it is read, and this line waits for the next paragraph.
            line.boxes = [deepcopy(box) for box in line.boxes]
            flow.first = (flow.line is not None and flow.first) or says.fate == _HIDDEN
            flow.line, flow.layout = line, own
        if says.section is not None:
            self._section(says.section)

    def _says(self, element: etree._Element) -> _Says:
        """What a ``w:pPr`` says; one that is interned is read once."""
        number = self._interned.number(element)
        if number is None:
            return self._read_properties(element)
        found = self._said.get(number)
        if found is None:
            found = self._said[number] = self._read_properties(self._interned.element(element))
        return found

    def _read_properties(self, element: etree._Element) -> _Says:
        own = paragraph_properties(self._interned.element(self._view.former(element, n.P_PR)))
        mark, section = element.find(n.R_PR), element.find(n.SECTION)
        fate = _SEEN if mark is None else self._fate(self._interned.element(mark), own.get("style"))
        return _Says(own, fate, section)

    def _fate(self, mark: etree._Element, style: str | None) -> int:
        """Whether the paragraph mark is seen, is removed by a tracked change, or is hidden text."""
        tags = {child.tag for child in mark}
        if tags & self._view.dropped:
            return _REMOVED
        if tags & _HIDING:
            own = self._inline.properties(mark)
            if ("separator", True) in own or self._styles.format(style, own)[1]:
                return _HIDDEN
        return _SEEN

    def _close(self, flow: Flow) -> None:
        """A container ends, or a table begins: the last paragraph has nothing to run on into."""
        line, flow.line = flow.line, None
        if line is not None and (line.pieces or line.boxes or line.notes):
            self._emit(line, flow.layout, flow)
        elif line is not None:
            self._comments.place(line, len(self.blocks))

    def _emit(self, line: Line, own: Properties, flow: Flow) -> None:
        text = "".join(line.pieces)
        self._characters += len(text)
        if self._characters > LIMITS.text or len(self.blocks) >= LIMITS.blocks:
            raise excessive("文字太多", "it holds too much text")
        if line.marks:
            self._comments.place(line, len(self.blocks))
        layout = self._layouts.of(own)
        number = self._numbering.count(layout.place) if layout.place else ""
        paragraph = None
        if flow.story == "body" and text and not text.isspace():
            self._paragraphs += 1
            paragraph = self._paragraphs
        self.blocks.append(
            Block(
                index=len(self.blocks),
                story=flow.story,
                text=text,
                runs=line.runs(),
                style=layout.style,
                outline_level=layout.outline,
                number=number or None,
                number_level=layout.place[1] if layout.place and number else None,
                align=layout.align,
                indent=layout.left,
                first_line=layout.first,
                cell=flow.cell,
                paragraph=paragraph,
            )
        )
        for box in line.boxes:
            self.tell(box, "textbox" if flow.story in ("body", "table") else flow.story)
        for kind, key, numbered in line.notes:
            body = self._notes.take(kind, key, len(self.blocks), numbered=numbered)
            if body is not None:
                self.tell(body, kind)

    def annotations(self) -> tuple[Comment, ...]:
        """The comments, when all stories have been told."""
        found = self._comments.read(self._inline, self.blocks)
        self._characters += sum(len(comment.text) for comment in found)
        if self._characters > LIMITS.text:
            raise excessive("文字太多", "it holds too much text")
        return found

    def look(self, part: Callable[[str], etree._Element | None], *, odd_even: bool) -> Look | None:
        """How the document looks, where the writer notes that; ``part`` finds headers and footers."""
        return None

    def _table(self, element: etree._Element, flow: Flow) -> None:
        self._tables += 1
        table = self._tables
        story: Story = "table" if flow.story in ("body", "table") else flow.story
        for place in places(element, self._view.dropped):
            cell = Cell(table, place.row, place.column, place.row_span, place.column_span)
            self.tell(place.element, story, cell)

    def _section(self, element: etree._Element) -> None:
        self.sections.append(read_section(element))
        self._notes.end_section(element, self.blocks)
