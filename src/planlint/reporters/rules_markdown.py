"""``rules list --format markdown``: a table for every kind."""

from __future__ import annotations

from itertools import groupby

from planlint.model.lesson import RuleList
from planlint.reporters import words
from planlint.reporters.context import RenderContext
from planlint.reporters.rule_markdown import escaped
from planlint.reporters.rules_text import KIND


def render(listing: RuleList, context: RenderContext) -> str:
    head = context.say("| 编号 | 级别 | 查什么 | 规则包 |", "| id | severity | what | packs |")
    lines: list[str] = []
    for kind, group in groupby(listing.rules, key=lambda rule: rule.kind):
        lines += ["", f"## {context.text(KIND[kind])}", "", head, "|---|---|---|---|"]
        for rule in group:
            severity = context.text(words.SEVERITY[rule.severity])
            packs = words.packs(listing.packs.get(rule.id, ()), context)
            lines.append(f"| {rule.id} | {severity} | {escaped(context.text(rule.title))} | {packs} |")
    return "\n".join(lines[1:]) + "\n"
