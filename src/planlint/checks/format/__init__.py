"""Rules of the kind ``format``: how a .docx looks, against GB/T 9704-2012 or a house's own rules.

A rule makes one finding a document, which says how many places it speaks of. Documents that are no
Word files, or were read without their look, are left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planlint.checks.context import Context, Hit
from planlint.checks.format import fonts, lines, notes, numbers, paper, sizes
from planlint.checks.format.sheet import Sheet
from planlint.model.rule import FormatCheck, Rule

TESTS: dict[str, Callable[[FormatCheck, Sheet], Iterator[Hit]]] = {
    "paper": paper.paper,
    "margins": paper.margins,
    "landscape": paper.landscape,
    "density": paper.density,
    "font": fonts.font,
    "size": sizes.size,
    "mixed-fonts": fonts.mixed,
    "mixed-sizes": sizes.mixed,
    "table-fonts": fonts.tables,
    "latin-fonts": fonts.latin,
    "bold": fonts.bold,
    "colour": fonts.colour,
    "align": lines.align,
    "title-tail": lines.title_tail,
    "line-spacing": lines.spacing,
    "mixed-spacing": lines.mixed,
    "apart": lines.apart,
    "indent": lines.indent,
    "typed-indent": lines.typed_indent,
    "empty": lines.empty,
    "number-missing": numbers.missing,
    "number-form": numbers.form,
    "number-look": numbers.look,
    "number-place": numbers.place,
    "date-place": notes.date_place,
    "attachment-note": notes.attachment_note,
}


def check(rule: Rule, context: Context) -> Iterator[Hit]:
    assert isinstance(rule.check, FormatCheck)
    sheet = context.sheet
    if sheet is not None:
        yield from TESTS[rule.check.test](rule.check, sheet)
