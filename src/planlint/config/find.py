"""Which ``planlint.yaml`` belongs to a document."""

from __future__ import annotations

import os
from pathlib import Path

from planlint.errors import UsageError
from planlint.model.text import Text

NAMES = ("planlint.yaml", "planlint.yml", ".planlint.yaml")
"""What a configuration file may be called."""


def find_upwards(folder: Path) -> Path | None:
    """The nearest configuration file at or above a folder, given as an absolute path.

    The search ends at a folder that holds ``.git`` and at the root of the file system. Files further
    up are not read: the nearest one holds alone. Raises ``UsageError`` where one folder holds two.
    """
    for place in (folder, *folder.parents):
        found = [path for name in NAMES if _is_file(path := place / name)]
        if len(found) > 1:
            raise _two(found[0], found[1])
        if found:
            return found[0]
        if _exists(place / ".git"):
            return None
    return None


def file_of(path: Path, named: Path | None = None, *, off: bool = False) -> Path | None:
    """The configuration file that holds for a document, or for a folder as such.

    ``named`` holds instead of one that is found, and none when ``off``. Raises ``UsageError``.
    """
    if named is not None and off:
        raise UsageError(
            Text("--config 和 --no-config 不能同时用。", "--config and --no-config exclude each other.")
        )
    if named is not None and not _is_file(named):
        raise UsageError(
            Text(f"找不到配置文件 {named}。", f"There is no configuration file {named}. "),
            Text("请检查 --config 后面的路径。", "Check the path after --config."),
        )
    if off:
        return None
    place = absolute(path)
    return absolute(named) if named else find_upwards(place if os.path.isdir(place) else place.parent)  # noqa: PTH112


def absolute(path: Path) -> Path:
    """The path from the root, links in it left as the user wrote them."""
    return Path(os.path.abspath(path))  # noqa: PTH100


def _is_file(path: Path) -> bool:
    """Also false where one may not look; ``Path.is_file`` raises there."""
    return os.path.isfile(path)  # noqa: PTH113


def _exists(path: Path) -> bool:
    return os.path.exists(path)  # noqa: PTH110


def _two(one: Path, other: Path) -> UsageError:
    return UsageError(
        Text(
            f"{one.parent} 里有两个配置文件：{one.name} 和 {other.name}。",
            f"{one.parent} holds two configuration files: {one.name} and {other.name}. ",
        ),
        Text("请只留一个，或者用 --config 写明用哪一个。", "Keep one, or name it with --config."),
    )
