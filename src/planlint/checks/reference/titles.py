"""Titles compared: without signs, without the body that issued, and as what a notice carries."""

from __future__ import annotations

import re
from functools import cache

from planlint.language.expressions import expression

GENRES = (
    "意见|通知|决定|方案|办法|规定|规划|纲要|计划|条例|细则|要点|通告|公告|批复|函|措施|标准|指南|规范|准则|守则|制度|规程"
    "|指引|规则|法|目录|导则"
)


@cache
def _carried() -> re.Pattern[str]:
    return expression(r"(?:印发|转发|公布|发布|下发|颁发|颁布)[〈《<](.+?)[〉》>](?:的通知|的公告|的函)?$")


@cache
def _signs() -> re.Pattern[str]:
    return expression(r"[\s\W_]+")


def bare(title: str) -> str:
    """The words of a title alone."""
    return _signs().sub("", title)


@cache
def core(title: str) -> str:
    """The words by which two ways to name one document are compared.

    关于印发〈甲办法〉的通知 is 甲办法; the body before 关于 is left out (``issuer`` has it).
    """
    carried = _carried().search(title)
    if carried:
        title = carried[1]
    at = title.find("关于")
    return bare(title[at:] if 0 <= at <= 40 else title)


@cache
def issuer(title: str) -> str:
    """The body named before 关于; empty without one."""
    at = title.find("关于")
    return bare(title[:at]) if 0 < at <= 40 else ""


def alike(one: str, other: str) -> bool:
    """Whether two titles may name one document: much of the shorter stands in the longer, in order."""
    short, long = sorted((bare(one), bare(other)), key=len)
    if not short or short in long:
        return True
    pairs = {short[i : i + 2] for i in range(len(short) - 1)}
    shared = sum(1 for pair in pairs if pair in long)
    return shared >= 0.5 * len(pairs)
