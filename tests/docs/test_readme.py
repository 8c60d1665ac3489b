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
            set(
                re.findall(r"planlint (?:gaps|check|diff|trace|outline|text|rules)[a-z -]*?(--[a-z-]+)", text)
            )
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


@pytest.mark.parametrize("readme", READMES)
def test_the_lines_for_git_work(readme: str, tmp_path: Path) -> None:
    """Run as they stand, in a shell, with ``planlint`` on the path; then git shows words of a .docx."""
    lines = re.findall(
        r"^    (echo .*gitattributes|git config .*)$", (ROOT / readme).read_text("utf-8"), re.M
    )
    assert len(lines) == 3
    tools = tmp_path / "bin"
    tools.mkdir()
    command = tools / "planlint"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m planlint "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    environment = {**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}
    folder = tmp_path / "plans"
    folder.mkdir()

    def run(line: str) -> str:
        done = subprocess.run(
            ["sh", "-c", line], cwd=folder, env=environment, capture_output=True, check=True, encoding="utf-8"
        )
        return done.stdout

    run("git init -q . && git config user.name a && git config user.email a@example.org")
    for line in lines:
        run(line)
    for number in (15, 16):
        sample = next((ROOT / "samples").glob(f"{number}-*.docx"))
        (folder / "plan.docx").write_bytes(sample.read_bytes())
        run(f"git add -A && git commit -qm {number}")
    for shown in (run("git diff HEAD~1 -- plan.docx"), run("git log -p -1 -- plan.docx")):
        assert "+（一）增加公办学位。2028年8月底前" in shown and "-（一）增加公办学位。2027年8月底前" in shown


SHOWN = {
    "demo": (("gaps", "18"), lambda lines: lines[:33]),
    "trace": (
        ("trace", "23", "24"),
        lambda lines: _between(lines, "（二）建好实践基地", "（三）配齐劳动教师"),
    ),
}
"""What the READMEs show: the command with its samples, and which of the lines it prints."""


def _between(lines: list[str], first: str, next_: str) -> list[str]:
    return lines[lines.index(first) : lines.index(next_)]


@pytest.mark.parametrize("readme", READMES)
@pytest.mark.parametrize("mark", SHOWN)
def test_what_the_readme_shows_is_what_is_printed(
    mark: str, readme: str, request: pytest.FixtureRequest
) -> None:
    (command, *samples), choose = SHOWN[mark]
    files = [f"samples/{next((ROOT / 'samples').glob(f'{each}-*.docx')).name}" for each in samples]
    run = planlint(command, *files, "--width", "90", cwd=ROOT)
    shown = "\n".join(choose(run.stdout.split("\n"))).rstrip()
    block = f"<!-- {mark} -->\n```text\n{shown}\n```\n<!-- /{mark} -->"
    path = ROOT / readme
    text = path.read_text("utf-8")
    now = re.search(f"<!-- {mark} -->.*?<!-- /{mark} -->", text, re.DOTALL)
    assert now is not None
    if request.config.getoption("--update-goldens"):
        path.write_text(text.replace(now[0], block), encoding="utf-8", newline="\n")
        return
    assert now[0] == block
