"""Page numbers."""

from __future__ import annotations

from collections.abc import Iterator

from planlint.checks.context import Hit
from planlint.checks.format import names
from planlint.checks.format.sheet import Sheet
from planlint.language.expressions import expression
from planlint.model.look import PageNumber, Pages
from planlint.model.rule import FormatCheck
from planlint.model.text import Text

_DASHES = expression(r"[—–―－─━]\d*[—–―－─━]")
_BLANK = expression(r"\s+")
_PLACES = {
    "left": Text("居左", "at the left"),
    "center": Text("居中", "in the middle"),
    "right": Text("居右", "at the right"),
    "justify": Text("居左", "at the left"),
    "distribute": Text("居中", "in the middle"),
    "outside": Text("外侧", "at the outer edge"),
}


def _numbers(sheet: Sheet) -> Iterator[tuple[Pages, PageNumber]]:
    """The different page numbers that are shown, in order."""
    seen: set[tuple[Pages, PageNumber]] = set()
    for section in sheet.look.sections:
        for each in section.numbers:
            if each not in seen:
                seen.add(each)
                yield each


def missing(check: FormatCheck, sheet: Sheet) -> Iterator[Hit]:
    """No section shows a page number."""
    if sheet.look.sections and next(_numbers(sheet), None) is None:
        yield sheet.hit(())


def form(check: FormatCheck, sheet: Sheet) -> Iterator[Hit]:
    """A page number without its two dashes."""
    for _, number in _numbers(sheet):
        text = _BLANK.sub("", number.text)
        if not _DASHES.fullmatch(text):
            shown = " ".join(number.text.split()) or "1"
            yield sheet.hit((), found=shown)
            return


def look(check: FormatCheck, sheet: Sheet) -> Iterator[Hit]:
    """A page number in another font or size."""
    for _, number in _numbers(sheet):
        size = number.look.size or 10.0
        if names.fits(number.look.latin_font, check.fonts) and abs(size - check.size) <= names.CLOSE:
            continue
        font, name = names.font_name(number.look.latin_font), names.size_name(size)
        yield sheet.hit(
            (),
            found=Text(f"{font.zh}{name.zh}", f"{font.en} {name.en}"),
            expected=Text(
                f"{names.size_name(check.size).zh}{check.fonts[0]}", f"{check.fonts[0]} {check.size:g} pt"
            ),
        )
        return


def place(check: FormatCheck, sheet: Sheet) -> Iterator[Hit]:
    """A page number that does not stand at the outer edge: odd pages right, even pages left."""
    for section in sheet.look.sections:
        found = dict(section.numbers)
        odd, even = found.get("default"), found.get("even")
        if odd is None or odd.align is None or odd.align == "outside":
            continue
        if odd.align == "right" and even and even.align in ("left", "justify", "outside", None):
            continue
        stands = _PLACES[odd.align]
        if odd.align == "right" and even is None:
            stands = Text("单页、双页都居右", "at the right on all pages")
        elif even is not None and even.align == "right":
            stands = Text("单双页的左右排反了", "the wrong way round")
        yield sheet.hit((), found=stands)
        return
