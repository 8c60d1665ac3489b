"""Reports: one file per output, each a pure function ``(what, RenderContext) -> str``."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from planlint.reporters.context import RenderContext

REPORTERS: dict[tuple[str, str], str] = {
    ("gaps", "text"): "gaps_text",
    ("gaps", "json"): "gaps_json",
    ("check", "text"): "check_text",
    ("check", "json"): "check_json",
    ("check", "sarif"): "check_sarif",
    ("check", "github"): "check_github",
    ("check", "junit"): "check_junit",
    ("check", "markdown"): "check_markdown",
    ("diff", "text"): "diff_text",
    ("diff", "json"): "diff_json",
    ("diff", "html"): "diff_html",
    ("diff", "markdown"): "diff_markdown",
    ("trace", "text"): "trace_text",
    ("trace", "json"): "trace_json",
    ("trace", "markdown"): "trace_markdown",
    ("trace", "html"): "trace_html",
    ("trace", "xlsx"): "trace_xlsx",
    ("outline", "text"): "outline_text",
    ("outline", "json"): "outline_json",
    ("text", "text"): "document_text",
    ("text", "json"): "document_json",
    ("config", "text"): "config_text",
    ("config", "json"): "config_json",
    ("rules", "text"): "rules_text",
    ("rules", "json"): "rules_json",
    ("rule", "text"): "rule_text",
    ("rule", "json"): "rule_json",
    ("rule", "markdown"): "rule_markdown",
    ("rules", "markdown"): "rules_markdown",
    ("rules_test", "text"): "examples_text",
    ("rules_test", "json"): "examples_json",
}
"""What is shown and in which format → the module whose ``render`` does it, imported when used."""

BINARY = ("xlsx",)
"""Formats that are no text: they go into a file, by ``render_bytes``."""


def render(what: str, format: str, report: Any, context: RenderContext) -> str:
    """``report`` as text in the given format; ``what`` is a first key of ``REPORTERS``."""
    module = import_module(f"planlint.reporters.{REPORTERS[what, format]}")
    result: str = module.render(report, context)
    return result


def render_bytes(what: str, format: str, report: Any, context: RenderContext) -> bytes:
    """The same for a format of ``BINARY``."""
    module = import_module(f"planlint.reporters.{REPORTERS[what, format]}")
    result: bytes = module.render(report, context)
    return result
