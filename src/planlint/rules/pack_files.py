"""Pack files: which rules at which severity, and what one pack takes over from others."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, get_args

from planlint.errors import RuleError, UsageError
from planlint.model.levels import LEVELS, Level
from planlint.model.records import dataclass
from planlint.model.rule import RuleKind
from planlint.model.text import Text
from planlint.rules.choosing import Held, Known, levels, meant, no_such_rule, union
from planlint.rules.fields import Place, bilingual, choice, mapping, sketched, string, strings
from planlint.rules.problems import Problems, nearest
from planlint.rules.reading import unreadable
from planlint.rules.source import Source, read

_NONE: tuple[str, ...] = ()
_NO_TEXT = Text("")


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as written: names of rules are ids, ids with ``*``, or kinds.

    ``description`` says in a sentence whom it is for, what it looks at and what it leaves alone.
    ``extends`` names shipped packs or paths of pack files, relative to this one. A pack that neither
    extends nor selects holds every rule.
    """

    id: str
    title: Text
    extends: tuple[str, ...] = ()
    select: tuple[str, ...] = ("*",)
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Level], ...] = ()
    description: Text = _NO_TEXT


def read_pack(source: Source, problems: Problems) -> Pack:
    """The pack in a file that is YAML; what is wrong with it goes to ``problems``."""
    fields = mapping(Place(source, problems), source.data)
    extends = fields.may("extends", strings, _NONE)
    pack = Pack(
        fields.need("id", string, source.path.stem),
        fields.need("title", bilingual, Text("")),
        extends,
        fields.may("select", strings, _NONE if extends else ("*",)),
        fields.may("ignore", strings, _NONE),
        fields.may("severity", read_levels, ()),
        fields.may("description", bilingual, _NO_TEXT),
    )
    fields.done()
    return pack


def read_levels(place: Place, value: Any) -> tuple[tuple[str, Level], ...]:
    """``{rule: error | warning | info | off}``; YAML reads a bare ``off`` as ``false``."""
    if sketched(value, type="object", additionalProperties={"enum": [*LEVELS, False]}):
        return ()
    fields = mapping(place, value)
    fields.data = {name: "off" if level is False else level for name, level in fields.data.items()}
    return tuple((str(name), fields.need(name, choice(LEVELS), "info")) for name in fields.data)


class Packs:
    """The shipped packs, and the files that are named by their paths; each is read once.

    ``own`` are the ids of the user's own rules: only packs of the user's own turn these off.
    """

    def __init__(self, shipped: Mapping[str, Source], own: Iterable[str], problems: Problems) -> None:
        self._shipped = shipped
        self._own_rules = frozenset(own)
        self._problems = problems
        self._read: dict[Path, tuple[Pack, Source]] = {}

    def find(self, name: str, beside: Path | None = None) -> Pack:
        """A shipped pack by its name, else the file of that path. Raises ``UsageError``."""
        return self._find(name, beside)[0]

    def _find(self, name: str, beside: Path | None) -> tuple[Pack, Source]:
        source = self._shipped.get(name)
        path = source.path if source else Path(beside or "", name)
        if path not in self._read:
            if source is None:
                source = self._own(path, name)
            if source.problem:
                unreadable(source, self._problems)
            self._problems.fail()
            self._read[path] = read_pack(source, self._problems), source
            self._problems.fail()
        return self._read[path]

    def _own(self, path: Path, name: str) -> Source:
        if not path.is_file():
            hint = nearest(name, list(self._shipped))
            raise UsageError(Text(f"没有规则包“{name}”{hint.zh}", f"There is no pack '{name}'{hint.en}"))
        return read(path)

    def hold(self, names: Iterable[str], known: Mapping[str, Known]) -> Held:
        """The rules of several packs: of each rule the most severe that one of them says.

        Neither the order of the packs nor naming one twice changes anything. Rules that are turned
        off stay in as ``off``.
        """
        return union(self._hold(*self._find(name, None), known, ()) for name in names)

    def within(self, names: Iterable[str]) -> frozenset[str]:
        """The ids of these packs and of all that they extend; none of them may be in a circle."""
        open_ = [self._find(name, None) for name in names]
        found = set()
        while open_:
            pack, source = open_.pop()
            found.add(pack.id)
            open_ += self._extended(pack, source)
        return frozenset(found)

    def _hold(self, pack: Pack, source: Source, known: Mapping[str, Known], chain: tuple[Path, ...]) -> Held:
        path = Path(os.path.abspath(source.path))  # noqa: PTH100  (links are left as they are)
        if path in chain:
            raise _cycle((*chain[chain.index(path) :], path))
        extended = self._extended(pack, source)
        self._check_names(pack, source, known)
        held = union(self._hold(*each, known, (*chain, path)) for each in extended)
        for id in _ids(pack.select, known):
            if held.get(id, "off") == "off":
                held[id] = known[id].severity
        for id in _ids(pack.ignore, known):
            held[id] = "off"
        for id, level in levels(pack.severity, known).items():
            if held.get(id, "off") != "off":
                held[id] = level
        if pack.id in self._shipped and self._shipped[pack.id] is source:
            # What a shipped pack leaves out (school-*) says nothing of the user's own rules.
            held = {id: level for id, level in held.items() if id not in self._own_rules}
        return held

    def _extended(self, pack: Pack, source: Source) -> list[tuple[Pack, Source]]:
        beside = source.path.parent
        for at, name in enumerate(pack.extends):
            if name not in self._shipped and not (beside / name).is_file():
                hint = nearest(name, list(self._shipped))
                what = Text(f"没有规则包“{name}”{hint.zh}", f"there is no pack '{name}'{hint.en}")
                self._problems.add(source, ("extends", at), what)
        self._problems.fail()
        return [self._find(name, beside) for name in pack.extends]

    def _check_names(self, pack: Pack, source: Source, known: Mapping[str, Known]) -> None:
        named = [("select", name) for name in pack.select] + [("ignore", name) for name in pack.ignore]
        for key, name in [*named, *(("severity", name) for name, _ in pack.severity)]:
            # A kind may have no rules, or none yet: naming it is no mistake.
            if name not in get_args(RuleKind) and not meant(name, known):
                self._problems.add(source, (key, *_index(source, key, name)), no_such_rule(name, known))
        self._problems.fail()


def _index(source: Source, key: str, name: str) -> tuple[str | int, ...]:
    """Where below ``key`` a name stands: its key in a mapping, its number in a list."""
    value = source.data[key]
    if isinstance(value, dict):
        return (name,)
    return (value.index(name),) if isinstance(value, list) and name in value else ()


def _ids(names: Iterable[str], known: Mapping[str, Known]) -> list[str]:
    return [id for name in names for id in meant(name, known)]


def _cycle(chain: tuple[Path, ...]) -> RuleError:
    shown = " → ".join(path.stem for path in chain)
    return RuleError(
        Text(
            f"{chain[0]}：规则包互相引用成了圈：{shown}。",
            f"{chain[0]}: packs extend one another in a circle: {shown}. ",
        ),
        Text("请删去其中一处 extends。", "Take one of the extends away."),
    )
