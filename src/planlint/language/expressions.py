"""Regular expressions that are compiled once on a machine instead of once a run.

A run on a four-page plan uses about two hundred expressions, and compiling them takes longer than
everything it does with them (see ``bench/speed.py``). What ``re`` makes of an expression is a row
of numbers; ``expression`` keeps those rows in the user's cache folder, one file for each version of
the compiler, and hands them to the matching engine, which checks the code before it takes it. Where
the cache is missing, unreadable, broken or of another interpreter, ``re.compile`` does the work.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

from planlint.language import cachefile

LARGEST = 4 << 20
"""Bytes. A cache beyond this holds much that is no longer in use, and is begun again."""

MOST_GROUPS = 200

Row = tuple[int, bytes, int, tuple[tuple[str, int], ...], tuple[str | None, ...]]
"""What the engine takes: flags, code (32-bit words), number of groups, their names by name and by number."""

_new: dict[tuple[str, int], Row] = {}


@cache
def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile(pattern, flags)``, from the cache where it can be."""
    key = (pattern, int(flags))
    row = _kept().get(key)
    if row is not None:
        found = _from_row(pattern, row)
        if found is not None:
            return found
    compiled = re.compile(pattern, flags)
    _remember(key)
    return compiled


def _from_row(pattern: str, row: Row) -> re.Pattern[str] | None:
    try:
        import _sre  # type: ignore[import-not-found]

        flags, code, groups, names, indices = row
        if groups > MOST_GROUPS or len(indices) != groups + 1:
            return None
        words = memoryview(code).cast("I").tolist()
        made: re.Pattern[str] = _sre.compile(pattern, flags, words, groups, dict(names), indices)
    except Exception:
        # A row that the engine refuses, whatever its reason, is a row to make again.
        return None
    return made


def _remember(key: tuple[str, int]) -> None:
    path = _path()
    if path is None:
        return
    try:
        row = _row(*key)
    except Exception:
        # Private parts of ``re`` may change under a new Python: then nothing is kept.
        return
    if not _new:
        import atexit

        atexit.register(_keep, path)
    _new[key] = row


def _row(pattern: str, flags: int) -> Row:
    from array import array
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(pattern, flags)
    code = _compiler._code(parsed, flags)
    names: dict[str, int] = parsed.state.groupdict
    indices: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        indices[number] = name
    flags = int(flags | parsed.state.flags)
    words = array("I", (int(n) for n in code)).tobytes()
    return flags, words, parsed.state.groups - 1, tuple(names.items()), tuple(indices)


@cache
def _path() -> Path | None:
    from planlint.language.folders import cache_folder

    try:
        import _sre

        folder = cache_folder()
        return folder / f"expressions-{sys.implementation.cache_tag}-{_sre.MAGIC}.bin" if folder else None
    except (ImportError, AttributeError):
        return None


@cache
def _kept() -> dict[tuple[str, int], Row]:
    import marshal

    path = _path()
    if path is None:
        return {}
    content = cachefile.read(path)
    if content is None:
        return {}
    try:
        data: Any = marshal.loads(content)
    except (ValueError, EOFError, TypeError):
        return {}
    return data if isinstance(data, dict) else {}


def _keep(path: Path) -> None:
    """Write what was compiled anew, in one step. Failing to only costs time, so it is silent."""
    import marshal

    data = marshal.dumps({**_kept(), **_new})
    if len(data) > LARGEST:
        data = marshal.dumps(_new)
    cachefile.write(path, data)
