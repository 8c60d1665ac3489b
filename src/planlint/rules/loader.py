"""Sets of rules: the packs chosen, the user's own rules, and what is left of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from planlint.errors import UsageError
from planlint.model.records import dataclass
from planlint.model.rule import Rule
from planlint.model.settings import Choice, Layer
from planlint.model.text import Severity
from planlint.rules.choosing import LIST, Held, Known, narrowed, no_such_rule
from planlint.rules.pack_files import Pack, Packs
from planlint.rules.reading import Library
from planlint.rules.schema import KINDS
from planlint.rules.shipped import shipped_folder
from planlint.rules.source import files

if TYPE_CHECKING:
    from planlint.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules chosen, by kind and id, and the vocabulary they rest on.

    ``packs`` are the ids of the packs that were named, ``within`` of those and of all they extend.
    """

    rules: tuple[Rule, ...]
    vocabulary: Vocabulary
    packs: tuple[str, ...] = ("default",)
    within: frozenset[str] = frozenset()

    def holds(self, packs: Iterable[str]) -> bool:
        """Whether all of these packs are among those named, or extended by one of them."""
        return self.within.issuperset(packs)

    def rule(self, name: str) -> Rule:
        """The rule of that id. Raises ``UsageError`` with the nearest id when there is none."""
        for rule in self.rules:
            if rule.id == name:
                return rule
        raise UsageError(no_such_rule(name, [rule.id for rule in self.rules]), LIST)


class RuleSets:
    """The rule sets of one run: files are read once, and one set made for every distinct choice."""

    def __init__(self, *, strict: bool = False) -> None:
        self._strict = strict
        self._libraries: dict[tuple[Path, ...], tuple[Library, Packs]] = {}
        self._sets: dict[Choice, RuleSet] = {}

    def of(self, choice: Choice) -> RuleSet:
        """The rules of all packs named, and the user's own, then layer by layer what is left.

        Raises ``RuleError`` with every problem found, ``UsageError`` for a name that means nothing.
        """
        if choice not in self._sets:
            self._sets[choice] = self._make(choice)
        return self._sets[choice]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule of the sets made so far, each once."""
        return tuple({rule.id: rule for made in self._sets.values() for rule in made.rules}.values())

    def known(self, paths: tuple[Path, ...]) -> Mapping[str, Known]:
        """Every rule that can be chosen when ``paths`` are the user's own files."""
        return self._library(paths)[0].known

    def shipped_packs(self) -> Iterator[tuple[Pack, Held]]:
        """Every shipped pack and what it holds of the shipped rules, ``default`` first."""
        library, packs = self._library(())
        for name in sorted(library.packs, key=lambda name: (name != "default", name)):
            yield packs.find(name), packs.hold([name], library.known)

    def _library(self, paths: tuple[Path, ...]) -> tuple[Library, Packs]:
        if paths not in self._libraries:
            library = Library(paths, strict=self._strict)
            self._libraries[paths] = library, Packs(library.packs, library.own, library.problems)
        return self._libraries[paths]

    def _make(self, choice: Choice) -> RuleSet:
        library, packs = self._library(choice.paths)
        held = packs.hold(choice.packs, library.known)
        for id in library.own:
            held.setdefault(id, library.known[id].severity)
        for layer in (*choice.layers, Layer()):
            held = narrowed(held, layer, library.known)
        rules = (_at(rule, held[rule.id]) for rule in library.rules(held))
        ordered = tuple(sorted(rules, key=lambda rule: (KINDS.index(rule.kind), rule.id)))
        ids = dict.fromkeys(packs.find(name).id for name in choice.packs)
        return RuleSet(ordered, library.vocabulary, tuple(ids), packs.within(choice.packs))


def _at(rule: Rule, level: str) -> Rule:
    return rule if rule.severity == level else replace(rule, severity=cast(Severity, level))


def load(
    paths: Iterable[str | Path] = (),
    pack: str | Sequence[str] = "default",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    *,
    strict: bool = False,
) -> RuleSet:
    """The rules of one pack or several, and of the user's own files or folders.

    ``pack`` are names of shipped packs or paths of pack files; ``paths`` add rules, which replace
    shipped ones of the same id; ``select`` and ``ignore`` take ids, ids with ``*`` and kinds, and
    ``select`` may name rules that no pack holds. Patterns of shipped rules are compiled when they
    run, all others (and, when ``strict``, those too) at once. Raises ``RuleError`` with every problem
    found, ``UsageError`` for a name that means nothing.
    """
    names = (pack,) if isinstance(pack, str) else tuple(pack)
    layer = Layer(tuple(select), tuple(ignore))
    choice = Choice(names, tuple(Path(path) for path in paths), (layer,))
    return RuleSets(strict=strict).of(choice)


def packs() -> tuple[str, ...]:
    """The names of the shipped packs."""
    return tuple(path.stem for path in files(shipped_folder() / "packs"))
