"""``planlint diff``: files, revisions of a repository, exit codes, and what is wrong with the input."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from planlint.cli.revisions import is_revision
from tests.cli.conftest import PLAN, Run

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
OLD, NEW = sorted(SAMPLES.glob("1[56]-*.docx"))
CHANGED = PLAN.replace("2026年底前改造薄弱学校6所", "2027年底前改造薄弱学校4所")
GIT = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    path = tmp_path / "送审稿.txt"
    path.write_text(CHANGED, encoding="utf-8")
    return path


def loaded(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert done.returncode in (0, 1), done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    return result


# Files -------------------------------------------------------------------------------------------


def test_what_changed_is_said(run: Run, plan: Path, new: Path) -> None:
    done = run("diff", plan, new)
    assert done.returncode == 0 and done.stderr == ""
    assert "时限推后" in done.stdout and "2026年底前 → 2027年底前" in done.stdout
    assert "【6】所" in done.stdout and "【4】所" in done.stdout


def test_the_samples_have_every_change_that_was_made_to_them(run: Run) -> None:
    found = loaded(run("diff", OLD, NEW, "--format", "json"))
    kinds = {kind for change in found["changes"] for kind in change["kinds"]}
    assert kinds >= {"target-changed", "deadline-changed", "owner-changed", "moved", "added", "renumbered"}
    moved = next(change for change in found["changes"] if "moved" in change["kinds"])
    assert (moved["old"]["label"], moved["new"]["label"]) == ("（二）", "（四）")
    shifted = {(shift["old"], shift["new"]) for change in found["changes"] for shift in change["shifts"]}
    assert shifted >= {("达到96%", "达到93%"), ("2027年8月底前", "2028年8月底前"), ("县发展改革局", "")}


@pytest.mark.parametrize("order", ["weight", "place"])
def test_counts_are_those_of_the_list(run: Run, order: str) -> None:
    found = loaded(run("diff", OLD, NEW, "--format", "json", "--sort", order))
    for counts in (found["counts"], found["comparisons"][0]["counts"]):
        for kind, count in counts.items():
            assert count == sum(kind in change["kinds"] for change in found["changes"])
    if order == "place":
        places = [change["new"]["block"] for change in found["changes"] if change["new"]]
        assert places == sorted(places)


def test_only_some_kinds(run: Run, plan: Path, new: Path) -> None:
    found = loaded(run("diff", OLD, NEW, "--format", "json", "--only", "moved，added"))
    assert found["changes"] and all({"moved", "added"} & set(change["kinds"]) for change in found["changes"])
    assert found["comparisons"][0]["hidden"] > 0
    worse = loaded(run("diff", plan, new, "--format", "json", "--only", "worse"))
    assert {change["turn"] for change in worse["changes"]} == {"worse"}


@pytest.mark.parametrize(
    ("fail_on", "code"),
    [
        ((), 0),
        (("--fail-on", "deadline-changed"), 1),
        (("--fail-on", "removed,deadline_changed"), 1),
        (("--fail-on", "removed", "--fail-on", "worse"), 1),
        (("--fail-on", "any"), 1),
        (("--fail-on", "removed,weakened,new-findings"), 0),
        # What is not shown still fails.
        (("--fail-on", "deadline-changed", "--only", "removed"), 1),
    ],
)
def test_exit_codes(run: Run, plan: Path, new: Path, fail_on: tuple[str, ...], code: int) -> None:
    assert run("diff", plan, new, *fail_on).returncode == code
    assert run("diff", plan, new, *fail_on, "--format", "json").returncode == code
    assert run("diff", plan, plan, *fail_on).returncode == 0


def test_a_gain_is_nothing_worse(run: Run, plan: Path, new: Path) -> None:
    assert run("diff", new, plan, "--fail-on", "worse").returncode == 0


def test_the_rules_of_a_run_hold_for_both_sides(run: Run, plan: Path, new: Path) -> None:
    new.write_text(CHANGED.replace("水平。。", "水平。") + "（二）加强宣传。。", encoding="utf-8")
    findings = loaded(run("diff", plan, new, "--format", "json"))["comparisons"][0]["findings"]
    assert "doubled-punctuation" in {each["rule"] for each in findings["new"]}
    assert "doubled-punctuation" in {each["rule"] for each in findings["fixed"]}
    none = loaded(run("diff", plan, new, "--format", "json", "--no-findings"))
    assert none["comparisons"][0]["findings"] is None


def test_what_was_accepted_is_not_new(run: Run, plan: Path, new: Path, tmp_path: Path) -> None:
    new.write_text(CHANGED + "（二）加强宣传。。", encoding="utf-8")
    asked = ("diff", plan, new, "--fail-on", "new-findings")
    assert run(*asked).returncode == 1
    every = "".join(
        f"  - {{rule: {rule}, document: 送审稿.txt, reason: 已经会签}}\n"
        for rule in {
            each["rule"]
            for each in loaded(run(*asked, "--format", "json"))["comparisons"][0]["findings"]["new"]
        }
    )
    (tmp_path / "planlint.yaml").write_text("waivers:\n" + every, encoding="utf-8")
    done = run(*asked)
    assert (done.returncode, done.stderr) == (0, "")


# Input that is not fit ---------------------------------------------------------------------------


def test_the_same_file_twice(run: Run, plan: Path, tmp_path: Path) -> None:
    copy = tmp_path / "副本.txt"
    shutil.copy(plan, copy)
    for other in (plan, copy):
        done = run("diff", plan, other, "--fail-on", "any")
        assert done.returncode == 0 and "两份文件完全相同" in done.stdout
    assert loaded(run("diff", plan, copy, "--format", "json"))["comparisons"][0]["identical"] is True


def test_texts_that_differ_in_layout_alone(run: Run, plan: Path, tmp_path: Path) -> None:
    other = tmp_path / "空行.txt"
    other.write_text(PLAN.replace("\n", "\n\n"), encoding="utf-8")
    assert "两稿的文字没有不同" in run("diff", plan, other).stdout


@pytest.mark.parametrize("broken_side", [0, 1])
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "没有这个文件"),
        (b"", "文件是空的"),
        (b"PK\x03\x04 garbage", "文件已损坏"),
        (b" \n \n", "里面没有文字"),
        ("今天天气不错。".encode(), "看来不是方案"),
    ],
)
def test_one_side_is_not_fit(
    run: Run, plan: Path, tmp_path: Path, broken_side: int, content: bytes | None, sentence: str
) -> None:
    bad = tmp_path / "坏.txt"
    if content is not None:
        bad.write_bytes(content)
    sides = [plan, plan]
    sides[broken_side] = bad
    done = run("diff", *sides, "--format", "json=结果.json", "--fail-on", "any")
    assert done.returncode == 3
    assert sentence in done.stderr and "坏.txt" in done.stderr and "Traceback" not in done.stderr
    assert done.stdout == "" and not (tmp_path / "结果.json").exists()


def test_two_plans_that_have_nothing_to_do_with_each_other(run: Run) -> None:
    one, other = (next(SAMPLES.glob(f"{number}-*")) for number in ("09", "12"))
    assert "几乎没有能对上的内容" in run("diff", one, other).stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "要写两个版本"),
        (("a.docx",), "还缺少新稿"),
        (("a", "b", "c"), "这里写了 3 个"),
        (("a", "b", "--fail-on", "weaken"), "weakened"),
        (("a", "b", "--only", "any"), "--only 里没有“any”"),
        (("a", "b", "--format", "sarif"), "只能是 text、json、markdown、html"),
        (("a", "b", "--author", "李"), "--author 要和 --redline"),
        (("a", "b", "--redline", "x.pdf"), "以 .docx 结尾"),
        (("a", "b", "--redline", "x.docx", "--date", "昨天"), "--date 看不懂"),
        (("--git", "HEAD", "--redline", "x.docx"), "不能和 --git"),
        (("a", "b", "--redline", "x.docx", "--revisions", "original"), "--revisions original"),
        (("a", "b", "--format", "json=方案.docx"), "文稿的后缀"),
    ],
)
def test_wrong_usage(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    done = run("diff", *arguments)
    assert done.returncode == 2 and sentence in done.stderr and done.stdout == ""


def test_no_input_is_written_over(run: Run, plan: Path, new: Path, tmp_path: Path) -> None:
    for target in (plan, new):
        before = target.read_bytes()
        done = run("diff", plan, new, "--format", f"markdown={target}")
        assert done.returncode == 2 and "就是读入的文稿之一" in done.stderr
        assert target.read_bytes() == before
    copies = [shutil.copy(each, tmp_path / f"{name}.docx") for each, name in ((OLD, "旧"), (NEW, "新"))]
    for target in copies:
        before = Path(target).read_bytes()
        done = run("diff", *copies, "--redline", target)
        assert done.returncode == 2 and "没有写" in done.stderr and done.stdout == ""
        assert Path(target).read_bytes() == before


def test_redline(run: Run, tmp_path: Path) -> None:
    done = run("diff", OLD, NEW, "--redline", "修订稿.docx", "--author", "张三", "--date", "2026-03-01")
    assert done.returncode == 0 and "已写入修订稿 修订稿.docx" in done.stderr and "时限推后" in done.stdout
    made = tmp_path / "修订稿.docx"
    for view, plan in (("accepted", NEW), ("original", OLD)):
        assert run("text", made, "--revisions", view).stdout == run("text", plan).stdout
    again = run("diff", OLD, NEW, "--redline", "再.docx", "--author", "张三", "--date", "2026-03-01")
    assert again.returncode == 0 and (tmp_path / "再.docx").read_bytes() == made.read_bytes()


def test_an_author_is_what_a_document_can_hold(run: Run) -> None:
    author = os.fsdecode("张\x01\x1b三".encode() + b"\xff")
    done = run("diff", OLD, NEW, "--redline", "修订稿.docx", "--author", author)
    assert done.returncode == 0, done.stderr
    assert run("diff", OLD, NEW, "--redline", "再.docx", "--author", "\x01").returncode == 0


def test_redline_of_what_is_no_word_file(run: Run, plan: Path, new: Path, tmp_path: Path) -> None:
    done = run("diff", plan, new, "--redline", "修订稿.docx")
    assert done.returncode == 2 and "不是 Word 文件" in done.stderr
    assert not (tmp_path / "修订稿.docx").exists() and done.stdout == ""


def test_a_redline_has_the_ending_of_the_new_document(run: Run, tmp_path: Path) -> None:
    """Word opens no .docm that is a .docx inside, and no .docx with macros."""
    macros = Path(shutil.copy(NEW, tmp_path / "新.docm"))
    for new, target, wanted in ((NEW, "修订稿.docm", ".docx"), (macros, "修订稿.docx", ".docm")):
        done = run("diff", OLD, new, "--redline", target)
        assert done.returncode == 2 and f"也要以 {wanted} 结尾" in done.stderr
        assert not (tmp_path / target).exists() and done.stdout == ""
    assert run("diff", OLD, macros, "--redline", "修订稿.docm").returncode == 0


def test_a_redline_without_a_change_says_so(run: Run, tmp_path: Path) -> None:
    done = run("diff", NEW, NEW, "--redline", "修订稿.docx")
    assert done.returncode == 0 and "修订稿里没有修订" in done.stderr
    assert (tmp_path / "修订稿.docx").read_bytes() == NEW.read_bytes()


# git ---------------------------------------------------------------------------------------------


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-c", "core.quotePath=false", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={
            **os.environ,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_AUTHOR_NAME": "t",
            "GIT_AUTHOR_EMAIL": "t@t",
            "GIT_COMMITTER_NAME": "t",
            "GIT_COMMITTER_EMAIL": "t@t",
        },
    )
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """One commit; then a plan changed, one renamed, one saved anew under another name, one gone, one new."""
    (tmp_path / "方案 集").mkdir()
    plans = {
        "方案 集/学前.docx": OLD,
        "改名前.docx": next(SAMPLES.glob("05-*")),
        "删去.docx": next(SAMPLES.glob("08-*")),
        "没有变.docx": next(SAMPLES.glob("03-*")),
    }
    for name, sample in plans.items():
        shutil.copy(sample, tmp_path / name)
    (tmp_path / "另存前.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "README.md").write_text("# 说明", encoding="utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "初稿")
    shutil.copy(NEW, tmp_path / "方案 集/学前.docx")
    git(tmp_path, "mv", "改名前.docx", "改名后.docx")
    (tmp_path / "删去.docx").unlink()
    (tmp_path / "另存前.txt").unlink()
    (tmp_path / "另存后.md").write_text(CHANGED, encoding="utf-8")
    shutil.copy(next(SAMPLES.glob("11-*")), tmp_path / "新增.docx")
    (tmp_path / "README.md").write_text("# 新说明", encoding="utf-8")
    return tmp_path


@GIT
def test_what_changed_since_a_revision(run: Run, repository: Path) -> None:
    found = loaded(run("diff", "--git", "HEAD", "--format", "json", "--no-findings"))
    pairs = [(each["old"]["source"], each["new"]["source"]) for each in found["comparisons"]]
    assert pairs == [
        ("HEAD:另存前.txt", "另存后.md"),
        ("HEAD:改名前.docx", "改名后.docx"),
        ("HEAD:方案 集/学前.docx", str(Path("方案 集/学前.docx"))),
    ]
    assert found["added"] == ["新增.docx"] and found["removed"] == ["HEAD:删去.docx"]
    assert found["revision"] == "HEAD"
    assert [each["identical"] for each in found["comparisons"]] == [False, True, False]
    shown = run("diff", "--git", "main", "--fail-on", "target-changed")
    assert shown.returncode == 1
    assert "与 main 相比：2 份有改动，1 份只改了文件名，1 份新增，1 份删去" in shown.stdout


@GIT
def test_some_paths_only(run: Run, repository: Path) -> None:
    found = loaded(run("diff", "--git", "HEAD", "方案 集", "新增.docx", "--format", "json"))
    assert [each["new"]["source"] for each in found["comparisons"]] == [str(Path("方案 集/学前.docx"))]
    assert found["added"] == ["新增.docx"] and found["removed"] == []
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "二稿")
    done = run("diff", "--git", "HEAD")
    assert done.returncode == 0 and "与 HEAD 相比，没有文稿有变化。" in done.stdout
    assert len(loaded(run("diff", "--git", "HEAD~1", "--format", "json"))["comparisons"]) == 3


@GIT
def test_since_a_branch_was_left(run: Run, repository: Path) -> None:
    git(repository, "switch", "-qc", "修改")
    git(repository, "commit", "-qam", "二稿")
    git(repository, "switch", "-q", "main")
    (repository / "没有变.docx").write_bytes(OLD.read_bytes())
    git(repository, "commit", "-qam", "主干上的改动")
    git(repository, "switch", "-q", "修改")
    shown = loaded(run("diff", "--git", "main...", "--format", "json", "--no-findings"))
    assert "没有变.docx" not in {each["new"]["source"] for each in shown["comparisons"]}
    assert "没有变.docx" in {
        each["new"]["source"]
        for each in loaded(run("diff", "--git", "main", "--format", "json", "--no-findings"))["comparisons"]
    }


@GIT
def test_a_broken_document_stops_no_other(run: Run, repository: Path) -> None:
    (repository / "没有变.docx").write_bytes(b"PK\x03\x04 garbage")
    done = run("diff", "--git", "HEAD", "--format", "json", "--no-findings", "--fail-on", "any")
    assert done.returncode == 3 and "没有变.docx" in done.stderr
    found = json.loads(done.stdout)
    assert [each["source"] for each in found["unreadable"]] == ["没有变.docx"]
    assert len(found["comparisons"]) == 3


@GIT
def test_one_document_of_a_revision(run: Run, repository: Path) -> None:
    path = "方案 集/学前.docx"
    for old in (f"HEAD:{path}", f"main:./{path}", f":{path}"):
        found = loaded(run("diff", old, path, "--format", "json"))
        assert found["comparisons"][0]["old"]["source"] == old
        assert found["comparisons"][0]["identical"] is False
    both = loaded(run("diff", f"HEAD:{path}", "HEAD:没有变.docx", "--format", "json"))
    assert both["comparisons"][0]["nothing_in_common"] is True
    marked = run("diff", f"HEAD:{path}", path, "--redline", "修订稿.docx")
    assert marked.returncode == 0 and (repository / "修订稿.docx").exists()


@GIT
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("HEAD:没有.docx", "新增.docx"), "HEAD 里没有 没有.docx"),
        (("v9:改名前.docx", "新增.docx"), "没有 v9 这个版本"),
        (("HEAD:方案 集", "新增.docx"), "是文件夹"),
        (("--git", "v9"), "没有 v9 这个版本"),
        (("--git", "v9..."), "没有 v9 这个版本"),
        (("--git", "--output=x"), "没有 --output=x 这个版本"),
        (("--git", "HEAD", ".."), "不在这个版本库"),
    ],
)
def test_what_git_does_not_know(
    run: Run, repository: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    done = run("diff", *arguments)
    assert done.returncode == 2 and sentence in done.stderr and "Traceback" not in done.stderr
    assert not (repository / "x").exists()


@GIT
def test_without_a_repository(run: Run, plan: Path) -> None:
    variables = {"GIT_CEILING_DIRECTORIES": str(plan.parent.parent)}
    for arguments in (("HEAD:方案.docx", plan), ("--git", "HEAD")):
        done = run("diff", *arguments, **variables)
        assert done.returncode == 2 and "不在 git 版本库里" in done.stderr


def test_without_git(run: Run, plan: Path) -> None:
    done = run("diff", "HEAD:方案.docx", plan, PATH="")
    assert done.returncode == 2 and "没有 git" in done.stderr


@pytest.mark.parametrize(
    ("argument", "expected"),
    [
        ("HEAD:方案.docx", True),
        ("main~2:a/b.docx", True),
        (":方案.docx", True),
        ("C:\\方案\\方案.docx", False),
        ("D:/方案.docx", False),
        ("方案.docx", False),
        ("方案：终稿.docx", False),
        ("HEAD:", False),
    ],
)
def test_which_arguments_are_revisions(argument: str, expected: bool) -> None:
    assert is_revision(argument) is expected


@pytest.mark.skipif(os.name == "nt", reason="no such file names on Windows")
def test_a_file_that_is_there_is_no_revision(run: Run, plan: Path, tmp_path: Path) -> None:
    odd = tmp_path / "HEAD:方案.txt"
    odd.write_text(CHANGED, encoding="utf-8")
    assert "时限推后" in run("diff", plan, odd.name).stdout


@GIT
def test_textconv_makes_git_readable(repository: Path) -> None:
    command = f"'{sys.executable}' -m planlint text --textconv"
    (repository / ".gitattributes").write_text("*.docx diff=planlint\n", encoding="utf-8")
    git(repository, "config", "diff.planlint.textconv", command)
    shown = git(repository, "diff", "HEAD", "--", "方案 集/学前.docx")
    assert "-到2027年底，全县学前三年毛入园率达到96%，" in shown
    assert "+到2027年底，全县学前三年毛入园率达到93%，" in shown
    assert "\x1b" not in shown
    # One document that cannot be read must not cost the reader the whole log.
    (repository / "没有变.docx").write_bytes(b"PK\x03\x04 garbage")
    (repository / "空.docx").write_bytes(b"")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "二稿")
    log = git(repository, "log", "-p", "-M")
    assert "+［planlint 读不了：文件已损坏" in log and "+［planlint 读不了：文件是空的" in log
    assert "+到2027年底，全县学前三年毛入园率达到96%，" in log


def test_textconv_is_the_text_and_nothing_else(run: Run, tmp_path: Path) -> None:
    (tmp_path / "planlint.yaml").write_text("nonsense: true", encoding="utf-8")
    done = run("text", "--textconv", NEW)
    assert done.returncode == 0 and done.stderr == ""
    assert done.stdout == run("text", "--no-config", NEW).stdout
