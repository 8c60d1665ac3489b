"""Walks stories (body, table cells, text boxes, notes, headers) and makes blocks of their paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from planlint.model.document import Block, Cell, Story
from planlint.readers.complaints import excessive
from planlint.readers.limits import LIMITS
from planlint.readers.word import names as n
from planlint.readers.word.alternatives import chosen
from planlint.readers.word.fields import Fields
from planlint.readers.word.inline import Inline, Line
from planlint.readers.word.names import W
from planlint.readers.word.numbering import Numbering
from planlint.readers.word.revisions import View
from planlint.readers.word.sections import Section, read_section
from planlint.readers.word.styles import Properties, Styles, overlay, paragraph_properties
from planlint.readers.word.tables import places


@dataclass(slots=True)
class Notes:
    """The bodies of footnotes and endnotes by (kind, id), and how many have been referred to."""

    bodies: dict[tuple[str, str], etree._Element] = field(default_factory=dict)
    seen: dict[tuple[str, str], int] = field(default_factory=dict)
    count: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Flow:
    """One container of paragraphs. ``line`` waits for the next paragraph when its mark is not seen."""

    story: Story
    fields: Fields
    cell: Cell | None = None
    line: Line | None = None
    layout: Properties | None = None
    number: str | None = None


class Writer:
    """Makes the blocks of a document, story by story."""

    def __init__(self, styles: Styles, numbering: Numbering, view: View, notes: Notes) -> None:
        self.blocks: list[Block] = []
        self.sections: list[Section] = []
        self.unread: set[str] = set()
        self._styles = styles
        self._numbering = numbering
        self._view = view
        self._notes = notes
        self._inline = Inline(styles, view.dropped)
        self._paragraphs = 0
        self._tables = 0
        self._characters = 0
        self._base_sizes: dict[str | None, float] = {}

    def tell(self, children: Iterable[etree._Element], story: Story, cell: Cell | None = None) -> None:
        """Add the blocks of one container."""
        flow = Flow(story, Fields(), cell)
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
                self.sections.append(read_section(child))
            elif tag == n.ALTERNATE:
                self._walk(chosen(child), flow)
            elif tag == n.SDT:
                for part in child:
                    if part.tag == n.SDT_CONTENT:
                        self._walk(part, flow)
            elif tag in _TRANSPARENT and tag not in self._view.dropped:
                self._walk(child, flow)
            elif tag in (W + "altChunk", W + "subDoc"):
                self.unread.add(tag)

    def _paragraph(self, element: etree._Element, flow: Flow) -> None:
        line = flow.line if flow.line is not None else Line()
        first = element[0] if len(element) else None
        own: Properties = {}
        kept = True
        if first is not None and first.tag == n.P_PR:
            own = paragraph_properties(self._view.former(first, n.P_PR))
            mark = first.find(n.R_PR)
            section = first.find(n.SECTION)
            if section is not None:
                self.sections.append(read_section(section))
            if mark is not None and len(mark):
                kept = self._mark_is_seen(mark, own.get("style"))
        self._inline.read(element, line, flow.fields, own.get("style"))
        if kept:
            flow.line = None
            self._emit(line, own, flow)
        else:
            # The tree is freed while it is read, and this line waits for the next paragraph.
            line.boxes = [deepcopy(box) for box in line.boxes]
            flow.line, flow.layout = line, own

    def _mark_is_seen(self, mark: etree._Element, style: str | None) -> bool:
        if any(child.tag in self._view.dropped for child in mark):
            return False
        own = self._inline.properties(mark)
        if own.get("separator"):
            return False
        return not self._styles.format(style, own)[1]

    def _close(self, flow: Flow) -> None:
        """A container ends, or a table begins: the last paragraph has nothing to run on into."""
        line, flow.line = flow.line, None
        if line is not None and (line.pieces or line.boxes or line.notes):
            self._emit(line, flow.layout or {}, flow)

    def _emit(self, line: Line, own: Properties, flow: Flow) -> None:
        text = line.text
        self._characters += len(text)
        if self._characters > LIMITS.text or len(self.blocks) > LIMITS.blocks:
            raise excessive("文字太多", "it holds too much text")
        style = own.get("style")
        layout, place = self._layout(own, style)
        number = self._numbering.count(place) if place else None
        paragraph = None
        if flow.story == "body" and text.strip():
            self._paragraphs += 1
            paragraph = self._paragraphs
        indent, first_line = self._indents(layout, style)
        self.blocks.append(
            Block(
                index=len(self.blocks),
                story=flow.story,
                text=text,
                runs=line.runs(),
                style=self._styles.name(style),
                outline_level=layout.get("outline"),
                number=number or None,
                number_level=place[1] if place and number else None,
                align=layout.get("align"),
                indent=indent,
                first_line=first_line,
                cell=flow.cell,
                paragraph=paragraph,
            )
        )
        for box in line.boxes:
            self.tell(box, "textbox" if flow.story in ("body", "table") else flow.story)
        for note in line.notes:
            self._note(note)

    def _layout(self, own: Properties, style: str | None) -> tuple[Properties, tuple[str, int] | None]:
        """Style, list level, paragraph, each over the one before; a list that the style names goes below it."""
        styled = self._styles.paragraph(style)
        if "list" not in own and "list" not in styled and "level" not in own:
            return ({**styled, **own} if own else styled), None
        merged = dict(styled)
        overlay(merged, own)
        place = self._numbering.place({**merged, "own_list": "list" in own}, style)
        if place is None:
            return merged, None
        level = self._numbering.level(place).layout
        merged = {}
        for layer in (styled, level, own) if "list" in own else (level, styled, own):
            overlay(merged, layer)
        return merged, place

    def _indents(self, layout: Properties, style: str | None) -> tuple[float | None, float | None]:
        """Left and first-line indent in points; hundredths of a character win over points, as in Word."""
        left, first = layout.get("left"), layout.get("first")
        if layout.get("left_chars") or layout.get("first_chars"):
            size = self._base_sizes.get(style)
            if size is None:
                size = self._base_sizes[style] = self._styles.format(style, {})[0].size or 10.5
            if layout.get("left_chars"):
                left = layout["left_chars"] * size / 100
            if layout.get("first_chars"):
                first = layout["first_chars"] * size / 100
        return left, first

    def _table(self, element: etree._Element, flow: Flow) -> None:
        self._tables += 1
        table = self._tables
        story: Story = "table" if flow.story in ("body", "table") else flow.story
        for place in places(element, self._view.dropped):
            cell = Cell(table, place.row, place.column, place.row_span, place.column_span)
            self.tell(place.element, story, cell)

    def _note(self, key: tuple[str, str]) -> None:
        kind = key[0]
        body = self._notes.bodies.get(key)
        if body is None or key in self._notes.seen:
            return
        self._notes.count[kind] = self._notes.count.get(kind, 0) + 1
        self._notes.seen[key] = self._notes.count[kind]
        self.tell(body, "footnote" if kind == "footnote" else "endnote")


_TRANSPARENT = frozenset(
    [W + "customXml", W + "smartTag", n.INSERTED, n.DELETED, n.MOVED_FROM, n.MOVED_TO, n.SDT_CONTENT]
)
