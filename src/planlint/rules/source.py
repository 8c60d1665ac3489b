"""YAML files as plain data, and where in a file a piece of that data stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from planlint.model.records import dataclass
from planlint.model.text import Text
from planlint.rules.store import Store

Keys = tuple[str | int, ...]
"""The way from the top of a file's data down to a value: ``("check", "patterns", 0)``."""


MANY = 8
"""Fewer files than this are parsed faster than the cache is found."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file and its data; ``problem`` instead of data when it cannot be read or is no YAML."""

    path: Path
    content: bytes
    data: Any
    problem: Text | None = None
    line: int = 1


def read(path: Path) -> Source:
    """Read one file. Never raises: what is wrong stands in ``problem``."""
    return read_all([path])[0]


def read_all(paths: Sequence[Path], *, keep: bool = False) -> list[Source]:
    """Read files, their data out of the user's cache when the very same bytes were read before.

    Few files are not worth the cache, unless they are long: ``keep``.

    Parsing the shipped rules takes 50 to 80 ms and importing the parser 20, on every run; the
    cache's name holds the digest of all bytes, so that it cannot be out of date.
    """
    contents = [_content(path) for path in paths]
    raw = [content for content in contents if isinstance(content, bytes)]
    if (len(raw) < MANY and not keep) or len(raw) < len(paths):
        return [parsed(path, content) for path, content in zip(paths, contents, strict=True)]
    store = Store.of(raw)
    kept = store.load(len(paths))
    if kept is not None:
        return [Source(path, content, data) for path, content, data in zip(paths, raw, kept, strict=True)]
    sources = [parsed(path, content) for path, content in zip(paths, contents, strict=True)]
    if not any(source.problem for source in sources):
        store.save([source.data for source in sources])
    return sources


def _content(path: Path) -> bytes | OSError:
    try:
        return path.read_bytes()
    except OSError as error:
        return error


def parsed(path: Path, content: bytes | OSError) -> Source:
    """The data of these bytes, or what is wrong with them."""
    import yaml

    from planlint.rules import reasons

    if isinstance(content, OSError):
        return Source(path, b"", None, reasons.of_system(content))
    try:
        text = content.decode("utf-8-sig")
        refused = _refused(text)
        if refused is not None:
            return Source(path, content, None, refused[0], refused[1])
        return Source(path, content, yaml.load(text, Loader=_loader()))
    except UnicodeDecodeError:
        return Source(path, content, None, reasons.NOT_UTF8)
    except ValueError:
        return Source(path, content, None, reasons.NO_VALUE, _line_of_no_value(text))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = reasons.of_yaml(getattr(error, "problem", None) or str(error))
        return Source(path, content, None, reason, mark.line + 1 if mark else 1)


_DEEPEST = 50
"""Levels of nesting that a file may have; the parser's stack ends at some thousands."""


def _refused(text: str) -> tuple[Text, int] | None:
    """What a file may not do though it is YAML, and in which line: nest without end, or point to itself.

    Ten lines that point to each other (``*name``) can stand for more data than any memory holds.
    """
    import yaml

    from planlint.rules import reasons

    depth = 0
    for event in yaml.parse(text, Loader=_loader()):
        if isinstance(event, yaml.AliasEvent):
            return reasons.ALIAS, _line(event)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                return reasons.TOO_DEEP, _line(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _line(what: Any) -> int:
    """The line, from 1, where an event or a node begins."""
    return int(what.start_mark.line) + 1


def _line_of_no_value(text: str) -> int:
    """The line of the first value that looks like a date or a number and is none."""
    import yaml

    loader = _loader()(text)
    nodes = [loader.get_single_node()]
    while nodes:
        node = nodes.pop()
        if isinstance(node, yaml.MappingNode):
            nodes += [each for pair in reversed(node.value) for each in reversed(pair)]
        elif isinstance(node, yaml.SequenceNode):
            nodes += reversed(node.value)
        else:
            try:
                loader.construct_object(node)
            except ValueError:
                return _line(node)
    return 1


def files(folder: Path) -> list[Path]:
    """The YAML files under a folder, in a fixed order."""
    return sorted(path for path in folder.rglob("*") if path.suffix in (".yaml", ".yml"))


def line_of(source: Source, keys: Iterable[str | int]) -> int:
    """The line, from 1, of the value that ``keys`` lead to, or of the nearest one above it.

    Parses the file a second time, so it is for reporting problems only.
    """
    import yaml

    node: Any = yaml.compose(source.content.decode("utf-8-sig"), Loader=_loader())
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


@cache
def _loader() -> Any:
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    # Dates stay text: who reads one says what is wrong with it, and 2027-13-01 hides no other mistake.
    kept = {
        first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
        for first, pairs in base.yaml_implicit_resolvers.items()
    }
    return type("Loader", (base,), {"yaml_implicit_resolvers": kept})
