"""``check --format junit``: JUnit XML as Jenkins and GitLab read it.

A suite is a document, a case a finding. A finding that fails the run is a failure, one that somebody
has accepted is skipped, a milder one passes and says what it says; a document without findings is one
case that passes, one that cannot be read an error.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import field
from xml.sax.saxutils import escape, quoteattr

from planlint.model.finding import Finding
from planlint.model.levels import FailOn
from planlint.model.records import dataclass
from planlint.model.report import Checked, CheckReport, Failure, Waived
from planlint.model.text import SEVERITIES
from planlint.reporters import words
from planlint.reporters.addresses import address
from planlint.reporters.context import RenderContext
from planlint.reporters.excerpts import excerpt, related

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold (2.2), not even escaped."""


@dataclass(slots=True)
class _Suite:
    name: str
    lines: list[str] = field(default_factory=list)
    failures: int = 0
    errors: int = 0
    skipped: int = 0
    tests: int = 0
    names: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, result: str = "") -> None:
        """One case. Names are told apart by a count: of two with one name GitLab shows only one."""
        self.tests += 1
        self.names[name] += 1
        if self.names[name] > 1:
            name += f" #{self.names[name]}"
        head = f"<testcase classname={_value(self.name)} name={_value(name)}"
        self.lines.append(f"  {head}>{result}</testcase>" if result else f"  {head}/>")


def render(report: CheckReport, context: RenderContext) -> str:
    suites = [_unread(failure, context) for failure in report.failures]
    suites += [_document(document, context) for document in report.documents]
    total = _counts(
        sum(suite.tests for suite in suites),
        sum(suite.failures for suite in suites),
        sum(suite.errors for suite in suites),
    )
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<testsuites name="planlint" {total}>']
    for suite in suites:
        counted = _counts(suite.tests, suite.failures, suite.errors)
        skipped = f' skipped="{suite.skipped}"' if suite.skipped else ""
        lines += [f" <testsuite name={_value(suite.name)} {counted}{skipped}>", *suite.lines, " </testsuite>"]
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _counts(tests: int, failures: int, errors: int) -> str:
    return f'tests="{tests}" failures="{failures}" errors="{errors}"'


def _unread(failure: Failure, context: RenderContext) -> _Suite:
    suite = _Suite(address(failure.source, context))
    suite.errors = 1
    suite.add(
        context.say("读取文件", "reading the file"),
        _element("error", context.text(failure.message), "", "unreadable-document"),
    )
    return suite


def _document(document: Checked, context: RenderContext) -> _Suite:
    suite = _Suite(address(document.source, context))
    for finding in document.findings:
        text = "\n".join(_said(finding, document, context))
        if _fails(finding, document.fail_on or context.fail_on):
            suite.failures += 1
            message = context.text(finding.message)
            result = _element("failure", message, text, finding.severity)
        else:
            result = f"<system-out>{_text(text)}</system-out>"
        suite.add(_name(finding, document, context), result)
    for waived in document.waived:
        suite.skipped += 1
        suite.add(_name(waived.finding, document, context), _element("skipped", _why(waived, context)))
    if not suite.tests:
        suite.add(context.say("没有发现问题", "no findings"))
    return suite


def _fails(finding: Finding, fail_on: FailOn) -> bool:
    return fail_on != "never" and SEVERITIES.index(finding.severity) <= SEVERITIES.index(fail_on)


def _why(waived: Waived, context: RenderContext) -> str:
    how = context.text(words.WAIVED[waived.by])
    return how + (context.say("：", ": ") + waived.reason if waived.reason else "")


def _name(finding: Finding, document: Checked, context: RenderContext) -> str:
    """The rule, what it is called and where: what a list of tests shows."""
    where = _where(finding, document, context)
    return f"{finding.rule}: {context.text(finding.title)}" + context.say("（{}）", " ({})").format(where)


def _where(finding: Finding, document: Checked, context: RenderContext) -> str:
    block = document.blocks.get(finding.location.block) if finding.location else None
    return words.place(finding.location, block, context)


def _said(finding: Finding, document: Checked, context: RenderContext) -> Iterable[str]:
    path = words.path(finding.location.path, context) if finding.location else ""
    bracketed = context.say("（{}）", " ({})")
    where = _where(finding, document, context)
    for name, text in (
        (context.text(words.SEVERITY[finding.severity]), context.text(finding.message)),
        (context.say("位置", "where"), path + bracketed.format(where) if path else where),
        (context.say("原文", "text"), excerpt(finding, document, context)),
        *((context.say("另见", "see"), other) for other in related(finding, document, context)),
        (context.say("为什么", "why"), context.text(finding.why)),
        (context.say("依据", "basis"), words.cite(finding.basis, context)),
        (context.say("怎样改", "to do"), context.text(finding.fix)),
    ):
        if text:
            yield name + context.say("：", ": ") + text


def _element(name: str, message: str, text: str = "", type: str = "") -> str:
    kind = f" type={_value(type)}" if type else ""
    return f"<{name}{kind} message={_value(message)}>{_text(text)}</{name}>"


def _text(text: str) -> str:
    """``text`` between tags; what XML cannot hold becomes U+FFFD."""
    return escape(_ILLEGAL.sub("\ufffd", text))


def _value(text: str) -> str:
    """``text`` as a quoted attribute value."""
    return quoteattr(_ILLEGAL.sub("\ufffd", text))
