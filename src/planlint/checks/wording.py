"""Rules of the kind ``wording``: words, patterns, and tests of characters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from planlint.checks import pairs
from planlint.checks.context import Context, Hit
from planlint.checks.genre import year_of
from planlint.checks.surface import Stretch, Surface, reach
from planlint.language.patterns import either, find, present, touches
from planlint.model.finding import Related
from planlint.model.outline import Unit
from planlint.model.rule import Check, MeasureCheck, Rule, Word, WordingCheck
from planlint.model.text import Span, Text

Match = tuple[Stretch, Span, str]
"""Where, in which stretch, and what to write instead."""

TESTS: dict[str, Callable[[Surface], Iterator[Span]]] = {
    "pairs": pairs.unbalanced,
    "repetition": pairs.repeated,
}

MOST_RELATED = 20
LONGEST_TITLE = 80


def idle(rules: Iterable[Rule], context: Context) -> set[str]:
    """The rules that need not run: those that rest on patterns, none of which is in the text.

    One pass over the text for the patterns of all rules, and one for those that look at labels.
    """
    asked: dict[bool, list[tuple[str, str]]] = {False: [], True: []}
    for rule in rules:
        patterns, labels = _patterns(rule.check)
        if patterns:
            asked[labels].append((rule.id, either(patterns)))
    found: set[str] = set()
    for labels, named in asked.items():
        text = context.surface.labels if labels else context.surface.text
        there = present([pattern for _, pattern in named], text)
        found |= {name for (name, _), at in zip(named, there, strict=True) if not at}
    return found


def _patterns(check: Check) -> tuple[tuple[str, ...], bool]:
    """The patterns without which the rule finds nothing, and whether they look at labels alone."""
    if isinstance(check, WordingCheck) and not check.words and not check.test:
        return (check.patterns, check.place == "label") if check.place in ("text", "label") else ((), False)
    if isinstance(check, MeasureCheck) and not check.test and not any("\\A" in p for p in check.phrases):
        return check.phrases, False
    return (), False


def check(rule: Rule, context: Context) -> Iterator[Hit]:
    assert isinstance(rule.check, WordingCheck)
    if rule.check.since:
        year = year_of(context.outline)
        if year and year < rule.check.since:
            return
    found = [match for match in _matches(rule.check, context) if _counts(rule, context, match)]
    if rule.check.once:
        for group in _groups(rule.check, found):
            yield from _one(rule.check, context, group)
        return
    for match in found:
        yield _hit(context, match)


def _hit(context: Context, match: Match) -> Hit:
    stretch, span, instead = match
    quote = stretch.text[span.start : span.end]
    return Hit(stretch.unit, stretch.location(context.outline, span), quote, {"instead": instead})


def _groups(check: WordingCheck, found: list[Match]) -> list[list[Match]]:
    """All matches together; those of a word list word by word, for each has its own remedy."""
    if not check.words:
        return [found]
    groups: dict[str, list[Match]] = {}
    for stretch, span, instead in found:
        groups.setdefault(stretch.text[span.start : span.end], []).append((stretch, span, instead))
    return list(groups.values())


def _one(check: WordingCheck, context: Context, found: list[Match]) -> Iterator[Hit]:
    if not found or len(found) < check.least:
        return
    places = [_hit(context, match) for match in found[: MOST_RELATED + 1]]
    related = tuple(
        Related(place.location, Text(place.quote, place.quote)) for place in places[1:] if place.location
    )
    first = places[0]
    values = {**first.values, "count": str(len(found))}
    yield Hit(
        first.unit,
        first.location,
        first.quote,
        values,
        related,
        summary=len(found) > 1,
        parts=(lambda: [_hit(context, match) for match in found]) if len(found) > 1 else None,
    )


def _matches(check: WordingCheck, context: Context) -> Iterator[Match]:
    if check.place == "text":
        yield from _in_surface(check, context.surface)
        return
    for index, unit in enumerate(context.outline.units):
        end = _end(check, context, unit)
        if end:
            # Units come first on the surface, in the same order.
            stretch = context.surface.stretches[index]
            for span, instead in _found(check, unit.text[:end]):
                yield stretch, span, instead


def _end(check: WordingCheck, context: Context, unit: Unit) -> int:
    """How much of a unit's text the rule looks at: its title, its heading, or its label and a bit more."""
    if check.place == "title":
        sentence = len(unit.text) > LONGEST_TITLE or sum(map(unit.text.count, "，。；")) > 2
        return len(unit.text) if unit.index in context.titles and not sentence else 0
    if check.place == "label":
        return reach(unit)
    return unit.body if unit.heading else 0


def _in_surface(check: WordingCheck, surface: Surface) -> Iterator[Match]:
    found = list(_found(check, surface.text))
    if check.test:
        found += [(span, "") for span in TESTS[check.test](surface)]
        found.sort(key=lambda each: each[0].start)
    for span, instead in found:
        at = surface.at(span)
        if at is not None:
            yield (*at, instead)


def _found(check: WordingCheck, text: str) -> Iterator[tuple[Span, str]]:
    """Words and patterns in a text, in order of place, without look-alikes and without overlaps."""
    found = [(span, "") for span in find(check.patterns, text)]
    found += _words(check.words, text)
    if not found:
        return
    covers = list(find(check.unless, text))
    last = -1
    for span, instead in sorted(found, key=lambda each: (each[0].start, -each[0].end)):
        if span.start >= last and not touches(span, covers):
            last = span.end
            yield span, instead


def _words(words: tuple[Word, ...], text: str) -> Iterator[tuple[Span, str]]:
    for word in words:
        at = text.find(word.term)
        while at >= 0:
            span = Span(at, at + len(word.term))
            if not any(_within(span, text, mask) for mask in word.unless):
                yield span, word.instead
            at = text.find(word.term, span.end)


def _within(span: Span, text: str, mask: str) -> bool:
    """Whether the span lies in an occurrence of a look-alike."""
    reach = len(mask)
    start = max(0, span.end - reach)
    at = text.find(mask, start, span.start + reach)
    return 0 <= at <= span.start and span.end <= at + reach


def _counts(rule: Rule, context: Context, match: Match) -> bool:
    assert isinstance(rule.check, WordingCheck)
    stretch, span, _ = match
    if not context.covers(rule.scope, stretch.unit):
        return False
    if rule.check.negated and _forbidden(stretch.text, span):
        return False
    return not (rule.check.quoted and _quoted(stretch.text, span))


@cache
def _prohibition() -> re.Pattern[str]:
    return re.compile(
        "严禁|禁止|不得|不准|不许|不设|不搞|不以|杜绝|取消|清理|防止|避免|坚决|纠正|整治|摒弃|克服|不再|遏制"
    )


def _forbidden(text: str, span: Span) -> bool:
    """Whether the sentence has forbidden, before the span, what the span names."""
    start = max(text.rfind(mark, 0, span.start) for mark in "。；;\n") + 1
    return _prohibition().search(text, start, span.start) is not None


def _quoted(text: str, span: Span) -> bool:
    """Whether the span stands in 《》 or “” that open in the same paragraph."""
    start = text.rfind("\n", 0, span.start) + 1
    before = text[start : span.start]
    return any(before.count(opened) > before.count(closed) for opened, closed in ("《》", "“”", "〈〉"))
