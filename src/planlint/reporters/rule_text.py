"""``rules show`` for people: what a rule looks for, why, and what to write."""

from __future__ import annotations

import re

from planlint.model.rule import Rule
from planlint.model.text import Text
from planlint.reporters import words
from planlint.reporters.canvas import Canvas
from planlint.reporters.context import RenderContext
from planlint.reporters.display import pad
from planlint.reporters.rules_text import KIND

_MARKS = str.maketrans("«»", "【】")


def render(rule: Rule, context: RenderContext) -> str:
    canvas = Canvas(context)
    canvas.line(context.text(rule.title), "strong")
    severity = context.text(words.SEVERITY[rule.severity])
    canvas.line(f"{rule.id}  {severity}  {context.text(KIND[rule.kind])}", "dim")
    canvas.blank()
    columns = 6 if context.language == "zh" else 7
    for name, text in (
        (context.say("会说", "says"), context.text(rule.message)),
        (context.say("为什么", "why"), context.text(rule.why)),
        (context.say("怎样改", "to do"), context.text(rule.fix)),
        (context.say("依据", "basis"), words.cite(rule.basis, context)),
        (context.say("范围", "where"), _scope(rule, context)),
    ):
        canvas.field(name, _plain(text, context), indent=0, columns=columns)
    canvas.verbatim(
        str(rule.origin), first=canvas.paint(pad(context.say("来自", "file"), columns), "dim") + "  "
    )
    for fails, heading in (
        (True, context.say("有问题的写法（【】里是查到的文字）", "Wrong (found in brackets)")),
        (False, context.say("没有问题的写法", "Right")),
    ):
        examples = [example for example in rule.examples if example.fails is fails]
        if examples:
            canvas.heading(heading)
        for number, example in enumerate(examples):
            if number:
                canvas.blank()
            for line in example.text.strip("\n").split("\n"):
                canvas.line(line.translate(_MARKS), first="  ", rest="    ")
    return canvas.text()


def _scope(rule: Rule, context: RenderContext) -> str:
    kinds = [context.text(words.KIND[kind]) for kind in rule.scope.kinds]
    roles = [context.text(words.ROLE[role]) for role in rule.scope.roles]
    plans = [context.text(words.PLAN[plan]) for plan in rule.scope.plans]
    titles = (
        [context.say("标题合乎 ", "titles like ") + " | ".join(rule.scope.titles)]
        if rule.scope.titles
        else []
    )
    return context.say("、", ", ").join([*kinds, *roles, *plans, *titles])


_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_STANDS_FOR: dict[str, Text] = {
    "advice": Text("补写建议", "what to add"),
    "aspects": Text("方面", "aspects"),
    "count": Text("几", "n"),
    "date": Text("日期", "date"),
    "due": Text("国家期限", "the policy's date"),
    "expected": Text("应有的", "expected"),
    "following": Text("后面怎样改", "the rest"),
    "found": Text("实有的", "found"),
    "heading": Text("措施", "measure"),
    "home": Text("写在哪里", "where"),
    "indicator": Text("指标", "indicator"),
    "instead": Text("新写法", "new words"),
    "label": Text("序号", "number"),
    "level": Text("程度", "level"),
    "list": Text("各条", "which"),
    "other": Text("另一处", "the other"),
    "quote": Text("原文", "words"),
    "share": Text("几项中有几项", "n of n"),
    "source": Text("依据", "basis"),
    "stage": Text("学段", "kind of school"),
    "standard": Text("要求的数", "the standard"),
    "theme": Text("主题", "theme"),
    "total": Text("几", "n"),
    "value": Text("方案的数", "the plan's figure"),
    "year": Text("年份", "year"),
}


def _plain(text: str, context: RenderContext) -> str:
    """Placeholders that a finding fills, as what they stand for."""

    def named(match: re.Match[str]) -> str:
        return f"〈{context.text(_STANDS_FOR.get(match[1], Text('……')))}〉"

    return _PLACEHOLDER.sub(named, text)
