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

from planlint.language.numbers import fold
from planlint.model.evidence import Force
from planlint.model.text import Span

RUNGS: tuple[tuple[str, ...], ...] = (
    ("探索", "鼓励", "倡导", "提倡", "引导", "可以", "可(?=[^能行持靠信控见选视])", "允许", "有条件的", "试行", "尝试"),
    ("力争", "争取", "努力", "逐步", "积极", "原则上", "适时", "尽量", "尽可能", "支持", "推动", "酌情", "适当"),
    (
        "加强|加大|加快|强化|推进|促进|完善|健全|深化|优化|提升|提高|改善|建立|建设|实施|开展|组织|制定|制订|编制|落实|构建|打造|推广|推行"
        "|扩大|增加|配备|设立|成立|举办|开设|开发|整合|规范|统筹|实行|做好|抓好|培养|培育|创新|拓展|拓宽|充实|发挥|安排|给予|保障|完成|纳入|明确"
        "|新建|改建|改革|改造|清理|消除|坚持|注重|搭建|创建|引进|简化|取消|下放",
    ),
    ("(?<![重主需必只纲摘简首紧不概提次])要(?![求素点件闻义么目害领塞约事])", "应当?(?![用对急变届力激该])", "应该", "须(?!知)", "需要?(?![求])"),
    ("确保", "保证", "严格", "全面完成", "全部", "落实到位", "不低于", "不少于", "不超过", "至少", "按期", "如期", "限期", "切实"),
    ("必须", "不得(?!不|已|了)", "严禁", "禁止", "一律", "务必", "不准", "不许", "杜绝", "坚决", "一票否决"),
)


@cache
def _ladder() -> re.Pattern[str]:
    groups = (f"(?P<r{rung}>{'|'.join(words)})" for rung, words in reversed(list(enumerate(RUNGS))))
    return re.compile("|".join(groups))


def force_of(sentence: str) -> Force | None:
    """Where the sentence stands on the ladder and the word that decides; None when no word does."""
    best: Force | None = None
    for clause in re.finditer(r"[^,。;:!?\n]+", fold(sentence)):
        found = _clause(sentence, clause[0], clause.start())
        if found and (best is None or found.rung > best.rung):
            best = found
    return best


def _clause(sentence: str, clause: str, offset: int) -> Force | None:
    chosen: tuple[int, int, int] | None = None
    soft = False
    for match in _ladder().finditer(clause):
        rung = int((match.lastgroup or "r0")[1:])
        if chosen is None or rung == 5 or (not soft and rung > chosen[0]):
            chosen = (rung, match.start(), match.end())
        soft = soft or rung < 2
    if chosen is None:
        return None
    rung, start, end = chosen
    span = Span(offset + start, offset + end)
    return Force(rung, sentence[span.start : span.end], span)
