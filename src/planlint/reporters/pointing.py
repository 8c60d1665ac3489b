"""A line of text with a line of marks under it, right also where characters are two columns wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planlint.reporters.display import width

Where = tuple[int, int, int]
"""A line of the text, from 1, and a stretch of characters in it; line 0 is the text as a whole."""


def marks(line: str, start: int, end: int, mark: str = "^") -> str:
    """What stands under ``line`` to point at the characters from ``start`` to ``end``."""
    return " " * width(line[:start]) + mark * max(width(line[start:end]), 1)


def pointed(
    text: str, rows: Sequence[tuple[Sequence[Where], str, str]], indent: str = "  ", columns: int = 0
) -> list[str]:
    """The lines of a text; under each the marks of every row (places, mark, what to say beside them).

    What is found in the text as a whole stands under its last line. Lines longer than ``columns`` (0:
    none is) are broken where they end, and so are the marks.
    """
    shown: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        for begin, piece in _pieces(line, columns - width(indent) if columns else 0):
            shown.append(indent + piece)
            for places, mark, words in rows:
                for at, start, end in places:
                    start, end = start - begin, end - begin
                    if at == number and start < len(piece) and (end > 0 or start >= 0):
                        under = marks(piece, max(start, 0), min(end, len(piece)), mark)
                        shown.append(f"{indent}{under} {words if start >= 0 else ''}".rstrip())
    for places, _, words in rows:
        if any(at == 0 for at, _, _ in places):
            shown.append(f"{indent}({words})" if words.isascii() else f"{indent}（{words}）")
    return shown


def _pieces(line: str, columns: int) -> Iterator[tuple[int, str]]:
    """The line in pieces of at most so many columns, each with where it begins."""
    begin = used = 0
    for at, char in enumerate(line):
        used += width(char)
        if columns and used > columns and at > begin:
            yield begin, line[begin:at]
            begin, used = at, width(char)
    yield begin, line[begin:]
