"""What the commands about rules hand to the reporters: examples that were run, rules explained, lists.

Apart from ``report``, which every check loads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from planlint.model.records import dataclass
from planlint.model.text import Severity, Text

if TYPE_CHECKING:
    from planlint.model.report import Failure
    from planlint.model.rule import Rule, Setting


@dataclass(frozen=True, slots=True)
class Trial:
    """One example of a rule: its text with ``«»`` around what must be found, and what was found.

    ``expected`` and ``found`` are (line from 1, start, end); line 0 is the document as a whole. ``near``
    is whether a passing example looks like the fault: only such a one says where the rule ends.
    """

    rule: str
    text: str
    fails: bool
    expected: tuple[tuple[int, int, int], ...]
    found: tuple[tuple[int, int, int], ...]
    near: bool = False

    @property
    def passed(self) -> bool:
        return self.expected == self.found


@dataclass(frozen=True, slots=True)
class TrialReport:
    """Every example of the chosen rules, run.

    ``documents`` were checked besides, ``silent`` are the rules that found nothing in any of them,
    ``failures`` those that could not be read.
    """

    rules: int
    trials: tuple[Trial, ...]
    documents: int = 0
    silent: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()

    @property
    def failed(self) -> tuple[Trial, ...]:
        return tuple(trial for trial in self.trials if not trial.passed)

    @property
    def idle(self) -> tuple[str, ...]:
        """The rules that find nothing in any of their failing examples."""
        return self._none(lambda trial: trial.fails and bool(trial.found))

    @property
    def distant(self) -> tuple[str, ...]:
        """The rules none of whose passing examples looks like the fault."""
        return self._none(lambda trial: trial.near)

    def _none(self, holds: Callable[[Trial], bool]) -> tuple[str, ...]:
        there = {trial.rule for trial in self.trials if holds(trial)}
        return tuple(dict.fromkeys(trial.rule for trial in self.trials if trial.rule not in there))


@dataclass(frozen=True, slots=True)
class Shown:
    """An example as ``rules show`` has it.

    ``places`` are what is found in a failing one; in a passing one what would be found but for the
    condition that ``why`` names. ``why`` of a failing one is the message of its first finding. ``setting``
    is how the example is set on paper, where that is what it is about.
    """

    text: str
    fails: bool
    places: tuple[tuple[int, int, int], ...]
    why: Text | None
    near: bool = False
    setting: Setting | None = None


@dataclass(frozen=True, slots=True)
class InPack:
    """A pack that holds a rule, and at which severity; ``inherited`` from a pack that it extends."""

    pack: str
    title: Text
    severity: Severity
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Lesson:
    """A rule explained: ``examples`` the most telling first, ``packs`` those that hold it."""

    rule: Rule
    packs: tuple[InPack, ...] = ()
    examples: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleList:
    """Rules, by kind and id; ``packs`` are those that hold each, by its id, ``known`` how many there are."""

    rules: tuple[Rule, ...]
    packs: Mapping[str, tuple[InPack, ...]] = field(default_factory=dict)
    known: int = 0
