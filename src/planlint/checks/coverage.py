"""Rules of the kind ``coverage``: a theme too weak, aspects or a point that nobody acts on."""

from __future__ import annotations

from collections.abc import Iterator

from planlint.checks import points
from planlint.checks.context import Context, Hit, share
from planlint.model.coverage import LEVEL_NAMES, LEVELS, ThemeCoverage
from planlint.model.finding import Related
from planlint.model.rule import CoverageCheck, Rule
from planlint.model.text import Text


def check(rule: Rule, context: Context) -> Iterator[Hit]:
    assert isinstance(rule.check, CoverageCheck)
    if rule.check.phrases:
        yield from points.check(rule.check, context)
        return
    if context.coverage is None:
        return
    for theme in context.coverage.themes:
        if theme.id == rule.check.theme:
            yield from _theme(rule.check, theme)


def _theme(check: CoverageCheck, theme: ThemeCoverage) -> Iterator[Hit]:
    if not theme.expected:
        return
    low = LEVELS.index(theme.level) < LEVELS.index(check.level)
    missing = theme.missing
    if check.aspects:
        # Where nobody acts on the theme at all, the rule about its level has said so.
        acted = LEVELS.index(theme.level) >= LEVELS.index("addressed")
        if not acted or len(missing) < check.aspects:
            return
    elif not low:
        return
    yield Hit(
        quote="",
        values={
            "theme": theme.name,
            "level": LEVEL_NAMES[theme.level],
            "aspects": Text(
                "、".join(aspect.name.zh for aspect in missing),
                ", ".join(aspect.name.say("en") for aspect in missing),
            ),
            "count": str(len(missing)),
            "total": str(len(theme.aspects)),
            "share": share(len(missing), len(theme.aspects), "个方面", "aspects"),
            "advice": theme.advice,
            "home": Text(f"{theme.home.zh}。", f"Write it {theme.home.say('en')}."),
        },
        related=tuple(
            Related(quote.location, Text(f"提到“{quote.text}”", f"names “{quote.text}”"))
            for quote in theme.mentions[:3]
        ),
        basis=theme.basis,
    )
