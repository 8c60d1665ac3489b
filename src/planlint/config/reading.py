"""A configuration file as plain data, with the line of every value; kept between runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from planlint.model.records import dataclass
from planlint.model.text import Text
from planlint.rules.problems import Problems
from planlint.rules.source import Keys, Source, read
from planlint.rules.store import Store


@dataclass(frozen=True, slots=True)
class Lines:
    """Where every key and item stands; ``twice`` are keys that a mapping holds a second time."""

    at: Mapping[str, int]
    twice: tuple[tuple[str, int], ...] = ()

    def of(self, *keys: str | int) -> int:
        return self.at.get(_path(keys), 1)


def read_config(path: Path, problems: Problems) -> tuple[Source, Lines]:
    """The data of a file and the line of every value; what makes it no YAML goes to ``problems``.

    The cache spares the YAML parser, 25 ms a run; its name holds the digest of the file's bytes.
    """
    try:
        content = path.read_bytes()
    except OSError:
        content = b""
    store = Store.of([content], "config")
    kept = store.load(2)
    if content and kept is not None:
        return Source(path, content, kept[0]), Lines(kept[1])
    source = read(path)
    if source.problem:
        problems.at(path, source.line, source.problem, _sample(source.problem))
        return source, Lines({})
    source = replace(source, data={} if source.data is None else _plain(source.data))
    lines = _lines(source)
    for name, line in lines.twice:
        problems.at(
            path,
            line,
            Text(f"“{name}”写了两次，只有一次会起作用", f"'{name}' is written twice; only one would hold"),
        )
    if not lines.twice:
        store.save([source.data, dict(lines.at)])
    return source, lines


def _sample(problem: Text) -> str:
    yaml = problem.en.startswith("not valid YAML")
    return "packs: [default]    # 冒号后要有空格，缩进用空格" if yaml else ""


def _plain(value: Any) -> Any:
    """The data with dates as text (2026-12-31 need not be quoted) and keys as text."""
    from datetime import date

    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _lines(source: Source) -> Lines:
    import yaml

    at: dict[str, int] = {}
    twice: list[tuple[str, int]] = []

    def walk(node: Any, keys: Keys) -> None:
        if isinstance(node, yaml.MappingNode):
            for name, value in node.value:
                inner = (*keys, str(name.value))
                line = name.start_mark.line + 1
                if _path(inner) in at:
                    twice.append((str(name.value), line))
                at[_path(inner)] = line
                walk(value, inner)
        elif isinstance(node, yaml.SequenceNode):
            for index, item in enumerate(node.value):
                at[_path((*keys, index))] = item.start_mark.line + 1
                walk(item, (*keys, index))

    text = source.content.decode("utf-8-sig")
    walk(yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)), ())
    return Lines(at, tuple(twice))


def _path(keys: Keys) -> str:
    return "\x1f".join(map(str, keys))
