"""What an answer promises less firmly than it is asked: softer words, a lower figure, a later date."""

from __future__ import annotations

from collections.abc import Iterator

from planlint.language.dates import deadlines_in
from planlint.language.expressions import expression
from planlint.language.numbers import shape
from planlint.language.quantities import quantities_in
from planlint.model.evidence import Deadline, Quantity
from planlint.model.text import Text
from planlint.model.trace import Lack

_INVITES = "鼓励|倡导|提倡|可以|可(?=[\\u4e00-\\u9fff])(?!能|行|持续|靠|见)|允许|有条件的|试行|尝试"
_ESCAPES = "力争|争取|原则上|适时|尽量|尽可能|酌情|视情"
_DUTY = r"(?<![重主需必])要(?!求|点|素|件)|应(?!用|对|急)|必须|不得|严禁|确保|保证"
_OFTEN = r"定期|每(?:年|学年|学期|季度|月|周|[一二两三四五\d]+年)"
_FALLS = r"班额|辍学|失学|近视|差距|负担|作业|不超过|不高于|以内|控制在|降低|减少|下降"
"""Words of figures that are to fall."""


def weaker(asked: str, answer: str) -> Iterator[Lack]:
    """What the clause ``answer`` promises less than the clause ``asked``, which it answers."""
    soft = _softer(asked, answer)
    if soft is not None:
        yield soft
    there = list(quantities_in(answer, shape(answer)))
    for wanted in quantities_in(asked, shape(asked)):
        other = next((each for each in there if each.unit == wanted.unit), None)
        if other is not None and _is_lower(wanted, other, asked):
            what = Text(
                f"指标低于要求：要求{wanted.text}，方案为{other.text}", f"lower: {other.text} for {wanted.text}"
            )
            yield Lack("lower", what, wanted.text, other.text)
    dates = list(deadlines_in(answer, shape(answer)))
    for due in deadlines_in(asked, shape(asked)):
        later = next((each for each in dates if _is_later(due, each)), None)
        in_time = any(each.kind == due.kind and not _is_later(due, each) for each in dates)
        if later is not None and not in_time:
            what = Text(
                f"时限晚于要求：要求{due.text}，方案为{later.text}", f"later: {later.text} for {due.text}"
            )
            yield Lack("later", what, due.text, later.text)


def _softer(asked: str, answer: str) -> Lack | None:
    """An invitation or a way out where the superior document commands."""
    for words in (_INVITES, _ESCAPES):
        found = [match[0] for match in expression(words).finditer(answer)]
        theirs = {match[0] for match in expression(_INVITES + "|" + _ESCAPES).finditer(asked)}
        new = [word for word in found if word not in theirs]
        bound = expression(_DUTY).search(answer) is not None
        if not new or bound or (theirs and expression(_DUTY).search(asked) is None):
            continue
        duty = expression(_OFTEN if words == _ESCAPES else _DUTY).search(asked)
        old = duty[0] if duty else ""
        instead = Text(
            f"措辞弱于要求：{f'“{old}”' if old else '要求'}作“{new[0]}”", f"softer: {new[0]}"
        )
        return Lack("softer", instead, asked, new[0])
    return None


def _is_lower(wanted: Quantity, other: Quantity, clause: str) -> bool:
    if wanted.value is None or other.value is None or wanted.unit in ("年", "个月", "天"):
        return False
    falls = wanted.comparator in ("<", "<=") or expression(_FALLS).search(clause) is not None
    return other.value > wanted.value if falls else other.value < wanted.value


def _is_later(due: Deadline, other: Deadline) -> bool:
    if due.end is not None and other.end is not None:
        return other.end > due.end
    if due.recurrence is not None and other.recurrence is not None:
        return other.recurrence > due.recurrence
    return False
