"""Lists of bodies: where their items begin and end, and the names that a shared prefix gives them."""

from __future__ import annotations

import re
from functools import cache

from planlint.language.bodies import BRACKET, RANK, starts_with_function
from planlint.language.numbers import one_of, pattern, shape


@cache
def _separators() -> re.Pattern[str]:
    heads = one_of("局委办厅部会院府室心司校联门社队团站区县市")
    return pattern(rf"[、,;/\n\t|! ]+|(?<={heads})(?:以?及|和|与|会同)(?=\w{{2}})")


def split_bodies(shaped: str) -> list[tuple[int, int]]:
    """Offsets of the items of a list of bodies in shaped text.

    Commas inside brackets do not separate; 和/及 does only after a head noun (工业和信息化局 is one);
    a bare level belongs to what follows (省、市重点项目责任单位, 各区、市政府).
    """
    pieces: list[tuple[int, int]] = []
    start = 0
    for match in _separators().finditer(shaped):
        if _depth(shaped, start, match.start()) > 0:
            continue
        pieces.append((start, match.start()))
        start = match.end()
    pieces.append((start, len(shaped)))
    return _join_ranks(shaped, [(a, b) for a, b in (_trim(shaped, *p) for p in pieces) if b > a])


def _depth(shaped: str, start: int, end: int) -> int:
    part = shaped[start:end]
    return part.count("(") + part.count("[") - part.count(")") - part.count("]")


def _trim(shaped: str, start: int, end: int) -> tuple[int, int]:
    while start < end and shaped[start] in " \t&,;:.!·-":
        start += 1
    while end > start and shaped[end - 1] in " \t&,;:.!·":
        end -= 1
    return start, end


@cache
def _bare_ranks() -> re.Pattern[str]:
    return pattern(rf"各?{RANK}{BRACKET}?级?(?:、各?{RANK}{BRACKET}?级?)*")


@cache
def _rank_follows() -> re.Pattern[str]:
    return pattern(
        rf"各?{RANK}{BRACKET}?(?:级|(?:人民)?政府|党委|教育(?:行政|主管|体育)?(?:部门|局)|\w{{0,8}}部门"
        rf"|重点|有关|相关|(?=$|[、和及]))"
    )


def _join_ranks(shaped: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        if joined and shaped[joined[-1][1] : start] == "&":
            before = shaped[joined[-1][0] : joined[-1][1]]
            complete = "(" in before and before[0] == "各"
            if not complete and _bare_ranks().fullmatch(before) and _rank_follows().match(shaped, start, end):
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return joined


@cache
def _stems() -> re.Pattern[str]:
    return pattern("编委办|编办|土地储备|土储|农委|建委|文联|妇联|科协|残联|总工会")


@cache
def _prefix() -> re.Pattern[str]:
    rank = one_of("省市县区州旗")
    return pattern(rf"({rank})(委?)(?!直|属|级|内|辖{{1}})")


@cache
def _organs() -> re.Pattern[str]:
    return pattern("(?:宣传|组织|统战|政法)部|(?:文明|网信|编)办|政法委")


def full_names(items: list[str]) -> list[str]:
    """Names of a list's items with the level they share restored: 市发展改革委、经信委 → 市经信委.

    市委宣传部、文明办 shares 市委 where the second body is an organ of the party too.
    """
    return names_of(items, [shape(item) for item in items])


def names_of(items: list[str], shaped_items: list[str]) -> list[str]:
    """``full_names`` of items that are shaped already."""
    names: list[str] = []
    level = party = ""
    for item, shaped in zip(items, shaped_items, strict=True):
        if own := _prefix().match(shaped):
            level, party = own[1], own[2]
            names.append(item)
        elif level and party and _organs().match(shaped):
            names.append(level + party + item)
        elif level and (starts_with_function(shaped) or _stems().match(shaped)):
            names.append(level + item)
        else:
            names.append(item)
    return names
