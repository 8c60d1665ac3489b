"""Which rules a list of names means, and what a layer of configuration leaves of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase

from planlint.errors import UsageError
from planlint.model.levels import LEVELS, Level
from planlint.model.records import dataclass
from planlint.model.settings import Layer
from planlint.model.text import Text
from planlint.rules.problems import nearest

Held = dict[str, Level]
"""Rules by id, each with its severity; ``off`` where a pack has turned it off."""


@dataclass(frozen=True, slots=True)
class Known:
    """What must be known of a rule to choose it: its file need not have been validated."""

    id: str
    kind: str
    severity: Level


def meant(name: str, known: Mapping[str, Known]) -> list[str]:
    """Ids that a name means: an id, an id with ``*``, or a kind; none when it means nothing."""
    if name in known:
        return [name]
    if any(mark in name for mark in "*?["):
        return [id for id in known if fnmatchcase(id, name)]
    return [rule.id for rule in known.values() if rule.kind == name]


def chosen(names: Iterable[str], known: Mapping[str, Known]) -> dict[str, None]:
    """Ids that any of the names means, in order. Raises ``UsageError`` for a name that means none."""
    found: dict[str, None] = {}
    for name in names:
        ids = meant(name, known)
        if not ids:
            what = no_such_rule(name, known)
            raise UsageError(what, LIST)
        found.update(dict.fromkeys(ids))
    return found


def no_such_rule(name: str, known: Iterable[str]) -> Text:
    hint = nearest(name, list(known))
    return Text(f"没有规则“{name}”{hint.zh}", f"There is no rule '{name}'{hint.en}")


LIST = Text("\n用 planlint rules list 查看全部规则。", "\nSee them all with planlint rules list.")


def levels(stated: Iterable[tuple[str, Level]], known: Mapping[str, Known]) -> Held:
    """The severity stated for every rule that is named.

    Whichever names the rule most exactly holds: its id, then an id with ``*`` (the longer, the more
    exact), then its kind, then ``*`` alone; of two alike the more severe. So the order does not matter.
    """
    found: Held = {}
    rank: dict[str, tuple[int, int, int]] = {}
    for name, level in stated:
        for id in chosen((name,), known):
            exact = (*_exactness(name, known), -LEVELS.index(level))
            if id not in rank or exact > rank[id]:
                rank[id] = exact
                found[id] = level
    return found


def _exactness(name: str, known: Mapping[str, Known]) -> tuple[int, int]:
    if name in known:
        return 3, 0
    letters = len(name.replace("*", ""))
    if "*" not in name:
        return 1, letters
    return (2, letters) if letters else (0, 0)


def severer(one: Level, other: Level) -> Level:
    return min(one, other, key=LEVELS.index)


def union(many: Iterable[Mapping[str, Level]]) -> Held:
    """Every rule that one of them holds, at the most severe of its severities."""
    found: Held = {}
    for held in many:
        for id, level in held.items():
            found[id] = severer(level, found[id]) if id in found else level
    return found


def narrowed(held: Mapping[str, Level], layer: Layer, known: Mapping[str, Known]) -> Held:
    """What a layer leaves: ``select``, then ``ignore``, then ``severity``.

    A rule that is selected by name and was not held runs at its own severity.
    """
    kept: Held = {id: level for id, level in held.items() if level != "off"}
    if layer.select:
        kept = {id: kept.get(id, known[id].severity) for id in chosen(layer.select, known)}
    for id in chosen(layer.ignore, known):
        kept.pop(id, None)
    stated = levels(layer.severity, known)
    changed = {id: stated.get(id, level) for id, level in kept.items()}
    return {id: level for id, level in changed.items() if level != "off"}
