"""What changed between two versions, for people, for programs and for a pull request."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from planlint.model.compared import Compared, DiffReport
from planlint.model.text import Language
from planlint.reporters import diff_markdown, render
from planlint.reporters.context import RenderContext
from planlint.reporters.diff_marked import Marked, bracketed, wrapped
from planlint.reporters.display import width
from planlint.reporters.markdown import LIMIT
from tests.reporters import diff_plans

GOLDEN = Path(__file__).parent / "golden"
ANSI = re.compile(r"\x1b\[[0-9;]*m")
CONTEXT = RenderContext(version="0.0.0")


def text(report: DiffReport, columns: int = 100, language: Language = "zh", *, color: bool = False) -> str:
    return render("diff", "text", report, RenderContext(language, columns, color))


def changed(**changes: Any) -> DiffReport:
    compared = diff_plans.compared()
    return DiffReport((replace(compared, **changes),))


# For people --------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("columns", [60, 100, 160])
def test_golden(columns: int, language: Language, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / f"diff-{language}-{columns}.txt", text(diff_plans.report(), columns, language))


def test_golden_in_colour(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "diff-zh-100-colour.txt", text(diff_plans.report(), color=True))


def test_golden_since_a_revision(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "diff-revision-zh-100.txt", text(diff_plans.since_revision()))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("columns", [40, 60, 80, 119, 120, 121, 160, 399])
@pytest.mark.parametrize("color", [True, False])
def test_no_line_is_wider_than_asked(columns: int, language: Language, color: bool) -> None:
    shown = ANSI.sub("", text(diff_plans.report(), columns, language, color=color))
    assert [line for line in shown.splitlines() if width(line) > columns] == []


def test_what_matters_comes_first() -> None:
    shown = text(diff_plans.report())
    order = [
        "指标要求降低",
        "时限推后",
        "责任单位减少",
        "力度减弱",
        "新增",
        "主题变弱",
        "另外",
        "逐处变化",
        "主题覆盖",
    ]
    assert sorted(order, key=shown.index) == order
    assert "共 7 处变化，其中 3 处要求变低或内容删减；3 条没有变化。" in shown


def test_every_change_quotes_both_sides_with_their_places() -> None:
    shown = text(diff_plans.report(), 399)
    compared = diff_plans.compared()
    for change in compared.changes:
        if change.kinds == ("renumbered",):
            continue
        for side, name in ((change.old, "旧稿"), (change.new, "新稿")):
            if side is not None:
                assert f"{name}第{side.location.paragraph}段" in shown
    assert "【2027】年底前新建运动场12片" in shown and "【2028】年底前新建运动场12片" in shown
    assert "市教育局【会同市体育局】制定比赛办法" in shown


def test_numbers_that_only_moved_on_are_one_line_and_not_marked() -> None:
    shown = text(diff_plans.report())
    assert shown.count("改序号  （二）至（三）改为（一）至（二），共2处") == 1
    assert "（二）建设运动场地" in shown and "（一）建设运动场地" in shown
    assert not re.search("【[（一二三）]+】", shown)


def test_side_by_side_both_texts_stand_in_their_columns() -> None:
    lines = [line for line in text(diff_plans.report(), 160).splitlines() if " | " in line]
    assert lines
    assert len({width(line.partition(" | ")[0]) for line in lines}) == 1
    lefts = "".join(line.partition(" | ")[0].strip() for line in lines)
    assert "（一）开足体育课。" in lefts.replace("【", "").replace("】", "")
    assert "上好体育课" not in lefts


def test_colour_marks_the_same_words_as_brackets() -> None:
    painted = text(diff_plans.report(), color=True)
    assert "\x1b[1;4;31m2027\x1b[0m年底前" in painted and "\x1b[1;4;32m2028\x1b[0m年底前" in painted
    assert "【" not in painted


def test_two_files_that_are_the_same_are_called_so() -> None:
    compared = diff_plans.compared()
    same = replace(compared.comparison, new=compared.comparison.old, changes=())
    shown = text(changed(comparison=same, changes=()))
    assert "两份文件完全相同。" in shown and "要点" not in shown


def test_two_documents_that_have_nothing_in_common_are_called_so() -> None:
    apart = replace(diff_plans.compared().comparison, links=(((0,), (0,)),))
    assert "几乎没有能对上的内容" in text(changed(comparison=apart))
    assert "几乎没有能对上的内容" not in text(diff_plans.report())


def test_what_was_not_asked_for_is_counted() -> None:
    report = changed(changes=diff_plans.compared().changes[:2])
    assert "共 2 处变化" in text(report)
    assert "另有 5 处变化没有列出" in text(report)
    assert json.loads(render("diff", "json", report, CONTEXT))["comparisons"][0]["hidden"] == 5


def test_words_replaced_everywhere_are_told_once() -> None:
    from planlint.model.change import Change

    change = diff_plans.compared().changes[4]
    assert isinstance(change, Change)
    shown = text(changed(changes=(change,) * 3))
    assert re.search("多处 +删去“会同市体育局”，涉及 3 处变化", shown)


def test_words_replaced_equally_often_stand_in_the_order_of_the_text() -> None:
    """Whatever the order of a set is in this run."""
    from planlint.reporters.diff_summary import repeated

    compared = diff_plans.compared()
    change = compared.changes[4]
    assert change.old is not None and change.new is not None
    names = [("甲乡", "子镇"), ("乙乡", "丑镇"), ("丙乡", "寅镇"), ("丁乡", "卯镇"), ("戊乡", "辰镇")]
    old, new = ("；".join(f"{pair[at]}要在今年完成全部改造任务" for pair in names) for at in (0, 1))
    one = replace(change, old=replace(change.old, text=old), new=replace(change.new, text=new), others=())
    found = repeated(replace(compared, changes=(one,) * 3))
    assert len(found) == len(names)
    assert [old.index(each[0]) for each in found] == sorted(old.index(each[0]) for each in found)


def test_nothing_steers_the_terminal() -> None:
    compared = diff_plans.compared()
    change = compared.changes[3]
    assert change.new is not None
    evil = replace(change, new=replace(change.new, text="\x1b[2J\x07坏\u202e字"))
    assert not set(text(changed(changes=(evil,)))) & {"\x1b", "\x07", "\u202e"}


@pytest.mark.parametrize("columns", [8, 11, 30])
def test_wrapping_keeps_text_and_marks(columns: int) -> None:
    side = Marked((("2027年底前", False), ("新建 运动场（三）", True), ("，12片。", False)))
    lines = wrapped(side, columns)
    assert "".join(part for line in lines for part, _ in line).replace(" ", "") == side.text.replace(" ", "")
    marks = "".join(part for line in lines for part, mark in line if mark)
    assert marks.replace(" ", "") == "新建运动场（三）"


def test_brackets_of_the_document_are_not_taken_for_marks() -> None:
    assert bracketed(Marked((("见【附件】", False), ("一", True)))) == "见【附件】[一]"
    assert bracketed(Marked((("新 ", True), (" ", True), ("旧", False)))) == "【新】  旧"


# For programs ------------------------------------------------------------------------------------


@pytest.mark.parametrize("report", [diff_plans.report, diff_plans.since_revision])
def test_json_keeps_to_its_schema(report: Callable[[], DiffReport]) -> None:
    schema = json.loads(files("planlint").joinpath("schemas", "diff.schema.json").read_text("utf-8"))
    loaded = json.loads(render("diff", "json", report(), CONTEXT))
    Draft202012Validator(schema).validate(loaded)
    assert not Draft202012Validator(schema).is_valid(loaded | {"undescribed": 1})
    assert not Draft202012Validator(schema).is_valid(loaded | {"changes": [{"kinds": []}]})


def test_json_has_what_programs_are_promised() -> None:
    loaded = json.loads(render("diff", "json", diff_plans.report(), CONTEXT))
    changes = loaded["changes"]
    assert [each["kinds"][0] for each in changes][:4] == [
        "target-changed",
        "deadline-changed",
        "owner-changed",
        "added",
    ]
    assert changes[3]["old"] is None
    assert changes[1]["old"]["label"] == "（二）" and changes[1]["new"]["label"] == "（一）"
    assert changes[1]["new"]["heading"] == "建设运动场地"
    assert changes[1]["new"]["text"].startswith("（一）建设运动场地。2028年底前")
    for kind, count in loaded["counts"].items():
        assert count == sum(kind in each["kinds"] for each in changes)
    several = json.loads(render("diff", "json", diff_plans.since_revision(), CONTEXT))
    assert [each["comparison"] for each in several["changes"]] == [0] * 7 + [1] * 7
    assert several["counts"] == {kind: 2 * count for kind, count in loaded["counts"].items()}


def test_json_without_findings_says_that_none_were_looked_for() -> None:
    report = replace(diff_plans.report(), findings=False)
    assert json.loads(render("diff", "json", report, CONTEXT))["comparisons"][0]["findings"] is None


# For a pull request ------------------------------------------------------------------------------


def markdown(report: DiffReport, language: Language = "zh") -> str:
    return render("diff", "markdown", report, RenderContext(language, version="0.0.0"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_markdown_golden(language: Language, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / f"diff-{language}.md", markdown(diff_plans.report(), language))
    golden(GOLDEN / f"diff-revision-{language}.md", markdown(diff_plans.since_revision(), language))


def test_markdown_folds_the_changes_and_marks_the_words() -> None:
    shown = markdown(diff_plans.report())
    assert shown.count("<details>") == shown.count("</details>") == 1
    assert "<del>2027</del>年底前" in shown and "<ins>2028</ins>年底前" in shown
    tokens = MarkdownIt("commonmark").enable("table").parse(shown)
    assert [token.type for token in tokens].count("table_open") == 2
    assert [token.type for token in tokens].count("ordered_list_open") == 1
    assert [token.info for token in tokens if token.type == "list_item_open" and token.info] == list(
        "1234567"
    )


RULES = ("measure-without-deadline", "repeated-punctuation")
EVIL = "<script>alert(1)</script> </details> [点](http://x.cn) ![](http://x.cn/a.png) @octocat #12 `a` **b** | c </ins>"


def evil(words: str) -> Compared:
    compared = diff_plans.compared()
    change = compared.changes[4]
    assert change.old is not None and change.new is not None
    new = replace(change.new, text=change.new.text + words, heading=words)
    moved = replace(change, new=replace(new, location=replace(new.location, path=(words, words))))
    added = replace(compared.changes[3], new=new)
    return replace(compared, old=words, new=words, changes=(moved, added))


def test_nothing_of_a_document_becomes_markup() -> None:
    shown = markdown(DiffReport((evil(EVIL),), added=(EVIL,), removed=(EVIL,), revision=EVIL))
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(shown):
        if token.type == "html_block":
            assert re.fullmatch(
                r"<!-- planlint diff -->|</details>|<details><summary>[^<>]*</summary>", token.content.strip()
            )
        for child in token.children or ():
            assert child.type not in ("link_open", "image")
            assert child.type != "code_inline" or child.content in RULES
            if child.type == "html_inline":
                assert child.content in ("<br>", "<ins>", "</ins>", "<del>", "</del>")
    assert "@octocat" not in shown and "#12" not in shown


def test_a_comment_is_never_too_long_and_says_what_it_leaves_out() -> None:
    change = diff_plans.compared().changes[2]
    assert change.old is not None
    long = replace(change, old=replace(change.old, text="改" * 300 + change.old.text))
    report = DiffReport((replace(diff_plans.compared(), changes=(long,) * 900),) * 3)
    shown = markdown(report)
    assert LIMIT // 2 < len(shown.encode("utf-16-le")) // 2 <= diff_markdown.LIMIT
    left = re.search(r"另有 (\d+) 处变化的原文没有列在这里", shown)
    listed = len(re.findall(r"^\d+\. \*\*", shown, re.MULTILINE))
    assert left and int(left[1]) == 2700 - listed and listed > 0
    assert shown.count("<details>") == shown.count("</details>")
