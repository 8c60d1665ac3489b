"""Words of a document inside Markdown: nothing in them becomes markup, a link, a mention or a reference."""

from __future__ import annotations

import re
from collections.abc import Iterable

from planlint.reporters.display import one_line

_MARKUP = re.compile(r"[\\`*_\[\]<>|~&$!{}]|:(?=//)|(?<=www)\.|(?<=WWW)\.")
_REFERENCE = re.compile(r"([@#])(?=\w)|(?<=\b[Gg][Hh])-(?=\d)")
_START = re.compile(r"^(?:[-+=#>]|\d+(?=[.)]))")
_APART = "\u2060"
"""Word joiner: takes no room; after ``@`` and ``#`` it keeps names and numbers from being linked."""


LIMIT = 65_536
"""Characters of a GitHub comment; counted as UTF-16 here, which is never less."""


class Room:
    """How much may still be written."""

    def __init__(self, size: int) -> None:
        self.left = size

    def prefix(self, lines: Iterable[str]) -> list[str]:
        """The lines from the first on that there is room for."""
        kept = []
        for line in lines:
            if not self.take(line):
                break
            kept.append(line)
        return kept

    def take(self, *lines: str) -> bool:
        size = sum(len(line.encode("utf-16-le", "surrogatepass")) // 2 + 1 for line in lines)
        if size > self.left:
            return False
        self.left -= size
        return True


def escape(text: str) -> str:
    """``text`` on one line as literal Markdown (CommonMark and GitHub's additions to it)."""
    text = _MARKUP.sub(r"\\\g<0>", one_line(text))
    text = _START.sub(_held, text)
    return _REFERENCE.sub(lambda match: match[0] + _APART, text)


def _held(match: re.Match[str]) -> str:
    """A mark that would begin a list, heading or quotation at the start of a line."""
    return "\\" + match[0] if not match[0][0].isdigit() else match[0] + _APART


def fenced(text: str) -> str:
    """``text`` as a code block: as it is, with a fence longer than any in it."""
    runs = [len(run) for run in re.findall("`+", text)]
    fence = "`" * max(3, *(run + 1 for run in runs)) if runs else "```"
    return f"{fence}text\n{text}\n{fence}"
