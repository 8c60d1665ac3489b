"""The requirements of a superior document, made ready to be held against any number of plans."""

from __future__ import annotations

from collections.abc import Sequence

from planlint.model.outline import Outline
from planlint.model.records import dataclass
from planlint.model.trace import Requirement
from planlint.trace.lexis import Bag, bag, last_words
from planlint.trace.wording import owed


@dataclass(frozen=True, slots=True)
class Asked:
    """A requirement with its words, those of its commitments, their last ones, and those of its heading.

    ``longer`` tells for a word in which longer ones of the requirement it stands; ``position`` where the
    requirement stands in its document, from 0 to 1.
    """

    requirement: Requirement
    bag: Bag
    words: tuple[str, ...]
    longer: dict[str, Bag]
    parts: tuple[Bag, ...]
    heads: tuple[Bag, ...]
    heading: Bag
    position: float
    goal: bool


def ask(superior: Outline, required: Sequence[Requirement]) -> tuple[Asked, ...]:
    """The requirements with what is worked out once for all plans."""
    found = []
    for each in required:
        whole, parts = bag(each.text), tuple(bag(owed(part.text)) for part in each.commitments)
        found.append(
            Asked(
                each,
                whole,
                tuple(sorted(whole.union(*parts))),
                _longer(whole),
                parts,
                tuple(last_words(part.text) for part in each.commitments),
                bag(superior.units[each.unit].heading),
                each.unit / len(superior.units),
                superior.units[each.unit].kind == "goal",
            )
        )
    return tuple(found)


def _longer(words: Bag) -> dict[str, Bag]:
    """For the words that stand within others of them: those others."""
    found = {word: frozenset(each for each in words if word != each and word in each) for word in words}
    return {word: others for word, others in found.items() if others}
