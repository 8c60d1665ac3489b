"""What the README shows is true: its rule works, its Python runs, both languages say the same."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
READMES = ["README.md", "README.zh-CN.md"]


def planlint(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PLANLINT_LANG": "zh", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", "planlint", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        cwd=cwd,
        check=False,
    )


def rule_of(readme: str) -> str:
    text = (ROOT / readme).read_text("utf-8")
    block = re.search(r"\n\n((?:    .*\n)*    id: .*\n(?:    .*\n)+)", text)
    assert block is not None
    return "".join(line[4:] for line in block[1].splitlines(keepends=True))


@pytest.mark.parametrize("readme", READMES)
def test_the_rule_in_the_readme_works(readme: str, tmp_path: Path) -> None:
    rule = rule_of(readme)
    name = re.search("^id: (.*)$", rule, re.MULTILINE)
    assert name is not None
    (tmp_path / f"{name[1]}.yaml").write_text(rule, encoding="utf-8")
    run = planlint("rules", "test", "--rules", str(tmp_path), "--select", name[1], cwd=tmp_path)
    assert run.returncode == 0, run.stdout + run.stderr
    plan = tmp_path / "plan.txt"
    plan.write_text(
        "校园食堂管理方案\n一、主要任务\n（一）规范收支。统筹使用伙食费和公用经费。", encoding="utf-8"
    )
    run = planlint("check", "plan.txt", "--rules", str(tmp_path), "--select", name[1], cwd=tmp_path)
    assert "伙食费和公用经费" in run.stdout


@pytest.mark.parametrize("readme", READMES)
def test_the_python_in_the_readme_runs(readme: str, tmp_path: Path) -> None:
    code = re.search(r"```python\n(.*?)```", (ROOT / readme).read_text("utf-8"), re.DOTALL)
    assert code is not None
    sample = next((ROOT / "samples").glob("18-*.docx"))
    source = code[1].replace('"方案.docx"', repr(str(sample)))
    run = subprocess.run(
        [sys.executable, "-c", source],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=True,
    )
    assert run.stdout.count("\n") == 16


def test_both_readmes_name_the_same_commands_and_options() -> None:
    def commands(readme: str) -> list[str]:
        text = (ROOT / readme).read_text("utf-8")
        return sorted(
            set(re.findall(r"planlint (?:gaps|check|outline|text|rules)[a-z -]*?(--[a-z-]+)", text))
        )

    assert commands(READMES[0]) == commands(READMES[1])


@pytest.mark.parametrize("readme", READMES)
def test_every_link_leads_somewhere(readme: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", (ROOT / readme).read_text("utf-8")):
        assert (ROOT / target).exists(), target


def test_the_rule_format_in_the_docs_is_yaml() -> None:
    import yaml

    text = (ROOT / "docs" / "rules.md").read_text("utf-8")
    for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL):
        assert yaml.safe_load(block)


LINES = 33
"""Lines of the report that the READMEs show."""


@pytest.mark.parametrize("readme", READMES)
def test_the_report_in_the_readme_is_what_is_printed(readme: str, request: pytest.FixtureRequest) -> None:
    sample = next((ROOT / "samples").glob("18-*.docx"))
    run = planlint("gaps", f"samples/{sample.name}", "--width", "90", cwd=ROOT)
    shown = "\n".join(run.stdout.split("\n")[:LINES]).rstrip()
    block = f"<!-- demo -->\n```text\n{shown}\n```\n<!-- /demo -->"
    path = ROOT / readme
    text = path.read_text("utf-8")
    now = re.search("<!-- demo -->.*?<!-- /demo -->", text, re.DOTALL)
    assert now is not None
    if request.config.getoption("--update-goldens"):
        path.write_text(text.replace(now[0], block), encoding="utf-8", newline="\n")
        return
    assert now[0] == block
