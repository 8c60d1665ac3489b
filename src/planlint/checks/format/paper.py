"""Paper, margins, and how much stands on a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from planlint.checks.context import Hit
from planlint.checks.format.names import listed
from planlint.checks.format.pitch import pitch_of
from planlint.checks.format.sheet import Sheet, Spot
from planlint.model.document import Page
from planlint.model.look import SectionLook
from planlint.model.rule import FormatCheck
from planlint.model.text import Span, Text

_PAPER = 2.0
"""Millimetres by which paper may differ from what is asked: printers' and writers' roundings."""
_POINT = 72 / 25.4
_SIDES = {
    "top": Text("上", "top"),
    "bottom": Text("下", "bottom"),
    "left": Text("左", "left"),
    "right": Text("右", "right"),
}


def paper(check: FormatCheck, sheet: Sheet) -> Iterator[Hit]:
    """Sections on other paper; the long side across is a matter of its own."""
    asked = dict(check.page)
    wide = sorted((asked["width"], asked["height"]))
    wrong = []
    for section, page in _pages(sheet):
        found = sorted((page.width, page.height))
        if any(abs(a - b) > _PAPER for a, b in zip(found, wide, strict=True)):
            wrong.append((section, page))
    if wrong:
        sizes = dict.fromkeys(f"{page.width:.0f}×{page.height:.0f}" for _, page in wrong)
        yield sheet.hit(
            _starts(sheet, [section for section, _ in wrong]),
            found=listed([Text(f"{each}毫米", f"{each} mm") for each in sizes]),
            expected=Text(
                f"{asked['width']:g}×{asked['height']:g}毫米", f"{asked['width']:g}×{asked['height']:g} mm"
            ),
        )


def margins(check: FormatCheck, sheet: Sheet) -> Iterator[Hit]:
    """Upright sections whose margins, gutter included, differ by more than the tolerance."""
    asked = dict(check.page)
    wrong: list[tuple[SectionLook, Text]] = []
    upright = [(section, page) for section, page in _pages(sheet) if not section.landscape]
    for section, page in upright:
        margin = {
            "top": page.top,
            "bottom": page.bottom,
            "left": page.left + section.gutter,
            "right": page.right,
        }
        sides = [
            Text(f"{_SIDES[side].zh}{_mm(margin[side])}毫米", f"{_SIDES[side].en} {_mm(margin[side])} mm")
            for side, length in asked.items()
            # A top margin below zero is one that the header may not push down.
            if abs(abs(margin[side]) - length) > check.tolerance + 0.1
        ]
        if sides:
            wrong.append((section, listed(sides, 4)))
    if wrong:
        expected = [Text(f"{_SIDES[s].zh}{v:g}", f"{_SIDES[s].en} {v:g}") for s, v in asked.items()]
        yield sheet.hit(
            _starts(sheet, [section for section, _ in wrong], len(upright)),
            found=wrong[0][1],
            expected=listed(expected, 4),
        )


def _mm(length: float) -> str:
    return f"{round(length, 1):g}"


def landscape(check: FormatCheck, sheet: Sheet) -> Iterator[Hit]:
    """Sections with the long side across that hold no table to need it."""
    tables = {block.index for block in sheet.blocks if block.cell is not None}
    wrong = [
        section
        for section, _ in _pages(sheet)
        if section.landscape
        and not any(index in tables for index in range(section.first, section.last))
        and any(block.text.strip() for block in sheet.blocks[section.first : section.last])
    ]
    if wrong:
        yield sheet.hit(_starts(sheet, wrong))


def density(check: FormatCheck, sheet: Sheet) -> Iterator[Hit]:
    """Lines a page and characters a line, worked out from margins, sizes and spacing of most of the body."""
    counts: Counter[tuple[int, float, float | None]] = Counter()
    for block, pieces in sheet.body.items():
        section = sheet.section(block)
        if section is None or section.page is None or section.landscape or section.columns > 1:
            continue
        size = sheet.size(block)
        pitch = pitch_of(sheet.paragraph(block), size, section)
        counts[sheet.look.sections.index(section), size, pitch] += sum(p.han for p in pieces)
    if not counts:
        return
    (index, size, pitch), _ = counts.most_common(1)[0]
    section = sheet.look.sections[index]
    page = section.page
    assert page is not None
    width = (page.width - page.left - page.right - section.gutter) * _POINT
    height = (page.height - abs(page.top) - abs(page.bottom)) * _POINT
    across = int((width + 0.5) / (size + section.char_space))
    down = int((height + 0.5) / pitch) if pitch else None
    if _within(down, check.lines) and _within(across, check.characters):
        return
    zh = (f"每页约{down}行、" if down else "") + f"每行约{across}字"
    en = (f"about {down} lines a page and " if down else "about ") + f"{across} characters a line"
    yield sheet.hit((), found=Text(zh, en))


def _within(value: int | None, bounds: tuple[float, float]) -> bool:
    return value is None or bounds[0] <= value <= bounds[1]


def _pages(sheet: Sheet) -> Iterator[tuple[SectionLook, Page]]:
    for section in sheet.look.sections:
        if section.page is not None and section.page.width > 0 and section.page.height > 0:
            yield section, section.page


def _starts(sheet: Sheet, sections: list[SectionLook], of: int = 0) -> list[Spot]:
    """Where sections begin; nowhere when it is all of them, which concerns the document as a whole."""
    if len(sections) == (of or len(sheet.look.sections)):
        return []
    spots: list[Spot] = []
    for section in sections:
        for block in sheet.blocks[section.first : section.last]:
            if block.text.strip():
                spots.append((block.index, Span(0, len(block.text))))
                break
    return spots
