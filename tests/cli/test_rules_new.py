"""``planlint rules new``: a rule from answers, whole or not at all."""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from pathlib import Path

import pytest
import yaml

from planlint.cli import main
from planlint.rules import load
from tests.cli.conftest import Run

WORDS = ("--title", "不用旧称", "--words", "农民工子女=随迁子女", "--why", "提法已经更新。")
KINDS: dict[str, tuple[str, ...]] = {
    "wording": WORDS,
    "look-alike": (
        "--title",
        "错称",
        "--words",
        "职教",
        "--unless",
        "全职教师",
        "--why",
        "简称",
        "--fix",
        "写全称",
    ),
    "pattern": (
        *(
            "--title",
            "约数不精确",
            "--pattern",
            "约[0-9]+人左右",
            "--unless",
            "大约[0-9]+",
            "--why",
            "不确定",
        ),
        *("--fix", "写明一个数", "--fail", "培训约300人左右。", "--fail", "招生约50人左右。"),
        *("--pass", "培训大约300人左右。", "--pass", "培训300人。"),
    ),
    "section": ("--title", "没有应急预案", "--section", "应急预案", "--why", "出了事没有章法"),
    "section with a role": ("--title", "没有保障", "--section", "保障措施、组织实施", "--why", "没人管"),
    "measure": (
        "--title",
        "培训没有经费和时限",
        "--lacks",
        "funding,deadline",
        "--words",
        "培训",
        "--why",
        "办不成",
    ),
    "theme": ("--title", "没有安全", "--theme", "安全健康", "--why", "文件要求", "--fix", "写一条"),
    "words of a theme": (
        *("--kind", "theme", "--title", "没有心理健康", "--words", "心理健康、心理辅导"),
        *(
            "--why",
            "文件要求",
            "--fix",
            "写一条",
            "--severity",
            "info",
            "--basis",
            "《某意见》（某教〔2024〕1号）",
        ),
    ),
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLANLINT_LANG", "zh")
    return tmp_path


@pytest.mark.parametrize("answers", KINDS.values(), ids=KINDS)
def test_every_kind_can_be_written_without_a_terminal(
    answers: tuple[str, ...], here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", "new", *answers, "--yes"]) == 0
    shown = capsys.readouterr().out
    path = next((here / "rules").iterdir())
    assert f"已写好：{Path('rules') / path.name}" in shown
    assert "4 个例子，全部相符" in shown
    text = path.read_text("utf-8")
    assert "\\u" not in text
    assert text.count(" # ") >= 8
    ruleset = load([path], ())
    assert [rule.id for rule in ruleset.rules] == [path.stem]
    assert "schema" not in text


def test_what_is_written_is_what_was_said(here: Path) -> None:
    assert main(["rules", "new", "old-name", *WORDS, "--yes", "--to", "本局规则"]) == 0
    data = yaml.safe_load((here / "本局规则" / "old-name.yaml").read_text("utf-8"))
    assert data["id"] == "old-name"
    assert data["check"] == {"words": [{"term": "农民工子女", "instead": "随迁子女"}]}
    assert data["severity"] == "warning"
    assert all("«农民工子女»" in text for text in data["examples"]["fail"])
    assert not any("农民工子女" in text for text in data["examples"]["pass"])


def test_in_english(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "new", *WORDS, "--yes", "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "Written: " in shown
    assert "why: 提法已经更新。    # why it is wrong" in shown
    assert "1 rule, 4 examples, all as stated." in shown


def test_the_rule_works_in_a_check(here: Path, run: Run) -> None:
    assert main(["rules", "new", *WORDS, "--yes"]) == 0
    (here / "方案.txt").write_text("青溪县教育方案\n一、任务\n（一）保障农民工子女入学。", "utf-8")
    done = run("check", "方案.txt", "--rules", "rules", "--select", "不用旧称")
    assert "改为“随迁子女”" in done.stdout
    (here / "planlint.yaml").write_text("rules: [rules]\n", "utf-8")
    assert "不用旧称" in run("check", "方案.txt").stdout


def test_beside_the_configuration(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "planlint.yaml").write_text("rules: [rules]\n", "utf-8")
    (here / "rules").mkdir()
    (here / "送审稿").mkdir()
    monkeypatch.chdir(here / "送审稿")
    assert main(["rules", "new", *WORDS, "--yes"]) == 0
    assert (here / "rules" / "不用旧称.yaml").is_file()
    assert "--rules" not in capsys.readouterr().out


def test_nothing_is_overwritten(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "new", *WORDS, "--yes"]) == 0
    path = here / "rules" / "不用旧称.yaml"
    before = path.read_bytes()
    assert main(["rules", "new", *WORDS, "--yes", "--severity", "info"]) == 2
    assert "请换一个编号" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert main(["rules", "new", "typo", *WORDS, "--yes"]) == 2
    assert "自带的规则里已有“typo”" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["a/b"], "编号只能用"),
        (["nul"], "Windows"),
        (["--fail", "没有那个词。"], "规则在这里什么也没有查到：没有那个词。"),
        (["--fail", "«保障»农民工子女。"], "查到的是“保障«农民工子女»。”"),
        (["--pass", "保障农民工子女。"], "不能算没有问题"),
        (["--unless", "随迁"], "里没有要查的词"),
        (["--title", "用{这个}"], "花括号"),
        (["--pattern", "(?!甲)乙", "--kind", "pattern"], "否定环视"),
        (["--kind", "measure", "--lacks", "人"], "这一项，可以写："),
        (["--kind", "theme", "--theme", "没有的"], "这一项，可以写："),
        (["--basis", "《甲》《乙》"], "依据写成"),
        (["--kind", "section"], "请加 --section"),
    ],
)
def test_answers_that_will_not_do(
    more: list[str], said: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", "new", *WORDS, *more, "--yes"]) == 2
    assert said in capsys.readouterr().err
    assert not (here / "rules").exists()


def test_without_a_terminal_nobody_waits(run: Run, tmp_path: Path) -> None:
    done = run("rules", "new")
    assert done.returncode == 2
    assert "请加 --title、" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_schema_in_the_folder_is_named(here: Path) -> None:
    (here / "rules").mkdir()
    (here / "rule.schema.json").write_text("{}", "utf-8")
    assert main(["rules", "new", *WORDS, "--yes"]) == 0
    first = (here / "rules" / "不用旧称.yaml").read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../rule.schema.json"


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")
class TestTerminal:
    """A person at a terminal, one line at a time."""

    def talk(self, folder: Path, lines: list[str]) -> tuple[int, str]:
        """Answer each question with a line; the exit code and all that was on the screen."""
        import pty

        environment = {**os.environ, "TERM": "dumb", "PLANLINT_LANG": "zh", "PYTHONIOENCODING": "utf-8"}
        child, terminal = pty.fork()
        if child == 0:
            os.chdir(folder)
            os.execve(sys.executable, [sys.executable, "-m", "planlint", "rules", "new"], environment)
        said, waiting = b"", list(lines)
        while more := self.read(terminal):
            said += more
            if waiting and said.endswith(b"> "):
                line = waiting.pop(0)
                control = bool(line) and line < " "
                # A signal between the prompt and the reading of the answer would be lost.
                time.sleep(0.3 if control else 0)
                os.write(terminal, line.encode() + (b"" if control else b"\n"))
        if more is None:
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status), said.decode("utf-8", "replace")

    def read(self, terminal: int) -> bytes | None:
        """What comes next; nothing when the program has ended, ``None`` when it says nothing for too long."""
        ready, _, _ = select.select([terminal], [], [], 30)
        try:
            return os.read(terminal, 65536) if ready else None
        except OSError:
            return b""

    def test_a_clerk_writes_a_rule(self, here: Path) -> None:
        code, said = self.talk(
            here,
            [
                "不用旧称“农民工子女”",
                "词",
                "1",
                "农民工子女=随迁子女",
                "",
                "2",
                "提法已经更新。",
                "",
                "",
                "没有那个词。",
                "保障农民工子女入学。",
                "",
                "",
                "",
            ],
        )
        assert code == 0, said
        assert "请重新填写：没有“" in said
        assert "请重新填写：规则在这里什么也没有查到" in said
        assert "    ^^^^^^^^^^ 查到" in said
        data = yaml.safe_load((here / "rules" / "不用旧称农民工子女.yaml").read_text("utf-8"))
        assert data["examples"]["fail"][0] == "保障«农民工子女»入学。"
        assert data["examples"]["pass"][0] == "保障随迁子女入学。"

    @pytest.mark.parametrize("end", ["\x03", "\x04"])
    def test_leaving_leaves_nothing_behind(self, here: Path, end: str) -> None:
        code, said = self.talk(here, ["标题", "1", "旧词", "", end])
        assert code == 130, said
        assert "已中断" in said
        assert [path.name for path in here.iterdir()] == [".git"]


def test_options_in_chinese_and_all_that_is_missing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = (
        "--title",
        "没有经费",
        "--kind",
        "措施",
        "--lacks",
        "经费",
        "--severity",
        "提示",
        "--why",
        "办不成",
    )
    assert main(["rules", "new", "没有经费", *said, "--yes"]) == 0
    assert "severity: info" in (here / "rules" / "没有经费.yaml").read_text("utf-8")
    capsys.readouterr()
    assert main(["rules", "new", "--words", "某词", "--yes"]) == 2
    assert "还缺“哪里不对”、“为什么不对”，请加 --title、--why。" in capsys.readouterr().err
