"""What a script sees: 0 clean, 1 findings, 2 wrong use, 3 unreadable."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from planlint.cli.files import find
from tests.cli.conftest import PLAN, Run


@pytest.fixture(scope="module")
def rule(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A rule of the user's own, so that these tests hold whatever the shipped rules say."""
    path = tmp_path_factory.mktemp("rules") / "no-gradually.yaml"
    path.write_text(
        """id: no-gradually
kind: wording
severity: warning
title: {zh: 不写逐步, en: No gradually}
message: {zh: 写了“逐步”, en: It says gradually}
why: {zh: 含糊。, en: Vague.}
fix: {zh: 写明年月。, en: Give a date.}
check: {patterns: [逐步]}
examples:
  fail: ["一、任务\\n«逐步»推进。", "一、任务\\n要«逐步»推进。"]
  pass: ["一、任务\\n推进。", "一、任务\\n要推进。"]
""",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_findings_count_from_fail_on(run: Run, plan: Path, rule: Path, fail_on: str, code: int) -> None:
    done = run("check", plan, "--rules", rule, "--select", "no-gradually", "--fail-on", fail_on)
    assert done.returncode == code, done.stderr
    assert "写了“逐步”" in done.stdout


def test_the_code_does_not_depend_on_format_or_on_what_is_shown(run: Run, plan: Path, rule: Path) -> None:
    same = ("check", plan, "--rules", rule, "--select", "no-gradually", "--fail-on", "warning")
    assert run(*same, "--format", "json").returncode == 1
    hidden = run(*same, "--min-severity", "error")
    assert hidden.returncode == 1
    assert "写了“逐步”" not in hidden.stdout


def test_clean(run: Run, tmp_path: Path, rule: Path) -> None:
    (tmp_path / "a.txt").write_text("一、任务\n推进。", encoding="utf-8")
    done = run("check", "a.txt", "--rules", rule, "--select", "no-gradually")
    assert (done.returncode, done.stderr) == (0, "")
    assert "没有发现问题" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", "x.txt", "--no-such"),
        ("check", "x.txt", "--select", "no-such-rule"),
        ("check", "x.txt", "--pack", "no-such-pack"),
        ("check", "x.txt", "--rules", "no-such.yaml"),
        ("rules", "show", "no-such-rule"),
        ("gaps", "x.txt", "--format", "xml"),
        ("frobnicate",),
    ],
)
def test_wrong_use_is_2_and_one_short_message(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "x.txt").write_text("一、任务", encoding="utf-8")
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("错误：")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["gaps", "outline", "text", "check"])
@pytest.mark.parametrize("name", ["没有.docx", "坏.docx", "图.png", "."])
def test_unreadable_is_3_and_named(run: Run, tmp_path: Path, command: str, name: str) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 not a zip file at all")
    (tmp_path / "图.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    if name == "." and command == "check":
        (tmp_path / "坏.docx").unlink()
    done = run(command, name)
    assert done.returncode == 3, done.stdout + done.stderr
    assert name in done.stderr
    assert "Traceback" not in done.stderr


def test_one_unreadable_file_does_not_stop_the_others(run: Run, plan: Path, rule: Path) -> None:
    done = run(
        "check", "没有.docx", plan, "--rules", rule, "--select", "no-gradually", "--fail-on", "warning"
    )
    assert done.returncode == 3, "unread goes before findings"
    assert "没有.docx" in done.stderr
    assert "写了“逐步”" in done.stdout
    report = json.loads(run("check", "没有.docx", plan, "--format", "json").stdout)
    assert [item["source"] for item in report["unreadable"]] == ["没有.docx"]
    assert len(report["documents"]) == 1


def test_an_empty_folder_is_said_clearly(run: Run, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    done = run("check", "空")
    assert done.returncode == 3
    assert "没有能读的文件" in done.stderr
    (tmp_path / "空" / "旧.doc").write_bytes(b"x")
    assert ".doc、.wps" in run("check", "空").stderr


CAPABILITIES = """
import ctypes, os, sys
libc = ctypes.CDLL(None)
for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    libc.prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
"""Before what root runs next: permissions then hold for root as well."""


@pytest.mark.skipif(os.name == "nt", reason="permissions are of POSIX")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("check", "锁.docx"), 3),
        (("check", "夹"), 3),
        (("check", "夹/b.txt"), 3),
        (("gaps", "锁.docx"), 3),
        (("gaps", "夹/b.txt"), 3),
        (("text", "夹/b.txt"), 3),
        (("check", "b.txt", "--rules", "夹/r.yaml"), 2),
        (("夹/b.txt",), 2),
    ],
)
def test_what_may_not_be_read_is_said_in_one_sentence(
    tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    closed = tmp_path / "夹"
    closed.mkdir()
    for path in (tmp_path / "锁.docx", closed / "b.txt", tmp_path / "b.txt"):
        path.write_text(PLAN, encoding="utf-8")
    (tmp_path / "锁.docx").chmod(0)
    closed.chmod(0)
    start = ["-c", CAPABILITIES] if os.geteuid() == 0 else []

    def call(*rest: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *start, *rest], cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60
        )

    try:
        if call("-c", "open('锁.docx')").returncode == 0:
            pytest.skip("permissions do not hold here")
        done = call("-m", "planlint", *arguments)
    finally:
        closed.chmod(0o700)
    assert done.returncode == code, done.stdout + done.stderr
    assert len(done.stderr.splitlines()) == 1
    if code == 3:
        assert "权限" in done.stderr and arguments[1] in done.stderr
    assert "自身出错" not in done.stderr and "内容不对" not in done.stderr


def test_files_of_other_formats_in_a_folder_are_named(run: Run, plan: Path, tmp_path: Path) -> None:
    for name in ("旧.doc", "扫描.pdf", "旧.wps", "~$旧.doc", ".旧.doc"):
        (tmp_path / name).write_bytes(b"x")
    alone = run("check", plan, "--fail-on", "never")
    assert "跳过" not in alone.stdout
    done = run("check", tmp_path, "--fail-on", "never")
    assert done.returncode == 0
    assert done.stdout.count("跳过了 3 个不能读的文件") == 1
    report = json.loads(run("check", tmp_path, "--format", "json").stdout)
    assert sorted(Path(name).name for name in report["skipped"]) == sorted(["旧.doc", "扫描.pdf", "旧.wps"])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("空.docx", b"", "文件是空的。请确认文件是否完整，重新复制一份"),
        ("空.txt", b"", "文件是空的。请确认文件是否完整，重新复制一份"),
        ("旧.wps", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "请在 WPS 里打开并另存为 .docx"),
    ],
)
def test_the_advice_fits_what_is_wrong(
    run: Run, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    done = run("gaps", name)
    assert done.returncode == 3
    assert said in done.stderr


def test_folders_are_searched_and_lock_files_skipped(tmp_path: Path) -> None:
    names = ["b.docx", "a.TXT", "~$b.docx", ".~b.docx", "下级/c.md", "下级/x.pdf", ".git/d.txt", "._e.docx"]
    names += [".hidden.docx", "README.md", "License.txt", "下级/CHANGELOG.md", "requirements.txt"]
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(PLAN, encoding="utf-8")
    found = find([tmp_path / "b.docx", tmp_path])
    assert [str(path.relative_to(tmp_path)) for path in found.documents] == [
        "b.docx",
        "a.TXT",
        str(Path("下级/c.md")),
    ], "each once, in order, with the subfolders"
    assert found.failures == ()


def test_lock_files_that_a_shell_pattern_names_are_passed_over(tmp_path: Path) -> None:
    plan, lock = tmp_path / "a.docx", tmp_path / "~$a.docx"
    assert find([lock, plan]).documents == (plan,)
    assert find([lock]).documents == (lock,), "alone it is meant, and the reader says what it is"


def test_rules_test_fails_on_an_example_that_does_not_hold(run: Run, rule: Path, tmp_path: Path) -> None:
    arguments = ("rules", "test", "--select", "no-gradually", "--rules")
    assert run(*arguments, rule).returncode == 0
    wrong = tmp_path / "no-gradually.yaml"
    wrong.write_text(
        rule.read_text("utf-8").replace('"一、任务\\n要推进。"', '"要逐步推进。"'), encoding="utf-8"
    )
    done = run(*arguments, wrong)
    assert done.returncode == 2
    assert "no-gradually" in done.stdout and "1 个不符" in done.stdout
