"""Where a user's files are not where planlint looks for them: it says so, and says what works."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import PLAN, Run


def test_the_baseline_lies_beside_the_configuration(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "送审稿"
    folder.mkdir()
    (folder / "方案.txt").write_text(PLAN, encoding="utf-8")
    said = run("init", "送审稿").stdout
    assert "planlint config 送审稿" in said
    done = run("baseline", "write", "送审稿")
    assert (folder / "planlint-baseline.json").exists() and not (tmp_path / "planlint-baseline.json").exists()
    assert f"在 {Path('送审稿/planlint.yaml')} 里写一行 baseline: planlint-baseline.json" in done.stdout
    with (folder / "planlint.yaml").open("a", encoding="utf-8") as file:
        file.write("\nbaseline: planlint-baseline.json\n")
    assert run("check", "送审稿", "--fail-on", "info").returncode == 0
    assert "以后检查就只报新问题。" in run("baseline", "write", "送审稿").stdout
    assert "方案.txt" in run("baseline", "show", "送审稿").stdout
    assert "方案.txt" in run("baseline", "show", "送审稿/planlint-baseline.json").stdout


def test_folders_without_rules(run: Run, plan: Path, tmp_path: Path) -> None:
    (tmp_path / "规则").mkdir()
    for arguments in (("rules", "test", "规则"), ("check", plan, "--rules", "规则")):
        done = run(*arguments)
        assert done.returncode == 2 and "规则 里没有规则（.yaml 文件）" in done.stderr
    (tmp_path / "规则" / "旧称.yaml.txt").write_text("id: x\n", encoding="utf-8")
    assert "请改名为 旧称.yaml（" in run("rules", "test", "规则").stderr


def test_a_configuration_with_a_hidden_ending(run: Run, plan: Path, tmp_path: Path) -> None:
    (tmp_path / "planlint.yaml.txt").write_text("fail_on: never\n", encoding="utf-8")
    done = run("check", ".", "--select", "'doubled-punctuation'")
    assert done.returncode == 1 and "请改名为 planlint.yaml。" in done.stderr
    assert "planlint.yaml.txt" not in done.stdout


def test_every_rule_can_be_listed_and_a_rule_of_ones_own_is_hinted_at(run: Run) -> None:
    few, every = run("rules", "list").stdout, run("rules", "list", "--select", "*").stdout
    count = every.splitlines()[-1].split("共 ")[1].split(" 条")[0]
    assert f"全部 {count} 条。" in few and '--select "*"' in few.splitlines()[-1]
    assert "加 --rules" in run("rules", "show", "本局旧称").stderr
