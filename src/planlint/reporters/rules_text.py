"""``rules list`` for people: one rule a line, kind by kind."""

from __future__ import annotations

from itertools import groupby

from planlint.model.lesson import RuleList
from planlint.model.rule import RuleKind
from planlint.model.text import Text
from planlint.reporters import words
from planlint.reporters.canvas import Canvas
from planlint.reporters.context import RenderContext
from planlint.reporters.display import pad, width

KIND: dict[RuleKind, Text] = {
    "coverage": Text("主题有没有写到", "coverage: themes acted on"),
    "measure": Text("措施写得全不全", "measure: what measures name"),
    "target": Text("指标的数值够不够", "target: figures held against their standard"),
    "structure": Text("结构和序号", "structure: sections and numbers"),
    "reference": Text("引用对不对", "reference: what is cited"),
    "consistency": Text("前后是否一致", "consistency: facts that must agree"),
    "wording": Text("用词和标点", "wording: words and punctuation"),
    "format": Text("版式合不合规范", "format: how the document looks"),
}


def render(listing: RuleList, context: RenderContext) -> str:
    canvas, rules = Canvas(context), listing.rules
    if not rules:
        return context.say("没有符合条件的规则。\n", "No rules match.\n")
    size = max(len(rule.id) for rule in rules)
    mark = max(width(context.text(text)) for text in words.SEVERITY.values())
    for kind, group in groupby(rules, key=lambda rule: rule.kind):
        members = list(group)
        count = context.say(f"（{len(members)} 条）", f" ({len(members)})")
        canvas.heading(context.text(KIND[kind]) + count)
        for rule in members:
            severity = pad(context.text(words.SEVERITY[rule.severity]), mark)
            first = f"  {severity}  {rule.id.ljust(size)}  "
            rest = " " * (width(first) if width(first) < context.width // 2 + 8 else 6)
            packs = words.packs(listing.packs.get(rule.id, ()), context)
            title = context.text(rule.title)
            canvas.line(f"{title}  [{packs}]" if packs else title, first=first, rest=rest)
    canvas.blank()
    canvas.line(
        context.say(
            f"{_count(listing)}看某一条的说明：planlint rules show {rules[0].id}",
            f"{words.plural(len(rules), 'rule')}. About one of them: planlint rules show {rules[0].id}",
        ),
        "dim",
    )
    if listing.known > len(rules):
        canvas.line(
            context.say(
                '全部列出：planlint rules list --select "*"', 'All of them: planlint rules list --select "*"'
            ),
            "dim",
        )
    return canvas.text()


def _count(listing: RuleList) -> str:
    """How many are listed, and of how many."""
    if listing.known > len(listing.rules):
        return f"列出 {len(listing.rules)} 条，全部 {listing.known} 条。"
    return f"共 {len(listing.rules)} 条。"
