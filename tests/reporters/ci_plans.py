"""A report that has everything a format for CI must be able to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from planlint.model.document import Block
from planlint.model.finding import Finding
from planlint.model.outline import Location
from planlint.model.report import Checked, CheckReport, Failure, Stale, Suggestion, Waived
from planlint.model.rule import Example, Rule, Scope, WordingCheck
from planlint.model.text import Severity, Span, Text
from tests.reporters import plans

LINES = ("青溪县行动计划", "一、主要任务", "（一）加强培训。逐步推进，100%完成。")


def rule(id: str, severity: Severity) -> Rule:
    return Rule(
        id=id,
        kind="wording",
        severity=severity,
        title=Text("用词不当", "Wording"),
        message=Text("“{quote}”写得不对", "“{quote}” is not right"),
        summary=None,
        why=Text("含糊的话无法督查。", "Vague words cannot be checked."),
        fix=Text("改成可以核对的话。", "Write what can be checked."),
        basis=(plans.BASIS,),
        scope=Scope(),
        check=WordingCheck(patterns=("逐步",)),
        examples=(
            Example("一、任务\n«逐步»推进。", True),
            Example("一、任务\n要«逐步»推进。", True),
            Example("一、任务\n推进。", False),
            Example("一、任务\n要推进。", False),
        ),
        origin=Path("rules/wording/soft-deadline.yaml"),
    )


def text_finding(severity: Severity = "warning", **more: object) -> Finding:
    """A finding in the third line of a plain text."""
    place = Location(2, Span(8, 10), ("一、主要任务", "（一）加强培训"), 3)
    return replace(plans.finding("soft-deadline", severity, None, **more), location=place, quote="逐步")


def text_document(*findings: Finding, **more: object) -> Checked:
    settings: dict[str, object] = {
        "source": "方案/计划 一.txt",
        "sha256": "2" * 64,
        "title": LINES[0],
        "findings": findings,
        "blocks": {
            index: Block(index, "body", line, paragraph=index + 1) for index, line in enumerate(LINES)
        },
        "format": "text",
        "size": 99,
    }
    settings.update(more)
    return Checked(**settings)  # type: ignore[arg-type]


def report() -> CheckReport:
    """Word and plain text; every severity; accepted, stale, unreadable, passed over."""
    base = plans.check_report()
    first, clean = base.documents
    waived = (
        Waived(
            plans.finding("soft-deadline", "warning", 6, (0, 3)), "comment", "领导已同意", date(2026, 12, 31)
        ),
        Waived(plans.finding("vague", "info", 5, (12, 14)), "baseline"),
    )
    suited = Suggestion(("school",), Text("看标题像一所学校的方案", "by its title a school's"))
    first = replace(first, waived=waived, size=24888, packs=("default",), suggested=suited)
    stale = Stale(
        "config", "vague", "方案*.docx", "planlint.yaml:12", Text("没有文稿再有这个问题。", "Nothing has it.")
    )
    return replace(
        base,
        documents=(first, replace(clean, size=7), text_document(text_finding(), text_finding())),
        failures=(*base.failures, Failure("../别处/旧.docx", Text("文件已加密。", "The file is encrypted."))),
        skipped=("方案/旧方案.wps",),
        stale=(stale,),
        rules=(rule("no-safeguards", "error"), rule("soft-deadline", "warning"), rule("vague", "info")),
    )
