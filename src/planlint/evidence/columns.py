"""What the columns of a task table hold, by their headers."""

from __future__ import annotations

import re
from typing import Literal

Column = Literal["owner", "lead", "support", "deadline", "quantity", "funding"]

_KINDS: tuple[tuple[Column, str], ...] = (
    ("support", r"(?:配合|协办|协作|协助|协同|参与|参加|支持)(?:责任)?(?:单位|部门|科室|处室|机构)"),
    ("lead", r"(?:牵头|主责|主办|第一责任)(?:责任|负责)?(?:单位|部门|科室|处室|机构)"),
    (
        "owner",
        r"(?:责任|承办|实施|落实|主管|负责|完成|组织)(?:主体|单位|部门|科室|处室|股室|机构)|责任分工"
        r"|任务分工|分工",
    ),
    ("deadline", r"时限|时间|期限|进度|日期|节点|起止|年度"),
    ("funding", r"(?:资金|经费)(?:来源|渠道|保障|安排|筹措)|(?:投资|资金|经费)(?:额|\(|$)"),
    ("quantity", r"目标值|指标值|数量|指标|目标"),
)


def column_kind(header: str) -> Column | None:
    """The evidence a column holds, or None for 序号, 任务, 备注 and the like."""
    words = re.sub(r"\s", "", header)
    return next((kind for kind, pattern in _KINDS if len(words) <= 16 and re.search(pattern, words)), None)
