"""Figures that went up or down, came or went, and whether that promises more or less."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from planlint.compare.clauses import Clause, clause_at
from planlint.compare.signature import plain
from planlint.compare.versions import Versions
from planlint.language.expressions import expression
from planlint.model.change import ChangeKind, Shift, Turn
from planlint.model.evidence import Comparator, Evidence, Quantity
from planlint.model.text import Span, Text

_BESIDE = ("title", "front", "closing")
"""Units whose figures are dates and numbers of documents."""

_FIGURE = (
    r"(?:不低于|不少于|不超过|不高于|至少|达到|达|超过)?(?<![第\d.])\d+(?:\.\d+)?"
    r"(?:[万亿]?[^\W\d_年月日号条款届期]|[%％‰])"
    r"(?:以上|以下|以内|左右)?"
)
"""Any figure with something counted."""

_PERIOD = (
    r"(?<!\d)\d{4}年(?:\d+月(?:\d+日)?)?|"
    r"(?:(?<![\d.])\d{1,3}(?:\.\d+)?|[一二三四五六七八九十百两]+)个?(?:工作日|小时|分钟|星期|周|个月|月|日|天|年|学期|学年)"
    r"(?:之内|以内|内|前|后|以上|以下)?"
)
"""A stretch of time that the evidence reads as no deadline (申请前六个月内)."""

_BY = (
    r"(?:下降|降低|减少|压缩|压减|缩短|减轻|缩小)(?:了|约|至少|不少于|不低于|超过)?"
    r"[\d一二三四五六七八九十百千]"
)
"""What follows says by how much something is to fall, not to what."""

_GRANTED = "补助|补贴|奖励|资助|扶持|给予|奖补|支持"
"""What is given: a higher bound is better for those it is for."""

_SPENT = "安排|投入|拨付|拨款|经费|资金|预算|财政|支出|列支|安家费|津贴|奖金"
"""What public money is spent with."""

_DONE = "由|给予|按|对|向|安排|用于|可|应|不得|建设|新建|新增|完成|达到|投入|争取"
"""How words begin that are no subject of a figure."""

_LESS_IS_BETTER = (
    r"班额|大班|辍学|流失|失学|近视|肥胖|差异系数|差距|负担|作业(?:时间|总量|时长)|事故|投诉|空编|缺编|隐患|债务|欠|未达标"
    r"|小规模|超标|下降|降低|减少|压缩|控制|不超过|以内|时限|天数"
)
"""Words of indicators that are to fall, or of clauses that ask for a fall."""


def targets(pair: Versions, before: Evidence, after: Evidence) -> Iterator[Shift]:
    """Every figure that is another now; those of the same clause are each other first."""
    left, free = list(before.quantities), list(after.quantities)
    matched: list[tuple[Quantity, Quantity]] = []
    tests: tuple[Callable[[Quantity, Quantity], bool], ...] = (
        lambda one, other: _same_clause(pair, one, other) and plain(one.text) == plain(other.text),
        lambda one, other: _same_clause(pair, one, other) and _same_subject(one, other),
        lambda one, other: _same_clause(pair, one, other) and one.unit == other.unit,
        _same_subject,
    )
    for test in tests:
        for one in list(left):
            other = next((each for each in free if test(one, each)), None)
            if other is not None:
                left.remove(one)
                free.remove(other)
                matched.append((one, other))
    for one, other in sorted(matched, key=lambda each: each[0].span.start):
        yield from _target(pair, one, other)
    # What stands on either side, though it was read on one only, did not come or go.
    for one in (each for each in left if pair.lost(each.text)):
        kind = _kind(pair.old_clauses, one)
        yield Shift(kind, "worse", _subject(one), one.text, "", one.span, None)
    for other in (each for each in free if pair.won(each.text)):
        kind = _kind(pair.new_clauses, other)
        yield Shift(kind, "better", _subject(other), "", other.text, None, other.span)
    if pair.old.kind not in _BESIDE:
        yield from _unread(pair, _spans(before), _spans(after))


def _kind(clauses: Sequence[Clause], quantity: Quantity) -> ChangeKind:
    """A sum that is given and that only one version has is money dropped or found, and no target."""
    return _of_sum("target-changed", clauses[clause_at(clauses, quantity.span.start)], quantity.unit)


def _of_sum(kind: ChangeKind, clause: Clause, figure: str) -> ChangeKind:
    given = figure.endswith("元") and expression(_GRANTED + "|" + _SPENT).search(clause.text)
    return "funding-changed" if given else kind


def _spans(evidence: Evidence) -> list[Span]:
    """Where figures and dates stand that are read."""
    return [each.span for each in evidence.quantities] + [each.span for each in evidence.deadlines]


def _unread(pair: Versions, olds: Sequence[Span], news: Sequence[Span]) -> Iterator[Shift]:
    """Figures and periods that the evidence does not count, in clauses of which nothing else changed."""
    what: tuple[tuple[str, ChangeKind, Text], ...] = (
        (_FIGURE, "target-changed", Text("数字", "figure")),
        (_PERIOD, "deadline-changed", Text("期限", "period")),
    )
    for one, other in pair.rewritten():
        for pattern, kind, name in what:
            if _without(pattern, one) != _without(pattern, other):
                yield from _dropped(pattern, kind, name, one, other, (olds, news))
                continue
            for old, new in zip(_found(pattern, one), _found(pattern, other), strict=True):
                spans = _placed(one, old), _placed(other, new)
                known = any(_meets(span, spans[0]) for span in olds) or any(
                    _meets(span, spans[1]) for span in news
                )
                if plain(old[0]) != plain(new[0]) and not known:
                    yield Shift(kind, "neutral", name, old[0], new[0], *spans)


def _dropped(
    pattern: str,
    kind: ChangeKind,
    name: Text,
    one: Clause,
    other: Clause,
    known: tuple[Sequence[Span], Sequence[Span]],
) -> Iterator[Shift]:
    """A figure that was put into a clause or left out of it, where nothing else changed."""
    before, after = _found(pattern, one), _found(pattern, other)
    if len(before) == 1 and not after and plain(one.text.replace(before[0][0], "", 1)) == plain(other.text):
        span = _placed(one, before[0])
        if not any(_meets(each, span) for each in known[0]):
            yield Shift(_of_sum(kind, one, before[0][0]), "worse", name, before[0][0], "", span, None)
    if len(after) == 1 and not before and plain(other.text.replace(after[0][0], "", 1)) == plain(one.text):
        span = _placed(other, after[0])
        if not any(_meets(each, span) for each in known[1]):
            yield Shift(_of_sum(kind, other, after[0][0]), "better", name, "", after[0][0], None, span)


def _without(pattern: str, clause: Clause) -> str:
    return expression(pattern).sub("#", clause.text)


def _found(pattern: str, clause: Clause) -> list[re.Match[str]]:
    return list(expression(pattern).finditer(clause.text))


def _placed(clause: Clause, match: re.Match[str]) -> Span:
    return Span(clause.span.start + match.start(), clause.span.start + match.end())


def _meets(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _same_clause(pair: Versions, one: Quantity, other: Quantity) -> bool:
    return pair.same_clause(one.span.start, other.span.start)


def _same_subject(one: Quantity, other: Quantity) -> bool:
    return bool(one.subject) and one.unit == other.unit and plain(one.subject) == plain(other.subject)


def _target(pair: Versions, one: Quantity, other: Quantity) -> Iterator[Shift]:
    if (one.value, one.high, _comparator(one)) == (other.value, other.high, _comparator(other)):
        return
    turn = _turn(pair, one, other)
    yield Shift("target-changed", turn, _subject(one), one.text, other.text, one.span, other.span)


def _comparator(quantity: Quantity) -> Comparator:
    """达到95%左右 is about, whatever 达到 says."""
    return "~" if quantity.text.endswith(("左右", "上下")) else quantity.comparator


def _turn(pair: Versions, one: Quantity, other: Quantity) -> Turn:
    before, after = one.value, other.value
    if before == after and one.high != other.high:
        before, after = one.high, other.high
    if before is None or after is None:
        return "neutral"
    falls = _falls(pair, one)
    if before == after:
        firm = {">=": 2, "<=": 2, ">": 2, "<": 2, "=": 1, "~": 0}
        less = firm[_comparator(other)] - firm[_comparator(one)]
        return "worse" if less < 0 else "better" if less > 0 else "neutral"
    return "better" if (after < before) == falls else "worse"


def _falls(pair: Versions, quantity: Quantity) -> bool:
    """Whether less of it is more: an upper bound, or something that is to be rare.

    The most that is granted (补助不超过100万元) is not: who lowers it gives less. What is to fall by so
    much (下降5%) is to be much; what is to fall to it (下降到5%) little.
    """
    clause = pair.old_clauses[clause_at(pair.old_clauses, quantity.span.start)]
    before = pair.old.text[clause.span.start : quantity.span.start]
    sentence = pair.old.text[pair.old.text.rfind("。", 0, clause.span.start) + 1 : clause.span.end]
    if quantity.unit.endswith("元") and expression(_GRANTED).search(sentence):
        return False
    if quantity.comparator in ("<", "<=") or expression(r"1\s*[:：∶比]\s*\d").search(quantity.text):
        # One teacher for 18 pupils is less than one for 16, whatever 不低于 says.
        return True
    if expression(_BY).search(before + quantity.text):
        return False
    return expression(_LESS_IS_BETTER).search(quantity.subject + clause.text) is not None


def _subject(quantity: Quantity) -> Text:
    """What is counted; words that only say what is done with it (由财政安排, 给予补助) name nothing."""
    if quantity.subject and not expression(_DONE).match(quantity.subject):
        return Text(quantity.subject, quantity.subject)
    return Text("金额", "sum") if quantity.unit.endswith("元") else Text("指标", "figure")
