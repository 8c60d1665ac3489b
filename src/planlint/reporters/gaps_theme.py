"""One theme in detail: what the plan says, what it lacks, what to write, where, and on what basis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planlint.model.basis import Basis
from planlint.model.coverage import LEVEL_NAMES, SLOTS, Aspect, Quote, Slot, ThemeCoverage
from planlint.model.outline import Outline, Unit
from planlint.model.report import GapReport
from planlint.reporters import words
from planlint.reporters.canvas import Canvas
from planlint.reporters.context import RenderContext
from planlint.reporters.display import names
from planlint.reporters.gaps_table import lacking

SHOWN_QUOTES = 3
"""Pieces of evidence shown unless the theme was asked for."""

FEW_ASPECTS = 3
"""Up to so many missing aspects are shown each with its own advice."""


def theme_detail(canvas: Canvas, theme: ThemeCoverage, report: GapReport, *, full: bool) -> None:
    """``full`` shows all evidence, and advice for every aspect."""
    context = canvas.context
    canvas.blank()
    canvas.line(
        _state(theme, context),
        words.LEVEL_STYLE[theme.level],
        first=context.text(theme.name) + "  ",
        rest="  ",
        lead=("strong",),
    )
    _evidence(canvas, theme, report, full=full)
    _missing(canvas, theme, full=full)
    if full and theme.reason.zh:
        _field(canvas, context.say("说明", "note"), context.text(theme.reason))
    if theme.level != "committed":
        _field(canvas, context.say("补写", "to do"), context.text(theme.advice))
    if theme.level != "committed" or theme.missing:
        _field(canvas, context.say("位置", "where"), context.text(theme.home))
        _field(canvas, context.say("依据", "basis"), words.cite(_basis(theme, full=full), context))


def _basis(theme: ThemeCoverage, *, full: bool) -> Iterable[Basis]:
    """What theme and shown advice rest on, each once: most aspects rest on the same as their theme."""
    found = list(theme.basis)
    if full:
        found += [item for aspect in theme.missing for item in aspect.basis]
    return dict.fromkeys(found)


def _state(theme: ThemeCoverage, context: RenderContext) -> str:
    level = context.text(LEVEL_NAMES[theme.level])
    count = len(theme.measures)
    if not count:
        return level
    said = context.say(f"{count} 条措施", words.plural(count, "measure"))
    if theme.level == "addressed":
        said += context.say("，", ", ") + context.text(words.SHORTFALL[shortfall(theme)])
    return level + context.say(f"（{said}）", f" ({said})")


def shortfall(theme: ThemeCoverage) -> words.Shortfall:
    """What keeps a theme with measures from being committed: an owner and a date or figure in one of them."""
    owner = bool(theme.counts.get("owner"))
    when = bool(theme.counts.get("deadline") or theme.counts.get("quantity"))
    if owner:
        return "apart" if when else "when"
    return "owner" if when else "both"


def _evidence(canvas: Canvas, theme: ThemeCoverage, report: GapReport, *, full: bool) -> None:
    """Each measure that acts on the theme by its strongest words; without any, where it is named."""
    context, outline = canvas.context, report.outline
    seen = theme.quotes or theme.mentions
    shown = [_quote(quote, outline, context) for quote in (seen if full else seen[:SHOWN_QUOTES])]
    if full and theme.quotes:
        quoted = {quote.unit for quote in theme.quotes}
        empty = lacking(report.coverage.completeness)
        shown += [
            _measure(outline.units[index], empty.get(index, ()), outline, context)
            for index in theme.measures
            if index not in quoted
        ]
    for number, text in enumerate(shown):
        label = context.say("现有", "now") if theme.quotes else context.say("提到", "named")
        _field(canvas, "" if number else label, text)
    if theme.quotes:
        more = len(theme.measures) - len(shown)
        said = context.say(f"另有 {more} 条措施", f"and {words.plural(more, 'measure')} more")
    else:
        more = max(theme.places, len(seen)) - len(shown)
        said = context.say(f"另有 {more} 处", f"and {words.plural(more, 'place')} more")
    if more > 0:
        _field(canvas, "", said)


def _measure(unit: Unit, empty: Sequence[Slot], outline: Outline, context: RenderContext) -> str:
    """A measure that the analysis has quoted no words of, by its own name."""
    location = outline.location(unit)
    block = outline.document.blocks[location.block]
    text = words.around(location, unit.name, block, context) + words.cited(unit)
    return text + _filled([slot for slot in SLOTS if slot not in empty], context)


def _quote(quote: Quote, outline: Outline, context: RenderContext) -> str:
    """Where it stands, the words, and what the measure around them names."""
    block = outline.document.blocks[quote.location.block]
    text = words.around(quote.location, quote.text, block, context) + words.quoted(quote.text, context)
    return text + _filled([slot for slot in SLOTS if slot in quote.slots], context)


def _filled(slots: Sequence[Slot], context: RenderContext) -> str:
    named = [context.text(words.SLOT[slot]) for slot in slots]
    if not named:
        return ""
    return context.say(f"，写明了{names(named, 'zh')}", f", with {names(named, 'en')}")


def _missing(canvas: Canvas, theme: ThemeCoverage, *, full: bool) -> None:
    context = canvas.context
    missing = theme.missing
    name = context.say("缺少", "lacks")
    if full or len(missing) <= FEW_ASPECTS:
        for number, aspect in enumerate(missing):
            _field(canvas, "" if number else name, _aspect(aspect, context))
        return
    _field(canvas, name, names((context.text(aspect.name) for aspect in missing), context.language))


def _aspect(aspect: Aspect, context: RenderContext) -> str:
    text = context.text(aspect.name)
    if aspect.advice.zh:
        text += context.say("：", ": ") + context.text(aspect.advice)
    return text


def _field(canvas: Canvas, name: str, text: str) -> None:
    canvas.field(name, text, columns=4 if canvas.context.language == "zh" else 5)
