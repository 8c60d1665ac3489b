"""Characters of symbol fonts as the Unicode characters that look like them.

Word keeps them at U+F000 plus their place in the font, or at that place itself. The tables hold what
documents use: bullets, boxes, ticks, arrows, circled numbers, Greek letters.
"""

from __future__ import annotations

from functools import cache

_SYMBOL = "".join(map(chr, range(0x20, 0x41)))
"""Symbol's first row is ASCII's, apart from the signs below."""
_SYMBOL_SIGNS = (
    "22∀ 24∃ 27∍ 2A∗ 2D− 40≅ 5C∴ 5E⊥ A3≤ A4⁄ A5∞ A7♣ A8♦ A9♥ AA♠ AB↔ AC← AD↑ AE→ AF↓ B0° B1± B3≥ B4× B5∝ "
    "B6∂ B7• B8÷ B9≠ BA≡ BB≈ BC… C4⊗ C5⊕ C6∅ C7∩ C8∪ C9⊃ CC⊂ CE∈ CF∉ D0∠ D1∇ D2® D3© D4™ D5∏ D6√ D7⋅ D8¬ "
    "D9∧ DA∨ DB⇔ DC⇐ DD⇑ DE⇒ DF⇓ E5∑ F2∫"
)
_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_WINGDINGS = (
    "21✏ 22✂ 28☎ 2A✉ 36⌛ 37⌨ 3F✍ 41✌ 45☜ 46☞ 47☝ 48☟ 4A☺ 4C☹ 52☼ 54❄ 58✠ 59✡ 6C● 6D❍ 6E■ 6F□ 70□ 71❑ 72❒ "
    "73⬧ 74⧫ 75◆ 76❖ 77⬥ 78☒ 7A⌘ 7B❀ 9E· 9F• A0● A1○ A2○ A3○ A4◉ A5◎ A7▪ A8□ AA✦ AB★ AC✶ AD✴ AE✹ B2⟡ B5✪ "
    "B6✰ D5⌫ D6⌦ D8➢ DC➲ DF← E0→ E1↑ E2↓ E3↖ E4↗ E5↙ E6↘ E8➔ EF⇦ F0⇨ F1⇧ F2⇩ F3⬄ FB✗ FC✓ FD☒ FE☑"
)
_WINGDINGS_2 = (
    "2A☐ 4F✗ 50✓ 51☒ 52☑ 53☒ 54☒ 95• 96● 97● 98● 99○ 9A○ 9B◉ 9E▪ 9F■ A0□ A1□ A2□ A3☐ A4▣ AE◆ AF◇ B0◇ BA★"
)
_WINGDINGS_3 = "22→ 21← 23↑ 24↓ 70▲ 71▼ 72△ 73▽ 74◀ 75▶ 76◁ 77▷ 7D▶ 84◀"


def translate(text: str, font: str, *, bullet: bool = False) -> str:
    """``text`` in ``font``; what stays unknown of the private area becomes ``•`` in a ``bullet``."""
    table = _table(font.lower())
    shown = "".join(_one(character, table, bullet) for character in text)
    # Word's second-level bullet is a Latin o in a typewriter font, and looks like a small circle.
    return "◦" if bullet and shown == "o" else shown


def is_symbol_font(font: str | None) -> bool:
    return bool(font) and bool(_table((font or "").lower()))


def _one(character: str, table: dict[int, str], bullet: bool) -> str:
    code = ord(character)
    private = 0xF000 <= code <= 0xF0FF
    if private or (table and code < 0x100):
        found = table.get(code & 0xFF)
        if found:
            return found
        if private and bullet:
            return "•"
    return character


@cache
def _table(font: str) -> dict[int, str]:
    """What a font shows at each place; empty for a font of letters."""
    if font == "symbol":
        table = {ord(character): character for character in _SYMBOL}
        for base, letters in zip((0x41, 0x61), _GREEK, strict=True):
            table.update({base + place: letter for place, letter in enumerate(letters)})
        return table | _signs(_SYMBOL_SIGNS)
    if font == "wingdings":
        table = {0x80: "⓪", 0x8B: "⓿"}
        table |= {0x81 + place: chr(ord("①") + place) for place in range(10)}
        table |= {0x8C + place: chr(ord("❶") + place) for place in range(10)}
        return table | _signs(_WINGDINGS)
    if font == "wingdings 2":
        table = {0x69: "⓪", 0x74: "⓿"}
        table |= {0x6A + place: chr(ord("①") + place) for place in range(10)}
        table |= {0x75 + place: chr(ord("❶") + place) for place in range(10)}
        return table | _signs(_WINGDINGS_2)
    return _signs(_WINGDINGS_3) if font == "wingdings 3" else {}


def _signs(row: str) -> dict[int, str]:
    return {int(each[:2], 16): each[2:] for each in row.split()}
