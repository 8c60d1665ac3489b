"""Rewriting up to half of a unit without touching what it promises."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from planting import wordings as w

_PROMISE = re.compile(
    rf"[\d一二三四五六七八九十百千万]+(?!样|般|体|定|致|系列)|[%％年月日]|每|局|厅|委|部门|政府|单位|财政|预算|经费|资金|基金|支付|报酬|由|小组|中心|机关|检察|法院|补助|投入|责任|负责|牵头|{w.SOFT}|{w.FIRM}"
    "|应|须|要|可|不|至少|以上|超过|[（）《》“”()]"
)


def neutral(text: str) -> bool:
    """Whether a clause names nothing that one could lose or win with it."""
    return _PROMISE.search(text) is None


def neutral_clauses(body: str) -> list[str]:
    return [c for c in re.split(r"[，。；：！？\n]", body) if 8 <= len(c) <= 32 and neutral(c)]


def rewrite(body: str, share: float, rng: random.Random, pool: Sequence[str]) -> str | None:
    """About ``share`` of the characters in other words: neutral clauses give way to others of ``pool``."""
    pieces = re.split(r"([，。；：！？\n])", body)
    # The first clause is what the unit is called by.
    places = [at for at in range(2, len(pieces), 2) if len(pieces[at].strip()) >= 6 and neutral(pieces[at])]
    noted = re.search("责任单位|责任部门|牵头|配合", body)
    if noted:
        places = [at for at in places if len("".join(pieces[: at + 1])) < noted.start()]
    rng.shuffle(places)
    done, goal = 0, share * len(body)
    for at in places:
        if done + len(pieces[at]) > goal:
            continue
        done += len(pieces[at])
        pieces[at] = rng.choice(pool)
    return "".join(pieces) if done >= 0.15 * len(body) else None
