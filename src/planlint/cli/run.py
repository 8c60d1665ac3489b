"""What several commands do alike: load rules, read a document, return an exit code."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any


def words(values: Iterable[str] | None) -> tuple[str, ...]:
    """The values of a repeatable option, each of which may hold several with commas (half or full width)."""
    found: list[str] = []
    for value in values or ():
        found += [part.strip() for part in value.replace("，", ",").replace("、", ",").split(",")]
    return tuple(part for part in found if part)


def load_rules(
    paths: Iterable[Path] | None, pack: str, select: Iterable[str] | None = None, ignore: Iterable[str] | None = None
) -> Any:
    from planlint.rules import load

    return load(tuple(paths or ()), pack, words(select), words(ignore))
