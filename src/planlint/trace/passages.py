"""A plan made ready to be asked: its sentences, their words, and who they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planlint.language.expressions import expression
from planlint.model.outline import Outline, Unit
from planlint.model.records import dataclass
from planlint.model.text import Span
from planlint.trace.lexis import Bag, Places, Weights, bag
from planlint.trace.requirements import KINDS
from planlint.trace.schools import told
from planlint.trace.wording import commands, exhorts, sentences


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a unit that may answer; ``span`` counts in the unit's text."""

    unit: int
    span: Span
    text: str
    bag: Bag


class Plan:
    """The sentences of a plan's measures, goals and provisions, weighed together with what is asked."""

    def __init__(self, outline: Outline, asked: Iterable[Bag]) -> None:
        self.outline = outline
        self.passages = [
            passage for unit in outline.units if unit.kind in KINDS for passage in _passages(unit)
        ]
        bags = [each.bag for each in self.passages]
        self.weights = Weights([*bags, *asked])
        self.places = Places(bags, self.weights)
        self.units: dict[int, list[int]] = {}
        for at, each in enumerate(self.passages):
            self.units.setdefault(each.unit, []).append(at)
        self._headings: dict[int, Bag] = {}

    def heading(self, unit: int) -> Bag:
        if unit not in self._headings:
            self._headings[unit] = bag(self.outline.units[unit].heading)
        return self._headings[unit]

    def speaks_of(self, at: int, schools: frozenset[str]) -> bool:
        """Whether a passage tells one of these kinds of schools; true without any.

        What all schools are told does not answer what one kind is told for itself.
        """
        return not schools or bool(schools & told(self.passages[at].text))


def _passages(unit: Unit) -> Iterator[Passage]:
    """The sentences that may answer: neither who is responsible nor mere exhortation."""
    for span in sentences(unit.text, unit.label_end):
        words = unit.text[span.start : span.end]
        if expression(r"^[（(]?(?:责任|牵头|配合|参加|主办|承办)(?:单位|部门)").match(words):
            continue
        if not exhorts(words) or commands(unit.text, span):
            yield Passage(unit.index, span, words, bag(words))
