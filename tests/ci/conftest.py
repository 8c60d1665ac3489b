"""A repository of this project as others would fetch it, and one of plans to use it in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import PLAN

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = (
    "src", "rules", "pyproject.toml", "README.md", "README.zh-CN.md", "CHANGELOG.md", "LICENSE",
    "samples", "tests/__init__.py", "bench", "docs", "Makefile", ".pre-commit-hooks.yaml", "action.yml",
)  # fmt: skip
"""What the hooks and the action need of this project."""

QUIET = {
    k: v
    for k, v in os.environ.items()
    if not k.startswith(("GIT_", "GITHUB_", "PLANLINT", "PRE_COMMIT", "NO_COLOR"))
}


def git(folder: Path, *arguments: str) -> str:
    identity = (
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@example.org",
        "-c",
        "commit.gpgsign=false",
        "-c",
        "core.quotepath=off",
    )
    done = subprocess.run(
        ["git", *identity, *arguments],
        cwd=folder,
        env=QUIET,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="session")
def network(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Skips where pip cannot fetch what the build needs."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    folder = tmp_path_factory.mktemp("probe")
    probe = subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), "hatchling"],
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    if probe.returncode:
        pytest.skip(f"pip cannot fetch packages: {probe.stderr.strip().splitlines()[-1][:120]}")


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository of the working tree as it is now."""
    folder = tmp_path_factory.mktemp("project")
    for name in SHIPPED:
        source, target = ROOT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, target)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", "planlint")
    return folder


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A git repository that holds plans, one of them with an error (a full stop written twice)."""
    folder = tmp_path / "文稿"
    (folder / "方案").mkdir(parents=True)
    (folder / "方案" / "青溪县 行动计划.txt").write_text(PLAN, encoding="utf-8")
    sample = next((ROOT / "samples").glob("01-*.docx"))
    shutil.copy(sample, folder / "方案" / "样例.docx")
    (folder / "README.md").write_text("# 文稿\n\n这里放各科室的方案。。\n", encoding="utf-8")
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", "plans")
    return folder
