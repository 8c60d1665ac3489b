"""``planlint.yaml`` as a user meets it: init, config, and the commands that honour it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from planlint.config.find import NAMES
from planlint.config.schema import read_file
from tests.cli.conftest import PLAN, Run
from tests.reporters.test_json_reports import schema

GOLDEN = Path(__file__).parent / "golden"


def configure(folder: Path, text: str) -> Path:
    path = folder / "planlint.yaml"
    path.write_text(text, encoding="utf-8")
    return path


# --- init


@pytest.mark.parametrize("language", ["zh", "en"])
def test_init_writes_a_file_that_passes(run: Run, tmp_path: Path, plan: Path, language: str) -> None:
    done = run("init", PLANLINT_LANG=language)
    assert (done.returncode, done.stderr) == (0, "")
    assert "planlint.yaml" in done.stdout
    file = read_file(tmp_path / "planlint.yaml")
    assert file.statement.packs
    assert file.language == language
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_setting_that_init_offers_is_right(run: Run, tmp_path: Path, language: str) -> None:
    """Whoever takes the # away from a setting gets what its comment promises."""
    run("init", PLANLINT_LANG=language)
    path = tmp_path / "planlint.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^#(?=[a-z]|  )", "", text, flags=re.MULTILINE), encoding="utf-8")
    (tmp_path / "rules").mkdir()
    file = read_file(path)
    assert file.overrides and file.waivers and file.exclude and file.baseline
    assert (
        file.statement.severity and file.statement.select and file.statement.ignore and file.statement.rules
    )
    assert run("config").returncode == 0


