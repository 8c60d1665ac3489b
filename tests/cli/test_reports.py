"""Several reports in one run, where they go, and what happens when they cannot."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest

from planlint.cli import main, output
from planlint.cli.reports import targets
from planlint.errors import UsageError
from tests.cli.conftest import Run
from tests.reporters import multitool

ONE = ("--select", "doubled-punctuation")
posix = pytest.mark.skipif(os.name == "nt", reason="of POSIX")


@pytest.mark.parametrize("format", ["text", "json", "sarif", "github", "junit", "markdown"])
def test_the_code_does_not_depend_on_the_format(run: Run, plan: Path, format: str) -> None:
    assert run("check", plan, *ONE, "--format", format).returncode == 1
    unread = run("check", plan, "没有.docx", *ONE, "--format", format)
    assert unread.returncode == 3
    assert "没有.docx" in unread.stderr


def test_several_in_one_run(run: Run, plan: Path, tmp_path: Path) -> None:
    done = run(
        "check", plan, *ONE, "--format", "text", "--format", "sarif=报告.sarif", "--format", "junit=报告.xml",
        "--format", "markdown=报告 1.md", "--format", "json=a=b.json",
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "")
    assert "多了标点" in done.stdout
    assert json.loads((tmp_path / "报告.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert ElementTree.parse(tmp_path / "报告.xml").getroot().get("failures") == "1"
    assert "多了标点" in (tmp_path / "报告 1.md").read_text("utf-8")
    assert json.loads((tmp_path / "a=b.json").read_text("utf-8"))["summary"]["error"] == 1
    assert not list(tmp_path.glob(".*")), "nothing half written stays"


def test_output_takes_the_report_from_the_screen_to_a_file(run: Run, plan: Path, tmp_path: Path) -> None:
    done = run("check", plan, *ONE, "--output", "报告.txt")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "已写入 报告.txt\n")
    written = (tmp_path / "报告.txt").read_bytes()
    assert written.endswith(b"\n") and b"\r" not in written
    mark, _, rest = written.decode("utf-8").partition("\n\n")
    assert mark == "#planlint# planlint 检查结果"
    assert rest == run("check", plan, *ONE).stdout
    assert run("check", plan, *ONE, "--format", "json", "--output", "-").stdout.startswith("{")
    both = run("check", plan, *ONE, "--format", "json", "--format", "sarif=x.sarif", "--output", "y.json")
    assert both.stdout == "" and (tmp_path / "x.sarif").exists() and (tmp_path / "y.json").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "xml"), "--format 只能是 text、json、sarif"),
        (("--format", "text,sarif=a"), "每种格式各写一个 --format"),
        (("--format", "sarif="), "等号后面要写文件名"),
        (("--format", "text", "--format", "json"), "写到同一个地方：屏幕"),
        (("--format", "json=a.json", "--format", "sarif=./a.json"), "写到同一个地方：a.json"),
        (("--format", "json=a.json", "--output", "b.json"), "没有报告可写"),
        (("--output", "另一份方案.docx"), "会毁掉文稿"),
        (("--format", "markdown=旧方案.WPS"), "会毁掉文稿"),
    ],
)
def test_wrong_use_is_said_before_anything_is_read(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = run("check", "没有.docx", *arguments)
    assert done.returncode == 2
    assert said in done.stderr.replace("./", ""), done.stderr
    assert len(done.stderr.splitlines()) == 1 and done.stdout == ""
    assert list(tmp_path.iterdir()) == []


def test_targets() -> None:
    def asked(*formats: str, output: str | None = None) -> list[tuple[str, str]]:
        found = targets(formats, Path(output) if output else None)
        return [(each.format, str(each.path or "-")) for each in found]

    assert asked() == [("text", "-")]
    assert asked("json") == [("json", "-")]
    assert asked(output="a.txt") == [("text", "a.txt")]
    assert asked("sarif=-", "text=b") == [("sarif", "-"), ("text", "b")]
    assert asked("sarif", "text=b", output="a") == [("sarif", "a"), ("text", "b")]
    with pytest.raises(UsageError):
        targets(("junit", "junit"), None)


def test_a_document_is_never_written_to(run: Run, plan: Path, tmp_path: Path) -> None:
    before = plan.read_bytes()
    (tmp_path / "子").mkdir()
    for target in (plan.name, f"子/../{plan.name}", str(plan)):
        done = run("check", plan, *ONE, "--format", "text", "--format", f"markdown={target}")
        assert done.returncode == 2
        assert "就是读入的文稿之一" in done.stderr
        assert "多了标点" in done.stdout, "the other report comes"
    assert plan.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_to_a_document_is_one(run: Run, plan: Path, tmp_path: Path) -> None:
    """Also to one that was not read, or is only about to be written (``--redline``)."""
    other = tmp_path / "别的方案.docx"
    other.write_bytes(b"PK")
    (tmp_path / "报告.md").symlink_to(other)
    done = run("check", plan, *ONE, "--format", "markdown=报告.md")
    assert done.returncode == 2 and "会毁掉文稿" in done.stderr
    assert other.read_bytes() == b"PK"


def test_reports_in_the_folder_that_is_checked(run: Run, plan: Path, tmp_path: Path) -> None:
    asked = (
        "check",
        ".",
        *ONE,
        "--format",
        "text=结果.txt",
        "--format",
        "markdown=报告.md",
        "--format",
        "json",
    )
    first = run(*asked)
    again = run(*asked)
    assert (again.returncode, again.stdout, again.stderr) == (1, first.stdout, "")
    assert len(json.loads(again.stdout)["documents"]) == 1
    named = run("check", "结果.txt", plan.name, *ONE, "--output", "结果.txt")
    assert named.returncode == 1 and named.stderr == "已写入 结果.txt\n", "a report of ours may go"
    (tmp_path / "草稿.txt").write_text("planlint 检查结果\n一、总体要求\n", encoding="utf-8")
    assert "就是读入的文稿之一" in run("check", ".", "--output", "草稿.txt").stderr


def test_one_that_cannot_be_written_stops_no_other(run: Run, plan: Path, tmp_path: Path) -> None:
    (tmp_path / "文件夹").mkdir()
    done = run(
        "check", plan, *ONE, "--format", "json=没有/a.json", "--format", "sarif=文件夹", "--format", "text",
        "--format", "junit=b.xml",
    )  # fmt: skip
    assert done.returncode == 2
    assert "没有这个文件夹" in done.stderr and "这是一个文件夹" in done.stderr
    assert len(done.stderr.splitlines()) == 2
    assert "多了标点" in done.stdout and (tmp_path / "b.xml").exists()
    assert "no such folder" in run("check", plan, "--output", "没有/a", "--lang", "en").stderr


@posix
def test_a_report_that_stands_is_replaced_whole_and_keeps_its_rights(
    run: Run, plan: Path, tmp_path: Path
) -> None:
    old = tmp_path / "报告.json"
    old.write_text("旧" * 100_000, encoding="utf-8")
    old.chmod(0o640)
    link = tmp_path / "链接.json"
    link.symlink_to(old)
    run("check", plan, *ONE, "--format", "json", "--output", link)
    assert link.is_symlink()
    assert json.loads(old.read_text("utf-8"))["summary"]["documents"] == 1
    assert stat.S_IMODE(old.stat().st_mode) == 0o640


def test_what_fails_half_way_leaves_the_old_report(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A full disk is met when the new file is closed or put in its place: nothing of it stays."""
    old = tmp_path / "a.json"
    old.write_text("旧", encoding="utf-8")

    def full(source: Any, target: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(output.os, "replace", full)
    assert main(["check", str(plan), "--format", "json", "--output", str(old)]) == 2
    assert "磁盘已满" in capsys.readouterr().err
    assert old.read_text("utf-8") == "旧"
    assert set(tmp_path.iterdir()) == {old, plan}


@pytest.mark.parametrize(
    ("format", "encoding"),
    [("json", "cp936"), ("json", "utf-16"), ("sarif", "cp1252"), ("junit", "ascii"), ("markdown", "cp936"), ("github", "cp936")],
)  # fmt: skip
def test_what_programs_read_is_utf_8_whatever_the_console(plan: Path, encoding: str, format: str) -> None:
    plan.write_text(plan.read_text("utf-8") + "（三）𠮷野家😀共建共享。。", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "planlint", "check", str(plan), *ONE, "--format", format],
        capture_output=True, env={**os.environ, "PYTHONIOENCODING": encoding}, timeout=60,
    )  # fmt: skip
    assert "𠮷野家😀" in done.stdout.decode("utf-8")
    assert b"\r" not in done.stdout


