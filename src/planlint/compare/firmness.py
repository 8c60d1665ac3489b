"""Whether a clause binds less or more than it did: what words of force it lost, and what it got for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from difflib import SequenceMatcher

from planlint.compare.clauses import Clause
from planlint.compare.signature import plain
from planlint.compare.versions import Versions
from planlint.language.expressions import expression
from planlint.language.force import forces_in
from planlint.model.change import Shift
from planlint.model.evidence import Force
from planlint.model.text import Span, Text

PLAIN = 2
"""The rung of a verb without any word of force: a task, no more and no less."""

DUTY = 3
"""The rung of 要 and 应当. To leave one out, or put one in, is a matter of style: a clause of a plan or a
law without any is a command as well."""

SAME_MATTER = 0.55
"""Similarity, words of force left out, from which two clauses speak of the same thing."""

_BOUNDS = ("不低于", "不少于", "不超过", "至少")
"""What stands before a figure is told as a target."""

_EMPHASIS = ("切实", "推动")
"""Words that stress a task or name one; with or without them it is the same."""

_SAME_MEANING = {
    "支持": "扶持|帮扶",
    "引导": "指导",
    "保证": "保障",
    "鼓励": "激励",
    "可以": "能够",
    "积极": "大力|全力|主动",
}
"""Words of the ladder beside others, not on it, that say as much."""

_ADVERBS = (
    r"(?P<soft>基本(?=实现|达到|达标|建成|形成|消除|普及|完成|覆盖|满足)|一般(?=不|应|要|须|实|按|由|采|在|于)|适度|稳妥)"
    r"|(?P<plain>全面|大力|全力)"
)
"""Adverbs that stand in the place of a word of force, as in 全面推进 → 逐步推进."""


def compare_force(
    old: str, new: str, gone: Sequence[str] = (), come: Sequence[str] = ()
) -> tuple[Force, Force] | None:
    """The words that decide on either side, ``None`` where the clause binds as it did.

    Words that both have cancel out. The lowest rung below ``PLAIN`` decides among the rest, because it
    governs what follows it; without one the highest does; without any the clause is a plain task.
    ``gone`` and ``come`` are further clauses of either side that a word may have come from or gone to
    (力争2026年底前，建成 → 力争建成).
    """
    ones, others = _words(old), _words(new)
    before = _without(_without(ones, others), [word for clause in come for word in _words(clause)])
    after = _without(_without(others, ones), [word for clause in gone for word in _words(clause)])
    before, after = _without_style(before, old, new), _without_style(after, new, old)
    before, after = _without_emphasis(before, after), _without_emphasis(after, before)
    if not before and not after:
        return None
    one, other = _deciding(before), _deciding(after)
    style = {one.rung, other.rung} == {PLAIN, DUTY} and not (one.text and other.text)
    if one.rung == other.rung or style:
        return None
    if not _same_matter(_rest(old, ones), _rest(new, others)):
        return None
    return one, other


def _words(clause: str) -> list[Force]:
    found = [
        each
        for each in forces_in(clause)
        if each.text not in _EMPHASIS and not _is_bound(clause, each) and not _is_noun(clause, each)
    ]
    for match in expression(_ADVERBS).finditer(clause):
        span = Span(*match.span())
        if not any(each.span.start < span.end and span.start < each.span.end for each in found):
            found.append(Force(1 if match["soft"] else PLAIN, match[0], span))
    return found


def _is_bound(clause: str, word: Force) -> bool:
    """不低于, and 不得低于 as well."""
    return word.text in _BOUNDS or clause.startswith(
        ("不得低于", "不得少于", "不得超过", "不得高于"), word.span.start
    )


def _is_noun(clause: str, word: Force) -> bool:
    """根据需要和条件, 发展的需要: something that one has, not something that one has to do."""
    if word.text not in ("需要", "要求", "引导", "支持"):
        return False
    after = clause[word.span.end : word.span.end + 1]
    return (
        clause[: word.span.start].endswith(("的", "据", "照", "际", "合", "展", "求", "足"))
        or after in "、，的和时及"
    )


def _without_style(words: Sequence[Force], own: str, other: str) -> list[Force]:
    """Without words that only gave way to another of the same meaning (支持 → 扶持)."""
    left = []
    for each in words:
        same = expression(_SAME_MEANING.get(each.text, "$^"))
        if len(same.findall(other)) <= len(same.findall(own)):
            left.append(each)
    return left


def _without_emphasis(words: Sequence[Force], others: Sequence[Force]) -> list[Force]:
    """Without 积极, which says no less than nothing, but less than 全面 or 应当."""
    if any(each.text == "全面" or each.rung >= DUTY for each in others):
        return list(words)
    return [each for each in words if each.text != "积极"]


def _without(words: Sequence[Force], others: Sequence[Force]) -> list[Force]:
    both = Counter(each.text for each in words) & Counter(each.text for each in others)
    left = []
    for each in words:
        if both[each.text]:
            both[each.text] -= 1
        else:
            left.append(each)
    return left


def _deciding(words: Sequence[Force]) -> Force:
    soft = [each for each in words if each.rung < PLAIN]
    if soft:
        return min(soft, key=lambda each: each.rung)
    return max(words, key=lambda each: each.rung, default=Force(PLAIN, "", Span(0, 0)))


def _rest(clause: str, words: Sequence[Force]) -> str:
    kept = set(range(len(clause)))
    for each in words:
        kept -= set(range(each.span.start, each.span.end))
    return plain("".join(clause[at] for at in sorted(kept)))


def _same_matter(one: str, other: str) -> bool:
    if one == other:
        return True
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= SAME_MATTER and matcher.ratio() >= SAME_MATTER


def force(pair: Versions) -> Iterator[Shift]:
    """Clauses that became weaker or stronger on the ladder of force."""
    taken = set(pair.became.values())
    for at, there in pair.became.items():
        one, other = pair.old_clauses[at], pair.new_clauses[there]
        if one.text == other.text:
            continue
        gone = _beside(pair.old_clauses, at, pair.became)
        come = _beside(pair.new_clauses, there, taken)
        verdict = compare_force(one.text, other.text, gone, come)
        if verdict is None:
            continue
        before, after = verdict
        if not after.text and _commands(before, _above(pair.new.text, pair.new_clauses, there)):
            continue
        if not before.text and _commands(after, _above(pair.old.text, pair.old_clauses, at)):
            continue
        weaker = after.rung < before.rung
        yield Shift(
            "weakened" if weaker else "strengthened",
            "worse" if weaker else "better",
            Text("力度", "force"),
            before.text,
            after.text,
            _within(one, before.span) if before.text else None,
            _within(other, after.span) if after.text else None,
        )


def _within(clause: Clause, span: Span) -> Span:
    return Span(clause.span.start + span.start, clause.span.start + span.end)


def _above(text: str, clauses: Sequence[Clause], at: int) -> list[str]:
    """The clauses before this one in its sentence: 必须坚持…，坚持…，贯彻… commands three times."""
    start = max(text.rfind(stop, 0, clauses[at].span.start) for stop in "。；！？\n") + 1
    return [clause.text for clause in clauses[:at] if clause.span.start >= start]


def _commands(word: Force, above: Sequence[str]) -> bool:
    """Whether a clause above says with the same rung, and so for this one, what this one does not say."""
    return word.rung >= DUTY and any(each.rung == word.rung for clause in above for each in _words(clause))


def _beside(clauses: Sequence[Clause], at: int, paired: Container[int]) -> list[str]:
    """The clauses right before and after that have no partner."""
    near = [by for by in (at - 1, at + 1) if 0 <= by < len(clauses) and by not in paired]
    return [clauses[by].text for by in near]
