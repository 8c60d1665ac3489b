"""From one line to the next: what a paragraph's spacing comes to in points."""

from __future__ import annotations

from math import ceil

from planlint.model.look import ParagraphLook, SectionLook
from planlint.model.text import Text

NATURAL = 1.3
"""Height of a line of a Chinese font in Word, in sizes (三号 takes 20.8 points); fonts differ a little."""
_LOWEST, _HIGHEST = 1.12, 1.36


def pitch_of(look: ParagraphLook, size: float, section: SectionLook | None) -> float | None:
    """Points from line to line; ``None`` where it hangs on the font."""
    low, high = bounds(look, size, section)
    return low if low == high else None


def bounds(look: ParagraphLook, size: float, section: SectionLook | None) -> tuple[float, float]:
    """The least and the most that the points from line to line can be."""
    if look.line_rule == "exact" and look.line:
        return look.line, look.line
    grid = section.pitch if section and section.grid and look.grid else None
    if look.line_rule == "least" and look.line:
        height = max(look.line, size * NATURAL)
        if grid:
            # Whether such lines keep to the grid depends on the program.
            return height, ceil(height / grid - 0.01) * grid
        return (height, height) if height > size * _HIGHEST else (look.line, size * _HIGHEST)
    lines = (look.line or 1.0) if look.line_rule == "multiple" else 1.0
    if grid:
        height = ceil(size * NATURAL / grid - 0.01) * grid * lines
        return height, height
    return size * _LOWEST * lines, size * _HIGHEST * lines


def spacing_name(look: ParagraphLook) -> Text:
    """固定值28磅, 1.5倍行距: what Word's dialogue says of a paragraph."""
    if look.line_rule == "exact" and look.line:
        return Text(f"固定值{look.line:g}磅", f"exactly {look.line:g} pt")
    if look.line_rule == "least" and look.line:
        return Text(f"最小值{look.line:g}磅", f"at least {look.line:g} pt")
    lines = round(look.line or 1.0, 2) if look.line_rule == "multiple" else 1.0
    if lines == 1:
        return Text("单倍行距", "single spacing")
    return Text(f"{lines:g}倍行距", f"{lines:g} lines")
