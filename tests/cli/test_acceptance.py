"""Living with findings, as a clerk does it: comments in Word, waivers in planlint.yaml, a baseline."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import jsonschema
import pytest

from tests.cli.conftest import Run

TITLE = "青溪县校园安全工作方案"
LINES = (
    TITLE,
    "一、总体要求",
    "到2027年，全县学校安全设施配备率达到100%。",
    "二、主要任务",
    "（一）加强演练。县教育局每学期组织一次消防疏散演练，2026年底前覆盖全部学校。",
    "（二）排查隐患。县教育局贯策消防规定，每年9月检查一次，2027年底前整改完毕。",
    "三、保障措施",
    "（一）压实责任。县教育局每月调度一次。",
    "（二）落实经费。县财政局布署经费安排，2026年安排50万元。",
)
ONLY = ("--select", "typo,missing-goals,long-heading", "--fail-on", "error")
SCHEMA = json.loads(
    (Path(__file__).resolve().parents[2] / "src/planlint/schemas/check.schema.json").read_text("utf-8")
)


def word(path: Path, lines: Sequence[str] = LINES, comments: dict[int, str] | None = None) -> Path:
    """A Word document of these paragraphs, with comments (by the number of the paragraph)."""
    document = docx.Document()
    for number, line in enumerate(lines):
        paragraph = document.add_paragraph(line)
        if comments and number in comments:
            document.add_comment(paragraph.runs, text=comments[number], author="张三")
    document.save(str(path))
    return path


def check(run: Run, *arguments: str | Path) -> tuple[int, Any]:
    """Exit code and JSON report, which keeps to its schema."""
    done = run("check", *arguments, *ONLY, "--format", "json")
    assert done.stdout, done.stderr
    report = json.loads(done.stdout)
    jsonschema.validate(report, SCHEMA)
    return done.returncode, report


def quotes(report: Any, which: str = "findings") -> list[str]:
    return [finding["quote"] for document in report["documents"] for finding in document[which]]


def whys(report: Any) -> list[str]:
    return [stale["why"]["zh"] for stale in report["stale"]]


@pytest.fixture
def plan_docx(tmp_path: Path) -> Path:
    return word(tmp_path / "方案.docx")


def test_two_findings_without_anything_accepted(run: Run, plan_docx: Path) -> None:
    code, report = check(run, plan_docx)
    assert (code, quotes(report), report["stale"]) == (1, ["贯策", "布署"], [])


def test_a_comment_accepts_what_is_in_its_paragraph(run: Run, tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", comments={5: "planlint：忽略 typo 引用原文"})
    code, report = check(run, path)
    assert (code, quotes(report), quotes(report, "waived")) == (1, ["布署"], ["贯策"])
    [waived] = report["documents"][0]["waived"]
    assert waived["waived"] == {"by": "comment", "reason": "引用原文", "until": None}
    assert report["stale"] == []


def test_everything_accepted_is_no_failure_and_is_said(run: Run, tmp_path: Path) -> None:
    path = word(
        tmp_path / "a.docx", comments={5: "planlint：忽略 typo 引用原文", 8: "planlint: ignore ty* a name"}
    )
    done = run("check", path, *ONLY)
    assert done.returncode == 0
    assert "已豁免 2 处（批注 2），加 --show-waived 可看。" in done.stdout
    assert "引用原文" not in done.stdout
    shown = run("check", path, *ONLY, "--show-waived")
    assert "引用原文" in shown.stdout
    assert "【贯策】" in shown.stdout


def test_a_comment_on_the_title_accepts_what_concerns_the_whole(run: Run, tmp_path: Path) -> None:
    lines = [line for line in LINES if "100%" not in line and "总体要求" not in line]
    path = word(tmp_path / "a.docx", lines)
    rules = [f["rule"] for f in check(run, path)[1]["documents"][0]["findings"]]
    assert "missing-goals" in rules
    path = word(tmp_path / "a.docx", lines, {0: "planlint: 忽略 missing-goals 目标另文下达"})
    _, report = check(run, path)
    assert [f["rule"] for f in report["documents"][0]["waived"]] == ["missing-goals"]
    # In any other paragraph it means that paragraph.
    path = word(tmp_path / "a.docx", lines, {2: "planlint: 忽略 missing-goals 目标另文下达"})
    _, report = check(run, path)
    assert report["documents"][0]["waived"] == []
    assert "已经没有这样的问题" in whys(report)[0]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("planlint: 忽略 typos 引用原文", "是不是想写“typo”"),
        ("planlint: 忽略 typo", "没有写原因"),
        ("planlint: 忽略 typo 引用原文 至2001-01-01", "2001-01-01 到期"),
        ("planlint: 忽略 typo 引用原文 至2027-13-01", "没有 2027-13-01 这一天"),
        ("planlint: 关掉 typo", "看不懂"),
        ("planlint: 忽略 long-heading 引用原文", "已经没有这样的问题"),
    ],
)
def test_a_comment_that_does_nothing_is_reported(run: Run, tmp_path: Path, words: str, said: str) -> None:
    path = word(tmp_path / "a.docx", comments={5: words})
    code, report = check(run, path)
    assert (code, quotes(report)) == (1, ["贯策", "布署"])
    [why] = whys(report)
    assert "（第6段的批注）" in why
    assert said in why
    [stale] = report["stale"]
    assert (stale["source"], stale["place"]) == (str(path), words)


def test_a_rule_that_does_not_run_makes_nothing_stale(run: Run, tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", comments={5: "planlint: 忽略 doubled-punctuation 引用原文"})
    assert check(run, path)[1]["stale"] == []


def test_other_comments_mean_nothing(run: Run, tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", comments={5: "请核实", 8: "planlint 在这里报了一处"})
    _, report = check(run, path)
    assert (quotes(report), report["stale"]) == (["贯策", "布署"], [])


def test_fail_on_stale(run: Run, tmp_path: Path) -> None:
    clean = [line.replace("贯策", "贯彻").replace("布署", "部署") for line in LINES]
    path = word(tmp_path / "a.docx", clean, {5: "planlint: 忽略 typo 引用原文"})
    assert run("check", path, *ONLY).returncode == 0
    assert run("check", path, *ONLY, "--fail-on-stale").returncode == 1


def configure(folder: Path, *waivers: str, more: str = "") -> None:
    rows = "".join(f"  - {waiver}\n" for waiver in waivers)
    (folder / "planlint.yaml").write_text((f"waivers:\n{rows}" if rows else "") + more, "utf-8")


def test_a_waiver_in_the_configuration(run: Run, tmp_path: Path, plan_docx: Path) -> None:
    configure(tmp_path, "{rule: typo, document: 方案.docx, text: 贯策消防, reason: 引用原文}")
    _, report = check(run, plan_docx)
    assert (quotes(report), quotes(report, "waived"), report["stale"]) == (["布署"], ["贯策"], [])


def test_a_waiver_by_fingerprint(run: Run, tmp_path: Path, plan_docx: Path) -> None:
    print_ = check(run, plan_docx)[1]["documents"][0]["findings"][1]["fingerprint"]
    configure(tmp_path, f"{{rule: typo, fingerprint: '{print_}', reason: 引用原文, until: 2999-12-31}}")
    _, report = check(run, plan_docx)
    assert quotes(report) == ["贯策"]
    assert report["documents"][0]["waived"][0]["waived"]["until"] == "2999-12-31"


def test_waivers_that_do_nothing(run: Run, tmp_path: Path, plan_docx: Path) -> None:
    configure(
        tmp_path,
        "{rule: typo, document: 方案.docx, text: 没有的话, reason: 甲}",
        "{rule: typo, until: 2001-01-01, reason: 乙}",
        "{rule: typo, document: '别的/*.docx', reason: 丙}",
        "{rule: long-heading, reason: 丁}",
    )
    _, report = check(run, plan_docx)
    assert quotes(report) == ["贯策", "布署"]
    # Of one document nothing follows for those that were not in the run.
    assert [stale["place"].rpartition(":")[2] for stale in report["stale"]] == ["2", "3"]
    assert "2001-01-01" in whys(report)[1]
    # Of the whole folder something does; but no document of the third was in it.
    _, report = check(run, tmp_path)
    assert [stale["place"].rpartition(":")[2] for stale in report["stale"]] == ["2", "3", "5"]


def write(run: Run, *arguments: str | Path) -> str:
    done = run("baseline", "write", *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


BASE = ("--baseline", "planlint-baseline.json")


def test_only_new_findings_fail(run: Run, tmp_path: Path, plan_docx: Path) -> None:
    said = write(run, plan_docx)
    assert "已把 1 个文件的" in said
    code, report = check(run, plan_docx, *BASE)
    assert (code, quotes(report), quotes(report, "waived")) == (0, [], ["贯策", "布署"])
    edited = list(LINES)
    # A new section before, another measure before, a renumbered heading, blanks, a new finding.
    edited[3:4] = ["二、工作机构", "（一）成立专班。县教育局牵头，2026年6月底前成立。", "三、 主要任务"]
    edited.insert(6, "（一）宣传教育。县教育局每学期布署一次主题班会，2026年底前覆盖全部学校。")
    edited = [
        line.replace("（二）排查隐患。", "（三）排查隐患。 ").replace("三、保障", "四、保障")
        for line in edited
    ]
    word(plan_docx, edited)
    code, report = check(run, plan_docx, *BASE)
    assert (code, quotes(report), quotes(report, "waived")) == (1, ["布署"], ["贯策", "布署"])
    assert "主题班会" in edited[report["documents"][0]["findings"][0]["location"]["block"]]
    assert report["stale"] == []


def test_the_second_of_its_kind_is_new(run: Run, plan_docx: Path) -> None:
    write(run, plan_docx)
    lines = list(LINES)
    lines[5] = "（二）排查隐患。县教育局贯策消防规定，贯策安全规定，2027年底前整改完毕。"
    word(plan_docx, lines)
    code, report = check(run, plan_docx, *BASE)
    assert (code, quotes(report)) == (1, ["贯策"])


def test_what_has_been_mended_is_reported_and_can_be_pruned(
    run: Run, tmp_path: Path, plan_docx: Path
) -> None:
    write(run, plan_docx)
    word(plan_docx, [line.replace("贯策", "贯彻") for line in LINES])
    code, report = check(run, plan_docx, *BASE)
    assert (code, quotes(report, "waived")) == (0, ["布署"])
    [stale] = report["stale"]
    assert (stale["by"], stale["rule"], stale["source"]) == ("baseline", "typo", str(plan_docx))
    assert "baseline prune" in stale["why"]["zh"]
    assert run("check", plan_docx, *ONLY, *BASE, "--fail-on-stale").returncode == 1
    done = run("baseline", "prune", plan_docx)
    assert done.returncode == 0, done.stderr
    assert check(run, plan_docx, *BASE)[1]["stale"] == []
    # The mistake comes back: it is new now.
    word(plan_docx)
    assert quotes(check(run, plan_docx, *BASE)[1]) == ["贯策"]


def test_writing_twice_gives_the_same_file(run: Run, tmp_path: Path, plan_docx: Path) -> None:
    word(tmp_path / "别的.docx", [line.replace("青溪县", "白水县") for line in LINES])
    write(run, tmp_path)
    first = (tmp_path / "planlint-baseline.json").read_bytes()
    assert b"\r" not in first
    write(run, plan_docx)
    write(run, "别的.docx", plan_docx)
    assert (tmp_path / "planlint-baseline.json").read_bytes() == first


def test_a_renamed_document(run: Run, tmp_path: Path, plan_docx: Path) -> None:
    write(run, plan_docx)
    (tmp_path / "送审").mkdir()
    moved = plan_docx.rename(tmp_path / "送审" / "方案（定稿）.docx")
    code, report = check(run, moved, *BASE)
    assert (code, quotes(report), report["stale"]) == (0, [], [])
    write(run, moved)
    held = json.loads((tmp_path / "planlint-baseline.json").read_text("utf-8"))
    assert list(held["documents"]) == ["送审/方案（定稿）.docx"]


def test_a_copy_is_another_document(run: Run, tmp_path: Path, plan_docx: Path) -> None:
    write(run, plan_docx)
    assert quotes(check(run, word(tmp_path / "副本.docx"), *BASE)[1]) == ["贯策", "布署"]


def test_a_document_that_is_gone(run: Run, tmp_path: Path, plan_docx: Path) -> None:
    other = word(tmp_path / "别的.docx", ["白水县安全工作方案", "一、主要任务", "（一）贯策规定。"])
    write(run, tmp_path)
    other.unlink()
    assert check(run, plan_docx, *BASE)[1]["stale"] == []
    [why] = whys(check(run, tmp_path, *BASE)[1])
    assert "不在原处" in why


def test_the_configuration_names_the_baseline(run: Run, tmp_path: Path, plan_docx: Path) -> None:
    configure(tmp_path, more="baseline: 基线/已有.json\n")
    done = run("check", plan_docx, *ONLY)
    assert done.returncode == 2
    assert "planlint baseline write" in done.stderr
    (tmp_path / "基线").mkdir()
    write(run, plan_docx)
    code, report = check(run, plan_docx)
    assert (code, quotes(report)) == (0, [])
    assert "../方案.docx" in json.loads((tmp_path / "基线" / "已有.json").read_text("utf-8"))["documents"]
    assert quotes(check(run, plan_docx, "--no-config")[1]) == ["贯策", "布署"]


def test_what_is_accepted_otherwise_is_not_put_into_the_baseline(run: Run, tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", comments={5: "planlint: 忽略 typo 引用原文"})
    write(run, path)
    held = json.loads((tmp_path / "planlint-baseline.json").read_text("utf-8"))
    texts = [entry["text"] for entry in held["documents"]["a.docx"]["findings"] if entry["rule"] == "typo"]
    assert texts == ["布署"]


@pytest.mark.parametrize("before", ["", '{"schema": "urn:planlint:schema:baseline:1", "documents": {}}\n'])
def test_nothing_is_written_when_a_file_cannot_be_read(
    run: Run, tmp_path: Path, plan_docx: Path, before: str
) -> None:
    place = tmp_path / "planlint-baseline.json"
    if before:
        place.write_text(before, "utf-8")
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    done = run("baseline", "write", tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert "基线没有动" in done.stderr
    assert place.exists() == bool(before)
    assert not before or place.read_text("utf-8") == before
    assert run("baseline", "prune", tmp_path).returncode in (2, 3)


def test_nothing_is_written_when_nothing_was_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    done = run("baseline", "write", "空")
    assert (done.returncode, done.stdout) == (3, "")
    word(tmp_path / "草稿.docx")
    configure(tmp_path, more="exclude: ['*.docx']\n")
    done = run("baseline", "write", "草稿.docx")
    assert (done.returncode, done.stdout) == (2, "")
    assert "一个文件也没有检查到" in done.stderr
    assert not (tmp_path / "planlint-baseline.json").exists()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind here")
def test_a_folder_that_takes_no_file(run: Run, tmp_path: Path, plan_docx: Path) -> None:
    closed = tmp_path / "只读"
    closed.mkdir(mode=0o500)
    done = run("baseline", "write", plan_docx, "--baseline", closed / "b.json")
    assert done.returncode == 2
    assert "基线" in done.stderr and "权限" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_place_that_takes_no_file(run: Run, tmp_path: Path, plan_docx: Path) -> None:
    done = run("baseline", "write", plan_docx, "--baseline", tmp_path / "没有" / "b.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "没有这个文件夹" in done.stderr
    damaged = tmp_path / "b.json"
    damaged.write_text("{", "utf-8")
    done = run("baseline", "write", plan_docx, "--baseline", damaged)
    assert done.returncode == 2
    assert damaged.read_text("utf-8") == "{"


def test_showing_it(run: Run, plan_docx: Path) -> None:
    write(run, plan_docx)
    done = run("baseline", "show")
    assert done.returncode == 0
    assert "方案.docx" in done.stdout
    assert "“贯策”" in done.stdout
    assert "findings" in run("baseline", "show", "--lang", "en").stdout


def test_text_files_carry_their_remarks(run: Run, tmp_path: Path) -> None:
    lines = list(LINES)
    lines.insert(5, "<!-- planlint: 忽略 typo 引用原文 -->")
    path = tmp_path / "方案.md"
    path.write_text("\n".join(lines), "utf-8")
    _, report = check(run, path)
    assert (quotes(report), quotes(report, "waived")) == (["布署"], ["贯策"])
