"""What there is to say of one rule, under headings that are always the same, for every output alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planlint.model.lesson import Lesson, Shown
from planlint.model.records import dataclass
from planlint.model.rule import MeasureCheck, Rule, StructureCheck, WordingCheck
from planlint.model.text import Text
from planlint.reporters import words
from planlint.reporters.context import RenderContext
from planlint.reporters.pointing import pointed
from planlint.reporters.settings_words import setting

MOST_WORDS = 8
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
STANDS_FOR: dict[str, Text] = {
    "due": Text("期限", "by when"),
    "indicator": Text("指标", "indicator"),
    "number": Text("文号", "number"),
    "places": Text("哪几处", "where"),
    "source": Text("出处", "source"),
    "stage": Text("学段", "stage"),
    "standard": Text("标准", "standard"),
    "title": Text("标题", "title"),
    "value": Text("数值", "value"),
    "year": Text("年份", "year"),
    "advice": Text("补写建议", "what to add"),
    "aspects": Text("方面", "aspects"),
    "count": Text("几", "n"),
    "date": Text("日期", "date"),
    "expected": Text("应有的", "expected"),
    "following": Text("后面怎样改", "the rest"),
    "found": Text("实有的", "found"),
    "heading": Text("措施", "measure"),
    "home": Text("写在哪里", "where"),
    "instead": Text("新写法", "new words"),
    "label": Text("序号", "number"),
    "level": Text("程度", "level"),
    "list": Text("各条", "which"),
    "other": Text("另一处", "the other"),
    "quote": Text("原文", "words"),
    "share": Text("几项中有几项", "n of n"),
    "theme": Text("主题", "theme"),
    "total": Text("几", "n"),
}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph; or, as ``lines``, something to be shown as it is: an example, a path, a command."""

    text: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    heading: str
    blocks: tuple[Block, ...]


def parts(lesson: Lesson, context: RenderContext) -> Iterator[Part]:
    """The parts of the page about a rule, in their order; all are always there."""
    rule, say = lesson.rule, context.say
    yield Part(say("查什么", "What it looks for"), tuple(_looks_for(rule, context)))
    yield Part(say("为什么", "Why"), (Block(plain(context.text(rule.why), context)),))
    basis = words.cite(rule.basis, context) or say(
        "没有单独的文件依据，按行文的通行要求。", "No document of its own; it is good practice."
    )
    yield Part(say("依据", "What it rests on"), (Block(basis),))
    yield Part(say("规则包和级别", "Packs and severity"), tuple(_packs(lesson, context)))
    yield Part(say("有问题的写法", "Wrong"), tuple(_examples(lesson, context, fails=True)))
    yield Part(
        say("没有问题的写法", "Right, though it looks like it"),
        tuple(_examples(lesson, context, fails=False)),
    )
    yield Part(say("怎样改", "What to write instead"), (Block(plain(context.text(rule.fix), context)),))
    yield Part(
        say("这一处不改，或者不用这条规则", "To accept one place, or do without the rule"),
        _accept(rule, context),
    )


def plain(text: str, context: RenderContext) -> str:
    """Placeholders that a finding fills, as what they stand for."""

    def named(match: re.Match[str]) -> str:
        return f"〈{context.text(STANDS_FOR.get(match[1], Text('……')))}〉"

    return _PLACEHOLDER.sub(named, text)


def _looks_for(rule: Rule, context: RenderContext) -> Iterator[Block]:
    say, check = context.say, rule.check
    yield Block(
        say("报告里说：", "The report says: ") + plain(context.text(rule.message), context) + say("。", ".")
    )
    if isinstance(check, WordingCheck) and check.words:
        some = [
            f"{word.term} → {word.instead}" if word.instead else word.term
            for word in check.words[:MOST_WORDS]
        ]
        more = len(check.words) - len(some)
        rest = say(f"等 {len(check.words)} 个词", f" … {len(check.words)} in all") if more else ""
        yield Block(say("要查的词：", "The words: ") + say("、", ", ").join(some) + rest + say("。", "."))
    patterns = (
        check.patterns
        if isinstance(check, WordingCheck)
        else check.phrases
        if isinstance(check, MeasureCheck)
        else check.headings
        if isinstance(check, StructureCheck)
        else ()
    )
    if patterns:
        yield Block(say("要查的写法（re2 表达式）：", "The patterns (re2):"), tuple(patterns))
    where = _scope(rule, context)
    yield Block(say("查哪里：", "Where: ") + where + say("。", "."))


