"""``planlint trace`` as a user runs it: exit codes, several reports at once, and bad input."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.conftest import Run
from tests.trace.documents import OTHER, PLAN, SUPERIOR


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    superior, plan = tmp_path / "省意见.txt", tmp_path / "县方案.txt"
    superior.write_text(SUPERIOR, encoding="utf-8")
    plan.write_text(PLAN, encoding="utf-8")
    return superior, plan


def test_the_report_comes_out_and_fails_nothing(run: Run, files: tuple[Path, Path]) -> None:
    done = run("trace", *files)
    assert (done.returncode, done.stderr) == (0, "")
    assert "对标对表  青溪县推进中小学阅读工作实施方案" in done.stdout
    assert "定期发布评价报告" in done.stdout


@pytest.mark.parametrize(
    ("fail_on", "code"),
    [("absent", 1), ("weaker,partly", 1), ("partly", 1), ("never", 0)],
)
def test_fail_on(run: Run, files: tuple[Path, Path], fail_on: str, code: int) -> None:
    assert run("trace", *files, "--fail-on", fail_on).returncode == code


def test_fail_on_a_status_that_is_not_there(run: Run, files: tuple[Path, Path], tmp_path: Path) -> None:
    copy = tmp_path / "照抄.txt"
    copy.write_text(SUPERIOR.replace("青原省", "青溪县"), encoding="utf-8")
    assert run("trace", files[0], copy, "--fail-on", "absent,weaker,partly").returncode == 0


def test_a_folder_for_the_superior_document_is_told_apart_from_a_folder_of_plans(
    run: Run, files: tuple[Path, Path]
) -> None:
    done = run("trace", files[0].parent, files[1])
    assert done.returncode == 3
    assert "上级文件要写一个文件" in done.stderr and "planlint check" not in done.stderr


def test_an_unknown_status_is_a_mistake_of_usage(run: Run, files: tuple[Path, Path]) -> None:
    done = run("trace", *files, "--fail-on", "missing")
    assert done.returncode == 2
    assert "missing" in done.stderr
    assert "absent（未落实）、weaker（弱于要求）、partly（部分落实）" in done.stderr


def test_json_of_one_plan_has_status_answers_and_missing_in_the_requirement(
    run: Run, files: tuple[Path, Path]
) -> None:
    loaded = json.loads(run("trace", *files, "--format", "json").stdout)
    assert len(loaded["requirements"]) == 11
    for each in loaded["requirements"]:
        assert {"text", "kind", "status", "answers", "missing"} <= set(each)
    assert [unit["heading"] for unit in loaded["plans"][0]["rootless"]] == ["建设城市书房"]


def test_json_of_several_plans_has_them_by_plan(run: Run, files: tuple[Path, Path], tmp_path: Path) -> None:
    other = tmp_path / "邻县.txt"
    other.write_text(OTHER, encoding="utf-8")
    loaded = json.loads(run("trace", *files, other, "--format", "json").stdout)
    for each in loaded["requirements"]:
        assert "status" not in each
        assert len(each["plans"]) == 2


def test_a_folder_of_plans_leaves_the_superior_document_out(
    run: Run, files: tuple[Path, Path], tmp_path: Path
) -> None:
    loaded = json.loads(run("trace", files[0], tmp_path, "--format", "json").stdout)
    assert [Path(plan["source"]).name for plan in loaded["plans"]] == ["县方案.txt"]


def test_several_reports_in_one_run(run: Run, files: tuple[Path, Path], tmp_path: Path) -> None:
    wanted = ["--format", "text=a.txt", "--format", "markdown=a.md", "--format", "xlsx=a.xlsx"]
    done = run("trace", *files, *wanted)
    assert (done.returncode, done.stdout) == (0, "")
    assert ZipFile(tmp_path / "a.xlsx").testzip() is None
    assert (tmp_path / "a.md").read_text("utf-8").startswith("<!-- planlint trace -->")
    assert "对标对表" in (tmp_path / "a.txt").read_text("utf-8")


def test_a_workbook_is_not_shown_on_the_screen(run: Run, files: tuple[Path, Path]) -> None:
    done = run("trace", *files, "--format", "xlsx")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--format xlsx=" in done.stderr


@pytest.mark.parametrize("name", ["没有.docx", "坏的.docx", "空的.txt"])
def test_an_unreadable_superior_document(
    run: Run, files: tuple[Path, Path], tmp_path: Path, name: str
) -> None:
    bad = tmp_path / name
    if name == "坏的.docx":
        bad.write_bytes(b"PK\x03\x04 not a zip")
    elif name == "空的.txt":
        bad.write_text("", encoding="utf-8")
    done = run("trace", bad, files[1], "--format", "json=a.json")
    assert done.returncode == 3
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "a.json").exists()


def test_an_unreadable_plan_stops_no_other(run: Run, files: tuple[Path, Path], tmp_path: Path) -> None:
    bad = tmp_path / "坏的.docx"
    bad.write_bytes(b"nothing")
    done = run("trace", *files, bad, "--format", "json")
    assert done.returncode == 3
    assert done.stderr.count("坏的.docx") == 1
    loaded = json.loads(done.stdout)
    assert len(loaded["plans"]) == len(loaded["failures"]) == 1


def test_no_plan_that_can_be_read_writes_nothing(run: Run, files: tuple[Path, Path], tmp_path: Path) -> None:
    done = run("trace", files[0], tmp_path / "没有.docx", "--output", "a.txt")
    assert (done.returncode, done.stdout) == (3, "")
    assert not (tmp_path / "a.txt").exists()


def test_a_superior_document_that_asks_for_nothing(
    run: Run, files: tuple[Path, Path], tmp_path: Path
) -> None:
    letter = tmp_path / "信.txt"
    letter.write_text("一封信\n亲爱的同学们：\n祝你们假期愉快。\n", encoding="utf-8")
    done = run("trace", letter, files[1])
    assert (done.returncode, done.stdout) == (2, "")
    assert "没有读到对下级的要求" in done.stderr


def test_a_letter_is_no_plan(run: Run, files: tuple[Path, Path], tmp_path: Path) -> None:
    letter = tmp_path / "信.txt"
    letter.write_text("一封信\n亲爱的同学们：\n祝你们假期愉快。\n", encoding="utf-8")
    done = run("trace", files[0], letter)
    assert (done.returncode, done.stdout) == (3, "")
    assert "不是方案" in done.stderr


def test_the_same_file_twice(run: Run, files: tuple[Path, Path], tmp_path: Path) -> None:
    superior, plan = files
    assert "同一份" in run("trace", superior, superior).stderr
    copy = tmp_path / "副本.txt"
    copy.write_text(PLAN, encoding="utf-8")
    for arguments in ((superior, superior), (superior, plan, copy)):
        done = run("trace", *arguments)
        assert (done.returncode, done.stdout) == (2, "")


def test_a_report_is_never_written_over_a_document(run: Run, files: tuple[Path, Path]) -> None:
    for path in files:
        before = path.read_bytes()
        done = run("trace", *files, "--format", f"markdown={path.name}")
        assert done.returncode == 2
        assert path.read_bytes() == before


def test_english(run: Run, files: tuple[Path, Path]) -> None:
    done = run("trace", *files, "--lang", "en")
    assert "weaker" in done.stdout
    assert "To find a place" in done.stdout
