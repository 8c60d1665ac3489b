"""Findings that somebody has accepted leave the report one by one, even where one speaks for many."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from planlint.checks.context import Hit
from planlint.checks.fingerprint import Fingerprints
from planlint.checks.telling import MOST_SINGLE, sum_up, tell
from planlint.model.finding import Finding
from planlint.model.rule import Rule

Accept = Callable[[Sequence[Finding]], Collection[int]]
"""Given every single finding of a document, which of them (by position) somebody has accepted."""

Named = tuple[Hit, str]
"""A hit and its fingerprint."""


def left(
    rows: Iterable[tuple[Rule, Sequence[Hit]]], prints: Fingerprints, accept: Accept
) -> Iterator[tuple[Rule, Hit, str]]:
    """What is left of the hits of each rule, summed up where there are many.

    A summary speaks only for what is left, so nobody accepts with one place all the others. Where
    nothing has been accepted, everything is as it would be without ``accept``.
    """
    singles = [(rule, [(hit, _named(rule, hit, prints)) for hit in hits]) for rule, hits in rows]
    flat = [tell(rule, *one) for rule, found in singles for _, ones in found for one in ones]
    accepted = accept(flat)
    position = 0
    for rule, found in singles:
        rest: list[Named] = []
        for hit, ones in found:
            kept = [one for at, one in enumerate(ones, position) if at not in accepted]
            position += len(ones)
            rest += (
                [(hit, prints.of(rule, hit))]
                if hit.parts and kept == ones
                else _again(rule, hit, kept, prints)
            )
        if len(rest) > MOST_SINGLE:
            whole = sum_up([hit for hit, _ in rest])
            rest = [(whole, prints.of(rule, whole))]
        yield from ((rule, *each) for each in rest)


def _named(rule: Rule, hit: Hit, prints: Fingerprints) -> list[Named]:
    """The single hits that a hit stands for, mostly itself. All are counted, accepted or not."""
    return [(single, prints.of(rule, single)) for single in (hit.parts() if hit.parts else [hit])]


def _again(rule: Rule, hit: Hit, kept: list[Named], prints: Fingerprints) -> list[Named]:
    """What to say of the single hits that are left of a hit."""
    if len(kept) < 2:
        return kept
    if hit.location is not None:
        whole = sum_up([single for single, _ in kept])
        return [(whole, prints.of(rule, whole))]
    # What is said of the document as a whole stays true of it; a few places are better named.
    return kept if len(kept) <= MOST_SINGLE else [(hit, prints.of(rule, hit))]