def _scope(rule: Rule, context: RenderContext) -> str:
    scope, joint = rule.scope, context.say("、", ", ")
    said = [
        [context.text(words.GENRE[genre]) for genre in scope.genres],
        [context.text(words.PLAN[plan]) for plan in scope.plans],
        [context.text(words.ROLE[role]) for role in scope.roles],
        [context.text(words.KIND[kind]) for kind in scope.kinds],
    ]
    return context.say("；", "; ").join(joint.join(each) for each in said if each) or context.say(
        "全文", "the whole text"
    )


def _packs(lesson: Lesson, context: RenderContext) -> Iterator[Block]:
    say, severity = context.say, context.text(words.SEVERITY[lesson.rule.severity])
    if not lesson.packs:
        said = say(
            f"不在自带的规则包里，用 --rules 加上或者用 --select 选中时才查，级别是“{severity}”。",
            f"In no shipped pack: it runs where --rules adds or --select names it, as {severity}.",
        )
        yield Block(said)
        return
    joint = say("、", ", ")
    for level in dict.fromkeys(pack.severity for pack in lesson.packs):
        there = [pack for pack in lesson.packs if pack.severity == level]
        said = context.text(words.SEVERITY[level]) + say("：", ": ")
        said += joint.join(pack.pack for pack in there if not pack.inherited)
        more = joint.join(pack.pack for pack in there if pack.inherited)
        if more:
            said += say(f"，以及以它为基础的 {more}", f", and those that extend it: {more}")
        yield Block(said)


def _examples(lesson: Lesson, context: RenderContext, *, fails: bool) -> Iterator[Block]:
    say = context.say
    for example in lesson.examples:
        if example.fails is fails:
            yield Block(lines=tuple(_marked(example, context)))
            if example.setting is not None:
                yield Block(say("版式：", "Set so: ") + setting(example.setting, context) + say("。", "."))
            said = _said(example, context)
            if said:
                yield Block(said)


def _marked(example: Shown, context: RenderContext) -> list[str]:
    in_text = [place for place in example.places if place[0]]
    said = context.say("查到", "found") if example.fails else context.say("这里不算", "does not count")
    return pointed(
        example.text.strip("\n"), [(in_text, "^" if example.fails else "~", said)], "", context.width - 12
    )


def _said(example: Shown, context: RenderContext) -> str:
    say = context.say
    if example.why is not None:
        words_ = context.text(example.why)
        if not example.fails:
            return say("为什么不算：", "Why not: ") + words_ + say("。", ".")
        whole = not any(place[0] for place in example.places)
        about = say("针对全文：", "Of the whole text: ") if whole else say("为什么算：", "Why: ")
        return about + words_ + say("。", ".")
    if example.near:
        return say("和上面相像，但没有要查的写法。", "It looks like the above, and has nothing of the kind.")
    return ""


def _accept(rule: Rule, context: RenderContext) -> tuple[Block, ...]:
    say = context.say
    return (
        Block(
            say(
                "认可某一处：在 Word、WPS 里选中那一处，插入批注，写：",
                "To accept one place: select it in Word or WPS and write a comment:",
            ),
            (say(f"planlint: 忽略 {rule.id} 这里写原因", f"planlint: ignore {rule.id} the reason"),),
        ),
        Block(
            say("或者写进 planlint.yaml：", "Or in planlint.yaml:"),
            (
                "waivers:",
                f"  - rule: {rule.id}",
                say("    document: 方案.docx", "    document: PLAN.docx"),
                say("    reason: 这里写原因", "    reason: why"),
            ),
        ),
        Block(
            say("整条规则都不用：", "To do without the rule:"),
            (
                say("planlint check 方案.docx", "planlint check PLAN.docx") + f" --ignore {rule.id}",
                f"ignore: [{rule.id}]    # " + say("写在 planlint.yaml 里", "in planlint.yaml"),
            ),
        ),
    )
