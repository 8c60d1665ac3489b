"""Whether two versions of a unit differ in words that no shift of meaning accounts for."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from difflib import SequenceMatcher

from planlint.compare.clauses import Clause
from planlint.compare.signature import plain
from planlint.compare.versions import Versions
from planlint.language.expressions import expression
from planlint.language.force import RUNGS
from planlint.model.change import Shift
from planlint.model.text import Span

_NOTE = (
    r"[\s（(〔\[【]*(?:责任|牵头|配合|协同|负责|主责|实施|参与|参加|落实|主办|协办|承办)(?:单位|部门|主体|人)?"
    r"[\s）)〕\]】]*"
)
"""A clause of a note that only says what the bodies are there for."""

LONGEST = 8
"""Characters of a replaced stretch that one word of force can account for."""


def reworded(versions: Versions, meant: Sequence[Shift]) -> bool:
    """Whether something was said in other words besides the shifts."""
    olds = [shift.old_span for shift in meant if shift.old_span is not None]
    news = [shift.new_span for shift in meant if shift.new_span is not None]
    if _masked(versions.old.text, olds, versions.old.label_end) == _masked(
        versions.new.text, news, versions.new.label_end
    ):
        return False
    places = list(versions.became.values())
    if places != sorted(places):
        return True
    owner = any(shift.kind == "owner-changed" for shift in meant)
    if any(_alone(versions.old_clauses, versions.became, olds, owner)):
        return True
    if any(_alone(versions.new_clauses, places, news, owner)):
        return True
    return any(
        _rewritten(versions.old_clauses[at], versions.new_clauses[there], olds, news)
        for at, there in versions.became.items()
    )


def _masked(text: str, spans: Sequence[Span], start: int) -> str:
    marked = list(text)
    for span in spans:
        marked[span.start : span.end] = "\0" * (span.end - span.start)
    return plain("".join(marked[start:]))


def _alone(
    clauses: Sequence[Clause], paired: Container[int], spans: Sequence[Span], owner: bool
) -> Iterator[bool]:
    """For every clause without a partner whether no shift stands in it; the words of a note around the
    owners that came or went (责任单位：) are no more than they are."""
    for at, clause in enumerate(clauses):
        if at not in paired:
            note = owner and expression(_NOTE).fullmatch(clause.text)
            yield not note and not any(_meets(span, clause.span) for span in spans)


def _rewritten(one: Clause, other: Clause, olds: Sequence[Span], news: Sequence[Span]) -> bool:
    if plain(one.text) == plain(other.text):
        return False
    matcher = SequenceMatcher(None, one.text, other.text, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        before = Span(one.span.start + a, one.span.start + b)
        after = Span(other.span.start + c, other.span.start + d)
        if any(_covers(span, before) for span in olds) and any(_covers(span, after) for span in news):
            continue
        near = any(_meets(span, before) for span in olds) or any(_meets(span, after) for span in news)
        short = max(b - a, d - c) <= LONGEST
        told = any(_meets(span, one.span) for span in olds) or any(_meets(span, other.span) for span in news)
        words = _is_force(one.text[a:b]) and _is_force(other.text[c:d])
        if not (near and short) and not (told and words):
            return True
    return False


def _is_force(text: str) -> bool:
    """Nothing but words of the ladder of force."""
    return not expression("|".join(RUNGS)).sub("", plain(text))


def _covers(whole: Span, part: Span) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def _meets(one: Span, other: Span) -> bool:
    """Whether two spans overlap or touch."""
    return one.start <= other.end and other.start <= one.end
