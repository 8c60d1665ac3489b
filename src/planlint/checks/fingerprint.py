"""A name for a finding that survives edits elsewhere in the document."""

from __future__ import annotations

from functools import cache

from planlint.checks.context import Hit
from planlint.language.bare import bare
from planlint.model.outline import Outline, Unit
from planlint.model.rule import Rule, WordingCheck

_WORDS = 24
"""Characters of a unit without a heading that tell it from its neighbours."""


class Fingerprints:
    """The fingerprints of one document's findings, given in the order in which they are found."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._seen: dict[str, int] = {}
        self._headings = cache(self._headings_above)

    def of(self, rule: Rule, hit: Hit) -> str:
        """Sixteen hexadecimal digits of rule, headings above and words; ``-2`` for the second such finding.

        Numbers of sections and measures are left out, for one put in before shifts them; so are spaces,
        punctuation and the width of characters. A summary is named after its rule: whichever place comes
        first, it is the same summary.
        """
        from hashlib import blake2b

        words = _theme(rule, hit) if hit.summary else self._place(hit)
        key = "\x1f".join((rule.id, *words)).encode("utf-8", "surrogatepass")
        digest = blake2b(key, digest_size=8).hexdigest()
        count = self._seen[digest] = self._seen.get(digest, 0) + 1
        return digest if count == 1 else f"{digest}-{count}"

    def _place(self, hit: Hit) -> tuple[str, ...]:
        headings = () if hit.unit is None else self._headings(hit.unit.index)
        return (*headings, _words(hit.quote, hit.unit))

    def _headings_above(self, index: int) -> tuple[str, ...]:
        unit = self._outline.units[index]
        above = [unit, *self._outline.ancestors(unit)]
        return tuple(bare(each.heading) for each in above if each.kind == "section" or each.heading)


def _theme(rule: Rule, hit: Hit) -> tuple[str, ...]:
    """What a summary is about besides its rule: the word, where there is one summary for each."""
    by_word = isinstance(rule.check, WordingCheck) and rule.check.once and rule.check.words
    return ("*", bare(hit.quote) if by_word else "")


def _words(quote: str, unit: Unit | None) -> str:
    """The quote without the unit's own number; of a quote that is all number, what is numbered."""
    words = quote.strip()
    if unit is None or not unit.label or not words.startswith(unit.label):
        return bare(words)
    rest = words[len(unit.label) :]
    return bare(rest if rest.strip() else unit.text[unit.label_end :][:_WORDS])
