"""Fonts, bold type and colour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from planlint.checks.context import Hit
from planlint.checks.format import names
from planlint.checks.format.sheet import HAN, Piece, Sheet, Spot, whole
from planlint.language.expressions import expression
from planlint.model.document import Block
from planlint.model.rule import FormatCheck
from planlint.model.text import Span, Text

_LEAD = expression(r"[。：，；、:]\s*$|^\s*第\S{1,6}[章节条]\s*$")
_BLACK = 0x1A
"""A colour whose three parts are no brighter than this prints as black."""
_MOST = 0.4
"""Strays are what is in the minority: from this share on, two ways of setting text stand side by side."""
_CELLS = 4
_ALIKE = "="


def font(check: FormatCheck, sheet: Sheet) -> Iterator[Hit]:
    """Paragraphs most of whose Han characters in these parts are not in one of the fonts."""
    asked = sheet.of(check.parts)
    wrong: list[Spot] = []
    used: Counter[str | None] = Counter()
    for pieces in asked.values():
        counts = _fonts(pieces)
        if not counts:
            continue
        main = counts.most_common(1)[0][0]
        if not names.fits(main, check.fonts):
            wrong.append(whole(pieces))
            used[main] += 1
    if wrong:
        counted = sum(1 for pieces in asked.values() if any(piece.han for piece in pieces))
        yield sheet.hit(
            wrong,
            share=names.share(len(wrong), counted, measure_word(check), names.part_names(check.parts)),
            found=names.listed([names.font_name(name) for name, _ in used.most_common()]),
            expected=check.fonts[0],
        )


def measure_word(check: FormatCheck) -> str:
    if check.parts == ("title",):
        return "行"
    return "段" if "body" in check.parts else "处" if len(check.parts) > 1 else "个"


def _fonts(pieces: Iterable[Piece]) -> Counter[str | None]:
    counts: Counter[str | None] = Counter()
    for piece in pieces:
        if piece.han:
            counts[piece.look.east_asian_font] += piece.han
    return counts


def mixed(check: FormatCheck, sheet: Sheet) -> Iterator[Hit]:
    """Words inside a body paragraph in another font than the rest of it."""
    strays: list[Piece] = []
    for pieces in sheet.body.values():
        families = Counter[str]()
        for piece in pieces:
            families[names.family(piece.look.east_asian_font)] += piece.han
        main = families.most_common(1)[0][0]
        strays += [
            piece
            for piece in pieces
            if piece.han
            and names.family(piece.look.east_asian_font) != main
            and not leads(piece, sheet.blocks[piece.block])
        ]
    if strays:
        fonts = Counter(piece.look.east_asian_font for piece in strays)
        yield sheet.hit(
            [(piece.block, piece.span) for piece in strays],
            found=names.listed([names.font_name(name) for name, _ in fonts.most_common()]),
        )


def leads(piece: Piece, block: Block) -> bool:
    """Whether a piece begins its paragraph as a run-in heading does: it ends with a mark of its own."""
    before, said = block.text[: piece.span.start], block.text[piece.span.start : piece.span.end]
    return not HAN.search(before) and _LEAD.search(said) is not None


def latin(check: FormatCheck, sheet: Sheet) -> Iterator[Hit]:
    """Digits and Latin letters of the body in another font than most of them.

    Those that go with the Han characters beside them count as one, whichever font that is.
    """
    pieces = [piece for found in sheet.body.values() for piece in found if piece.latin]
    counts = Counter[str]()
    for piece in pieces:
        counts[_latin(piece)] += piece.latin
    if len(counts) < 2:
        return
    main = counts.most_common(1)[0][0]
    strays = [piece for piece in pieces if _latin(piece) != main]
    fonts = Counter(piece.look.latin_font for piece in strays)
    first = next(piece.look.latin_font for piece in pieces if _latin(piece) == main)
    yield sheet.hit(
        [(piece.block, piece.span) for piece in strays],
        found=names.listed([names.font_name(name) for name, _ in fonts.most_common()]),
        expected=names.font_name(first),
    )


def _latin(piece: Piece) -> str:
    found = names.family(piece.look.latin_font)
    return _ALIKE if found == names.family(piece.look.east_asian_font) else found


def bold(check: FormatCheck, sheet: Sheet) -> Iterator[Hit]:
    """Text in these parts that is set in bold."""
    spots = _joined(
        (piece.block, piece.span)
        for pieces in sheet.of(check.parts).values()
        for piece in pieces
        if piece.look.bold
    )
    if spots:
        yield sheet.hit(spots)


def _joined(spots: Iterable[Spot]) -> list[Spot]:
    """The spots in order, those that follow each other without a gap as one."""
    found: list[Spot] = []
    for block, span in spots:
        if found and found[-1][0] == block and found[-1][1].end == span.start:
            found[-1] = block, Span(found[-1][1].start, span.end)
        else:
            found.append((block, span))
    return found


def colour(check: FormatCheck, sheet: Sheet) -> Iterator[Hit]:
    """Text that is not black; red above the title is the head of an official letter."""
    top = next((piece.block for piece in sheet.pieces if piece.part == "title"), -1)
    spots: list[Spot] = []
    used: Counter[str] = Counter()
    for block in sheet.blocks:
        if block.story not in ("body", "table"):
            continue
        for run in block.runs:
            colour = run.format.color
            words = block.text[run.span.start : run.span.end]
            if colour is None or _black(colour) or not words.strip():
                continue
            if block.index < top and _shade(colour).zh.startswith("红"):
                continue
            used[colour] += len(words)
            spots.append((block.index, run.span))
    if spots:
        yield sheet.hit(_joined(spots), found=names.listed([_shade(each) for each, _ in used.most_common()]))


def _parts(colour: str) -> tuple[int, int, int] | None:
    if len(colour) != 6:
        return None
    try:
        return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16)
    except ValueError:
        return None


def _black(colour: str) -> bool:
    parts = _parts(colour)
    return parts is None or max(parts) <= _BLACK


def _shade(colour: str) -> Text:
    """What a person calls a colour, with its code."""
    parts = _parts(colour) or (0, 0, 0)
    red, green, blue = parts
    code = colour.upper()
    if min(parts) > 0xF0:
        zh, en = "白色", "white"
    elif max(parts) - min(parts) < 0x20:
        zh, en = "灰色", "grey"
    elif red > 0x90 and max(green, blue) < 0x60:
        zh, en = "红色", "red"
    elif blue == max(parts):
        zh, en = "蓝色", "blue"
    elif green == max(parts):
        zh, en = "绿色", "green"
    else:
        zh, en = "其他颜色", "another colour"
    return Text(f"{zh}（{code}）", f"{en} ({code})")


def tables(check: FormatCheck, sheet: Sheet) -> Iterator[Hit]:
    """Cells below a table's first row in another font or size than most of them."""
    strays: list[Spot] = []
    used: Counter[tuple[str | None, float]] = Counter()
    rows: dict[int, list[Block]] = {}
    for block in sheet.blocks:
        if block.story == "table" and block.cell and block.cell.row > 1 and HAN.search(block.text):
            rows.setdefault(block.cell.table, []).append(block)
    for cells in rows.values():
        looks = [(block, _cell_look(block)) for block in cells]
        counts = Counter((names.family(look[0]), look[1]) for _, look in looks)
        main, most = counts.most_common(1)[0]
        if len(looks) < _CELLS or len(looks) - most > _MOST * len(looks):
            continue
        for block, look in looks:
            if (names.family(look[0]), look[1]) != main:
                strays.append((block.index, Span(0, len(block.text))))
                used[look] += 1
    if strays:
        found = [
            Text(f"{names.font_name(f).zh}{names.size_name(s).zh}", f"{names.font_name(f).en} {s:g} pt")
            for (f, s), _ in used.most_common()
        ]
        yield sheet.hit(strays, found=names.listed(found))


def _cell_look(block: Block) -> tuple[str | None, float]:
    counts: Counter[tuple[str | None, float]] = Counter()
    for run in block.runs:
        count = len(HAN.findall(block.text[run.span.start : run.span.end]))
        counts[run.format.east_asian_font, run.format.size or 10.0] += count
    return counts.most_common(1)[0][0]
