"""Files that a text editor saved as ``.yaml.txt``, where Windows hides the ending."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from planlint.config.find import NAMES
from planlint.errors import UsageError
from planlint.model.text import Text

YAML = (".yaml", ".yml")
HIDDEN = (".yaml.txt", ".yml.txt")


def with_rules(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The paths as they are. Raises ``UsageError`` for a folder that holds no rule file."""
    paths = tuple(paths)
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112
            names = [name for _, _, files in os.walk(path) for name in sorted(files)]
            if not any(name.lower().endswith(YAML) for name in names):
                raise no_rules(path, names)
    return paths


def no_rules(path: Path, names: Iterable[str] = ()) -> UsageError:
    hidden = next((name for name in names if name.lower().endswith(HIDDEN)), None)
    what = Text(f"{path} 里没有规则（.yaml 文件）。", f"There are no rules (.yaml files) in {path}. ")
    if hidden is not None:
        return UsageError(
            what,
            Text(
                f"{hidden} 多了后缀 .txt，请改名为 {hidden[:-4]}（先在资源管理器里显示文件扩展名）。",
                f"{hidden} has .txt too much; rename it to {hidden[:-4]}.",
            ),
        )
    return UsageError(
        what,
        Text(
            "请检查路径；写一条规则：planlint rules new", "Check the path, or write one: planlint rules new"
        ),
    )


def hidden_config(path: Path) -> Path | None:
    """A ``planlint.yaml.txt`` in the folder (that of a document), which was meant to be a configuration."""
    folder = path if os.path.isdir(path) else path.parent  # noqa: PTH112
    found = (folder / f"{name}.txt" for name in NAMES)
    return next((each for each in found if os.path.isfile(each)), None)  # noqa: PTH113
