"""Workflow commands: one line a finding, and nothing a document says begins another command."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from planlint.model.report import CheckReport, Failure
from planlint.model.text import Text
from planlint.reporters import render
from planlint.reporters.context import RenderContext
from tests.reporters import ci_plans, plans

CONTEXT = RenderContext(folder="/repo/sub", root="/repo")


def parsed(line: str) -> tuple[str, dict[str, str], str]:
    """A command as GitHub's runner reads it: name, properties, message."""
    found = re.fullmatch(r"::(\w+) (.*?)::(.*)", line, re.DOTALL)
    assert found, line
    properties = {}
    for each in found[2].split(","):
        key, _, value = each.partition("=")
        assert key not in properties
        properties[key] = unescaped(value.replace("%3A", ":").replace("%2C", ","))
    return found[1], properties, unescaped(found[3])


def unescaped(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def lines(report: CheckReport, context: RenderContext = CONTEXT) -> list[str]:
    """The lines as .NET's reader parts them, the plain one at the end left out."""
    shown = re.split(r"\r\n|\r|\n", render("check", "github", report, context).removesuffix("\n"))
    assert not shown[-1].startswith("::")
    return shown[:-1]


def test_failures_first_then_by_severity() -> None:
    commands = [parsed(line) for line in lines(ci_plans.report())]
    assert [name for name, _, _ in commands] == [*["error"] * 3, *["warning"] * 5, "notice", "warning"]
    assert commands[-1][1:] == (
        {"file": "sub/planlint.yaml", "line": "12", "title": "豁免没有起作用"},
        "vague：没有文稿再有这个问题。",
    )
    assert commands[0][1]["title"] == "文件读不了"


def test_places() -> None:
    commands = [parsed(line) for line in lines(ci_plans.report())]
    word = commands[2][1]
    assert word["file"] == f"sub/{plans.SOURCE}" and "line" not in word
    _, text, said = commands[6]
    assert text == {
        "file": "sub/方案/计划 一.txt", "line": "3", "col": "9", "endColumn": "11",
        "title": "用词不当 [soft-deadline]",
    }  # fmt: skip
    assert "位置：一、主要任务 > （一）加强培训（第3段）" in said.splitlines()
    assert "原文：（一）加强培训。【逐步】推进，100%完成。" in said.splitlines()


def test_the_last_line_counts_and_names_the_summary_when_some_are_not_shown() -> None:
    few = render("check", "github", ci_plans.report(), CONTEXT).splitlines()[-1]
    assert few == "检查了 3 个文件，另有 2 个读不了：1 处错误，5 处警告，1 处提示。"
    many = CheckReport((ci_plans.text_document(*[ci_plans.text_finding()] * 11),))
    assert "GITHUB_STEP_SUMMARY" in render("check", "github", many, CONTEXT).splitlines()[-1]
    assert render("check", "github", CheckReport(()), CONTEXT) == "检查了 0 个文件：没有发现问题。\n"


HOSTILE = st.one_of(
    st.text(st.characters(), max_size=20),
    st.lists(
        st.sampled_from(["::", "error", "\n", "\r", "\r\n", "%0A", "%", ",", ":", "=", "::stop-commands::x", "##[add-mask]", "\u2028", "\x85"]),
        max_size=6,
    ).map("".join),
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_no_words_of_a_document_make_a_command(message: str, title: str, fix: str, name: str) -> None:
    finding = ci_plans.text_finding(message=Text(message), title=Text(title), fix=Text(fix))
    source = "方案" + name.replace("/", "").replace("\0", "") + ".txt"
    report = CheckReport(
        (replace(ci_plans.text_document(finding), source=source),), (Failure(source, Text(message)),)
    )
    commands = lines(report)
    assert len(commands) == 2
    failure, warning = map(parsed, commands)
    assert failure[1]["file"] == warning[1]["file"] == f"sub/{source}"
    assert failure[2] == message
    assert warning[1]["title"] == f"{title} [soft-deadline]"
    assert warning[2].startswith(message)
