"""What holds for a document, out of everything that was stated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from planlint.config.statements import Statement
from planlint.model.settings import Choice, Held, Layer, Origin, Settings

if TYPE_CHECKING:
    from planlint.config.files import ConfigFile

T = TypeVar("T")


def settle(statements: Sequence[Statement], file: ConfigFile | None) -> Settings:
    """The statements in rising order: the file, overrides as they stand in it, the command line.

    The last one that names ``packs`` holds, and sets aside what was selected before it.
    """
    base = Settings()
    packs = base.packs
    selected: list[Held[tuple[str, ...]]] = []
    layers: list[Layer] = []
    for each in statements:
        layer = each.layer
        if each.packs is not None:
            packs = Held(each.packs, each.origin("packs"))
            selected.clear()
            layers = [Layer((), past.ignore, past.severity) for past in layers]
        if layer.select:
            selected.append(Held(layer.select, each.origin("select")))
        layers.append(layer)
    rules = tuple(Held(path, each.origin("rules")) for each in statements for path in each.rules)
    return Settings(
        config=file.path if file else None,
        packs=packs,
        rules=rules,
        select=tuple(selected),
        ignore=tuple(Held(each.ignore, each.origin("ignore")) for each in statements if each.ignore),
        severity=tuple(Held(each.severity, each.origin("severity")) for each in statements if each.severity),
        fail_on=_last([(s.fail_on, s.origin("fail-on")) for s in statements], base.fail_on),
        min_severity=_last(
            [(s.min_severity, s.origin("min-severity")) for s in statements], base.min_severity
        ),
        language=_last([(file.language, file.origin("language"))] if file else [], base.language),
        exclude=Held(file.exclude, file.origin("exclude")) if file and file.exclude else base.exclude,
        waivers=file.waivers if file else (),
        baseline=_last([(file.baseline, file.origin("baseline"))] if file else [], base.baseline),
        choice=Choice(
            packs.value,
            tuple(dict.fromkeys(held.value for held in rules)),
            tuple(layer for layer in layers if not layer.empty),
        ),
    )


def _last(stated: Sequence[tuple[T | None, Origin]], default: Held[T]) -> Held[T]:
    found = [Held(value, origin) for value, origin in stated if value is not None]
    return found[-1] if found else default
