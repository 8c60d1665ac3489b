"""Two wordings of one passage with the differing words marked, cut to what a reader needs of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from planlint.language.edits import Edit, edits
from planlint.reporters.display import one_line, wrap

AROUND = 36
"""Characters kept on each side of a difference where much stayed the same."""

LONG = 160
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


def marked(old: str, new: str, *, whole: bool = False) -> tuple[Marked, Marked]:
    """Both sides; what stayed the same at length is cut to ``…`` unless the ``whole`` is asked for."""
    found = list(edits(one_line(old), one_line(new)))
    if not whole and max(len(old), len(new)) > LONG:
        found = list(_short(found))
    return _side(found, "gone"), _side(found, "come")


def alone(text: str, *, whole: bool = False) -> Marked:
    """A passage without a counterpart: nothing in it is marked."""
    text = one_line(text)
    if len(text) > MOST and not whole:
        text = text[:MOST] + "…"
    return Marked(((text, False),))


def _side(found: Sequence[Edit], kind: Literal["gone", "come"]) -> Marked:
    return Marked(tuple((each.text, each.kind == kind) for each in found if each.kind in ("same", kind)))


def _short(found: Sequence[Edit]) -> Iterator[Edit]:
    last = len(found) - 1
    for at, each in enumerate(found):
        text = each.text
        if each.kind == "same":
            head = text[:AROUND] if at else text[:AROUND // 2]
            tail = text[-AROUND:] if at < last else ""
            if len(head) + len(tail) + 8 < len(text):
                text = head + "…" + tail
        yield Edit(each.kind, text)


def bracketed(side: Marked) -> str:
    """The text with 【】 around what differs, or [] where the document has such brackets of its own."""
    first, last = "【】" if not {"【", "】"} & set(side.text) else "[]"
    return "".join(f"{first}{text}{last}" if mark else text for text, mark in side.parts)


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
