"""The rest of a list of subjects, where the grammar of bodies knows only some of its items.

市教育局、云河新区开发建设办公室、青少年宫要…: the office is named by its head noun, the palace stays
unnamed, and both carry the list on to what commands it. 宣传、教育、妇联及有关单位 names its items
by what they are for.
"""

from __future__ import annotations

import re
from functools import cache

from planlint.evidence.commands import is_commanded
from planlint.language.bodies import Body, body_at, function_end
from planlint.language.numbers import pattern
from planlint.model.text import Span

# No list of subjects is longer; a text that is one endless list must not be read again and again.
_LONGEST = 400


@cache
def links() -> re.Pattern[str]:
    """What stands between two items of one list."""
    return pattern("[、,]|和|及|以及|与|或|会同|联合")


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[^!?;,:&()\n\s\x18]+")


@cache
def _heads() -> re.Pattern[str]:
    """The head noun of an item; ``sure`` when it makes a name of what stands before it."""
    return pattern(
        "(?P<sure>有限(?:责任)?公司|集团|办公室|领导小组|工作专班|委员会|管委会|管理机构|工作机构|协会|研究院)"
        "|公司|中心|学校|院校|高校|学院|大学|院|馆|团体|站|宫|部门|单位|机构|企业|组织|政府"
    )


@cache
def _no_name() -> re.Pattern[str]:
    return pattern("各|其|有关|相关|本|该|家长|村民|居民|所在")


def rest_of(text: str, shaped: str, at: int) -> tuple[list[Body], int] | None:
    """The named items from ``at`` on and where the list ends; None when nothing is commanded there."""
    found: list[Body] = []
    start = at
    while at - start < _LONGEST and (item := _words().match(shaped, at)):
        ends = [(m.end(), bool(m["sure"])) for m in _heads().finditer(shaped, at, min(item.end(), at + 30))]
        for end, sure in ends:
            link = links().match(shaped, end)
            commanded = is_commanded(shaped, end)
            if link is None and not commanded:
                continue
            if sure and end - at > 4 and _no_name().match(shaped, at) is None:
                found.append(Body(text[at:end], Span(at, end), False))
            if commanded:
                return found, end
            at = link.end() if link else end
            break
        else:
            return None
    return None


@cache
def _and_others() -> re.Pattern[str]:
    """…及相关单位: the items before it are bodies, each for itself; …等部门 is one phrase with them."""
    return pattern("(?:以?及|和)(?:其他|其它)?(?:有关|相关){1}(?:单位|部门|机构)(?:,(?!要))?")


def by_function(text: str, shaped: str, start: int) -> list[Body]:
    """The items of 宣传、教育、妇联及有关单位, when they are commanded; else nothing."""
    found: list[Body] = []
    at = start
    while at < min(len(shaped), start + _LONGEST):
        body = body_at(text, shaped, at)
        end = body.span.end if body else function_end(shaped, at)
        if end == at:
            return []
        found.append(Body(text[at:end], Span(at, end), body.named if body else False))
        if shaped[end : end + 1] == "&":
            at = end + 1
            continue
        others = _and_others().match(shaped, end)
        return found if others and len(found) > 1 and is_commanded(shaped, others.end()) else []
    return []
