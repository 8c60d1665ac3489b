"""The rooms import one way, and heavy libraries stay where they are used (docs/architecture.md)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "planlint"

MAY_IMPORT = {
    "model": set(),
    "errors": {"model"},
    "language": {"model"},
    "readers": {"language", "model"},
    "evidence": {"language", "model"},
    "outline": {"evidence", "language", "model"},
    "coverage": {"language", "model"},
    "rules": {"language", "model"},
    "config": {"rules", "language", "model"},
    "checks": {"language", "model"},
    "waivers": {"language", "model"},
    "trace": {"language", "model"},
    "tracing": {"trace", "evidence", "model"},
    "reporters": {"language", "model"},
    "compare": {"language", "model"},
    "comparison": {"compare", "evidence", "check", "model"},
    "word_output": {"compare", "readers", "language", "model"},
    "check": {"readers", "evidence", "outline", "coverage", "checks", "rules", "language", "model"},
    "lessons": {"check", "rules", "language", "model"},
    "api": {"check", "readers", "outline", "coverage", "checks", "rules", "reporters", "language", "model"},
    "cli": {
        "api",
        "check",
        "lessons",
        "word_output",
        "comparison",
        "config",
        "waivers",
        "tracing",
        "readers",
        "outline",
        "coverage",
        "checks",
        "rules",
        "reporters",
        "language",
        "model",
    },
}
"""Every room may import ``errors`` and itself."""

AT_HOME = {
    "lxml": {"readers", "word_output"},
    "jieba": {"language"},
    "re2": {"language"},
    "yaml": {"rules", "language", "config"},
    "typer": {"cli"},
    "click": {"cli"},
    "rich": {"cli", "reporters"},
    "xlsxwriter": {"reporters"},
    "docx": set(),
}
"""Third-party libraries and the rooms that may import them."""


def room_of(path: Path) -> str:
    first = path.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


FILES = sorted(p for p in SOURCE.rglob("*.py") if room_of(p) not in ("__init__", "__main__"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_point_one_way(path: Path) -> None:
    room = room_of(path)
    allowed = MAY_IMPORT[room] | {"errors", room}
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "planlint" and len(parts) > 1 and parts[1] not in ("__version__",):
            assert parts[1] in allowed, f"{room} imports {name}"
        elif parts[0] in AT_HOME:
            assert room in AT_HOME[parts[0]], f"{room} imports {name}"


def test_every_room_is_described() -> None:
    described = (SOURCE.parents[1] / "docs" / "architecture.md").read_text("utf-8")
    for room in MAY_IMPORT:
        assert f"`{room}/`" in described or f"`{room}.py`" in described, room
