"""Which kinds of schools a sentence is about."""

from __future__ import annotations

from planlint.language.expressions import expression

_KINDS = {
    "kindergarten": r"幼儿园|学前教育|幼儿",
    "compulsory": r"义务教育|小学|初中",
    "senior": r"高中|中学",
    "special": r"特殊教育|特教",
    "vocational": r"职业(?:院校|学校|教育|技术|高中)|中职|高职|职校|技工学校",
    "college": (
        r"(?<!艺术)(?<!艺术类)高校|高等(?:学校|院校|教育)|大学(?!区)|大中专|大专|本科院校|(?<![扩加])大中小"
    ),
    "arts": r"艺术院校|艺术类(?:院校|高校)|艺术职业|艺术学院|艺术(?:学科)?高校",
}
_ALL = r"各级各类学校|各学段|各类学校|所有学校|各级学校"


def schools_in(text: str) -> frozenset[str]:
    return frozenset(kind for kind, words in _KINDS.items() if expression(words).search(text))


def addressed(sentence: str) -> frozenset[str]:
    """The kinds of schools that a sentence begins with: it tells them, and no others."""
    start = expression(r"^[^，。；：要应须]{0,24}").match(sentence)
    words = start[0] if start else ""
    if expression(_ALL).search(words) or "中小学" in words:
        return frozenset()
    named = r"^(?:专业)?[\w（）()、和及与]{0,8}?(?:幼儿园|学校|院校|高中|高校|大学|阶段)"
    head = expression(named).match(words)
    found = schools_in(head[0]) if head else frozenset()
    # Schools of the arts are colleges, or vocational schools.
    return found | {"college", "vocational"} if "arts" in found else found


def told(sentence: str) -> frozenset[str]:
    """The kinds of schools that one of a sentence's clauses begins with: it speaks of what they do."""
    return frozenset(
        kind
        for kind, words in _KINDS.items()
        if expression(rf"(?:^|[，；：])[^，；：。]{{0,12}}?(?:{words})").search(sentence)
    )
