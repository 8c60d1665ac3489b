"""One theme in detail: what the plan says, what it lacks, what to write, where, and on what basis."""

from __future__ import annotations

from planlint.model.coverage import LEVEL_NAMES, SLOTS, Aspect, Quote, ThemeCoverage
from planlint.model.outline import Outline
from planlint.reporters import words
from planlint.reporters.canvas import Canvas
from planlint.reporters.context import RenderContext
from planlint.reporters.display import names

SHOWN_QUOTES = 3
"""Pieces of evidence shown unless the theme was asked for."""

FEW_ASPECTS = 3
"""Up to so many missing aspects are shown each with its own advice."""


def theme_detail(canvas: Canvas, theme: ThemeCoverage, outline: Outline, *, full: bool) -> None:
    """``full`` shows all evidence, and advice for every aspect."""
    context = canvas.context
    canvas.blank()
    canvas.row(
        (context.text(theme.name), ("strong",)),
        ("  ", ()),
        (_state(theme, context), (words.LEVEL_STYLE[theme.level],)),
    )
    _evidence(canvas, theme, outline, full=full)
    _missing(canvas, theme, full=full)
    if full and theme.reason.zh:
        _field(canvas, context.say("说明", "note"), context.text(theme.reason))
    if theme.level != "committed":
        _field(canvas, context.say("补写", "to do"), context.text(theme.advice))
    if theme.level != "committed" or theme.missing:
        _field(canvas, context.say("位置", "where"), context.text(theme.home))
        _field(canvas, context.say("依据", "basis"), words.cite(theme.basis, context))


def _state(theme: ThemeCoverage, context: RenderContext) -> str:
    level = context.text(LEVEL_NAMES[theme.level])
    count = len(theme.measures)
    if not count:
        return level
    return level + context.say(f"（{count} 条措施）", f" ({words.plural(count, 'measure')})")


def _evidence(canvas: Canvas, theme: ThemeCoverage, outline: Outline, *, full: bool) -> None:
    context = canvas.context
    seen = theme.quotes or theme.mentions
    shown = seen if full else seen[:SHOWN_QUOTES]
    for number, quote in enumerate(shown):
        label = context.say("现有", "now") if theme.quotes else context.say("提到", "named")
        name = "" if number else label
        _field(canvas, name, _quote(quote, outline, context))
    if len(seen) > len(shown):
        more = len(seen) - len(shown)
        _field(canvas, "", context.say(f"另有 {more} 处", f"and {more} more"))


def _quote(quote: Quote, outline: Outline, context: RenderContext) -> str:
    """Where it stands, the words, and what the measure around them names."""
    block = outline.document.blocks[quote.location.block]
    place = words.place(quote.location, block, context)
    above = quote.location.path[-2:-1]
    if above:
        place += context.say("（{}）", " ({})").format(words.path(above, context, 24))
    text = place + context.say("", " ") + words.quoted(quote.text, context)
    filled = [context.text(words.SLOT[slot]) for slot in SLOTS if slot in quote.slots]
    if not filled:
        return text
    return text + context.say(f"，写明了{names(filled, 'zh')}", f", with {names(filled, 'en')}")


def _missing(canvas: Canvas, theme: ThemeCoverage, *, full: bool) -> None:
    context = canvas.context
    missing = theme.missing
    name = context.say("缺少", "lacks")
    if full or len(missing) <= FEW_ASPECTS:
        for number, aspect in enumerate(missing):
            _field(canvas, "" if number else name, _aspect(aspect, context, full=full))
        return
    _field(canvas, name, names((context.text(aspect.name) for aspect in missing), context.language))


def _aspect(aspect: Aspect, context: RenderContext, *, full: bool) -> str:
    text = context.text(aspect.name)
    if aspect.advice.zh:
        text += context.say("：", ": ") + context.text(aspect.advice)
    if full and aspect.basis:
        text += context.say("依据：", " Basis: ") + words.cite(aspect.basis, context)
    return text


def _field(canvas: Canvas, name: str, text: str) -> None:
    canvas.field(name, text, columns=4 if canvas.context.language == "zh" else 5)
