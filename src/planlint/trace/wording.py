"""Sentences and clauses with their places, and what a clause is: a command, its means or its aim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from planlint.language.expressions import expression
from planlint.model.text import Span
from planlint.model.trace import Commitment

Part = Literal["command", "aim", "means"]

_SUBJECT = (
    r"^(?:[^，。；]{0,16}?(?<![重主需])(?:要|应当?|须)(?!求)"
    r"|(?:幼儿园|义务教育阶段|普通高中|职业院校|[^，。；]{0,6}(?:学校|高校|院校|部门|政府|单位))(?=在|根据|按照|以))?"
)
"""Who is told, before what he is told: 各级各类学校要…, 普通高中在…."""
_MEANS = (
    r"(?:根据|按照|依据|遵循|结合|围绕|针对|依托|借助|通过|采取|采用|运用|利用|充分利用|充分发挥|充分调动"
    r"|立足|面向|贴近|坚持"
    r"|以.{1,24}为(?:主|主体|核心|重点|导向|基础|目标|契机|引领|抓手|载体|依托|平台|切入点|单位|指导|根本任务|原则)"
    r"|在.{1,40}(?:基础上|过程中|前提下|同时|中)$|从.{1,12}(?:出发|入手)|整合资源|协同创新"
    r"|(?:到|至|截至|自|从)?20\d\d年[底末初前起]*(?:开始)?$)"
)
_DOES = r".{4,}(?:制定|制订|搭建|建立|组建|建设|更新|参与|形成|出台|开发|设立|成立|筹措|编制)"
"""A command within what begins as means (依托联盟搭建支教平台)."""
_WITHIN = (
    r"(?:依托|利用|借助|通过)[^，、]{2,12}、[^，]{2,24}?"
    r"(?=建设|建立|建成|开展|开设|开发|举办|组织|搭建|打造|推进|加强|实施|创建)"
)
"""The means within a command, several by example, up to its verb."""
_FACT = r"^[^，]{2,24}(?:是.{2,20}(?:组成部分|内容|任务|途径|环节|基础|手段|保障)$|已(?:经)?列入)"
"""A statement of what is the case, before the command it leads to."""
_AIM = (
    r"(?:以(?!.{1,24}为)|从而|进而|确保|使|让|为.{2,40}(?:提供|奠定|创造|培养)|促进|推动|推进|带动|提高|提升|增强|营造|形成"
    r"|引导|实现|发挥|激发|丰富|开阔|满足|培养|培育|努力|着力|不断|扩大|切实|充分|体现|帮助|懂得|能(?:用|够)|取得|获得|感受|落实|辐射|全面|适应|转变|拓展|强化|注重)"
)
_TEACHES = r"(?:培养|培育|引导|帮助|激发|拓展|开阔|丰富|满足)"
"""What a lesson does to who is taught: a plan says it in words of its own."""
_THING = (
    r"(?:机制|制度|体系|平台|基地|标准|方案|联盟|档案|课程|教材|示范校|学校|队伍|中心|工作室|数据库|资源库|报告|办法|规划|计划"
    r"|经费|资金|补贴|培训|监测|测评|督导|考核|评价)(?:建设|工作|管理)?$"
)
_EXHORT = (
    r"(?:重中之重|高度重视|充分认识|深刻认识|提高认识|统一思想|抓紧抓好|重要意义|责任感|紧迫感|努力建设一支|突出位置|深入贯彻"
    r"|依法治教|综合改革$|求真务实|认真履行|^(?:进一步)?明确(?:责任|职责|任务|分工|工作部署)$|^取得.{0,6}进展$|^(?:及时)?总结(?:推广|经验))"
)


SHORT = 6
"""Characters up to which a clause that begins as an aim (注重实效) is one wherever it stands."""


def sentences(text: str, start: int = 0) -> Iterator[Span]:
    """The sentences from ``start`` on, white space around them left out."""
    # Pages that were copied from the web leave &quot; in a text: its semicolon ends nothing.
    stretch = expression(r"(?:&[a-z]{2,6};|[^。！？\n；;])+(?:[。！？；;](?:[”’」』）)])*)?")
    for match in stretch.finditer(text, start):
        words = match[0]
        lead = len(words) - len(words.lstrip(" \t\u3000\xa0"))
        if words.strip(" \t\u3000\xa0。！？；;"):
            yield Span(match.start() + lead, match.start() + len(words.rstrip()))


def clauses(text: str, span: Span) -> Iterator[Span]:
    """The clauses of a sentence; brackets are not taken apart."""
    for match in expression(r"(?:[（(][^（）()]*[）)]|[^，,：:。！？；;])+").finditer(
        text, span.start, span.end
    ):
        if match[0].strip():
            yield Span(*match.span())


def part_of(clause: str, first: bool) -> Part:
    """What a clause does in its sentence. An aim that sets up a thing (形成教材更新机制) is a command."""
    if expression(_SUBJECT + _MEANS).match(clause) and not expression(_DOES).match(clause):
        return "means"
    if expression(_FACT).match(clause) or expression(_EXHORT).search(clause):
        return "aim"
    if (
        (not first or len(clause) <= SHORT)
        and expression(_AIM).match(clause)
        and not expression(_THING).search(clause)
    ):
        return "aim"
    return "command"


def owed(clause: str) -> str:
    """A clause without the examples of means within it: 依托农场、企业建设基地 owes 建设基地."""
    return expression(_WITHIN).sub("", clause)


def exhorts(words: str) -> bool:
    return expression(_EXHORT).search(words) is not None


def commands(text: str, sentence: Span) -> bool:
    """Whether a clause of the sentence says what is to be done, not only why and how."""
    return any(each.kind == "command" for each in _taken_apart(text, sentence))


def commitments(text: str, spans: tuple[Span, ...]) -> tuple[Commitment, ...]:
    """The clauses of one or more sentences; where none commands, the last one stands for all."""
    found = [each for span in spans for each in _taken_apart(text, span)]
    if found and not any(each.kind == "command" for each in found):
        found[-1] = replace(found[-1], kind="command")
    return tuple(
        replace(each, kind="aim") if expression(_TEACHES).match(each.text) else each for each in found
    )


def _taken_apart(text: str, sentence: Span) -> Iterator[Commitment]:
    first = True
    for span in clauses(text, sentence):
        words = text[span.start : span.end].strip()
        kind = part_of(words, first)
        first = first and kind == "means"
        yield Commitment(words, span, kind)
