"""Markdown for pull requests: words of a document stay words, and it fits into a comment."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from planlint.model.report import CheckReport, Failure
from planlint.model.text import Text
from planlint.reporters import check_markdown, render
from planlint.reporters.context import RenderContext
from planlint.reporters.display import one_line
from planlint.reporters.markdown import escape, fenced
from tests.reporters import ci_plans

CONTEXT = RenderContext(version="0.1.0")
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
JOINER = "\u2060"


def markdown(report: CheckReport, context: RenderContext = CONTEXT) -> str:
    return render("check", "markdown", report, context)


def inline(text: str) -> list[Token]:
    return [child for token in PARSER.parse(text) for child in token.children or ()]


def shown(text: str) -> str:
    """The text that a reader sees, line by line."""
    return "\n".join(
        "".join(child.content for child in token.children or ())
        for token in PARSER.parse(text)
        if token.children
    )


def test_counts_places_words_and_what_to_write() -> None:
    text = markdown(ci_plans.report())
    seen = shown(text)
    assert text.startswith("<!-- planlint -->\n## planlint 检查结果\n")
    assert "检查了 3 个文件，另有 2 个读不了：1 处错误，5 处警告，1 处提示；已豁免 2 处。" in seen
    assert "位置：二、重点任务 > （二）加强教师培训（第6段）" in seen
    assert "原文：（二）加强教师培训。【逐步】提高教师的业务水平。" in seen
    assert "怎样改：改成可以核对的话。" in seen
    assert "豁免没有起作用 planlint.yaml:12 (vague)：没有文稿再有这个问题。" in seen
    assert "规则包：default（看标题像一所学校的方案，可加 --pack school）" in seen
    assert "另一份.docx" not in seen, "documents without findings are only counted"
    assert [token.type for token in PARSER.parse(text)].count("table_open") == 1


def test_the_rows_of_the_table_are_the_documents() -> None:
    rows = [line for line in markdown(ci_plans.report()).splitlines() if line.startswith("|")]
    assert rows[0] == "| 文件 | 错误 | 警告 | 提示 |"
    assert rows[2:] == ["| 方案/青溪县 三年行动计划.docx | 1 | 3 | 1 |", "| 方案/计划 一.txt | - | 2 | - |"]


@pytest.mark.parametrize(
    "text",
    [
        "[点我](http://x.example)", "![图](http://x.example/a.png)", "<img src=x onerror=alert(1)>", "**粗** _斜_ ~~删~~",
        "`code` ``", "&lt;b&gt; &#64;a", "a | b", "\\| \\", "http://x.example/ https://y.example", "$a^2$", "<!-- x -->",
        "1. 一", "- 一", "# 一", "> 一", "+ 一", "===", "---", "[a]: http://x", "a  \nb", "[^1]", "1) 一", "\\", "```",
    ],
)  # fmt: skip
def test_markup_is_shown_as_it_stands(text: str) -> None:
    for around in ("- **警告** {} (`rule`)", "{}", "| a | b |\n| - | - |\n| {} | x |"):
        tokens = inline(around.format(escape(text)))
        kinds = [token.type for token in tokens]
        assert set(kinds) <= {"text", "strong_open", "strong_close", "code_inline", "text_special"}
        assert kinds.count("code_inline") == around.count("`rule`")
        assert one_line(text) in shown(around.format(escape(text))).replace(JOINER, "")
    assert len(PARSER.parse(escape(text))) == 3, "a paragraph, no list, heading or quotation"


def test_nobody_is_mentioned_and_nothing_referred_to() -> None:
    text = escape("@octocat #12 o/r#3 GH-4 a@b.example")
    assert not re.search(r"[@#]\w|GH-\d", text)
    assert text.replace(JOINER, "") == "@octocat #12 o/r#3 GH-4 a@b.example"


@settings(max_examples=200, deadline=None)
@given(st.text(st.one_of(st.characters(), st.sampled_from("[]()<>!*_`~|\\&#@:/-+=.1 $")), max_size=40))
def test_any_words_stay_words(text: str) -> None:
    expected = one_line(text)
    tokens = inline("- **x** " + escape(text) + " (`r`)")
    assert {token.type for token in tokens} <= {
        "text",
        "text_special",
        "strong_open",
        "strong_close",
        "code_inline",
    }
    seen = "".join(token.content for token in tokens).replace(JOINER, "")
    assert seen == f"x {expected} (r)"
    cells = PARSER.parse(f"| a | b |\n| - | - |\n| {escape(text)} | x |")
    assert [token.type for token in cells].count("td_open") == 2


@given(st.text(st.sampled_from("`~a\n"), max_size=20))
def test_a_code_block_holds_any_text(text: str) -> None:
    [token] = PARSER.parse(fenced(text))
    assert token.type == "fence" and token.content == text + "\n"


def test_a_comment_is_never_too_long_and_says_what_it_leaves_out() -> None:
    errors = [ci_plans.text_finding("error", message=Text(f"第{n}个错误")) for n in range(3)]
    milder = [ci_plans.text_finding("info", message=Text(f"第{n}个提示" + "长" * 200)) for n in range(900)]
    report = CheckReport(
        tuple(ci_plans.text_document(*milder, *errors, source=f"方案{n}.txt") for n in range(3)),
        tuple(Failure(f"坏{n}.docx", Text("读不了" * 50)) for n in range(500)),
    )
    text = markdown(report)
    assert 50_000 < len(text.encode("utf-16-le")) // 2 <= check_markdown.LIMIT
    assert text.count("个错误") == 9, "the most severe stay"
    left = re.search(r"另有 (\d+) 处提示没有列在这里", shown(text))
    assert left and int(left[1]) == 2700 - text.count("个提示")
    listed = text.count("- **读不了**")
    assert f"另有 {500 - listed} 项没有列在这里。" in text


def test_what_fits_is_whole() -> None:
    report = CheckReport((ci_plans.text_document(*[ci_plans.text_finding()] * 40),))
    text = markdown(report, replace(CONTEXT, language="en"))
    assert text.count("soft-deadline") == 40
    assert "Not listed" not in text
