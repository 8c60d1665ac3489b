"""``config`` for people: every value that holds, where it was stated, and the rules that result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planlint.model.levels import Level
from planlint.model.resulting import Resulting
from planlint.model.settings import Held, Origin, Settings
from planlint.model.text import SEVERITIES
from planlint.model.waiver import Waiver
from planlint.reporters import words
from planlint.reporters.canvas import Canvas
from planlint.reporters.context import RenderContext
from planlint.reporters.display import names, one_line, width

Row = tuple[str, Origin]
"""What is said of a value, and where it was stated."""


def render(report: Resulting, context: RenderContext) -> str:
    canvas = Canvas(context)
    settings = report.settings
    where = context.say("没有（用内置默认值）", "none (built-in values hold)")
    canvas.verbatim(one_line(report.path), "strong")
    canvas.verbatim(
        str(settings.config) if settings.config else where,
        first=context.say("配置文件：", "Configuration: "),
    )
    if report.excluded:
        canvas.line(context.say("按 exclude，不检查。", "Not checked, as exclude says."), "yellow")
    canvas.blank()
    for key, rows in _rows(settings, context).items():
        for number, (text, origin) in enumerate(rows):
            said = text + context.say("（{}）", " ({})").format(_place(origin, context))
            canvas.field("" if number else key, said, columns=_COLUMNS)
    canvas.blank()
    _rules(canvas, report)
    return canvas.text()


_COLUMNS = len("min-severity")


def _rows(settings: Settings, context: RenderContext) -> Mapping[str, list[Row]]:
    """The keys as ``planlint.yaml`` spells them, with everything that holds of each."""
    none = context.say("无", "none")
    rows: dict[str, list[Row]] = {
        "packs": [(_listed(settings.packs.value, context) or none, settings.packs.origin)],
        "rules": [(one_line(str(held.value)), held.origin) for held in settings.rules],
        "select": [(_listed(held.value, context), held.origin) for held in settings.select],
        "ignore": [(_listed(held.value, context), held.origin) for held in settings.ignore],
        "severity": [(_levels(held, context), held.origin) for held in settings.severity],
        "fail-on": [(settings.fail_on.value, settings.fail_on.origin)],
        "min-severity": [(settings.min_severity.value, settings.min_severity.origin)],
        "language": [(settings.language.value, settings.language.origin)],
        "exclude": [(_listed(settings.exclude.value, context) or none, settings.exclude.origin)],
        "waivers": [
            (_waiver(waiver, context), Origin("file", waiver.origin, waiver.line))
            for waiver in settings.waivers
        ],
        "baseline": [(one_line(str(settings.baseline.value or none)), settings.baseline.origin)],
    }
    return {key: found or [(none, Origin())] for key, found in rows.items()}


def _listed(values: Iterable[str], context: RenderContext) -> str:
    return names([one_line(value) for value in values], context.language)


def _levels(held: Held[tuple[tuple[str, Level], ...]], context: RenderContext) -> str:
    return _listed((f"{name}: {level}" for name, level in held.value), context)


def _waiver(waiver: Waiver, context: RenderContext) -> str:
    """``long-heading，方案.docx，至 2026-12-31：原因``."""
    until = waiver.until and context.say(f"至 {waiver.until} 为止", f"until {waiver.until}")
    parts = (waiver.rule, waiver.document, waiver.text and f"“{waiver.text}”", waiver.fingerprint, until)
    said = context.say("，", ", ").join(one_line(str(part)) for part in parts if part)
    return said + context.say("：", ": ") + one_line(waiver.reason)


def _place(origin: Origin, context: RenderContext) -> str:
    """Where a value was stated."""
    file = f"{origin.path.name}:{origin.line}" if origin.path else ""
    said = {
        "default": context.say("内置默认", "built in"),
        "file": file,
        "override": file + context.say(f"，overrides：{origin.detail}", f", overrides: {origin.detail}"),
        "environment": context.say(f"环境变量 {origin.detail}", f"environment variable {origin.detail}"),
        "command": context.say(f"命令行 {origin.detail}", f"command line, {origin.detail}"),
    }
    return one_line(said[origin.by])


def _rules(canvas: Canvas, report: Resulting) -> None:
    context = canvas.context
    counts = dict.fromkeys(SEVERITIES, 0)
    kinds: dict[str, int] = {}
    for kind, severity, count in report.rules:
        counts[severity] += count
        kinds[kind] = kinds.get(kind, 0) + count
    total = sum(counts.values())
    severities = names(
        [f"{context.text(words.SEVERITY[severity])} {count}" for severity, count in counts.items() if count],
        context.language,
    )
    packs = names([one_line(pack) for pack in report.packs], context.language)
    text = context.say(
        f"用 {total} 条规则（共有 {report.known} 条）", f"{total} rules run (of {report.known} there are)"
    )
    if severities:
        text += context.say(f"：{severities}", f": {severities}")
    canvas.line(text + context.say("。", "."), "strong")
    if kinds:
        shown = names([f"{kind} {count}" for kind, count in kinds.items()], context.language)
        head = context.say("按种类：", "By kind: ")
        canvas.line(shown, first=head, rest=" " * width(head))
    if packs:
        head = context.say("规则包：", "Packs: ")
        canvas.line(packs, first=head, rest=" " * width(head))
    canvas.line(
        context.say("逐条列出：planlint rules list", "All of them: planlint rules list"),
        "dim",
    )
