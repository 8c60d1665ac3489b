"""A line of text with a line of marks under it, right also where characters are two columns wide."""

from __future__ import annotations

from collections.abc import Sequence

from planlint.reporters.display import width

Where = tuple[int, int, int]
"""A line of the text, from 1, and a stretch of characters in it; line 0 is the text as a whole."""


def marks(line: str, start: int, end: int, mark: str = "^") -> str:
    """What stands under ``line`` to point at the characters from ``start`` to ``end``."""
    return " " * width(line[:start]) + mark * max(width(line[start:end]), 1)


def pointed(text: str, rows: Sequence[tuple[Sequence[Where], str, str]], indent: str = "  ") -> list[str]:
    """The lines of a text; under each the marks of every row (places, mark, what to say beside them).

    What is found in the text as a whole stands under its last line.
    """
    shown: list[str] = []
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        shown.append(indent + line)
        for places, mark, words in rows:
            for at, start, end in places:
                if at == number:
                    shown.append(f"{indent}{marks(line, start, end, mark)} {words}".rstrip())
    for places, _, words in rows:
        if any(at == 0 for at, _, _ in places):
            shown.append(f"{indent}({words})" if words.isascii() else f"{indent}（{words}）")
    return shown
