"""The recipes of ``docs/ci.md``: every command runs, every file that is named comes about, every key exists."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.ci.test_action import ACTION
from tests.ci.test_pre_commit import HOOKS
from tests.cli.conftest import PLAN, Run, run  # noqa: F401

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "ci.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
COMMANDS = [
    command.strip()
    for _, block in BLOCKS
    for command in re.findall(r"""(?:^|sh '|- |"" )\s*(planlint [^'\n]+)""", block, re.MULTILINE)
]


def recipe(name: str) -> Any:
    """The YAML block whose first line names that file."""
    [found] = [block for kind, block in BLOCKS if kind == "yaml" and block.startswith(f"# {name}\n")]
    return yaml.safe_load(found)


def test_the_commands_are_found() -> None:
    assert len(COMMANDS) == 10, COMMANDS


def promise_less(folder: Path) -> None:
    """A repository with the plan, of which the working tree has lost the last line."""
    for arguments in (
        ("init", "-q"),
        ("add", "-A"),
        ("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "plan"),
    ):
        subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)
    lines = PLAN.rstrip().split("\n")
    (folder / "方案" / "计划.txt").write_text("\n".join(lines[:-1]), encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_runs(run: Run, tmp_path: Path, command: str) -> None:  # noqa: F811
    for folder in ("方案", "送审稿"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "计划.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "检查结果").mkdir()
    if "--git" in command:
        promise_less(tmp_path)
    for variable, value in {
        "origin/$GITHUB_BASE_REF": "HEAD", "$GITHUB_STEP_SUMMARY": "summary.md", "%report%": "报告.txt", "%*": "方案/计划.txt", "\\": "/",
    }.items():  # fmt: skip
        command = command.replace(variable, value)
    arguments = shlex.split(command)[1:]
    done = run(*arguments)
    assert done.returncode == (0 if "never" in arguments else 1), done.stderr
    for argument in arguments:
        if "=" in argument or "/最新" in argument:
            assert (tmp_path / argument.rpartition("=")[2]).stat().st_size > 0


def test_the_workflow_uses_what_the_action_has() -> None:
    workflow = recipe(".github/workflows/planlint.yml")
    steps = workflow["jobs"]["planlint"]["steps"]
    [ours] = [step for step in steps if step["uses"].startswith("OWNER/planlint@")]
    assert set(ours["with"]) <= set(ACTION["inputs"])
    text = yaml.safe_dump(steps)
    for name in re.findall(rf"steps\.{ours['id']}\.outputs\.([\w-]+)", text):
        assert name in ACTION["outputs"]


def test_the_hooks_exist() -> None:
    [repository] = recipe(".pre-commit-config.yaml")["repos"]
    assert {hook["id"] for hook in repository["hooks"]} == set(HOOKS)


def test_gitlab_keeps_the_file_that_is_written(run: Run, tmp_path: Path) -> None:  # noqa: F811
    job = recipe(".gitlab-ci.yml")["planlint"]
    (tmp_path / "方案").mkdir()
    shutil.copy(next((ROOT / "samples").glob("01-*.docx")), tmp_path / "方案")
    [command] = job["script"]
    assert run(*shlex.split(command)[1:]).returncode in (0, 1)
    assert ElementTree.parse(tmp_path / job["artifacts"]["reports"]["junit"]).getroot().tag == "testsuites"


def test_the_formats_are_all_told() -> None:
    from planlint.cli.reports import FORMATS

    told = re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE)
    assert told == list(FORMATS)
