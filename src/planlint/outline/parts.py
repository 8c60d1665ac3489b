"""Cuts the lines of a file into parts (a notice, the plan it carries, an attachment) and each part
into frame and text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from planlint.language.expressions import expression
from planlint.model.outline import Piece
from planlint.model.records import dataclass
from planlint.model.text import Span
from planlint.outline import frame
from planlint.outline.labels import label_at_start, labels_inside
from planlint.outline.lines import Line
from planlint.outline.names import SPACE, clean, glued_name, is_section_name, is_title

_BRACKETED = expression("[（(][^（）()]{1,38}[）)]")
_TITLE_NOTE = expression(
    r"[（(](?:[12]\d{3}\s*年?[—\-－–~～至][12]\d{3}\s*年?|[12]\d{3}年(?:度|版|修订)?|试行|暂行|修订|修订稿|草案|讨论稿|"
    r"(?:送审|征求意见|审议|报批)稿)[）)]"
)
"""The second line of a title: its period or its state."""


@dataclass(slots=True)
class Part:
    """Consecutive lines: titles, then text with its front still in it, then the closing."""

    title: list[Line] = field(default_factory=list)
    front: list[Line] = field(default_factory=list)
    text: list[Line] = field(default_factory=list)
    closing: list[Line] = field(default_factory=list)


def cut(line: Line, at: int) -> tuple[Line, Line]:
    """A line as two, divided at an offset of its text."""
    first: list[Piece] = []
    second: list[Piece] = []
    for piece in line.pieces:
        start, length = piece.offset, piece.span.end - piece.span.start
        middle = min(max(at - start, 0), length)
        if middle:
            first.append(Piece(start, piece.block, Span(piece.span.start, piece.span.start + middle)))
        if middle < length:
            offset = max(start - at, 0)
            second.append(Piece(offset, piece.block, Span(piece.span.start + middle, piece.span.end)))
    if not first:
        first = [Piece(0, line.pieces[0].block, Span(line.pieces[0].span.start, line.pieces[0].span.start))]
    if not second:
        last = line.pieces[-1]
        second = [Piece(0, last.block, Span(last.span.end, last.span.end))]
    return (
        Line(line.text[:at], tuple(first), line.block, line.table),
        Line(line.text[at:], tuple(second), line.block, line.table),
    )


def parts_of(lines: Sequence[Line]) -> list[Part]:
    """The parts of a file, in order; every line goes into exactly one of them."""
    parts: list[Part] = []
    rest = list(lines)
    while rest:
        part, rest = _next_part(rest, first=not parts)
        parts.append(part)
    return parts


def _next_part(lines: list[Line], *, first: bool) -> tuple[Part, list[Line]]:
    part = Part()
    at = frame.front_lines(lines) if first else 0
    part.front += lines[:at]
    at = _take_head(part, lines, at)
    if at < len(lines) and not part.title and first:
        end = frame.glued_title(lines[at].text)
        if end:
            end = _title_tail(lines[at].text, end)
            title, after = cut(lines[at], end)
            part.title.append(title)
            rest = [after] if after.text.strip(SPACE) else []
            lines = [*lines[:at], *rest, *lines[at + 1 :]]
    at = _take_contents(part, lines, at)
    end = _closing_start(lines, at)
    part.text = lines[at:end]
    at = end
    while at < len(lines) and (_closes(lines, at) or _between_closing(lines, at)):
        part.closing.append(lines[at])
        at += 1
    if part.closing and _is_remnant(lines[at:]):
        part.closing += lines[at:]
        at = len(lines)
    return part, lines[at:]


def _take_head(part: Part, lines: list[Line], at: int) -> int:
    """Title lines and what stands between them and the text (number, addressee, date)."""
    for i in range(at, min(at + 10, len(lines))):
        if lines[i].table:
            continue
        text = lines[i].text
        if label_at_start(text) is not None and not is_title(text):
            break
        following = lines[i + 1].text if i + 1 < len(lines) else ""
        if is_title(text) or lines[i].block.style == "Title":
            part.front += lines[at:i]
            part.title.append(lines[i])
            return _take_front(part, lines, i + 1)
        if frame.is_title_start(text, following, lines[i].block):
            part.front += lines[at:i]
            part.title += lines[i : i + 2]
            return _take_front(part, lines, i + 2)
        if len(text) > 60:
            break
    return at


def _is_remnant(lines: Sequence[Line]) -> bool:
    """Whether what follows a signature is only a note or two (who typed it, where it was found)."""
    return len(lines) <= 3 and all(
        len(line.text) < 60 and not line.table and not label_at_start(line.text) and not is_title(line.text)
        for line in lines
    )


def _title_tail(text: str, end: int) -> int:
    """Where the title really ends: words that stand between it and a label glued to it are a rest
    of the title (the title said twice, 范文), unless they name a section."""
    inside = next(labels_inside(text, end), None)
    if label_at_start(text[end:]) is not None:
        return end
    if inside is None:
        rest = text[end:].strip(SPACE)
        return end if len(rest) > 12 or expression("[，。；：！？,;:]").search(rest) else len(text)
    words = text[end : inside[0].start].strip(SPACE)
    between = (
        not words or expression("[。；！？]").search(words) or is_section_name(words) or glued_name(words)
    )
    return end if between else inside[0].start


def _take_front(part: Part, lines: list[Line], at: int) -> int:
    if at < len(lines) and _TITLE_NOTE.fullmatch(clean(lines[at].text)):
        part.title.append(lines[at])
        at += 1
    while at < len(lines) and not lines[at].table:
        text = lines[at].text
        if not (
            frame.is_number(text)
            or frame.is_date(text)
            or (frame.is_addressee(text) and not label_at_start(text))
            or (_BRACKETED.fullmatch(text.strip(SPACE)) and not label_at_start(text))
        ):
            break
        part.front.append(lines[at])
        at += 1
    return at


def _take_contents(part: Part, lines: list[Line], at: int) -> int:
    """A table of contents: its first entry comes again where the text begins."""
    for i in range(at, min(at + 6, len(lines) - 2)):
        if clean(lines[i].text) not in ("目录", "目次"):
            continue
        entry = clean(lines[i + 1].text).rstrip("0123456789.…· ")
        for j in range(i + 2, min(i + 400, len(lines))):
            if clean(lines[j].text).startswith(entry):
                part.front += lines[at:j]
                return j
    return at


def _closing_start(lines: Sequence[Line], at: int) -> int:
    """The first line of the closing: a signature with its date, an attachment list, a note."""
    for i in range(at, len(lines)):
        if lines[i].table:
            continue
        if _closes(lines, i) and not (i == at and frame.is_attachment_mark(lines[i].text)):
            return i
    return len(lines)


def _closes(lines: Sequence[Line], i: int) -> bool:
    text = lines[i].text
    if lines[i].table or len(text) > 300:
        return False
    if frame.is_date(text) or frame.is_closing_note(text) or frame.is_attachment_mark(text):
        return True
    if frame.is_body_name(text):
        near = lines[i + 1 : i + 6]
        return any(frame.is_date(line.text) for line in near) and all(
            frame.is_date(line.text) or frame.is_body_name(line.text) for line in _until_date(near)
        )
    return bool(i and len(text) < 80 and _in_attachment_list(lines, i) and label_at_start(text))


def _between_closing(lines: Sequence[Line], i: int) -> bool:
    """A short line within the closing: the second half of an attachment's name, a telephone."""
    if len(lines[i].text) >= 40 or lines[i].table or is_title(lines[i].text) or label_at_start(lines[i].text):
        return False
    return any(
        _closes(lines, j) and not frame.is_attachment_mark(lines[j].text)
        for j in range(i + 1, min(i + 3, len(lines)))
    )


def _until_date(lines: Sequence[Line]) -> list[Line]:
    found: list[Line] = []
    for line in lines:
        found.append(line)
        if frame.is_date(line.text):
            break
    return found


def _in_attachment_list(lines: Sequence[Line], i: int) -> bool:
    """Whether line ``i`` continues a list that 附件： began."""
    near = range(i - 1, max(i - 12, -1), -1)
    if not any("附" in lines[j].text[:6] for j in near):
        return False
    for j in near:
        if frame.is_attachment_list(lines[j].text):
            return True
        if len(lines[j].text) >= 80 or label_at_start(lines[j].text) is None:
            return False
    return False
