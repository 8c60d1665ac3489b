"""Two versions of one unit with their clauses side by side."""

from __future__ import annotations

from planlint.compare.clauses import Clause, clause_at, clauses, pairs
from planlint.compare.signature import plain
from planlint.model.outline import Unit
from planlint.model.records import dataclass


@dataclass(frozen=True)
class Versions:
    """``became`` maps the index of an old clause to that of the new one it became."""

    old: Unit
    new: Unit
    old_clauses: tuple[Clause, ...]
    new_clauses: tuple[Clause, ...]
    became: dict[int, int]

    @staticmethod
    def of(old: Unit, new: Unit) -> Versions:
        before, after = clauses(old.text, old.label_end), clauses(new.text, new.label_end)
        return Versions(old, new, before, after, pairs(before, after))

    def same_clause(self, one: int, other: int) -> bool:
        """Whether the characters at these places stand in clauses that became each other."""
        before, after = clause_at(self.old_clauses, one), clause_at(self.new_clauses, other)
        return before >= 0 and self.became.get(before) == after

    def near(self, one: int, other: int) -> bool:
        """Whether a clause at or beside the one became a clause at or beside the other."""
        before, after = clause_at(self.old_clauses, one), clause_at(self.new_clauses, other)
        return any(abs(self.became.get(before + by, -9) - by - after) <= 1 for by in (-1, 0, 1))

    def rewritten(self) -> list[tuple[Clause, Clause]]:
        """The pairs of clauses whose words differ, in the order of the old text."""
        found = [(self.old_clauses[at], self.new_clauses[there]) for at, there in sorted(self.became.items())]
        return [(one, other) for one, other in found if one.text != other.text]

    def lost(self, words: str) -> bool:
        """Whether the words stand less often in the new text than in the old one.

        What is read in the one version and not in the other, though it is there, was not lost.
        """
        return self.old.text.count(words) > self.new.text.count(words)

    def won(self, words: str) -> bool:
        return self.new.text.count(words) > self.old.text.count(words)

    def differ(self, one: str, other: str) -> bool:
        return plain(one) != plain(other)
