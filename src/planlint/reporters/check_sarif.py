"""``check --format sarif``: SARIF 2.1.0, for code scanning and for editors that show it.

A .docx has no lines: a finding in one is told by the headings above it, and its region is the whole
file in bytes. In plain text and Markdown it has its line and columns (code points, from 1).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from planlint.model.document import Block
from planlint.model.finding import Finding
from planlint.model.outline import Location
from planlint.model.report import Checked, CheckReport, Failure, Stale, Waived
from planlint.model.text import Text
from planlint.reporters import words
from planlint.reporters.addresses import uri, written_in
from planlint.reporters.as_json import Object, basis
from planlint.reporters.context import RenderContext
from planlint.reporters.excerpts import excerpt
from planlint.reporters.packs_line import suggestion_object
from planlint.reporters.sarif_rules import LEVEL, descriptor, plain, sentence

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "%SRCROOT%"
"""What paths are relative to; where that is, the program that reads the report knows."""

FINGERPRINT = "planlint/v1"
MOST_RELATED = 100
"""Other places of one finding that are listed; GitHub shows no more."""

_MIME = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "text": "text/plain",
    "markdown": "text/markdown",
}
_NOTIFICATIONS: dict[str, tuple[Text, Text]] = {
    "unreadable-document": (
        Text("文件读不了。", "A document cannot be read."),
        Text(
            "请先看 Word 或 WPS 能不能打开它，再另存为 .docx。",
            "See whether Word opens it; save it as .docx.",
        ),
    ),
    "incompletely-read": (
        Text("有内容没有读全。", "Not all of a document could be read."),
        Text("没有读到的部分请人工核对。", "Check by hand what was not read."),
    ),
    "skipped-file": (
        Text("跳过了不能读的格式。", "A file of a kind that is not read was passed over."),
        Text("请另存为 .docx 再检查。", "Save it as .docx to have it checked."),
    ),
    "stale-waiver": (
        Text("豁免或基线里有不再起作用的条目。", "A waiver or baseline entry does nothing any more."),
        Text("请删去这一条。", "Delete the entry."),
    ),
}
"""What the run itself reports, and what to do about it."""


def render(report: CheckReport, context: RenderContext) -> str:
    language = context.say("zh-CN", "en")
    index = {rule.id: number for number, rule in enumerate(report.rules)}
    run = {
        "tool": {"driver": _driver(report, context, language)},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {ROOT: {"description": {"text": _root_is(context)}}},
        "invocations": [_invocation(report, context)],
        "artifacts": [_artifact(document, context) for document in report.documents],
        "results": list(_results(report, index, context)),
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _root_is(context: RenderContext) -> str:
    return context.say(
        "运行 planlint 的文件夹或代码库的根。", "Where planlint ran, or the root of the checkout."
    )


def _driver(report: CheckReport, context: RenderContext, language: str) -> Object:
    driver: Object = {
        "name": "planlint",
        "fullName": f"planlint {context.version}".strip(),
        "language": language,
        "shortDescription": {"text": context.say("检查方案文稿。", "Checks policy plans.")},
        "rules": [descriptor(rule, context) for rule in report.rules],
        "notifications": [
            {
                "id": id,
                "shortDescription": {"text": context.text(what)},
                "fullDescription": {"text": context.text(what)},
                "help": {"text": context.text(todo)},
            }
            for id, (what, todo) in _NOTIFICATIONS.items()
        ],
    }
    if context.version:
        driver["version"] = context.version
        if re.fullmatch(r"\d+\.\d+\.\d+", context.version):
            driver["semanticVersion"] = context.version
    return driver


def _artifact(document: Checked, context: RenderContext) -> Object:
    artifact: Object = {
        "location": _file(document.source, context),
        "roles": ["analysisTarget"],
        "mimeType": _MIME[document.format],
        "hashes": {"sha-256": document.sha256},
    }
    if document.size:
        artifact["length"] = document.size
    if document.packs:
        artifact["properties"] = {
            "packs": list(document.packs),
            "suggested": suggestion_object(document.suggested),
        }
    if document.title:
        artifact["description"] = {"text": plain(document.title)}
    return artifact


def _file(source: str, context: RenderContext) -> Object:
    address, relative = uri(source, context)
    return {"uri": address, "uriBaseId": ROOT} if relative else {"uri": address}


def _results(report: CheckReport, index: Mapping[str, int], context: RenderContext) -> Iterable[Object]:
    """Findings and waived ones; where one is suppressed all say whether they are (3.27.23)."""
    some = any(document.waived for document in report.documents)
    for document in report.documents:
        for finding in document.findings:
            result = _result(finding, document, index, context)
            yield result | {"suppressions": []} if some else result
        for waived in document.waived:
            result = _result(waived.finding, document, index, context)
            yield result | {"suppressions": [_suppression(waived, context)]}


def _result(finding: Finding, document: Checked, index: Mapping[str, int], context: RenderContext) -> Object:
    message = sentence(context.text(finding.message))
    if fix := context.text(finding.fix):
        message += context.say("怎样改：", " What to do: ") + sentence(fix)
    result: Object = {
        "ruleId": finding.rule,
        "level": LEVEL[finding.severity],
        "message": {"text": message},
        "locations": [_location(finding.location, document, context)],
        # GitHub follows an alert through edits by the second name alone.
        "partialFingerprints": {
            FINGERPRINT: finding.fingerprint,
            "primaryLocationLineHash": finding.fingerprint,
        },
        "properties": {"basis": basis(finding.basis)},
    }
    if finding.rule in index:
        result["ruleIndex"] = index[finding.rule]
    if quote := excerpt(finding, document, context):
        result["properties"]["excerpt"] = quote
    if finding.related:
        result["relatedLocations"] = [
            _location(item.location, document, context)
            | {"id": number, "message": {"text": plain(context.text(item.note))}}
            for number, item in enumerate(finding.related[:MOST_RELATED])
        ]
    return result


def _location(place: Location | None, document: Checked, context: RenderContext) -> Object:
    block = document.blocks.get(place.block) if place else None
    physical: Object = {"artifactLocation": _file(document.source, context)}
    if region := _region(place, block, document):
        physical["region"] = region
        # What surrounds a region must be more than the region (3.29.5).
        if block and "snippet" in region and region["snippet"]["text"] != block.text:
            physical["contextRegion"] = {
                "startLine": region["startLine"],
                "endLine": region["startLine"],
                "snippet": {"text": block.text},
            }
    found: Object = {"physicalLocation": physical}
    if place is None:
        return found
    if place.path:
        found["logicalLocations"] = [
            {"name": place.path[-1], "fullyQualifiedName": " > ".join(place.path), "kind": "heading"}
        ]
    found["message"] = {"text": plain(words.place(place, block, context))}
    found["properties"] = {"paragraph": place.paragraph, "start": place.span.start, "end": place.span.end}
    return found


def _region(place: Location | None, block: Block | None, document: Checked) -> Object:
    """Line and columns where the file has lines; else the whole file, in bytes."""
    if document.format == "docx" or place is None or block is None:
        return {"byteOffset": 0, "byteLength": document.size} if document.size else {}
    region: Object = {"startLine": place.block + 1}
    if block.outline_level is None:
        # A heading of Markdown is read without its #, so its columns are not those of the file.
        region |= {
            "startColumn": place.span.start + 1,
            "endColumn": place.span.end + 1,
            "snippet": {"text": block.text[place.span.start : place.span.end]},
        }
    return region


def _suppression(waived: Waived, context: RenderContext) -> Object:
    suppression: Object = {
        "kind": "inSource" if waived.by == "comment" else "external",
        "status": "accepted",
        "justification": waived.reason or context.text(words.WAIVED[waived.by]),
        "properties": {"by": waived.by},
    }
    if waived.until is not None:
        suppression["properties"]["until"] = waived.until.isoformat()
    return suppression


def _invocation(report: CheckReport, context: RenderContext) -> Object:
    notifications = [_failure(failure, context) for failure in report.failures]
    for document in report.documents:
        notifications += [
            _notification("incompletely-read", "warning", warning, document.source, context)
            for warning in document.warnings
        ]
    notifications += [
        _notification("skipped-file", "note", _NOTIFICATIONS["skipped-file"][0], path, context)
        for path in report.skipped
    ]
    return {
        "executionSuccessful": not report.failures,
        "toolExecutionNotifications": notifications,
        "toolConfigurationNotifications": [_stale(stale, context) for stale in report.stale],
    }


def _failure(failure: Failure, context: RenderContext) -> Object:
    return _notification("unreadable-document", "error", failure.message, failure.source, context)


def _stale(stale: Stale, context: RenderContext) -> Object:
    file, line = written_in(stale)
    notification = _notification("stale-waiver", "warning", stale.why, file, context)
    if line:
        notification["locations"][0]["physicalLocation"]["region"] = {"startLine": line}
    said = {"by": stale.by, "rule": stale.rule, "document": stale.source, "place": stale.place}
    return notification | {"properties": said}


def _notification(id: str, level: str, said: Text, source: str, context: RenderContext) -> Object:
    return {
        "descriptor": {"id": id, "index": list(_NOTIFICATIONS).index(id)},
        "level": level,
        "message": {"text": sentence(context.text(said))},
        "locations": [{"physicalLocation": {"artifactLocation": _file(source, context)}}],
    }
