"""JUnit XML: valid, counted right, and whatever a document says stays text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from planlint.cli.output import encode
from planlint.model.report import CheckReport, Failure, Waived
from planlint.model.text import Text
from planlint.reporters import render
from planlint.reporters.context import RenderContext
from tests.reporters import ci_plans, plans

CONTEXT = RenderContext()
SCHEMA = etree.XMLSchema(etree.parse(str(Path(__file__).parent / "junit.xsd")))


def junit(report: CheckReport, context: RenderContext = CONTEXT) -> Any:
    root = etree.fromstring(encode(render("check", "junit", report, context), "junit"))
    SCHEMA.assertValid(root)
    for suite in root:
        assert int(suite.get("tests")) == len(suite)
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("errors")) == len(suite.findall("testcase/error"))
        assert int(suite.get("skipped", "0")) == len(suite.findall("testcase/skipped"))
    for name in ("tests", "failures", "errors"):
        assert int(root.get(name)) == sum(int(suite.get(name)) for suite in root)
    return root


@pytest.mark.parametrize(
    ("fail_on", "failures"), [("error", 1), ("warning", 6), ("info", 7), ("never", 0)]
)  # fmt: skip
def test_what_fails_the_run_is_a_failure(fail_on: Any, failures: int) -> None:
    root = junit(ci_plans.report(), replace(CONTEXT, fail_on=fail_on))
    assert int(root.get("failures")) == failures
    assert int(root.get("errors")) == 2


def test_a_suite_is_a_document_and_a_case_a_finding() -> None:
    root = junit(ci_plans.report())
    assert [suite.get("name") for suite in root] == [
        "坏.docx", "../别处/旧.docx", plans.SOURCE, "另一份.docx", "方案/计划 一.txt",
    ]  # fmt: skip
    clean = root[3]
    assert [case.get("name") for case in clean] == ["没有发现问题"]
    milder = root[2][1]
    assert milder.get("name") == "soft-deadline: 用词不当（第6段）"
    assert "原文：（二）加强教师培训。【逐步】提高教师的业务水平。" in milder.findtext("system-out")


def test_no_two_cases_have_one_name() -> None:
    """Of two with one name GitLab shows one."""
    for suite in junit(ci_plans.report()):
        names = [case.get("name") for case in suite]
        assert len(names) == len(set(names))


def test_accepted_findings_are_skipped_with_their_reason() -> None:
    said = [case.get("message") for case in junit(ci_plans.report()).iter("skipped")]
    assert said == ["已在文稿的批注中豁免：领导已同意", "已记入基线"]


def test_nothing_checked_is_still_valid() -> None:
    assert len(junit(CheckReport(()))) == 0


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(), max_size=30), min_size=6, max_size=6))
def test_any_words_make_valid_xml(words: list[str]) -> None:
    message, fix, heading, source, reason, why = words
    finding = ci_plans.text_finding(message=Text(message), fix=Text(fix), why=Text(why))
    place = replace(finding.location, path=(heading,))  # type: ignore[type-var]
    finding = replace(finding, location=place)
    document = ci_plans.text_document(
        finding, source=source or "x", waived=(Waived(finding, "config", reason),)
    )
    root = junit(
        CheckReport((document,), (Failure("a.docx", Text(message)),)), replace(CONTEXT, fail_on="info")
    )
    assert [case.tag for case in root.iter() if case.tag not in ("testsuites", "testsuite", "testcase")] == [
        "error", "failure", "skipped",
    ]  # fmt: skip


def test_markup_in_a_document_is_text() -> None:
    hostile = "]]></failure><x a='1'>&lt;\"\x00\x0b\ufffe"
    finding = ci_plans.text_finding("error", message=Text(hostile))
    root = junit(CheckReport((ci_plans.text_document(finding),)))
    [failure] = root.iter("failure")
    assert failure.get("message") == hostile.translate({0: 0xFFFD, 0x0B: 0xFFFD, 0xFFFE: 0xFFFD})
