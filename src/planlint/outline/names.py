"""Customary words: the genres that titles end in, the names of sections."""

from __future__ import annotations

import re
from functools import cache

from planlint.language.expressions import expression

SPACE = " \u3000\t\xa0\ufeff\u2002\u2003\u2005\u2009\u200b\x0b\x0c\r"
"""What counts as blank at the ends of a line; wider than what ``str.strip`` takes."""

GENRES = (
    "实施方案|工作方案|行动方案|整改方案|建设方案|方案|行动计划|工作计划|计划|规划纲要|规划|纲要|实施意见|指导意见|若干意见|意见|"
    "实施办法|管理办法|暂行办法|办法|实施细则|细则|若干措施|政策举措|举措|措施|若干政策|政策|暂行规定|规定|条例|规则|规程|"
    "工作要点|要点|通知|通告|公告|决定|决议|报告|批复|复函|解释|制度|守则|章程|预案|意见书|清单|法|细则|倡议书|总结"
)
"""Words a title ends in."""


@cache
def title_end() -> re.Pattern[str]:
    return expression(f"(?:{GENRES})(?:[（(][^（）()]{{1,24}}[）)])?")


_SENTENCE = expression("[，。；！？;!?]")


def clean(text: str) -> str:
    return "".join(text.split()).strip("\ufeff")


def balanced(words: str) -> bool:
    """Whether every bracket that opens in the words closes in them."""
    return all(words.count(a) == words.count(b) for a, b in ("《》", "（）", "【】", "“”", "〔〕"))


def names_school(text: str) -> bool:
    """Whether it begins with a school that has a number for a name: 第九中学, 第二实验小学, 第十幼儿园."""
    number, kind = "第[一二三四五六七八九十\\d]{1,3}", "(?:实验|高级|初级|职业|完全|中心|机关)*"
    return bool(expression(f"{number}{kind}(?:中学|小学|高中|初中|幼儿园|学校)").match(text))


def is_title(text: str) -> bool:
    """Whether a whole line can be a title: it ends in a genre and holds no sentence."""
    words = clean(text)
    if not 4 <= len(words) <= 80 or words.startswith(("为", "根据", "按照", "依据", "—", "现将")):
        return False
    if words[0] == "第" and not names_school(words):
        return False
    if words[0] == "《" and words[-1] == "》":
        words = words[1:-1]
    if not balanced(words):
        return False
    bare = expression("《[^》]*》|（[^）]*）|\\([^)]*\\)|“[^”]*”").sub("", words)
    if _SENTENCE.search(bare) or bare.endswith((":", "：", "、")):
        return False
    return any(match.end() == len(words) for match in title_end().finditer(words))


_NAMES = expression(
    "(?:总体|主要|工作|基本|发展|实施|重点|指导|组织|保障|活动|预期|战略)?"
    "(?:要求|目标|任务|原则|理念|思想|背景|现状|意义|措施|举措|步骤|安排|保障|机制|领导|实施|内容|策略|成果|总则|附则|引言|前言|结束语|结语|总结|方法|思路)"
)


def is_section_name(text: str) -> bool:
    """Whether a line is one of the customary names of sections (指导思想, 保障措施, 结束语)."""
    return bool(_NAMES.fullmatch(text))


_SAID = expression(
    "(?:明确|确定|确立|把握|坚持|树立|端正|强化|落实|理清|厘清)?((?:总体|基本|指导|主要)(?:要求|目标|任务|原则|理念|思想|思路))"
)


def said_name(heading: str) -> str:
    """The section name in a heading that only puts a verb before it (确立总体目标), else nothing."""
    match = _SAID.fullmatch(heading)
    return match[1] if match else ""


_GLUED_NAMES = expression(
    "背景|引言|前言|结束语|结语|总结|指导思想|总体要求|总体目标|工作目标|基本原则|保障措施|组织领导"
)


def glued_name(text: str) -> int:
    """The length of a section's name at the start of a line that goes on without punctuation."""
    match = _GLUED_NAMES.match(text)
    if match is None or len(text) <= match.end() or text[match.end()] in "，,。的和与、及；;下是为":
        return 0
    return match.end()
