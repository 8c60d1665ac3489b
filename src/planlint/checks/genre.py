"""What kind of document this is, by the last word of its title."""

from __future__ import annotations

import re
from functools import cache

from planlint.model.outline import Outline
from planlint.model.rule import Genre

_TAIL = re.compile(
    r"[（(〔\[【][^（()）〔〕\[\]【】]{0,30}[）)〕\]】]|[\s“”\"'‘’《》]|范文|精选|模板|示例|草案|初稿|征求意见稿"
)


@cache
def _words() -> tuple[tuple[re.Pattern[str], Genre], ...]:
    table: tuple[tuple[str, Genre], ...] = (
        ("方案|计划|规划|纲要|预案|行动", "plan"),
        ("意见|措施|举措|要点|决定|政策|对策|任务", "opinion"),
        ("办法|规定|细则|条例|法|规则|准则|章程|制度|解释|规范|标准|导则|指南", "regulation"),
        ("报告|总结|汇报", "report"),
        ("通知|通告|公告|函|批复|通报|请示", "notice"),
    )
    return tuple((re.compile(f"(?:{words})$"), genre) for words, genre in table)


def genre_of(outline: Outline) -> Genre:
    """The genre of the plan's own title; a notice that carries a plan counts as that plan."""
    bare = _TAIL.sub("", outline.title)
    for pattern, genre in _words():
        if pattern.search(bare):
            return genre
    return "other"
