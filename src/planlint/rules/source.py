"""YAML files as plain data, and where in a file a piece of that data stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Keys = tuple[str | int, ...]
"""The way from the top of a file's data down to a value: ``("check", "patterns", 0)``."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file and its data; ``problem`` instead of data when it is no YAML or cannot be read."""

    path: Path
    text: str
    data: Any
    problem: str = ""
    line: int = 1


def read(path: Path) -> Source:
    """Read one file. Never raises: what is wrong stands in ``problem``."""
    import yaml

    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return Source(path, "", None, str(error))
    try:
        return Source(path, text, yaml.load(text, Loader=_loader()))
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or str(error)
        return Source(path, text, None, reason, mark.line + 1 if mark else 1)


def files(folder: Path) -> list[Path]:
    """The YAML files under a folder, in a fixed order."""
    return sorted(path for path in folder.rglob("*") if path.suffix in (".yaml", ".yml"))


def line_of(source: Source, keys: Iterable[str | int]) -> int:
    """The line, from 1, of the value that ``keys`` lead to, or of the nearest one above it.

    Parses the file a second time, so it is for reporting problems only.
    """
    import yaml

    node: Any = yaml.compose(source.text, Loader=_loader())
    line = 1
    for key in keys:
        below = _below(node, key)
        if below is None:
            break
        mark, node = below
        line = mark.line + 1
    return line


def _below(node: Any, key: str | int) -> tuple[Any, Any] | None:
    import yaml

    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == str(key):
                return name.start_mark, value
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key].start_mark, node.value[key]
    return None


def _loader() -> Any:
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return base
