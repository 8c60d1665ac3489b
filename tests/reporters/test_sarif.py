"""SARIF: valid for its schema and for Microsoft's checker, honest about places, stable."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator

from planlint.cli.output import encode
from planlint.model.finding import Related
from planlint.model.outline import Location
from planlint.model.report import CheckReport, Failure, Waived
from planlint.model.text import Span, Text
from planlint.reporters import render
from planlint.reporters.context import RenderContext
from tests.reporters import ci_plans, multitool, plans

CONTEXT = RenderContext(version="0.1.0", folder="/repo/sub", root="/repo")
OURS = Draft202012Validator(json.loads((Path(__file__).parent / "sarif.schema.json").read_text("utf-8")))
"""What planlint writes of SARIF 2.1.0, nothing else allowed."""


def sarif(report: CheckReport, context: RenderContext = CONTEXT) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(encode(render("check", "sarif", report, context), "sarif"))
    return loaded


def run(report: CheckReport, context: RenderContext = CONTEXT) -> dict[str, Any]:
    made: dict[str, Any] = sarif(report, context)["runs"][0]
    return made


def test_it_keeps_to_the_schema() -> None:
    loaded = sarif(ci_plans.report())
    OURS.validate(loaded)
    OURS.validate(sarif(plans.check_report(), RenderContext(language="en")))
    OURS.validate(sarif(CheckReport(())))


@multitool.needs_multitool
def test_it_keeps_to_the_schema_of_the_standard() -> None:
    standard = Draft7Validator(json.loads(multitool.SCHEMA.read_text("utf-8-sig")))
    for report in (ci_plans.report(), CheckReport(())):
        standard.validate(sarif(report))


@multitool.needs_multitool
def test_microsofts_checker_finds_nothing(tmp_path: Path) -> None:
    for name, report, context in (
        ("zh", ci_plans.report(), CONTEXT),
        ("en", ci_plans.report(), replace(CONTEXT, language="en")),
        ("empty", CheckReport(()), CONTEXT),
    ):
        path = tmp_path / f"{name}.sarif"
        path.write_bytes(encode(render("check", "sarif", report, context), "sarif"))
        assert multitool.complaints(path) == [], name


def test_a_word_document_has_no_lines() -> None:
    result = run(ci_plans.report())["results"][1]
    place = result["locations"][0]
    assert place["physicalLocation"]["region"] == {"byteOffset": 0, "byteLength": 24888}
    assert place["logicalLocations"] == [
        {
            "name": "（二）加强教师培训",
            "fullyQualifiedName": "二、重点任务 > （二）加强教师培训",
            "kind": "heading",
        }
    ]
    assert place["message"]["text"] == "第6段"
    assert place["properties"]["paragraph"] == 6
    assert "【逐步】" in result["properties"]["excerpt"]


def test_plain_text_has_line_and_columns() -> None:
    result = run(ci_plans.report())["results"][-1]
    place = result["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 3, "startColumn": 9, "endColumn": 11, "snippet": {"text": "逐步"}}
    assert place["contextRegion"]["snippet"]["text"] == ci_plans.LINES[2]


def test_a_heading_of_markdown_has_no_columns() -> None:
    """It is read without its ``#``: the columns of the words are not those of the file."""
    document = ci_plans.text_document(ci_plans.text_finding(), format="markdown")
    blocks = {2: replace(document.blocks[2], outline_level=2)}
    report = CheckReport((replace(document, blocks=blocks),))
    region = run(report)["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3}
    assert "contextRegion" not in run(report)["results"][0]["locations"][0]["physicalLocation"]


def test_what_surrounds_a_region_is_more_than_the_region() -> None:
    finding = ci_plans.text_finding()
    whole = replace(finding, location=replace(finding.location, span=Span(0, len(ci_plans.LINES[2]))))  # type: ignore[type-var]
    [result] = run(CheckReport((ci_plans.text_document(whole),)))["results"]
    assert "contextRegion" not in result["locations"][0]["physicalLocation"]


def test_a_finding_lists_a_hundred_other_places_at_most() -> None:
    related = (Related(Location(0, Span(0, 1)), Text("处")),) * 5000
    [result] = run(CheckReport((ci_plans.text_document(ci_plans.text_finding(related=related)),)))["results"]
    assert len(result["relatedLocations"]) == 100


def test_addresses_are_relative_to_the_checkout_and_percent_encoded() -> None:
    made = run(ci_plans.report())
    address = made["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert address["uriBaseId"] == "%SRCROOT%"
    assert address["uri"].isascii() and " " not in address["uri"]
    assert unquote(address["uri"]) == f"sub/{plans.SOURCE}"
    unread = made["invocations"][0]["toolExecutionNotifications"][1]
    elsewhere = unread["locations"][0]["physicalLocation"]["artifactLocation"]
    assert unquote(elsewhere["uri"]) == "别处/旧.docx", "../别处 of /repo/sub"


def test_a_document_outside_the_checkout_has_a_whole_address() -> None:
    report = CheckReport((), (Failure("/elsewhere/方案.docx", Text("坏了")),))
    place = run(report)["invocations"][0]["toolExecutionNotifications"][0]["locations"][0]
    address = place["physicalLocation"]["artifactLocation"]
    assert "uriBaseId" not in address
    assert unquote(address["uri"]) == "file:///elsewhere/方案.docx"


def test_rules_are_explained_and_pointed_at() -> None:
    made = run(ci_plans.report())
    rules = made["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["no-safeguards", "soft-deadline", "vague"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in made["results"])
    soft = rules[1]
    assert soft["name"] == "SoftDeadline"
    assert soft["defaultConfiguration"] == {"level": "warning"}
    assert "为什么：含糊的话无法督查。" in soft["help"]["text"]
    assert "【逐步】推进。" in soft["help"]["markdown"]
    assert "helpUri" not in soft


def test_levels() -> None:
    levels = [result["level"] for result in run(ci_plans.report())["results"]]
    assert levels[:3] == ["error", "warning", "note"]


def test_accepted_findings_are_suppressed_and_all_others_say_that_they_are_not() -> None:
    results = run(ci_plans.report())["results"]
    kinds = [[each["kind"] for each in result["suppressions"]] for result in results]
    assert kinds.count(["inSource"]) == 1 and kinds.count(["external"]) == 1
    assert kinds.count([]) == len(kinds) - 2
    [comment] = next(r["suppressions"] for r in results if r["suppressions"])
    assert comment["justification"] == "领导已同意"
    assert comment["properties"] == {"by": "comment", "until": "2026-12-31"}
    assert not any("suppressions" in result for result in run(plans.check_report())["results"])


def test_the_run_says_what_it_could_not_do() -> None:
    invocation = run(ci_plans.report())["invocations"][0]
    assert invocation["executionSuccessful"] is False
    said = [(each["descriptor"]["id"], each["level"]) for each in invocation["toolExecutionNotifications"]]
    assert said == [
        ("unreadable-document", "error"),
        ("unreadable-document", "error"),
        ("incompletely-read", "warning"),
        ("skipped-file", "note"),
    ]
    [stale] = invocation["toolConfigurationNotifications"]
    assert stale["properties"] == {
        "by": "config", "rule": "vague", "document": "方案*.docx", "place": "planlint.yaml:12",
    }  # fmt: skip
    assert stale["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "sub/planlint.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 12},
    }
    assert run(CheckReport(()))["invocations"][0]["executionSuccessful"] is True


def test_alerts_are_followed_by_our_fingerprint() -> None:
    for result in run(ci_plans.report())["results"]:
        prints = result["partialFingerprints"]
        assert prints["planlint/v1"] == prints["primaryLocationLineHash"] != ""


def test_words_of_a_document_make_no_links_or_placeholders() -> None:
    finding = ci_plans.text_finding(message=Text("“[点我](http://x.example)”{0}"), fix=Text(""))
    [result] = run(CheckReport((ci_plans.text_document(finding),)))["results"]
    assert "](" not in result["message"]["text"]
    assert "{{0}}" in result["message"]["text"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(), max_size=30), min_size=8, max_size=8))
def test_any_words_make_valid_sarif(words: list[str]) -> None:
    message, fix, quote, heading, source, reason, title, note = words
    finding = ci_plans.text_finding(message=Text(message), fix=Text(fix))
    place = replace(finding.location, path=(heading,))  # type: ignore[type-var]
    finding = replace(finding, location=place, quote=quote)
    document = ci_plans.text_document(
        finding,
        source=source.replace("\0", "") or "x",
        title=title,
        waived=(Waived(finding, "config", reason),),
    )
    loaded = sarif(
        CheckReport(
            (document,), (Failure("a.docx", Text(note)),), rules=(ci_plans.rule("soft-deadline", "error"),)
        )
    )
    OURS.validate(loaded)
    for result in loaded["runs"][0]["results"]:
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri.isascii() and not set(uri) & set(' "<>\\^`{|}')