@pytest.mark.parametrize("name", NAMES)
def test_init_never_overwrites(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("packs: [school]\n", encoding="utf-8")
    done = run("init")
    assert done.returncode == 2
    assert f"已经有配置文件 {name} 了，没有改动它" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text(encoding="utf-8") == "packs: [school]\n"


def test_init_suggests_packs_by_the_documents(run: Run, tmp_path: Path) -> None:
    for name, title in (
        ("甲.txt", "青溪县义务教育优质均衡发展三年行动计划"),
        ("乙.txt", "青溪县教育督导工作方案"),
    ):
        (tmp_path / name).write_text(PLAN.replace(PLAN.splitlines()[0], title), encoding="utf-8")
    (tmp_path / "坏.docx").write_bytes(b"no document")
    done = run("init", ".")
    assert done.returncode == 0, done.stderr
    file = read_file(tmp_path / "planlint.yaml")
    assert file.statement.packs == ("default",)
    [override] = file.overrides
    assert (override.globs, override.statement.packs) == (("甲.txt",), ("compulsory-education",))


def test_init_says_what_no_longer_holds(run: Run, tmp_path: Path) -> None:
    configure(tmp_path, "fail-on: never\n")
    (tmp_path / "送审稿").mkdir()
    done = run("init", "送审稿")
    assert f"上级文件夹的 {tmp_path / 'planlint.yaml'} 对这个文件夹不再起作用" in done.stdout


def test_init_in_no_folder(run: Run) -> None:
    done = run("init", "没有")
    assert (done.returncode, done.stdout) == (2, "")
    assert "没有 没有 这个文件夹" in done.stderr


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_init_where_nothing_may_be_written(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    assert run("init", "closed").returncode == 2


# --- config


SHOWN = """\
packs: [default, official-format]
ignore: [half-width-punctuation]
severity: {typo: warning, long-heading: off}
min-severity: warning
overrides:
  - paths: ["*.txt"]
    ignore: [measure]
    fail-on: info
waivers:
  - {rule: typo, document: 方案.txt, text: 布署, reason: 原文如此, until: 2026-12-31}
"""


def normalised(text: str, folder: Path) -> str:
    """Without what changes with the place of the test and the number of rules there are."""
    text = text.replace(str(folder), "/plans")
    return re.sub(r"\d+(?= (?:条规则|rules))|(?<=共有 )\d+|(?<=of )\d+|(?<=[误告示s] )\d+", "N", text)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_config_says_what_holds_and_where_it_was_stated(
    run: Run, tmp_path: Path, language: str, golden: Callable[[Path, str], None]
) -> None:
    configure(tmp_path, SHOWN)
    done = run("config", "方案.txt", "--show", "--ignore", "typo", PLANLINT_LANG=language)
    assert (done.returncode, done.stderr) == (0, "")
    shown = normalised(done.stdout, tmp_path)
    golden(GOLDEN / f"config.{language}.txt", "\n".join(shown.splitlines()[:-4]) + "\n")


def test_config_as_json(run: Run, tmp_path: Path) -> None:
    configure(tmp_path, SHOWN)
    done = run("config", "方案.txt", "--format", "json", "--pack", "minimal", PLANLINT_LANG="en")
    loaded = json.loads(done.stdout)
    Draft202012Validator(schema("settings")).validate(loaded)
    settings = loaded["settings"]
    assert settings["packs"][0]["origin"] == {"by": "command", "path": None, "line": None, "detail": "--pack"}
    assert settings["language"][0]["origin"]["by"] == "environment"
    assert [each["origin"]["line"] for each in settings["ignore"]] == [2, 7]
    assert settings["fail-on"][0]["value"] == "info"
    assert settings["fail-on"][0]["origin"]["by"] == "override"
    assert settings["waivers"][0]["origin"]["line"] == 10
    rules = loaded["rules"]
    assert (
        rules["running"] == sum(rules["severities"].values()) == sum(rules["kinds"].values()) < rules["known"]
    )


def test_config_without_any(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    plain = run("config")
    assert plain.returncode == 0
    assert "没有（用内置默认值）" in plain.stdout
    assert plain.stdout == run("config", "--show").stdout
    configure(tmp_path, "exclude: [旧稿]\n")
    assert "按 exclude，不检查" in run("config", "旧稿/方案.docx").stdout


# --- the commands that honour it


def test_a_broken_configuration_stops_the_run_before_a_document_is_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(b"no document")
    configure(tmp_path, "packs: [defalt]\n")
    for command in ("check", "gaps", "outline", "text", "config"):
        done = run(command, "坏.docx")
        assert (done.returncode, done.stdout) == (2, ""), command
        assert "没有规则包“defalt”" in done.stderr
        assert "Traceback" not in done.stderr
        assert "读不了" not in done.stderr
    configure(tmp_path, "ignore: [tpyo]\n")
    done = run("check", "坏.docx")
    assert done.returncode == 2
    assert "没有规则“tpyo”" in done.stderr
    assert run("check", "坏.docx", "--no-config").returncode == 3


def test_documents_of_one_run_have_their_own_settings(run: Run, tmp_path: Path) -> None:
    for folder in ("甲", "乙"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "方案.txt").write_text(PLAN, encoding="utf-8")
    configure(tmp_path, "select: [doubled-punctuation]\noverrides: [{paths: [乙], severity: {'*': info}}]\n")
    done = run("check", ".", "--format", "json")
    found = {
        each["source"]: [one["severity"] for one in each["findings"]]
        for each in json.loads(done.stdout)["documents"]
    }
    assert found[str(Path("甲", "方案.txt"))] != ["info"]
    assert found[str(Path("乙", "方案.txt"))] == ["info"]


def test_fail_on_and_min_severity_of_each_document(run: Run, tmp_path: Path) -> None:
    for name in ("甲.txt", "乙.txt"):
        (tmp_path / name).write_text(PLAN, encoding="utf-8")
    base = "select: [doubled-punctuation]\nseverity: {doubled-punctuation: warning}\n"
    configure(tmp_path, base)
    assert run("check", ".").returncode == 0
    configure(tmp_path, base + "overrides: [{paths: [乙.txt], fail-on: warning, min-severity: error}]\n")
    done = run("check", ".")
    assert done.returncode == 1
    assert "乙.txt  没有错误一级的问题（另有 1 处警告没有列出）" in done.stdout
    assert "检查了 2 个文件：1 处警告（另有 1 处警告没有列出）" in done.stdout
    assert run("check", ".", "--fail-on", "never").returncode == 0
    assert run("check", "甲.txt").returncode == 0


def test_excluded_documents(run: Run, tmp_path: Path) -> None:
    (tmp_path / "旧稿").mkdir()
    for path in ("方案.txt", "旧稿/方案.txt", "旧稿/坏.docx"):
        (tmp_path / path).write_text(PLAN, encoding="utf-8")
    configure(tmp_path, "exclude: [旧稿]\nfail-on: never\n")
    done = run("check", ".")
    assert done.returncode == 0
    assert "检查了 1 个文件" in done.stdout
    assert "有 2 个文件没有检查" in done.stderr
    assert "没有检查 旧稿" in run("check", "旧稿/方案.txt").stderr
    assert run("check", "旧稿/坏.docx", "--no-config").returncode == 3


def test_the_language_of_the_configuration(run: Run, tmp_path: Path, plan: Path) -> None:
    configure(tmp_path, "language: en\n")
    said = {
        ("check", plan): "1 file checked",
        ("gaps", plan): "Gap analysis",
        ("outline", plan): "measures",
        ("config",): "Configuration:",
        ("rules", "list"): "About one of them",
    }
    for command, words in said.items():
        assert words in run(*command).stdout
    assert "检查了" in run("check", plan, "--lang", "zh").stdout
    assert "检查了" in run("check", plan, PLANLINT_LANG="zh").stdout
    assert "检查了" in run("check", plan, "--no-config").stdout


def test_rules_commands_honour_it(run: Run, tmp_path: Path) -> None:
    configure(tmp_path, "packs: [minimal]\nseverity: {typo: info}\n")
    listed = run("rules", "list", "--format", "json")
    rules = {rule["id"]: rule["severity"] for rule in json.loads(listed.stdout)["rules"]}
    assert rules["typo"] == "info"
    assert "long-heading" not in rules
    shown = run("rules", "show", "long-heading")
    assert (shown.returncode, shown.stderr) == (0, ""), "a rule that no pack holds can be explained"
    assert len(json.loads(run("rules", "list", "--format", "json", "--no-config").stdout)["rules"]) > len(
        rules
    )


def test_several_packs(run: Run, plan: Path) -> None:
    outputs = [
        run("check", plan, "--pack", "minimal,official-format", "--format", "json"),
        run("check", plan, "--pack", "minimal", "--pack", "official-format", "--format", "json"),
    ]
    documents = [json.loads(done.stdout)["documents"] for done in outputs]
    assert documents[0] == documents[1]
    assert documents[0][0]["packs"] == ["minimal", "official-format"]


def test_packs_that_suit_are_said_and_never_taken_silently(run: Run, plan: Path) -> None:
    plain = run("check", plan)
    assert "可加 --pack compulsory-education" in plain.stdout
    assert "--pack compulsory-education" in run("gaps", plan).stdout
    loaded = json.loads(run("check", plan, "--format", "json").stdout)["documents"][0]
    assert loaded["packs"] == ["default"]
    assert loaded["suggested"]["packs"] == ["compulsory-education"]
    chosen = run("check", plan, "--pack", "auto")
    assert "规则包：compulsory-education（自动选用：" in chosen.stdout
    named = run("check", plan, "--pack", "compulsory-education")
    assert "可加" not in named.stdout and "自动选用" not in named.stdout


def test_auto_where_nothing_special_suits(run: Run, tmp_path: Path) -> None:
    (tmp_path / "方案.txt").write_text(
        "青溪县档案管理工作方案\n一、任务\n（一）整理档案。。\n", encoding="utf-8"
    )
    loaded = json.loads(run("check", "方案.txt", "--pack", "auto", "--format", "json").stdout)["documents"][0]
    assert (loaded["packs"], loaded["suggested"]) == (["default"], None)


def test_config_and_no_config_exclude_each_other(run: Run, tmp_path: Path, plan: Path) -> None:
    path = configure(tmp_path, "")
    assert run("check", plan, "--config", path, "--no-config").returncode == 2
    assert "找不到配置文件" in run("check", plan, "--config", "none.yaml").stderr


def test_without_a_configuration_its_parser_is_not_loaded(plan: Path) -> None:
    from tests.cli.test_imports import loaded

    code = "from planlint.cli import main; main(['gaps', sys.argv[1]])"
    loaded(code, str(plan))
    modules = loaded(code, str(plan))
    assert not modules & {
        "yaml",
        "planlint.config.schema",
        "planlint.config.globs",
        "planlint.rules.pack_files",
    }
