"""Whether a sentence commands something, or states a problem or looks back."""

from __future__ import annotations

import re

SILENT = re.compile(
    r"(?:存在|面临)[^。；]{0,14}(?:问题|不足|困难|短板|差距|现象)|问题(?:仍|依然|比较|较为|突出)"
    r"|(?:不|仍未|尚未)(?:够|足(?!\s*[0-9０-９一二三四五六七八九十百千])|均衡|平衡|充分|完善|健全|适应|到位)|有待(?:提高|加强|完善)"
    r"|(?:滞后|欠账|矛盾突出)|较(?:低|差|弱)(?![^。；]{0,6}(?:地区|学校))|由于|因为"
    r"|近年来|一直(?:以来|致力)|取得了|已经(?![^，,。；]{0,8}的[，,])|业已|成功地|出台了|推出了|实现了|建成了|采取了|缩小了|改善了|促进了"
)
"""A sentence that states a problem or reports the past: it commands nothing."""

_ENDS = "。！？!?；;\n"


def silent(text: str, at: int) -> bool:
    """Whether the sentence at that offset states a problem or looks back."""
    start = max(text.rfind(mark, 0, at) for mark in _ENDS) + 1
    end = min((stop for mark in _ENDS if (stop := text.find(mark, at)) >= 0), default=len(text))
    return SILENT.search(text, start, end) is not None
