"""What a report found of what was planted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from planting.documents import letters
from planting.planter import Planted

Reported = dict[str, Any]
"""A change as in the program's JSON: ``kinds``, and ``old`` and ``new`` with ``text``, or ``None``."""


@dataclass
class Score:
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    reported: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    turns: Counter[str] = field(default_factory=Counter)
    misses: list[tuple[str, str, Any]] = field(default_factory=list)

    def add(self, name: str, planted: Sequence[Planted], changes: Sequence[Reported]) -> None:
        """A kind that was planted is found when a change at that unit, with the right sides, has it."""
        texts = [(_text(change["old"]), _text(change["new"])) for change in changes]
        claimed: set[tuple[int, str]] = set()
        for each in planted:
            at = [
                i
                for i, sides in enumerate(texts)
                if fits(each, *sides) and ("renumbered" in changes[i]["kinds"]) >= bool(each.run)
            ]
            for kind in each.kinds:
                self.planted[kind] += 1
                hit = next((i for i in at if kind in changes[i]["kinds"] and (i, kind) not in claimed), None)
                if hit is None:
                    self.misses.append(("missed", name, (kind, each, [changes[i]["kinds"] for i in at])))
                    continue
                claimed.add((hit, kind))
                self.found[kind] += 1
                for which, turn in each.turns:
                    if which == kind and "shifts" in changes[hit]:
                        said = {s["turn"] for s in changes[hit]["shifts"] if s["kind"] == kind}
                        self.turns["right" if turn in said else "wrong"] += 1
                        if turn not in said:
                            self.misses.append(("turn", name, (kind, each, changes[hit]["shifts"])))
        for i, change in enumerate(changes):
            for kind in change["kinds"]:
                self.reported[kind] += 1
                if (i, kind) in claimed:
                    self.right[kind] += 1
                else:
                    self.misses.append(("wrong", name, (kind, change)))

    def recall(self, kind: str) -> float:
        return self.found[kind] / self.planted[kind] if self.planted[kind] else 1.0

    def precision(self, kind: str) -> float:
        return self.right[kind] / self.reported[kind] if self.reported[kind] else 1.0


def fits(planted: Planted, old: str | None, new: str | None) -> bool:
    """Whether a change speaks of this place; labels may be left out of either text."""
    if planted.run:
        return old is not None and any(same(old, text) for text in planted.run)
    olds = [planted.old, *planted.other_old] if planted.old is not None else [None]
    news = [planted.new, *planted.other_new] if planted.new is not None else [None]
    return any(same(old, text) for text in olds) and any(same(new, text) for text in news)


def same(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one is other
    return one == other or (len(one) > 7 and other.endswith(one) and len(other) - len(one) <= 7)


def _text(side: Any) -> str | None:
    return None if side is None else letters(side["text"])
