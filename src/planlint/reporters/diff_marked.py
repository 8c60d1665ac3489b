"""Two wordings of one passage with the differing words marked, cut to what a reader needs of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from planlint.language.edits import Edit, edits
from planlint.model.change import Change, Side
from planlint.model.records import dataclass
from planlint.reporters.display import one_line, wrap

AROUND = 28
"""Characters kept on each side of a difference where much stayed the same."""

LONG = 110
"""Characters up to which a passage is shown whole."""

MOST = 600
"""Characters shown of a passage that stands on one side only."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One side of a comparison: stretches of text, each marked or not."""

    parts: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.parts)


def marked(old: Sequence[Side], new: Sequence[Side]) -> tuple[Marked, Marked]:
    """Both sides of a change, several units one after the other; what stayed the same at length is cut
    to ``…``. Numbers are not marked: that they changed is told for all of them at once."""
    one, other = _body(old), _body(new)
    found = list(edits(one, other))
    if max(len(one), len(other)) > LONG:
        found = list(_short(found))
    return _side(old[0].label, found, "gone"), _side(new[0].label, found, "come")


def replaced(change: Change) -> Iterator[tuple[str, str]]:
    """What took the place of what; one is empty where words were only put in or taken out. Where only
    punctuation changed it is left out."""
    gone = ""
    for each in (*edits(_body(change.sides("old")), _body(change.sides("new"))), _END):
        if each.kind == "gone":
            gone = each.text.strip()
            continue
        come = each.text.strip() if each.kind == "come" else ""
        if any(char.isalnum() for char in gone + come):
            yield gone, come
        gone = ""


_END = Edit("same", "")


def alone(side: Side) -> str:
    """A passage without a counterpart."""
    text = one_line(side.text)
    return text[:MOST] + "…" if len(text) > MOST else text


def _body(sides: Sequence[Side]) -> str:
    """The texts without the first one's number, which ``_side`` puts before it again."""
    first = sides[0].text.removeprefix(sides[0].label)
    return one_line("\n".join([first, *(side.text for side in sides[1:])]))


def _side(label: str, found: Sequence[Edit], kind: Literal["gone", "come"]) -> Marked:
    parts = [(each.text, each.kind == kind) for each in found if each.kind in ("same", kind)]
    gap = " " if label and label[-1].isascii() else ""
    return Marked(((label + gap, False), *parts) if label else tuple(parts))


def _short(found: Sequence[Edit]) -> Iterator[Edit]:
    last = len(found) - 1
    for at, each in enumerate(found):
        text = each.text
        if each.kind == "same":
            # The first words name the unit and stay.
            head = text[:AROUND] if at else text[: AROUND // 2]
            tail = text[-AROUND:] if at < last else ""
            if len(head) + len(tail) + 8 < len(text):
                text = head + "…" + tail
        yield Edit(each.kind, text)


def bracketed(side: Marked) -> str:
    """The text with 【】 around what differs, or [] where the document has such brackets of its own."""
    first, last = "【】" if not {"【", "】"} & set(side.text) else "[]"
    return "".join(_enclosed(text, first, last) if mark else text for text, mark in side.parts)


def _enclosed(text: str, first: str, last: str) -> str:
    """Space at the ends stays outside, and space alone is not marked."""
    words = text.strip()
    if not words:
        return text
    at = text.index(words)
    return f"{text[:at]}{first}{words}{last}{text[at + len(words) :]}"


Line = list[tuple[str, bool]]


def wrapped(side: Marked, columns: int) -> list[Line]:
    """The text in lines of at most ``columns``, each as stretches that are marked or not."""
    text = side.text
    ends: list[tuple[int, bool]] = []
    at = 0
    for part, mark in side.parts:
        at += len(part)
        ends.append((at, mark))
    lines: list[Line] = []
    at = 0
    for line in wrap(text, columns):
        start = text.index(line, at)
        at = start + len(line)
        lines.append(list(_stretches(text, start, at, ends)))
    return lines


def _stretches(
    text: str, start: int, end: int, ends: Sequence[tuple[int, bool]]
) -> Iterator[tuple[str, bool]]:
    before = 0
    for stop, mark in ends:
        first, last = max(before, start), min(stop, end)
        if first < last:
            yield text[first:last], mark
        before = stop
