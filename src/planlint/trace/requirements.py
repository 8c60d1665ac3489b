"""What a superior document requires, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator

from planlint.language.expressions import expression
from planlint.language.force import force_of
from planlint.language.mood import silent
from planlint.model.outline import Outline, Unit
from planlint.model.text import Span
from planlint.model.trace import Requirement
from planlint.trace.schools import addressed
from planlint.trace.wording import commands, commitments, exhorts, sentences

KINDS = ("measure", "goal", "provision")
"""Kinds of units that command: those of the superior document that require, those of a plan that answer."""

LEAST = 8
"""Characters below which a sentence says nothing that could be answered."""

_CENTRAL = (
    r"(?:国务院|中共中央|中央|(?:教育|财政)部(?!门)|全国(?:人大|政协)"
    r"|国家(?!规定|要求|标准|课程|有关|级|基础)"
    r"|\w{2,8}部(?:会同|牵头|负责|要|应|将|委托|建立|制定|组织))"
)
"""How a sentence begins that is about a central body."""

_DEFINES = r"^[^，。]{2,24}?(?:主要)?(?:包括|是指|是(?!否))"
_WHY = (
    r"(?:具有.{0,12}|重[要大]的?)(?:作用|意义)$|(?:必要性|重要性|紧迫性)|新形势要求"
    r"|^(?:充分认识|深刻认识|提高认识|统一思想)"
)
"""Headings of units that say why something is to be done, not what."""

_ORDERS = r"(?<!主)要|应|须|不得|严禁|禁止|纳入|必须"


def requirements(superior: Outline) -> tuple[Requirement, ...]:
    """Everything the document tells somebody below to do or to reach, in order."""
    found: list[Requirement] = []
    for unit in superior.units:
        if unit.kind in KINDS and expression(_WHY).search(unit.heading) is None:
            for group in _groups(unit, superior.title):
                found.append(_requirement(len(found), superior, unit, group))
    return tuple(found)


def _requirement(index: int, outline: Outline, unit: Unit, group: tuple[Span, ...]) -> Requirement:
    span = Span(group[0].start, group[-1].end)
    text = unit.text[span.start : span.end]
    return Requirement(
        index,
        unit.index,
        text,
        "target" if _is_target(unit, text) else "task",
        span,
        outline.location(unit, span),
        commitments(unit.text, group),
        addressed(text),
    )


def _groups(unit: Unit, title: str) -> Iterator[tuple[Span, ...]]:
    """Runs of sentences that can only be answered together, exhortation and reports left out."""
    waiting: list[Span] = []
    for span in sentences(unit.text, unit.body):
        words = unit.text[span.start : span.end]
        if _is_empty(words, title) or silent(unit.text, span.start):
            waiting = []
            continue
        if not commands(unit.text, span) and not (_has_subject(words) and not exhorts(words)):
            waiting = [*waiting, span]
            continue
        if waiting and _has_subject(words):
            waiting = []
        yield (*waiting, span)
        waiting = []


def _is_empty(words: str, title: str) -> bool:
    """What nobody below can answer: no words, a definition, an order to central bodies, the title again."""
    if len(words) < LEAST or expression(_CENTRAL).match(words):
        return True
    if expression(_DEFINES).match(words) and not expression(_ORDERS).search(words):
        return True
    if expression(r"^[（(]?(?:责任|牵头|配合|参加)单位").match(words):
        return True
    about = expression(r"关于|的(?:意见|通知|方案|决定|若干意见|实施意见)").sub("", title)[-12:]
    return len(words) < 40 and len(about) > 6 and about[-8:] in words and "，" not in words


def _has_subject(words: str) -> bool:
    return expression(r"^[^，。]{2,24}?(?:要|应|须|可(?!以)|必须|不得)").match(words) is not None


def _is_target(unit: Unit, text: str) -> bool:
    """A date or figure to be reached: goals with a date, or a share of something."""
    dated = expression(r"(?:到|至|截至)?\s*20\d\d年(?:底|末|前|，|,)").search(text) is not None
    share = expression(r"\d+(?:\.\d+)?\s*[%％]").search(text) is not None
    return share or (dated and (unit.kind == "goal" or force_of(text) is None))
