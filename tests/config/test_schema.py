"""A configuration file: what is accepted, and what every mistake is answered with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planlint.config.files import ConfigFile
from planlint.config.schema import read_file
from planlint.errors import ConfigError

FULL = """\
packs: [default, own.yaml]
rules: rules
select: [typo, numbering-*]
ignore: [wording]
severity: {typo: error, long-heading: off}
fail-on: warning
min-severity: info
language: en
exclude: [旧稿/**]
baseline: planlint-baseline.json
overrides:
  - paths: 学校/**
    packs: [school]
  - paths: ["*.txt"]
    severity: {typo: info}
    fail-on: never
waivers:
  - rule: long-heading
    document: 三年行动计划.docx
    text: 某处
    reason: 上级文件如此
    until: 2026-12-31
  - {rule: typo, fingerprint: 0a1b, reason: 专名}
"""


def write(folder: Path, text: str | bytes) -> Path:
    (folder / "rules").mkdir(exist_ok=True)
    (folder / "own.yaml").touch()
    path = folder / "planlint.yaml"
    path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return path


def complaint(folder: Path, text: str | bytes) -> str:
    with pytest.raises(ConfigError) as caught:
        read_file(write(folder, text))
    assert caught.value.exit_code == 2
    assert caught.value.say("en") != caught.value.say("zh")
    return caught.value.say("zh")


def check_full(file: ConfigFile, folder: Path) -> None:
    statement = file.statement
    assert statement.packs == ("default", str(folder / "own.yaml"))
    assert statement.rules == (folder / "rules",)
    assert (statement.select, statement.ignore) == (("typo", "numbering-*"), ("wording",))
    assert statement.severity == (("typo", "error"), ("long-heading", "off"))
    assert (statement.fail_on, statement.min_severity, file.language) == ("warning", "info", "en")
    assert (file.exclude, file.baseline) == (("旧稿/**",), folder / "planlint-baseline.json")
    assert statement.lines["severity"] == 5
    first, second = file.overrides
    assert (first.globs, first.statement.packs) == (("学校/**",), ("school",))
    assert first.statement.lines["packs"] == 13
    assert (second.statement.fail_on, second.statement.severity) == ("never", (("typo", "info"),))
    one, other = file.waivers
    assert (one.rule, one.document, one.text) == ("long-heading", "三年行动计划.docx", "某处")
    assert (one.reason, one.until, one.line) == ("上级文件如此", date(2026, 12, 31), 18)
    assert (other.fingerprint, other.until, other.line) == ("0a1b", None, 23)


@pytest.mark.parametrize("encode", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_key_also_as_notepad_saves_it(tmp_path: Path, encode: str, end: str) -> None:
    path = write(tmp_path, FULL.replace("\n", end).encode(encode))
    check_full(read_file(path), tmp_path)
    check_full(read_file(path), tmp_path)  # from the cache


@pytest.mark.parametrize("text", ["", "# packs: [school]\n", "\n", "ignore:\npacks:\n"])
def test_an_empty_file_states_nothing(tmp_path: Path, text: str) -> None:
    file = read_file(write(tmp_path, text))
    assert (file.statement.packs, file.overrides, file.waivers) == (None, (), ())


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("pack: [school]", 1, "不认识的键“pack”，是不是想写“packs”？"),
        ("# 说明\n\nfail_on: error", 3, "不认识的键“fail_on”，是不是想写“fail-on”？"),
        ("packs: [scool]", 1, "没有规则包“scool”，是不是想写“school”？"),
        ("packs: [a/b.yaml]", 1, "没有规则包“a/b.yaml”"),
        ("rules:\n  - rules\n  - 没有的文件夹", 3, "找不到规则文件或文件夹“没有的文件夹”"),
        ("select: 3", 1, "这里应是文字，而不是 “3”"),
        ("severity: {typo: fatal}", 1, "“fatal”不能用在这里，可用的有：error、info、off、warning"),
        ("severity: [typo]", 1, "这里应是“键: 值”的形式"),
        ("fail-on: warn", 1, "“warn”不能用在这里，是不是想写“warning”？"),
        ("min-severity: never", 1, "“never”不能用在这里"),
        ("language: cn", 1, "“cn”不能用在这里"),
        ("overrides:\n  - packs: [school]", 2, "缺少“paths”"),
        ("overrides:\n  - paths: [a]\n    language: en", 3, "“language”管整次检查，不能写在 overrides 里"),
        ("overrides:\n  - paths: [a]\n    ignor: [b]", 3, "不认识的键“ignor”，是不是想写“ignore”？"),
        ("waivers:\n  - rule: typo", 2, "缺少“reason”"),
        ("waivers:\n  - {rule: typo, reason: 好, until: 年底}", 2, "“年底”不是日期"),
        ("waivers:\n  - {rule: typo, reason: 好, untill: 2026-12-31}", 2, "不认识的键“untill”"),
        ("ignore: [typo]\nfail-on: error\nignore: [wording]", 3, "“ignore”写了两次"),
        ("packs: [school", 2, "不是有效的 YAML：方括号没有配对"),
        ('rules: ["C:\\plans"]', 1, "双引号里的反斜杠不能这样写，请改用单引号"),
        ("ignore: [*]", 1, "不是有效的 YAML"),
        ("waivers:\n  - {rule: typo, reason: 好, until: 2026-13-45}", 2, "没有 2026-13-45 这一天"),
        ("ignore: &a [typo]\nselect: *a", 2, "不能用“*名称”引用别处的内容"),
        (f"ignore:\n  {'[' * 100_000}", 2, "嵌套的层次太多"),
        ("- school", 1, "这里应是“键: 值”的形式"),
    ],
)
def test_every_mistake_is_named_with_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    shown = complaint(tmp_path, text + "\n")
    assert said in shown
    assert f"planlint.yaml:{line}：" in shown
    assert shown.startswith("配置文件有 1 处错误：")
    assert "planlint config" in shown


def test_the_sample_of_a_misspelt_key_is_that_of_the_right_one(tmp_path: Path) -> None:
    assert "packs: [default, official-format]" in complaint(tmp_path, "pack: [school]\n")


def test_all_mistakes_at_once(tmp_path: Path) -> None:
    shown = complaint(tmp_path, "pakcs: [x]\nfail-on: x\nwaivers: [{rule: typo}]\n")
    assert shown.startswith("配置文件有 3 处错误：")


def test_saved_as_ansi(tmp_path: Path) -> None:
    shown = complaint(tmp_path, "exclude: [旧稿]\n".encode("gb18030"))
    assert "编码选“UTF-8”" in shown
    assert "YAML" not in shown


def test_paths_of_windows(tmp_path: Path) -> None:
    (tmp_path / "rules" / "本局").mkdir(parents=True)
    file = read_file(write(tmp_path, "rules: ['.\\rules\\本局']\n"))
    assert file.statement.rules == (tmp_path / "rules" / "本局",)


def test_off_needs_no_quotes(tmp_path: Path) -> None:
    file = read_file(write(tmp_path, "severity:\n  typo: off\n  qita: 'off'\n"))
    assert file.statement.severity == (("typo", "off"), ("qita", "off"))


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    path = write(tmp_path, "fail-on: error\n")
    assert read_file(path).statement.fail_on == "error"
    path.write_text("fail-on: never\n", encoding="utf-8")
    assert read_file(path).statement.fail_on == "never"


def test_what_points_to_itself_takes_no_memory(tmp_path: Path) -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    assert "不能用“*名称”" in complaint(tmp_path, "\n".join(lines))
