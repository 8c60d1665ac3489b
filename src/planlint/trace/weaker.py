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
_YEARLY = r"^(?:每[一]?学?年|定期|年度|每年度)"
_REPORTED = r"年度|年报|定期"
"""Words that say once a year, or regularly, without saying every year."""
_FALLS = r"班额|辍学|失学|近视|差距|负担|作业|不超过|不高于|以内|控制在|降低|减少|下降"
"""Words of figures that are to fall."""


def softer(asked: str, answer: str) -> Iterator[Lack]:
    """Whether the clause ``answer`` invites or leaves a way out where the clause ``asked`` commands."""
    theirs = {match[0] for match in expression(_INVITES + "|" + _ESCAPES).finditer(asked)}
    if expression(_DUTY).search(answer) or (theirs and not expression(_DUTY).search(asked)):
        return
    for words in (_INVITES, _ESCAPES):
        new = [match[0] for match in expression(words).finditer(answer) if match[0] not in theirs]
        if new:
            duty = expression(_OFTEN if words == _ESCAPES else _DUTY).search(asked)
            instead = f"“{duty[0]}”改成“{new[0]}”" if duty else f"用了“{new[0]}”"
            what = Text(f"措辞弱于要求：{instead}", f"softer: {new[0]}")
            yield Lack("softer", what, asked, new[0])
            return


def less(asked: str, answer: str) -> Iterator[Lack]:
    """Figures of the sentence ``answer`` below those of ``asked``, and dates after them."""
    there = list(quantities_in(answer, shape(answer)))
    for wanted in quantities_in(asked, shape(asked)):
        same = [each for each in there if each.unit == wanted.unit and _same_thing(wanted, each)]
        if same and all(_is_lower(wanted, each, asked) for each in same):
            zh = f"指标低于要求：要求“{wanted.text}”，方案写的是“{same[0].text}”"
            what = Text(zh, f"lower: {same[0].text} for {wanted.text}")
            yield Lack("lower", what, wanted.text, same[0].text)
    dates = list(deadlines_in(answer, shape(answer)))
    for due in deadlines_in(asked, shape(asked)):
        like = [each for each in dates if _comparable(due, each)]
        if like and all(_is_later(due, each) for each in like):
            zh = f"时限晚于要求：要求“{due.text}”，方案写的是“{like[0].text}”"
            what = Text(zh, f"later: {like[0].text} for {due.text}")
            yield Lack("later", what, due.text, like[0].text)


def _is_lower(wanted: Quantity, other: Quantity, clause: str) -> bool:
    if wanted.value is None or other.value is None or wanted.unit in ("年", "个月", "天"):
        return False
    falls = wanted.comparator in ("<", "<=") or expression(_FALLS).search(clause) is not None
    return other.value > wanted.value if falls else other.value < wanted.value


def dropped_figures(asked: str, answer: str) -> Iterator[Lack]:
    """Figures of ``asked`` to which ``answer`` has nothing of the kind."""
    wanted = list(quantities_in(asked, shape(asked)))
    there = list(quantities_in(answer, shape(answer))) if wanted else []
    for figure in wanted:
        if not any(each.unit == figure.unit and _same_thing(figure, each) for each in there):
            yield Lack("missing", Text(f"没有写“{figure.text}”", f"no “{figure.text}”"), figure.text)


def dropped_frequency(asked: str, answer: str) -> Iterator[Lack]:
    """How often ``asked`` wants something to be done, where ``answer`` says nothing of how often."""
    due = next((each for each in deadlines_in(asked, shape(asked)) if each.recurrence is not None), None)
    if due is None or any(each.recurrence is not None for each in deadlines_in(answer, shape(answer))):
        return
    if expression(_YEARLY).search(due.text) is None or expression(_REPORTED).search(answer) is None:
        yield Lack("missing", Text(f"没有写“{due.text}”", f"no “{due.text}”"), due.text)


def _same_thing(one: Quantity, other: Quantity) -> bool:
    """Whether two figures count the same: what is counted shares two characters, where both say it."""
    if not one.subject or not other.subject:
        return True
    pairs = {one.subject[at : at + 2] for at in range(len(one.subject) - 1)}
    return any(pair in other.subject for pair in pairs)


def _comparable(one: Deadline, other: Deadline) -> bool:
    return (one.end is not None and other.end is not None) or (
        one.recurrence is not None and other.recurrence is not None
    )


def _is_later(due: Deadline, other: Deadline) -> bool:
    if due.end is not None and other.end is not None:
        return other.end > due.end
    if due.recurrence is not None and other.recurrence is not None:
        return other.recurrence > due.recurrence
    return False
