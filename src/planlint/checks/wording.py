"""Rules of the kind ``wording``: words, patterns, and tests of characters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from planlint.checks import pairs
from planlint.checks.context import Context, Hit
from planlint.checks.genre import begins_on
from planlint.checks.surface import Stretch, Surface
from planlint.language.patterns import find, touches
from planlint.model.finding import Related
from planlint.model.rule import Rule, Word, WordingCheck
from planlint.model.text import Span, Text

Match = tuple[Stretch, Span, str]
"""Where, in which stretch, and what to write instead."""

TESTS: dict[str, Callable[[Surface], Iterator[Span]]] = {
    "pairs": pairs.unbalanced,
    "repetition": pairs.repeated,
}

MOST_RELATED = 20


def check(rule: Rule, context: Context) -> Iterator[Hit]:
    assert isinstance(rule.check, WordingCheck)
    if rule.check.since:
        begins = begins_on(context.outline)
        if begins and begins.year < rule.check.since:
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
    yield Hit(first.unit, first.location, first.quote, values, related, summary=True)


def _matches(check: WordingCheck, context: Context) -> Iterator[Match]:
    surface = context.surface
    found: list[tuple[Span, str]] = [(span, "") for span in find(check.patterns, surface.text)]
    found += _words(check.words, surface.text)
    if check.test:
        found += [(span, "") for span in TESTS[check.test](surface)]
    if not found:
        return
    covers = list(find(check.unless, surface.text))
    last = -1
    for span, instead in sorted(found, key=lambda each: (each[0].start, -each[0].end)):
        at = surface.at(span)
        if at is not None and span.start >= last and not touches(span, covers):
            last = span.end
            yield (*at, instead)


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
    if not context.covers(rule.scope, stretch.unit) or not _placed(rule.check, context, stretch, span):
        return False
    if rule.check.negated and _forbidden(stretch.text, span):
        return False
    return not (rule.check.quoted and _quoted(stretch.text, span))


def _placed(check: WordingCheck, context: Context, stretch: Stretch, span: Span) -> bool:
    unit = stretch.unit
    if check.place == "text":
        return True
    if unit is None:
        return False
    if check.place == "title":
        return unit.index in context.titles
    if check.place == "label":
        return bool(unit.label) and span.start <= len(unit.text) - len(unit.text.lstrip())
    return bool(unit.heading) and span.start < unit.body


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
