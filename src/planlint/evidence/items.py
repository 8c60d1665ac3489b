"""The items of a responsibility note, parted where the list itself says 牵头 or 配合."""

from __future__ import annotations

import re
from functools import cache

from planlint.language.body_lists import split_bodies
from planlint.language.numbers import pattern
from planlint.model.evidence import Part
from planlint.model.records import dataclass
from planlint.model.text import Span

TAIL = (
    "(?:等(?:有关|相关)?(?:部门|单位)?)?(?:按照?(?:各自)?(?:职责|职能|任务)?(?:分工)?)?(?:依|据)?(?:各自)?"
    "(?:共同|分别|具体|分头|分级|统筹|协同|联合|密切)?"
    "(?:牵头(?:负责|组织|落实|实施|抓总|推进|办理)?|(?:组织)?负责(?:落实|实施|推进|组织)?|配合(?:实施"
    "|落实)?|参与(?:配合)?|参加|协助|协同"
    "|落实|承办|组织实施|实施|推进落实)"
)
"""What ends a list of bodies: 按职责分工负责, 牵头, 配合 …"""


@dataclass(frozen=True, slots=True)
class Group:
    """Items of one note with the same part, as spans of the text."""

    part: Part
    items: tuple[Span, ...]


@cache
def supports() -> re.Pattern[str]:
    return re.compile("配合|协办|协作|协助|协同|参与|参加|支持")


@cache
def _tails() -> re.Pattern[str]:
    return pattern(rf"{TAIL}(?=[,;、。 )]|$)")


def groups_in(shaped: str, start: int, end: int, part: Part) -> tuple[Group, ...]:
    """The items between two offsets, parted where the list itself says 牵头 or 配合."""
    groups: list[Group] = []
    at = start
    for match in _tails().finditer(shaped, start, end) if _verbs().search(shaped, start, end) else ():
        if match.start() - at < 2 or _depth_of(shaped, at, match.start()) != 0:
            continue
        own: Part = "support" if supports().search(match[0]) else "lead" if "牵头" in match[0] else part
        groups.append(Group(own, _items(shaped, at, match.start())))
        at = match.end()
    if at < end:
        groups.append(Group(part, _items(shaped, at, end)))
    return tuple(g for g in groups if g.items)


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile("牵头|负责|配合|参与|参加|协助|协同|落实|承办|实施")


def _depth_of(text: str, start: int, end: int) -> int:
    piece = text[start:end]
    return piece.count("(") - piece.count(")")


@cache
def _no_item() -> re.Pattern[str]:
    """下同 and what explains the list: 列第一位的为牵头单位, 排名不分先后."""
    return pattern("(?:以下|下)同|同上|.*的.{0,2}(?:为|是|即).*|.*(?:排名|排序).*|.*的$")


def _items(shaped: str, start: int, end: int) -> tuple[Span, ...]:
    spans = []
    for a, b in split_bodies(shaped[start:end]):
        a, b = _clean(shaped, start + a, start + b)
        if 2 <= b - a <= 40 and _no_item().fullmatch(shaped, a, b) is None and not shaped[a:b].isascii():
            spans.append(Span(a, b))
    return tuple(spans)


@cache
def _front() -> re.Pattern[str]:
    return pattern("由|请|会同|联合|包括|以及|及|和")


@cache
def _back() -> re.Pattern[str]:
    return pattern(
        r"(?:等(?:有关|相关|部门|单位|市直|各)*(?:部门|单位)?|\([^()]*(?:下同|分工|负责|牵头|排名|为主"
        r"|职责)[^()]*\)|[,、;。.\s]|分工(?:负责)?)$"
    )


def _clean(shaped: str, start: int, end: int) -> tuple[int, int]:
    """Without what leads into the item or trails it: 由…, …等部门, （…下同）."""
    match = _front().match(shaped, start, end)
    if match and end - match.end() >= 3:
        start = match.end()
    while match := _back().search(shaped[start:end]):
        if match.start() < 2:
            break
        end = start + match.start()
    return start, end
