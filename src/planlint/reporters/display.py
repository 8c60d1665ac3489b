"""Text on a terminal: how wide it is, where it may break, how it is coloured.

Characters whose width depends on the terminal (Unicode's "ambiguous" class: ``“”…—·■─``) count as
two columns, as an old Chinese console draws them. Where a terminal draws them in one, a line is
shorter than allowed, never longer; the cells of tables do without them (see ``cell``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal
from unicodedata import combining, east_asian_width

Style = Literal["strong", "dim", "underline", "red", "yellow", "green", "cyan", "blue"]

_SGR: dict[Style, str] = {
    "strong": "1",
    "dim": "2",
    "underline": "4",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "blue": "34",
    "cyan": "36",
}
_NO_LINE_START = frozenset("，。、；：？！）》」』】〕〉”’…—～·%％,.;:?!)]}")
_NO_LINE_END = frozenset("（《「『【〔〈“‘([{")


@cache
def char_width(char: str) -> int:
    if combining(char) or char in "\u200b\u200c\u200d\ufeff":
        return 0
    return 2 if east_asian_width(char) in "WFA" else 1


def width(text: str) -> int:
    """Columns that ``text`` takes; ANSI sequences must not be in it yet."""
    if text.isascii():
        return len(text)
    return sum(map(char_width, text))


def paint(text: str, *styles: Style, on: bool) -> str:
    """``text`` in the given styles, or unchanged when colour is off; space at its end stays unpainted."""
    words = text.rstrip()
    if not on or not styles or not words:
        return text
    return f"\x1b[{';'.join(_SGR[style] for style in styles)}m{words}\x1b[0m{text[len(words) :]}"


def pad(text: str, columns: int, align: Literal["left", "right"] = "left") -> str:
    """``text`` with spaces up to ``columns``; longer text stays as it is."""
    fill = " " * (columns - width(text))
    return fill + text if align == "right" else text + fill


def clip(text: str, columns: int) -> str:
    """``text`` cut to ``columns``, with ``…`` where something was left out."""
    if width(text) <= columns:
        return text
    used, kept = 2, []
    for char in text:
        used += char_width(char)
        if used > columns:
            break
        kept.append(char)
    return "".join(kept) + "…"


_CLEAN = re.compile(r"[\s\u3000]+")


def one_line(text: str) -> str:
    """``text`` with every stretch of white space as one space, control characters dropped."""
    return "".join(c for c in _CLEAN.sub(" ", text).strip() if c.isprintable())


def cell(text: str) -> str:
    """``text`` for a table: no character whose width depends on the terminal."""
    return text.translate(_SAFE)


_SAFE = str.maketrans(
    {"“": "「", "”": "」", "‘": "『", "’": "』", "…": ".", "—": "-", "·": ".", "×": "x", "─": "-"}
)


_PARTS = re.compile(r"\d+ [\u4e00-\u9fff]|[!-~]+|\s+|.")
"""A figure stays with its measure word (``12 条``)."""


def _atoms(text: str) -> list[str]:
    """The smallest pieces that stay on one line: words, single Han characters with their punctuation."""
    atoms: list[str] = []
    glue = False
    for match in _PARTS.finditer(text):
        part = match[0]
        if atoms and not part.isspace() and (glue or (part[0] in _NO_LINE_START and not atoms[-1].isspace())):
            atoms[-1] += part
        else:
            atoms.append(part)
        glue = part[-1] in _NO_LINE_END
    return atoms


def wrap(text: str, columns: int, *, first: str = "", rest: str = "") -> list[str]:
    """Lines of at most ``columns``, the first led by ``first``, the others by ``rest``.

    Breaks between Han characters, never before closing or after opening punctuation, never inside a
    Latin word or a figure unless it alone is longer than a line.
    """
    lines: list[str] = []
    current, used = first, width(first)
    fresh = True
    limit = max(columns, width(rest) + 8, width(first) + 8)
    for atom in _atoms(text):
        size = width(atom)
        if used + size > limit and not fresh:
            lines.append(current.rstrip())
            current, used, fresh = rest, width(rest), True
        if fresh and atom.isspace():
            continue
        while used + size > limit:
            head = _head(atom, limit - used)
            lines.append(current + head)
            atom = atom[len(head) :]
            size = width(atom)
            current, used = rest, width(rest)
        current += atom
        used += size
        fresh = False
    lines.append(current.rstrip())
    return lines


def _head(text: str, columns: int) -> str:
    used = 0
    for index, char in enumerate(text):
        used += char_width(char)
        if used > columns:
            return text[: max(index, 1)]
    return text


def shell(path: str) -> str:
    """A path as one can paste it into a command line of Windows or Linux."""
    return f'"{path}"' if _UNSAFE.search(path) else path


_UNSAFE = re.compile(r"[^\w./\\:（）《》〈〉〔〕【】，。、；：？！“”—…·＋-]")


def names(items: Iterable[str], language: str) -> str:
    """A list in running text."""
    return ("、" if language == "zh" else ", ").join(items)
