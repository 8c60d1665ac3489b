"""Globs of documents, written with ``/`` on every system."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path


def matches(globs: Iterable[str], path: Path, folder: Path) -> bool:
    """Whether one of the globs, which are relative to ``folder``, means the file at ``path``.

    ``*`` and ``?`` stay within a name, ``**`` crosses folders. A glob without ``/`` means a name in any
    folder; a glob that means a folder means everything in it. Both paths are absolute.
    """
    try:
        relative = os.path.relpath(path, folder)
    except ValueError:  # another drive
        relative = str(path)
    name = _plain(relative)
    return any(_expression(_plain(glob)).fullmatch(name) for glob in globs)


def _plain(path: str) -> str:
    """A path as it is compared: ``/`` between names, composed characters, the case the system ignores."""
    composed = unicodedata.normalize("NFC", path.replace("\\", "/"))
    return composed.lower() if os.name == "nt" else composed


@cache
def _expression(glob: str) -> re.Pattern[str]:
    """Linear in the path but for the last star: before another star, the first place that fits is as good
    as any, so that no search is made again (``(?>…)``)."""
    anywhere = "/" not in glob.rstrip("/")
    names = glob.strip("/").removeprefix("./").split("/")
    pieces = ["(?:.*/)?"] if anywhere else []
    last = len(names) - 1
    inside = False
    for at, name in enumerate(names):
        if name != "**":
            pieces.append(_name(name) + ("" if at == last else "/"))
            continue
        pieces.append(")" if inside else "")
        inside = "**" in names[at + 1 :]
        pieces.append(".*" if at == last else "(?>(?:.*?/)??" if inside else "(?:.*/)?")
    return re.compile("".join(pieces) + "(?:/.*)?", re.DOTALL)


def _name(glob: str) -> str:
    fixed = [
        "".join("[^/]" if char == "?" else re.escape(char) for char in part)
        for part in re.split(r"\*+", glob)
    ]
    if len(fixed) == 1:
        return fixed[0]
    first, *between, end = fixed
    return first + "".join(f"(?>[^/]*?{part})" for part in between) + "[^/]*" + end
