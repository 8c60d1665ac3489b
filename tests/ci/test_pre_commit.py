"""The hooks as pre-commit runs them: installed from a clone of this project, in a repository of plans."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.ci.conftest import QUIET, ROOT, git

HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("方案.docx", True),
        ("上报/2026年方案.DOCX", True),
        ("a.docm", True),
        ("a.dotx", True),
        ("计划.txt", True),
        ("计划.md", True),
        ("docs/a.b/计划.md", True),
        ("README.md", False),
        ("子/readme.zh.txt", False),
        ("LICENSE.txt", False),
        ("requirements-dev.txt", False),
        ("readme-方案.docx", True),
        (".github/PULL_REQUEST_TEMPLATE.md", False),
        ("上报/~$方案.docx", False),
        ("a.doc", False),
        ("a.docx.bak", False),
        ("a.py", False),
    ],
)  # fmt: skip
def test_which_files_the_hook_takes(path: str, wanted: bool) -> None:
    hook = HOOKS["planlint"]
    taken = re.search(hook["files"], path) and not re.search(hook["exclude"], path)
    assert bool(taken) is wanted


def test_the_manifest_is_valid() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_hooks_in_a_repository_of_plans(network: None, project: Path, plans: Path, tmp_path: Path) -> None:
    """Fails on the plan with the error, passes when it is mended, and tests the rules of the house."""
    rules = plans / "我们的规则"
    rules.mkdir()
    rule = (
        "id: no-gradually\nkind: wording\nseverity: warning\n"
        "title: {zh: 不写逐步, en: No gradually}\nmessage: {zh: 写了“逐步”, en: It says gradually}\n"
        "why: {zh: 含糊。, en: Vague.}\nfix: {zh: 写明年月。, en: Give a date.}\n"
        "check: {patterns: [逐步]}\nexamples:\n"
        '  fail: ["一、任务\\n«逐步»推进。", "一、任务\\n要«逐步»推进。"]\n'
        '  pass: ["一、任务\\n推进。", "一、任务\\n要推进。"]\n'
    )
    (rules / "no-gradually.yaml").write_text(rule, encoding="utf-8")
    config = {
        "repos": [
            {
                "repo": str(project),
                "rev": git(project, "rev-parse", "HEAD"),
                "hooks": [
                    {"id": "planlint", "args": ["--select", "doubled-punctuation"]},
                    {
                        "id": "planlint-rules-test",
                        "args": ["--rules", "我们的规则", "--select", "no-gradually"],
                    },
                ],
            }
        ]
    }
    (plans / ".pre-commit-config.yaml").write_text(
        yaml.safe_dump(config, allow_unicode=True), encoding="utf-8"
    )
    git(plans, "add", "--all")
    environment = {
        **QUIET, "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"), "PRE_COMMIT_COLOR": "never",
        "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.quotepath", "GIT_CONFIG_VALUE_0": "off",
    }  # fmt: skip

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", "--all-files"], cwd=plans, env=environment,
            capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=600,
        )  # fmt: skip

    failed = run()
    assert failed.returncode == 1, failed.stdout + failed.stderr
    assert "doubled-punctuation" in failed.stdout and "青溪县 行动计划.txt" in failed.stdout
    assert "README" not in failed.stdout, "what a repository says about itself is no plan"
    assert re.search(r"rules keep to their own examples.*Passed", failed.stdout), failed.stdout

    plan = plans / "方案" / "青溪县 行动计划.txt"
    plan.write_text(plan.read_text("utf-8").replace("。。", "。"), encoding="utf-8")
    (rules / "no-gradually.yaml").write_text(
        rule.replace('«逐步»推进。"]', '«逐»步推进。"]'), encoding="utf-8"
    )
    mended = run()
    assert re.search(r"check policy plans.*Passed", mended.stdout), mended.stdout
    assert re.search(r"rules keep to their own examples.*Failed", mended.stdout), mended.stdout
    assert mended.returncode == 1