@pytest.mark.parametrize("command", ["gaps", "outline", "text"])
def test_json_of_every_command_is_utf_8(plan: Path, command: str) -> None:
    plan.write_text(plan.read_text("utf-8") + "（三）𠮷野家😀共建共享。", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "planlint", command, str(plan), "--format", "json"],
        capture_output=True, env={**os.environ, "PYTHONIOENCODING": "cp936"}, timeout=60,
    )  # fmt: skip
    assert "?" not in done.stdout.decode("utf-8")
    assert json.loads(done.stdout)["source"] == str(plan)


@posix
@pytest.mark.parametrize("format", ["json", "sarif", "junit", "markdown", "github", "text"])
def test_a_file_name_that_is_no_text(tmp_path: Path, format: str) -> None:
    """A name in an old encoding, as Linux lets it stand: bytes that are no UTF-8."""
    name = "计划".encode("gb18030") + b".txt"
    try:
        (Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))).write_text(
            "一、任务\n（一）推进。。", encoding="utf-8"
        )
    except OSError:
        pytest.skip("this file system takes no such name")
    done = subprocess.run(
        [sys.executable, "-m", "planlint", "check", str(tmp_path), *ONE, "--format", format],
        capture_output=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    text = done.stdout.decode("utf-8")
    if format in ("json", "sarif"):
        json.loads(text)
    if format == "sarif":
        assert "%BC%C6%BB%AE.txt" in text


@posix
@pytest.mark.parametrize("command", [("check",), ("check", "--format", "json"), ("gaps",), ("text",)])
def test_a_full_disk_and_a_closed_output_are_one_sentence(plan: Path, command: tuple[str, ...]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    line = [sys.executable, "-m", "planlint", command[0], str(plan), *command[1:]]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            line, stdout=full, stderr=subprocess.PIPE, text=True, encoding="utf-8", timeout=60
        )
    assert done.returncode == 2
    assert done.stderr == "错误：结果没有写成：磁盘已满。请清理磁盘，或者换一个位置。\n"
    closed = subprocess.run(
        ["sh", "-c", '"$0" "$@" >&-', *line], stderr=subprocess.PIPE, text=True, encoding="utf-8", timeout=60
    )
    assert closed.returncode == 2
    assert closed.stderr == "错误：结果写不出来：输出已经关闭。请用 --output 写成文件。\n"


@posix
def test_closed_standard_error_is_borne(plan: Path) -> None:
    line = [sys.executable, "-m", "planlint", "check", str(plan), "没有.docx", "--format", "json"]
    done = subprocess.run(["sh", "-c", '"$0" "$@" 2>&-', *line], stdout=subprocess.PIPE, timeout=60)
    assert done.returncode == 3
    assert json.loads(done.stdout)["summary"]["unreadable"] == 1


def test_a_closed_pipe_of_windows_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """There it is an invalid argument, not a broken pipe."""
    gone = OSError(errno.EINVAL, "Invalid argument")
    monkeypatch.setattr(output.os, "name", "nt")
    assert output._reader_gone(gone)
    monkeypatch.setattr(output.os, "name", "posix")
    assert not output._reader_gone(gone)
    assert output._reader_gone(BrokenPipeError(errno.EPIPE, "Broken pipe"))


@multitool.needs_multitool
def test_sarif_of_real_runs_is_valid(run: Run, plan: Path, tmp_path: Path) -> None:
    """All rules, all kinds of places: the samples, a plain text, Markdown, a file that cannot be read."""
    samples = Path(__file__).resolve().parents[2] / "samples"
    (tmp_path / "计划.md").write_text("# 青溪县计划\n## 一、任务\n（一）逐步推进。。\n", encoding="utf-8")
    (tmp_path / "坏.docx").write_bytes(b"PK")
    done = run("check", samples, plan, "计划.md", "坏.docx", "--format", "sarif=r.sarif")
    assert done.returncode == 3
    assert multitool.complaints(tmp_path / "r.sarif") == []


def test_places_are_told_from_the_checkout(run: Run, plan: Path, tmp_path: Path) -> None:
    """Where GitHub runs this in a subfolder, annotations still need the path from the top."""
    done = run("check", plan.name, *ONE, "--format", "github", GITHUB_WORKSPACE=str(tmp_path.parent))
    assert done.stdout.startswith(f"::error file={tmp_path.name}/{plan.name},line=6,")


@posix
def test_a_name_is_no_command_to_the_runner_or_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "乙").mkdir()
    for name in ("a\n::error::没有.docx", "b##[stop-commands]c.docx", "d\x1b[31m.docx"):
        (tmp_path / "乙" / name).write_bytes(b"x")
    done = run("check", "乙", "--format", "github")
    assert done.returncode == 3
    assert "\x1b" not in done.stderr and "##[" not in done.stderr
    assert not any(line.lstrip().startswith("::") for line in done.stderr.splitlines())
