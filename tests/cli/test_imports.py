"""What the common commands must not load: every import costs the user milliseconds."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "jieba",
    "rich",
    "docx",
    "cn2an",
    "pydantic",
    "asyncio",
    "importlib.metadata",
    "http",
    "click.shell_completion",
)


def loaded(code: str, *arguments: str) -> set[str]:
    """The modules that a run leaves loaded, in a process of its own."""
    script = f"import sys, json\n{code}\nsys.stdout.flush()\nprint('\\n' + json.dumps(sorted(sys.modules)), file=sys.__stderr__)"
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    modules: list[str] = json.loads(done.stderr.splitlines()[-1])
    return set(modules)


def test_gaps_loads_nothing_heavy_when_piped(plan: Path) -> None:
    modules = loaded("from planlint.cli import main; main(['gaps', sys.argv[1]])", str(plan))
    assert [name for name in HEAVY if name in modules] == []
    assert "planlint.checks" not in modules


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "--help"]])
def test_help_loads_no_other_room(arguments: list[str]) -> None:
    modules = loaded(f"from planlint.cli import main; main({arguments!r})")
    rooms = {name.split(".")[1] for name in modules if name.startswith("planlint.")}
    assert rooms <= {"cli", "model", "errors", "reporters"}
    assert "planlint.model.outline" not in modules
    assert [name for name in HEAVY if name in modules] == []


def test_importing_the_package_loads_nothing() -> None:
    modules = loaded("import planlint")
    assert {name for name in modules if name.startswith("planlint")} == {"planlint"}
    assert not modules & {"lxml", "typer", "yaml", "re2", *HEAVY}
