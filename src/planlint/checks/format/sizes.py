"""Sizes of type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from planlint.checks.context import Hit
from planlint.checks.format import names
from planlint.checks.format.fonts import leads, measure_word
from planlint.checks.format.sheet import Piece, Sheet, Spot, whole
from planlint.model.rule import FormatCheck


def size(check: FormatCheck, sheet: Sheet) -> Iterator[Hit]:
    """Paragraphs most of whose characters in these parts have another size."""
    asked = sheet.of(check.parts)
    wrong: list[Spot] = []
    used: Counter[float] = Counter()
    for pieces in asked.values():
        main = _main(pieces)
        if abs(main - check.size) > names.CLOSE:
            wrong.append(whole(pieces))
            used[main] += 1
    if wrong:
        yield sheet.hit(
            wrong,
            share=names.share(len(wrong), len(asked), measure_word(check), names.part_names(check.parts)),
            found=names.listed([names.size_name(each) for each, _ in used.most_common()]),
            expected=names.size_name(check.size),
        )


def mixed(check: FormatCheck, sheet: Sheet) -> Iterator[Hit]:
    """Words inside a body paragraph in another size than the rest of it."""
    strays: list[Piece] = []
    for pieces in sheet.body.values():
        main = _main(pieces)
        strays += [
            piece
            for piece in pieces
            if abs(piece.size - main) > names.CLOSE and not leads(piece, sheet.blocks[piece.block])
        ]
    if strays:
        used = Counter(piece.size for piece in strays)
        yield sheet.hit(
            [(piece.block, piece.span) for piece in strays],
            found=names.listed([names.size_name(each) for each, _ in used.most_common()]),
        )


def _main(pieces: list[Piece]) -> float:
    counts: Counter[float] = Counter()
    for piece in pieces:
        counts[piece.size] += piece.han + piece.latin
    return counts.most_common(1)[0][0]
