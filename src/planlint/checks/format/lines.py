"""How paragraphs stand: alignment, line spacing, indents, empty ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from planlint.checks.context import Hit
from planlint.checks.format import names
from planlint.checks.format.pitch import bounds, pitch_of, spacing_name
from planlint.checks.format.sheet import HAN, Sheet, Spot, whole
from planlint.language.expressions import expression
from planlint.model.rule import FormatCheck
from planlint.model.text import Span, Text

_ALIGNS = {
    "left": Text("左对齐", "aligned left"),
    "center": Text("居中", "centred"),
    "right": Text("右对齐", "aligned right"),
    "justify": Text("两端对齐", "justified"),
    "distribute": Text("分散对齐", "distributed"),
}
_BLANKS = " \u3000\u00a0\t"
_POINT = 72 / 25.4
_SOME = 3.0
"""Points of room between paragraphs that nobody sees."""
_PARAGRAPHS = Text("文字", "paragraphs")
_MINORITY = 0.4
_FEW = 3
_LONGEST = 100
_TYPED = expression(r"^[ \u3000\u00a0\t]+(?=[\u4e00-\u9fff（(“《]|\d+[.．、])")
_WIDE = 8
"""Blanks this wide, in half characters, place a line; fewer indent it."""


def align(check: FormatCheck, sheet: Sheet) -> Iterator[Hit]:
    """Lines of these parts that stand otherwise, unless blanks push them about."""
    asked = sheet.of(check.parts)
    wrong: list[Spot] = []
    found: Counter[str] = Counter()
    for index, pieces in asked.items():
        block = sheet.blocks[index]
        stands = block.align or "left"
        if stands != check.align and not (check.align == "center" and stands == "distribute"):
            wrong.append(whole(pieces))
            found[stands] += 1
    if wrong:
        yield sheet.hit(
            wrong,
            share=names.share(len(wrong), len(asked), "行", names.part_names(check.parts)),
            found=names.listed([_ALIGNS[each] for each, _ in found.most_common()]),
            expected=_ALIGNS[check.align],
        )


def title_tail(check: FormatCheck, sheet: Sheet) -> Iterator[Hit]:
    """Title lines too long for the page whose last line is left with a character or two."""
    spots: list[Spot] = []
    for index, pieces in sheet.of(("title",)).items():
        section = sheet.section(index)
        if section is None or section.page is None or section.columns > 1:
            continue
        page = section.page
        across = (page.width - page.left - page.right - section.gutter) * _POINT / sheet.size(index)
        lines = sheet.blocks[index].text.split("\n")
        if sum(map(len, lines)) > _LONGEST:
            continue
        for line in lines:
            # Latin letters and digits are half as wide, so only lines of Han can be reckoned with.
            if len(HAN.findall(line)) < len(line.strip()) * 0.9:
                continue
            length = len(line.strip())
            if length > across and 0 < length % int(across) <= check.limit:
                spots.append(whole(pieces))
    if spots:
        tail = len(sheet.blocks[spots[0][0]].text.strip())
        yield sheet.hit(spots, found=str(tail))


def spacing(check: FormatCheck, sheet: Sheet) -> Iterator[Hit]:
    """Body paragraphs whose lines are certainly nearer or farther than asked."""
    low, high = check.lines
    wrong: list[Spot] = []
    found: Counter[Text] = Counter()
    for index, pieces in sheet.body.items():
        look = sheet.paragraph(index)
        least, most = bounds(look, sheet.size(index), sheet.section(index))
        if most < low - 0.25 or least > high + 0.25:
            wrong.append(whole(pieces))
            found[spacing_name(look)] += 1
    if wrong:
        yield sheet.hit(
            wrong,
            share=names.share(len(wrong), len(sheet.body), "段", names.PARTS["body"]),
            found=names.listed([name for name, _ in found.most_common()]),
            expected=Text(f"{low:g}—{high:g}磅", f"{low:g} to {high:g} pt"),
        )


def mixed(check: FormatCheck, sheet: Sheet) -> Iterator[Hit]:
    """The few body paragraphs whose lines stand nearer or farther than those of all others."""
    named = {index: _named(sheet, index) for index in sheet.body}
    counts = Counter(named.values())
    if len(named) < _FEW or len(counts) < 2:
        return
    (name, _), most = counts.most_common(1)[0]
    strays = [index for index, each in named.items() if each != counts.most_common(1)[0][0]]
    if len(named) - most > _MINORITY * len(named):
        return
    others = Counter(named[index][0] for index in strays)
    yield sheet.hit(
        [whole(sheet.body[index]) for index in strays],
        share=names.share(len(strays), len(named), "段", names.PARTS["body"]),
        found=names.listed([each for each, _ in others.most_common()]),
        expected=name,
    )


def _named(sheet: Sheet, index: int) -> tuple[Text, float]:
    """What the spacing of a paragraph is called, and to half a point what it comes to where that is sure."""
    look = sheet.paragraph(index)
    pitch = pitch_of(look, sheet.size(index), sheet.section(index))
    return spacing_name(look), round(pitch or 0)


def apart(check: FormatCheck, sheet: Sheet) -> Iterator[Hit]:
    """Paragraphs of body and headings with room before or after them."""
    wrong = [
        index
        for index in sheet.openers
        if max(sheet.paragraph(index).before, sheet.paragraph(index).after) > _SOME
    ]
    if wrong:
        first = sheet.paragraph(wrong[0])
        yield sheet.hit(
            [_all(sheet, index) for index in wrong],
            share=names.share(len(wrong), len(sheet.openers), "段", _PARAGRAPHS),
            found=Text(
                f"段前{first.before:g}磅、段后{first.after:g}磅",
                f"{first.before:g} pt before and {first.after:g} pt after",
            ),
        )


def indent(check: FormatCheck, sheet: Sheet) -> Iterator[Hit]:
    """Paragraphs that begin without the room of two characters, be it set or typed."""
    asked = [index for index in sheet.openers if _asked(sheet, index)]
    wrong = [index for index in asked if not _indented(sheet, index, check.limit)]
    if wrong:
        yield sheet.hit(
            [_all(sheet, index) for index in wrong],
            share=names.share(len(wrong), len(asked), "段", _PARAGRAPHS),
        )


def _asked(sheet: Sheet, index: int) -> bool:
    """Centred lines, those that Word numbers, and addressees stand by rules of their own."""
    block = sheet.blocks[index]
    unit = sheet.units.get(index)
    if unit is not None and unit.kind == "front" and block.text.rstrip()[-1:] in ("：", ":"):
        return False
    return block.align not in ("center", "right", "distribute") and block.number is None


def _indented(sheet: Sheet, index: int, characters: int) -> bool:
    block, look = sheet.blocks[index], sheet.paragraph(index)
    if block.text[:1] in _BLANKS:
        return True
    if look.first_chars is not None:
        return abs(look.first_chars - characters) < 0.5
    size = sheet.size(index)
    left = max(block.indent or 0.0, 0.0)
    first = left + (look.first_line or 0.0)
    # As many characters of this size, or of the size that the indent was made for.
    return first >= (characters - 0.7) * size


def typed_indent(check: FormatCheck, sheet: Sheet) -> Iterator[Hit]:
    """Paragraphs that are indented with blanks."""
    spots: list[Spot] = []
    for index in sheet.openers:
        text = sheet.blocks[index].text
        typed = _TYPED.match(text)
        wide = sum(2 if each == "\u3000" else 1 for each in typed[0]) if typed else 0
        if 1 < wide < _WIDE and sheet.blocks[index].align != "center":
            spots.append((index, Span(0, len(text))))
    if spots:
        yield sheet.hit(spots, share=names.share(len(spots), len(sheet.openers), "段", _PARAGRAPHS))


def empty(check: FormatCheck, sheet: Sheet) -> Iterator[Hit]:
    """Empty paragraphs between paragraphs of the body: two and more at a place, or many places with one."""
    known = set(sheet.openers)
    gaps: list[tuple[int, int]] = []
    before, count = -1, 0
    for block in sheet.blocks:
        if block.story != "body":
            before = -1
        elif block.text.strip():
            if count and before in known and block.index in known:
                gaps.append((block.index, count))
            before, count = block.index, 0
        else:
            count += 1
    total = sum(count for _, count in gaps)
    if any(count > 1 for _, count in gaps) or total >= check.limit:
        yield sheet.hit([_all(sheet, index) for index, _ in gaps], total=str(total))


def _all(sheet: Sheet, index: int) -> Spot:
    return index, Span(0, len(sheet.blocks[index].text))
