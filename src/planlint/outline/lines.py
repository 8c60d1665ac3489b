"""Blocks to lines: what a reader takes for one paragraph, with where each character came from."""

from __future__ import annotations

from collections.abc import Sequence

from planlint.language.expressions import expression
from planlint.model.document import Block, Document
from planlint.model.outline import Passage, Piece
from planlint.model.records import dataclass
from planlint.model.text import Span
from planlint.outline.labels import label_at_start
from planlint.outline.names import SPACE, is_section_name, is_title

_PAGE_NUMBER = expression(
    r"[—\-–－―·.\s\u3000]*\d{1,4}[—\-–－―·.\s\u3000]*|第\s*\d+\s*页(?:\s*[,，]?\s*共\s*\d+\s*页)?"
)
_ENDS = "。！？；：.!?;:…”’」』）)》〕】"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph as read: hard wraps joined, automatic number in front.

    ``block`` is the block it begins in. ``table`` numbers the table it stands in, else 0.
    """

    text: str
    pieces: tuple[Piece, ...]
    block: Block
    table: int = 0


def lines_of(document: Document) -> list[Line]:
    """The body's lines, blank ones and page numbers left out."""
    lines: list[Line] = []
    wide = {b.cell.table for b in document.blocks if b.story == "table" and b.cell and b.cell.column > 1}
    for block in document.blocks:
        if block.story == "table" and block.cell is not None and block.cell.table in wide:
            lines += _table_lines(block)
        elif block.story in ("body", "table"):
            # A table of one column is a frame around text.
            lines += _block_lines(block)
    return _join_wraps(lines)


def _block_lines(block: Block) -> list[Line]:
    found: list[Line] = []
    start = 0
    for part in block.text.split("\n"):
        number = (block.number or "") if start == 0 else ""
        if (number + part).strip(SPACE):
            stripped = part.strip(SPACE)
            if number or not _PAGE_NUMBER.fullmatch(stripped):
                piece = Piece(len(number), block.index, Span(start, start + len(part)))
                found.append(Line(number + part, (piece,), block))
        start += len(part) + 1
    return found


def _table_lines(block: Block) -> list[Line]:
    number = block.number or ""
    if not (block.text.strip(SPACE) or number):
        return []
    piece = Piece(len(number), block.index, Span(0, len(block.text)))
    assert block.cell is not None
    return [Line(number + block.text, (piece,), block, block.cell.table)]


def _join_wraps(lines: list[Line]) -> list[Line]:
    width = _wrap_width(lines)
    if not width:
        return lines
    joined: list[list[Line]] = []
    for line in lines:
        if joined and _continues(joined[-1][-1], line, width):
            joined[-1].append(line)
        else:
            joined.append([line])
    return [group[0] if len(group) == 1 else _merge(group) for group in joined]


def _continues(before: Line, line: Line, width: float) -> bool:
    text = before.text.rstrip(SPACE)
    if before.table or line.table or line.text[:1] in SPACE or text[-1:] in "。！？；：.!?;:":
        return False
    label = label_at_start(line.text)
    if label is not None and not (label.mark == "dash" and text[-1:] not in "，,、"):
        return False
    if len(text) >= width * 0.75:
        return True
    # The rest of a line that was also cut after a full stop: too short to be full, yet no heading.
    return label_at_start(text) is None and not (is_title(text) or is_section_name(text) or before.block.bold)


def _wrap_width(lines: Sequence[Line]) -> float:
    """The width in characters at which a hard-wrapped document breaks its lines; 0 for others.

    In such a document few lines are longer than the width and many end in the middle of a
    sentence; elsewhere a long line ends where its sentence does.
    """
    plain = [line.text.strip(SPACE) for line in lines if not line.table]
    if len(plain) < 6:
        return 0
    lengths = sorted(len(text) for text in plain)
    widest = lengths[int(len(lengths) * 0.95) - 1] if len(lengths) > 20 else lengths[-1]
    if widest > 60 or widest < 12:
        return 0
    full = [i for i, text in enumerate(plain[:-1]) if len(text) >= widest * 0.75]
    broken = [i for i in full if plain[i][-1] not in _ENDS]
    if len(full) < 4 or len(broken) < max(3, 0.25 * len(full)):
        return 0
    return float(sorted(len(plain[i]) for i in full)[len(full) // 2])


def _merge(group: list[Line]) -> Line:
    text = ""
    pieces: list[Piece] = []
    for line in group:
        for piece in line.pieces:
            pieces.append(Piece(piece.offset + len(text), piece.block, piece.span))
        text += line.text
    return Line(text, tuple(pieces), group[0].block)


def passage_of(lines: Sequence[Line]) -> Passage:
    """Paragraphs as one passage, a newline between them."""
    pieces: list[Piece] = []
    length = 0
    for line in lines:
        pieces += [Piece(p.offset + length, p.block, p.span) for p in line.pieces]
        length += len(line.text) + 1
    return Passage("\n".join(line.text for line in lines), tuple(pieces))
