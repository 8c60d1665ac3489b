"""``action.yml``: its scripts, run by bash as GitHub's runner runs them, in a repository of plans."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.ci.conftest import QUIET, ROOT

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
INSTALL, CHECK = STEPS

needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")


class Runner:
    """The part of GitHub's runner that composite actions use: environment, files, expressions."""

    def __init__(self, workspace: Path, action: Path, temp: Path) -> None:
        self.workspace, self.temp = workspace, temp
        self.path = ""
        for name in ("output", "summary", "path"):
            (temp / name).write_text("", encoding="utf-8")
        self.environment = {
            **QUIET,
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(workspace),
            "GITHUB_ACTION_PATH": str(action),
            "GITHUB_OUTPUT": str(temp / "output"),
            "GITHUB_STEP_SUMMARY": str(temp / "summary"),
            "GITHUB_PATH": str(temp / "path"),
            "RUNNER_TEMP": str(temp),
        }

    def run(self, step: dict[str, Any], **inputs: str) -> subprocess.CompletedProcess[str]:
        values = {name: str(each.get("default", "")) for name, each in ACTION["inputs"].items()}
        values |= {name.replace("_", "-"): value for name, value in inputs.items()}
        environment = dict(self.environment)
        for name, value in step.get("env", {}).items():
            environment[name] = re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: values[found[1]], value)
        added = (self.temp / "path").read_text("utf-8").split()
        environment["PATH"] = ":".join([*reversed(added), environment["PATH"]])
        script = self.temp / "step.sh"
        script.write_text(step["run"], encoding="utf-8")
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)], cwd=self.workspace, env=environment,
            capture_output=True, text=True, encoding="utf-8", timeout=600,
        )  # fmt: skip

    def outputs(self) -> dict[str, str]:
        lines = (self.temp / "output").read_text("utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)


def test_inputs_reach_the_scripts_through_the_environment_alone() -> None:
    """An expression inside a script would let an input run as code."""
    for step in STEPS:
        assert "${{" not in step["run"], step["name"]
        assert step["shell"] == "bash"
        for value in step.get("env", {}).values():
            assert re.fullmatch(r"\$\{\{ inputs\.[\w-]+ \}\}", value)
            assert value[4:-3].strip().removeprefix("inputs.") in ACTION["inputs"]
    for output in ACTION["outputs"].values():
        step, name = re.fullmatch(r"\$\{\{ steps\.(\w+)\.outputs\.([\w-]+) \}\}", output["value"]).groups()  # type: ignore[union-attr]
        assert any(each.get("id") == step and f"{name}=" in each["run"] for each in STEPS)


@pytest.fixture
def runner(plans: Path, tmp_path: Path) -> Runner:
    """A runner whose planlint is the one under test, not installed anew."""
    temp = tmp_path / "runner"
    temp.mkdir()
    made = Runner(plans, ROOT, temp)
    shim = tmp_path / "bin"
    shim.mkdir()
    (shim / "planlint").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m planlint "$@"\n', encoding="utf-8")
    (shim / "planlint").chmod(0o755)
    (temp / "path").write_text(f"{shim}\n", encoding="utf-8")
    return made


@needs_bash
def test_it_annotates_summarises_and_fails(runner: Runner) -> None:
    done = runner.run(CHECK, paths="方案", args="--select doubled-punctuation", sarif_file="结果 1.sarif")
    assert done.returncode == 1, done.stderr
    assert "::error file=方案/青溪县 行动计划.txt,line=6," in done.stdout
    assert "doubled\\-punctuation" not in done.stdout
    summary = (runner.temp / "summary").read_text("utf-8")
    assert summary.startswith("<!-- planlint -->") and "行动计划" in summary
    assert runner.outputs() == {"exit-code": "1", "sarif-file": "结果 1.sarif"}
    sarif = json.loads((runner.workspace / "结果 1.sarif").read_text("utf-8"))
    assert len(sarif["runs"][0]["results"]) == 1


@needs_bash
def test_options_and_paths_are_taken_as_given(runner: Runner) -> None:
    (runner.workspace / "-x.txt").write_text("一、任务\n（一）推进。", encoding="utf-8")
    done = runner.run(
        CHECK,
        paths="-x.txt\r\n方案/样例.docx\n",
        args="--select doubled-punctuation\n--fail-on  info",
        pack="default",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "检查了 2 个文件" in done.stdout
    assert runner.outputs() == {"exit-code": "0"}


@needs_bash
@pytest.mark.parametrize(
    "hostile",
    ["$(touch hacked) `touch hacked` ; touch hacked", "' ; touch hacked ; '\" ; touch hacked ; \" *"],
)
@pytest.mark.parametrize("name", ["paths", "args", "pack", "sarif_file"])
def test_no_input_is_ever_run(runner: Runner, name: str, hostile: str) -> None:
    inputs = {"paths": "方案", "args": "--select doubled-punctuation"} | {name: hostile}
    runner.run(CHECK, **inputs)
    assert not (runner.workspace / "hacked").exists()
    lines = (runner.temp / "output").read_text("utf-8").splitlines()
    assert all(line.startswith(("exit-code=", "sarif-file=")) for line in lines)


@needs_bash
def test_an_input_of_several_lines_sets_no_other_output(runner: Runner) -> None:
    runner.run(CHECK, paths="方案", sarif_file="a.sarif\nexit-code=0\nother=1")
    assert "other" not in runner.outputs()


@needs_bash
@pytest.mark.slow
def test_the_whole_action(network: None, project: Path, plans: Path, tmp_path: Path) -> None:
    temp = tmp_path / "runner"
    temp.mkdir()
    runner = Runner(plans, project, temp)
    installed = runner.run(INSTALL)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    done = runner.run(CHECK, paths="方案", args="--select doubled-punctuation", lang="en")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "2 files checked: 1 error." in done.stdout
