"""Characters of symbol fonts (Wingdings, Symbol …) as the Unicode characters that look like them."""

from __future__ import annotations

_SYMBOL = {0xB7: "•", 0xA7: "♣", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xA3: "≤", 0xB3: "≥",
           0xD7: "⋅", 0xAE: "→", 0xAC: "←", 0xA5: "∞", 0xD6: "√", 0xE5: "∑"}  # fmt: skip
_WINGDINGS = {0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x75: "◆", 0x76: "❖", 0x77: "⬥",
              0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
              0xFE: "☑", 0xAB: "★", 0x46: "☞"}  # fmt: skip
_WINGDINGS_2 = {
    0x50: "✓",
    0x52: "☑",
    0x53: "☒",
    0xA3: "☐",
    0x2A: "☐",
    0x54: "☒",
    0x51: "☒",
    0x97: "●",
    0x98: "●",
}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}


def translate(text: str, font: str, *, bullet: bool = False) -> str:
    """``text`` in ``font``; characters of a private area that stay unknown become ``•`` in a bullet."""
    table = _FONTS.get(font.lower(), {})
    return "".join(_one(character, table, bullet) for character in text)


def _one(character: str, table: dict[int, str], bullet: bool) -> str:
    code = ord(character)
    private = 0xF000 <= code <= 0xF0FF
    if table and (private or code < 0x100):
        found = table.get(code & 0xFF)
        if found:
            return found
    if private and bullet:
        return "•"
    return character
