"""Terminals, pipes, colours, widths, encodings, interruptions."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from planlint.cli import app, main
from planlint.cli.output import columns, wants_color
from planlint.reporters.display import width
from tests.cli.conftest import Run
from tests.readers.builder import docx, p, r

needs_terminal = pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are of POSIX")


def wrapped(text: str) -> list[int]:
    """The widths of all lines but the commands to copy, which are never broken."""
    return [width(line) for line in text.splitlines() if not line.startswith("  planlint ")]


def test_a_pipe_gets_no_colour_and_a_hundred_columns(run: Run, plan: Path) -> None:
    done = run("gaps", plan)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "\x1b" not in done.stdout
    assert 80 < max(wrapped(done.stdout)) <= 100


def test_width_and_columns_decide(run: Run, plan: Path) -> None:
    for done in (run("gaps", plan, "--width", "60"), run("gaps", plan, COLUMNS="60")):
        assert max(wrapped(done.stdout)) <= 60


def test_colour_can_be_forced_and_forbidden(run: Run, plan: Path) -> None:
    assert "\x1b[" in run("check", plan, "--color", "always").stdout
    assert "\x1b[" in run("check", plan, "--color", "always", NO_COLOR="1").stdout
    assert "\x1b[" not in run("check", plan, "--color", "never").stdout


class Terminal:
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("choice", "environment", "wanted"),
    [
        ("auto", {}, True),
        ("auto", {"NO_COLOR": "1"}, False),
        ("auto", {"NO_COLOR": ""}, True),
        ("auto", {"TERM": "dumb"}, False),
        ("never", {}, False),
        ("always", {"NO_COLOR": "1"}, True),
    ],
)
def test_no_color(choice: str, environment: dict[str, str], wanted: bool) -> None:
    assert wants_color(choice, Terminal(), environment) is wanted  # type: ignore[arg-type]


def test_narrow_and_absurd_columns_are_mended() -> None:
    assert columns(Terminal(), {"COLUMNS": "10"}) == 40  # type: ignore[arg-type]
    assert columns(sys.__stdin__, {"COLUMNS": "wide"}) >= 40  # type: ignore[arg-type]


@pytest.mark.parametrize("encoding", ["cp936", "ascii", "cp1252", "utf-16"])
def test_no_encoding_stops_it(run: Run, plan: Path, encoding: str) -> None:
    plan.write_text(plan.read_text("utf-8") + "（三）𠮷野家😀与“乡村”——学校共建。", encoding="utf-8")
    for command in ("text", "check", "outline"):
        done = run(command, plan, PYTHONIOENCODING=encoding)
        assert "Traceback" not in done.stderr
        assert done.returncode in (0, 1)


def test_a_closed_pipe_is_no_error(plan: Path, tmp_path: Path) -> None:
    plan.write_text("一、任务\n" + "（一）加强管理。县教育局负责。\n" * 20000, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "planlint", "text", str(plan)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 0


@needs_terminal
def test_a_terminal_gets_colour_and_its_own_width(plan: Path) -> None:
    shown = _in_terminal(["gaps", str(plan)], columns=72)
    assert "\x1b[" in shown
    assert "差距分析" in shown


@needs_terminal
def test_a_progress_bar_on_many_files_goes_to_the_terminal_only(tmp_path: Path, run: Run) -> None:
    for number in range(8):
        (tmp_path / f"{number}.txt").write_text("一、任务\n（一）加强管理。", encoding="utf-8")
    assert "8/8" in _in_terminal(["check", str(tmp_path), "--format", "json"], columns=80)
    piped = run("check", tmp_path, "--format", "json")
    assert piped.stderr == ""
    assert json.loads(piped.stdout)["summary"]["documents"] == 8


def _in_terminal(arguments: list[str], columns: int) -> str:
    import fcntl
    import pty
    import struct
    import termios

    parent, child = pty.openpty()
    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    environment = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS")} | {
        "TERM": "xterm"
    }
    with subprocess.Popen(
        [sys.executable, "-m", "planlint", *arguments], stdout=child, stderr=child, env=environment
    ) as process:
        os.close(child)
        shown = b""
        while True:
            try:
                read = os.read(parent, 65536)
            except OSError:
                break
            if not read:
                break
            shown += read
        process.wait(30)
    os.close(parent)
    return shown.decode("utf-8")


def test_interruption_is_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(arguments: list[str] | None) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "run", interrupted)
    assert main(["gaps", "x"]) == 130
    assert capsys.readouterr().err == "已中断。\n"


def test_an_unexpected_error_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(arguments: list[str] | None) -> int:
        raise ZeroDivisionError("a\nb")

    monkeypatch.setattr(app, "run", broken)
    monkeypatch.delenv("PLANLINT_DEBUG", raising=False)
    assert main(["gaps", "x"]) == 2
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "ZeroDivisionError" in said and "PLANLINT_DEBUG=1" in said
    monkeypatch.setenv("PLANLINT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["gaps", "x"])


def test_a_rule_error_names_file_and_line(run: Run, plan: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("id: mine\nkind: wrong\n", encoding="utf-8")
    done = run("check", plan, "--rules", "mine.yaml")
    assert done.returncode == 2
    assert "mine.yaml:" in done.stderr


def test_one_theme_by_its_name(run: Run, plan: Path) -> None:
    done = run("gaps", plan, "--theme", "师资，funding")
    assert "主题总表" not in done.stdout
    assert "经费投入" in done.stdout
    wrong = run("gaps", plan, "--theme", "烹饪")
    assert wrong.returncode == 2 and "没有“烹饪”这个主题" in wrong.stderr
    assert "是不是" not in wrong.stderr and "高等教育" in wrong.stderr


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("老师", "“师资”"),
        ("teacher", "“师资”"),
        ("数字化", "“信息化”"),
        ("经费", "“经费投入”"),
        ("安全", "“安全健康”"),
    ],
)
def test_the_theme_that_a_word_may_mean_is_offered(
    plan: Path, word: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["gaps", str(plan), "--theme", word]) == 2
    said = capsys.readouterr().err
    assert f"是不是想看{meant}？" in said
    assert all(name in said for name in ("公平均衡", "民办教育"))


@needs_terminal
def test_notes_are_marked_on_a_terminal_only(run: Run, tmp_path: Path) -> None:
    notes = '<w:footnote w:id="1">' + p("按年末数统计。") + "</w:footnote>"
    path = tmp_path / "注.docx"
    path.write_bytes(docx(p(r("改造学校。"), '<w:r><w:footnoteReference w:id="1"/></w:r>'), footnotes=notes))
    shown = _in_terminal(["text", str(path)], columns=80)
    assert "［脚注］1 按年末数统计。" in shown
    assert run("text", path).stdout == "改造学校。\n1 按年末数统计。\n"
