"""Plain text and Markdown: one block a line."""

from __future__ import annotations

from planlint.model.document import Block, Comment, Document, Format
from planlint.readers.complaints import SAVE_AS_UTF8, unreadable

_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)


def decode(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or GB18030 (which contains GBK and GB2312).

    Raises ``UnreadableError`` when the bytes are text in none of them.
    """
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.removeprefix("\ufeff")
    raise unreadable(
        "这个文本文件的编码无法识别",
        "The encoding of this text file is not known",
        SAVE_AS_UTF8,
    )


def _candidates(data: bytes) -> tuple[str, ...]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return (encoding,)
    if b"\0" in data:
        # Of all text only UTF-16 holds zero bytes: every line end and every digit has one, its high byte.
        little = data[1::2].count(0) >= data[::2].count(0)
        return ("utf-16-le",) if little else ("utf-16-be",)
    return ("utf-8", "gb18030")


def lines(text: str) -> list[str]:
    """The lines of a text with any of the line ends CRLF, CR and LF, without a last empty one."""
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if rows and not rows[-1]:
        rows.pop()
    return rows


def _heading(line: str) -> tuple[int | None, str]:
    """The level of a heading and its words (CommonMark 4.2); any other line as it is."""
    words = line.lstrip("#")
    level = len(line) - len(words)
    if not 1 <= level <= 6 or words[:1] not in ("", " ", "\t"):
        return None, line
    return level, words.strip().rstrip("#").rstrip()


def document(text: str, source: str, sha256: str, kind: Format) -> Document:
    """One block a line; ``paragraph`` counts the lines that carry text.

    The ``#`` of a Markdown heading is its level, not its text.
    """
    blocks: list[Block] = []
    count = 0
    rows = lines(text)
    comments: tuple[Comment, ...] = ()
    if "<!--" in text:
        from planlint.readers.remarks import take

        comments = take(rows)
    for index, line in enumerate(rows):
        level, said = _heading(line) if kind == "markdown" else (None, line)
        carries = bool(said.strip())
        count += carries
        paragraph = count if carries else None
        blocks.append(Block(index, "body", said, outline_level=level, paragraph=paragraph))
    return Document(source, sha256, kind, tuple(blocks), comments=comments)
