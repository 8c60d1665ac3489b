"""The clauses of two versions of one unit, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from planlint.compare.signature import plain
from planlint.language.expressions import expression
from planlint.model.records import dataclass
from planlint.model.text import Span

ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between two marks; ``key`` is its text with every figure as ``#``."""

    span: Span
    text: str
    key: str


def clauses(text: str, start: int = 0) -> tuple[Clause, ...]:
    """The clauses from ``start`` on, in order, empty ones left out."""
    found = []
    for match in expression(r"[^，。；：！？,;!?\n]+").finditer(text, start):
        key = expression(r"\d+(?:\.\d+)?|[〇零一二三四五六七八九十百千万两]+").sub("#", plain(match[0]))
        if key:
            found.append(Clause(Span(*match.span()), match[0], key))
    return tuple(found)


def pairs(old: Sequence[Clause], new: Sequence[Clause]) -> dict[int, int]:
    """Index of old clause → index of the new one that it became; the others are gone or new."""
    found: dict[int, int] = {}
    matcher = SequenceMatcher(None, [each.key for each in old], [each.key for each in new], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            found |= dict(zip(range(a, b), range(c, d), strict=True))
        elif tag == "replace":
            found |= _alike(old, new, range(a, b), range(c, d))
    rest_old = [at for at in range(len(old)) if at not in found]
    taken = set(found.values())
    rest_new = [at for at in range(len(new)) if at not in taken]
    return found | _alike(old, new, rest_old, rest_new)


def _alike(
    old: Sequence[Clause], new: Sequence[Clause], ones: Sequence[int], others: Sequence[int]
) -> dict[int, int]:
    """The best pairs of a stretch that was rewritten."""
    if len(ones) * len(others) > 2500:
        return {}
    before, after = {at: _grams(old[at].key) for at in ones}, {at: _grams(new[at].key) for at in others}
    scores = sorted(
        (-_ratio(old[one].key, new[other].key), abs(one - other), one, other)
        for one in ones
        for other in others
        # What shares no two characters in a row is not worth a closer look.
        if not before[one].isdisjoint(after[other])
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for score, _, one, other in scores:
        if -score >= ALIKE and one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return found


def _grams(key: str) -> set[str]:
    return {key[at : at + 2] for at in range(len(key) - 1)} or {key}


def _ratio(one: str, other: str) -> float:
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def clause_at(found: Sequence[Clause], at: int) -> int:
    """The index of the clause that holds the character ``at``; that before it where none does."""
    last = -1
    for index, clause in enumerate(found):
        if clause.span.start > at:
            break
        last = index
    return last
