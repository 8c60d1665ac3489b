"""How binding a wording is: a ladder from 鼓励 to 不得, and the word that puts a sentence on it.

======  ==========================================================================================
rung    words
======  ==========================================================================================
0       探索 鼓励 倡导 提倡 引导 可以 允许 有条件的 试行 — an invitation
1       力争 争取 努力 逐步 积极 原则上 适时 尽量 支持 推动 — an intention with a way out
2       加强 推进 完善 建立 实施 … a plain verb of doing — a task, no more and no less
3       要 应 应当 须 需 — a duty
4       确保 保证 严格 全面完成 落实到位 不低于 纳入考核 — a result that is owed
5       必须 不得 严禁 禁止 一律 务必 不准 杜绝 — no exception
======  ==========================================================================================

In one clause the first word on rungs 0 and 1 governs what follows (鼓励学校加强…), unless the clause
commands with rung 5. A sentence is as binding as its most binding clause.
"""

from __future__ import annotations

import re
from functools import cache

from planlint.language.numbers import pattern, shape
from planlint.model.evidence import Force
from planlint.model.text import Span

RUNGS: tuple[str, ...] = (
    "探索|鼓励|倡导|提倡|引导|可以|可|允许|有条件的|试行|尝试",
    "力争|争取|努力|逐步|积极|原则上|适时|尽量|尽可能|支持|推动|酌情|适当",
    "加强|加大|加快|强化|推进|促进|完善|健全|深化|优化|提升|提高|改善|建立|建设|实施|开展|组织|制定|制订"
    "|编制|落实|构建|打造|推广|推行"
    "|扩大|增加|配备|设立|成立|举办|开设|开发|整合|规范|统筹|实行|做好|抓好|培养|培育|创新|拓展|拓宽|充实"
    "|发挥|安排|给予|保障|完成|纳入|明确"
    "|新建|改建|改革|改造|清理|消除|坚持|注重|搭建|创建|引进|简化|取消|下放|设置|配齐|办好|用好",
    "要|应当|应该|应|须|需要|需",
    "确保|保证|严格|全面完成|全部|落实到位|不低于|不少于|不超过|至少|按期|如期|限期|切实",
    "必须|不得|严禁|禁止|一律|务必|不准|不许|杜绝|坚决|一票否决",
)
"""The words of each rung, weakest first."""

# 要 in 重要, 要求; 应 in 应用, 适应 … are parts of other words.
_NOT_BEFORE = {
    "要": "重主需必只纲摘简首紧概提次不", "应": "适相响反供对效感回", "需": "急按所必内供", "须": "必无",
    "可": "不许认尽",
}  # fmt: skip
_NOT_AFTER = {
    "要": "求素点件闻义么目害领塞约事", "应": "用对急变届激", "需": "求要", "须": "知",
    "可": "能行持靠信控见选视用以",
    "不得": "不已了",
}  # fmt: skip


@cache
def _words(rung: int) -> re.Pattern[str]:
    # Plain words and nothing else, so that the engine skips by their first character.
    return pattern(RUNGS[rung])


@cache
def _soft() -> re.Pattern[str]:
    return pattern(RUNGS[0] + "|" + RUNGS[1])


def force_of(sentence: str) -> Force | None:
    """Where the sentence stands on the ladder and the word that decides; None when no word does."""
    return force_in(sentence, shape(sentence))


def force_in(text: str, shaped: str) -> Force | None:
    """``force_of`` on text that is shaped already."""
    for rung in range(len(RUNGS) - 1, -1, -1):
        for match in _words(rung).finditer(shaped):
            start, end = match.span()
            if _is_inside_word(shaped, match[0], start, end):
                continue
            if rung == 5 or not _is_governed(shaped, start):
                return Force(rung, text[start:end], Span(start, end))
    return None


def forces_in(text: str) -> list[Force]:
    """Every word of the ladder in the text with its rung, in order, whatever governs what."""
    shaped = shape(text)
    found: list[Force] = []
    for rung in range(len(RUNGS)):
        for match in _words(rung).finditer(shaped):
            start, end = match.span()
            if not _is_inside_word(shaped, match[0], start, end):
                found.append(Force(rung, text[start:end], Span(start, end)))
    found.sort(key=lambda each: (each.span.start, -each.span.end))
    # Of two words that begin alike or lie in one another (可以, 可) the longer one counts.
    kept: list[Force] = []
    for each in found:
        if not kept or each.span.start >= kept[-1].span.end:
            kept.append(each)
    return kept


def _is_governed(shaped: str, start: int) -> bool:
    """Whether an earlier word of the clause is an invitation or has a way out (鼓励学校加强…)."""
    near = max(0, start - 60)
    clause = max(shaped.rfind(c, near, start) for c in ",;:!?\n") + 1
    return any(
        not _is_inside_word(shaped, m[0], *m.span())
        for m in _soft().finditer(shaped, max(clause, near), start)
    )


def _is_inside_word(shaped: str, word: str, start: int, end: int) -> bool:
    return shaped[start - 1 : start] in (_NOT_BEFORE.get(word) or ()) or shaped[end : end + 1] in (
        _NOT_AFTER.get(word) or ()
    )
