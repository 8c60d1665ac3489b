"""Bodies that lost, got or handed on a task, and money that was dropped or found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planlint.compare.clauses import Clause
from planlint.compare.signature import plain
from planlint.compare.versions import Versions
from planlint.language.expressions import expression
from planlint.language.force import forces_in
from planlint.model.change import Shift, Turn
from planlint.model.evidence import Evidence, Funding, Owner
from planlint.model.outline import Unit
from planlint.model.text import Span, Text

_OWNER = Text("责任单位", "owner")
_MONEY = Text("经费来源", "funding")

_LEVELS = "省市县区州盟旗乡镇"

_ACTOR = (
    r"(?:^|由|，)(?P<body>[^\s，。；、\d应须要每有由]{2,14}?(?:部门|局|厅|委|委员会|办公室|政府|单位|机构|中心|法院|检察院|学校|公司))"
    r"(?=应当|应|要|须|必须|负责|牵头|会同|联合|协助|配合|具体)"
)
"""The body that a clause commands."""

_BY = r"由(?P<body>[^，。；由]{2,24}?)(?:统一|共同|具体)?(?:牵头|负责)"
"""A clause that hands a task to somebody, whoever it is."""

_LIST = (
    r"[（(〔\[【](?:[^（）()〔〕【】\[\]]|（[^（）]*）){0,150}?(?:负责|牵头|配合|单位|部门)(?:[^（）()〔〕【】\[\]]|（[^（）]*）){0,300}[）)〕\]】]"
    r"|(?:责任|牵头|配合|协同|实施|主办|协办)(?:单位|部门|主体)[：:][^\n。）〕】]*"
)
"""A note of those responsible."""

_NAMED = (
    r"(?:[^、，；：:（）()〔〕【】\s]|（[^（）]*）)*(?:局|厅|委|办|部|院|会|队|政府|中心|银行|公司|学校|机构)"
    r"(?=[、，；）)〕】\s]|$|牵头|负责|等|按|分别|具体|配合)"
)

_SUM = (
    r"(?:安排|投入|拨付|给予|奖励|资助|补助|补贴)[^，。；]{0,16}[万亿]?元|(?:所需|专项)(?:经费|资金)|经费保障"
)

_MONEY_WORDS = r"经费|资金(?!链)|财政(?![局厅部委所、])|预算|补助|补贴|奖补|拨款|公用经费|" + _SUM
"""A clause about money; whether it is public money does not matter where all of it is gone."""

_PAYS = (
    r"(?:列入|纳入|编入)[^，。；]{0,16}(?:预算|财政)|(?:财政(?![局厅部委所、])|预算|公用经费|专项资金|专项经费)[^，。；]{0,14}"
    r"(?:承担|保障|安排|拨付|列支|解决|负担|补助|支出)|(?:经费|资金|费用)[^，。；]{0,4}由[^，。；]{2,20}(?:承担|保障|解决|列支|安排|负担|支付)"
)
"""A clause that says who pays, more widely than the evidence has it; only for whole clauses that are gone."""


def owners(pair: Versions, before: Evidence, after: Evidence) -> Iterator[Shift]:
    """Owners that came, went or changed places with another, and leads that were given or taken."""
    old, new = _by_name(before), _by_name(after)
    gone = [each for name, each in old.items() if not _known(name, new) and _left(pair, each[0], 1)]
    come = [each for name, each in new.items() if not _known(name, old) and _left(pair, each[0], -1)]
    told: list[Shift] = []
    for ones, others in zip(gone, come, strict=False):
        one, other = ones[0], others[0]
        told.append(Shift("owner-changed", "neutral", _OWNER, one.name, other.name, one.span, other.span))
    for ones in gone[len(come) :]:
        told.append(Shift("owner-changed", "worse", _OWNER, ones[0].name, "", ones[0].span, None))
    for others in come[len(gone) :]:
        told.append(Shift("owner-changed", "better", _OWNER, "", others[0].name, None, others[0].span))
    told += _leads(old, new)
    told += _listed(pair, told)
    yield from told
    yield from _actors(pair, told)


def _by_name(evidence: Evidence) -> dict[str, list[Owner]]:
    """Owners by name; who pays is told as money."""
    found: dict[str, list[Owner]] = {}
    for owner in evidence.owners:
        if not any(_within(owner.span, each.span) for each in evidence.funding):
            found.setdefault(owner.name, []).append(owner)
    return found


def _known(name: str, others: dict[str, list[Owner]]) -> bool:
    return any(same_body(name, other) for other in others)


def same_body(one: str, other: str) -> bool:
    """县教育局 and 教育局, 青溪县教育局 and 县教育局 are one body; 市教育局 and 县教育局 are two."""
    short, long_ = sorted((plain(one), plain(other)), key=len)
    place = long_.removesuffix(short)
    if long_ == short or not long_.endswith(short):
        return long_ == short
    return place[-1] in _LEVELS or (short[0] in _LEVELS and 2 <= len(place) <= 4)


def _left(pair: Versions, owner: Owner, which: int) -> bool:
    """Whether the body is written less often now (``which`` 1), or more often (-1)."""
    return pair.lost(owner.text) if which > 0 else pair.won(owner.text)


def _leads(old: dict[str, list[Owner]], new: dict[str, list[Owner]]) -> Iterator[Shift]:
    for name, ones in old.items():
        others = new.get(name, [])
        leads, led = _lead(ones), _lead(others)
        if others and bool(leads) != bool(led):
            one, other = (leads or ones)[0], (led or others)[0]
            turn: Turn = "worse" if leads else "better"
            yield Shift("owner-changed", turn, _OWNER, one.text, other.text, one.span, other.span)


def _listed(pair: Versions, told: Sequence[Shift]) -> Iterator[Shift]:
    """Bodies that a note named and names no more, or the other way round, though the text has them too."""
    before, after = _notes(pair.old.text), _notes(pair.new.text)
    if not before or not after:
        return
    names = {name for shift in told for name in (shift.old, shift.new)}
    for name, span in before.items():
        if name not in names and not any(same_body(name, other) for other in after) and pair.lost(name):
            yield Shift("owner-changed", "worse", _OWNER, name, "", span, None)
    for name, span in after.items():
        if name not in names and not any(same_body(name, other) for other in before) and pair.won(name):
            yield Shift("owner-changed", "better", _OWNER, "", name, None, span)


def _notes(text: str) -> dict[str, Span]:
    found: dict[str, Span] = {}
    for note in expression(_LIST).finditer(text):
        for name in expression(_NAMED).finditer(text, note.start() + 1, note.end()):
            found[name[0]] = Span(*name.span())
    return found


def _lead(found: Sequence[Owner]) -> list[Owner]:
    return [owner for owner in found if owner.part == "lead"]


def _actors(pair: Versions, told: Sequence[Shift]) -> Iterator[Shift]:
    """Clauses that command another body than before, where the evidence has neither (教育部门要…)."""
    spans = [span for shift in told for span in (shift.old_span, shift.new_span) if span is not None]
    for one, other in pair.rewritten():
        swapped = _swapped(one, other)
        before, after = swapped or (_actor(one), _actor(other))
        if before is None or after is None:
            yield from _handed(one, other, spans)
            continue
        (name, span), (name_, span_) = before, after
        if all(expression(_VAGUE).match(each) or "有关" in each or "相关" in each for each in (name, name_)):
            continue
        rest, rest_ = one.text.replace(name, "", 1), other.text.replace(name_, "", 1)
        if plain(rest) != plain(rest_) or same_body(name, name_):
            continue
        if not any(_meets(each, span) or _meets(each, span_) for each in spans):
            yield Shift("owner-changed", "neutral", _OWNER, name, name_, span, span_)
    yield from _whole(pair, spans)


def _whole(pair: Versions, told: Sequence[Span]) -> Iterator[Shift]:
    """Clauses of their own that say who leads (由市政府有关部门牵头，) and that are gone or new."""
    taken = set(pair.became.values())
    lost = [each for at, each in enumerate(pair.old_clauses) if at not in pair.became]
    won = [each for at, each in enumerate(pair.new_clauses) if at not in taken]
    for clause in lost:
        match = expression(_BY).search(clause.text)
        if match and pair.lost(match["body"]) and not any(_meets(each, clause.span) for each in told):
            yield Shift("owner-changed", "worse", _OWNER, match["body"], "", _placed(clause, match), None)
    for clause in won:
        match = expression(_BY).search(clause.text)
        if match and pair.won(match["body"]) and not any(_meets(each, clause.span) for each in told):
            yield Shift("owner-changed", "better", _OWNER, "", match["body"], None, _placed(clause, match))


_BODY = (
    r"[^的和及与或、\d]{0,10}?"
    r"(?:部门|(?<![布格结大全政时战])局|厅|委员会|委|办公室|(?<![举主承开创督协公民])办|机关|政府)"
)
"""A body, from anywhere in its name to the end of it."""

_VAGUE = (
    r"按照|依照|依据|根据|通过|借助|经|报|向|由|在|对|将|与"
    r"|重要|关键|重点|主要|有关|相关|各|其他|上级|下级|所属|同级|当地|本|该|等|类"
)
"""What names no body, or does not belong to its name."""


def _swapped(one: Clause, other: Clause) -> tuple[tuple[str, Span], tuple[str, Span]] | None:
    """The bodies of two clauses that differ in nothing but one body."""
    old, new = one.text, other.text
    least = min(len(old), len(new))
    first = next((at for at in range(least) if old[at] != new[at]), least)
    last = next((at for at in range(least - first) if old[-1 - at] != new[-1 - at]), least - first)
    ends = []
    for text in (old, new):
        match = expression(_BODY).match(text, first)
        if match is None or match.end() < len(text) - last or match.end() > len(text) - last + 4:
            return None
        if len(text) - last - first < 2 and match.end() - first < 4:
            return None
        if expression(_VAGUE).match(match[0]) or _begins_with_force(match[0]):
            return None
        ends.append(match.end())
    if old[ends[0] :] != new[ends[1] :]:
        return None
    spans = [
        Span(each.span.start + first, each.span.start + end)
        for each, end in ((one, ends[0]), (other, ends[1]))
    ]
    return (old[first : ends[0]], spans[0]), (new[first : ends[1]], spans[1])


def _begins_with_force(words: str) -> bool:
    return any(each.span.start == 0 for each in forces_in(words))


def _handed(one: Clause, other: Clause, told: Sequence[Span]) -> Iterator[Shift]:
    """由谁牵头, put into a clause or left out of it."""
    before, after = (expression(_BY).search(each.text) for each in (one, other))
    for match, rest, clause in ((before, after, one), (after, before, other)):
        if match is None or rest is not None:
            continue
        span = _placed(clause, match)
        if not any(_meets(each, span) for each in told):
            if clause is one:
                yield Shift("owner-changed", "worse", _OWNER, match["body"], "", span, None)
            else:
                yield Shift("owner-changed", "better", _OWNER, "", match["body"], None, span)


def _placed(clause: Clause, match: re.Match[str]) -> Span:
    return Span(clause.span.start + match.start("body"), clause.span.start + match.end("body"))


def _actor(clause: Clause) -> tuple[str, Span] | None:
    match = expression(_ACTOR).search(clause.text.lstrip())
    # 建立教育部门牵头的制度 commands no 建立教育部门.
    if match is None or _begins_with_force(match["body"]):
        return None
    start = clause.span.start + len(clause.text) - len(clause.text.lstrip())
    return match["body"], Span(start + match.start("body"), start + match.end("body"))


def funding(pair: Versions, before: Evidence, after: Evidence) -> Iterator[Shift]:
    """Payers, funds and budget lines that came, went or changed."""
    old = {plain(each.text): each for each in before.funding}
    new = {plain(each.text): each for each in after.funding}
    gone = [each for key, each in old.items() if key not in new and _pays_less(pair.old, pair.new, each)]
    come = [each for key, each in new.items() if key not in old and _pays_less(pair.new, pair.old, each)]
    for one, other in zip(gone, come, strict=False):
        if _source(one) != _source(other):
            yield Shift("funding-changed", "neutral", _MONEY, one.text, other.text, one.span, other.span)
    for one in gone[len(come) :]:
        yield Shift("funding-changed", "worse", _MONEY, one.text, "", one.span, None)
    for other in come[len(gone) :]:
        yield Shift("funding-changed", "better", _MONEY, "", other.text, None, other.span)
    if not gone and not come:
        yield from _clauses(pair)


def _pays_less(one: Unit, other: Unit, funding_: Funding) -> bool:
    """Whether who pays is named less often in the other text; 县财政局, a body, is not 县财政, its money."""
    words = re.escape(_unforced(funding_.source or funding_.text)) + "(?![局厅部委所])"
    before, after = (len(re.findall(words, _unforced(unit.text))) for unit in (one, other))
    return before > after


def _unforced(text: str) -> str:
    """The text without words that command: 要筹措资金 and 可以筹措资金 are the same money."""
    return expression("应当|必须|可以|应|要|可|须").sub("", text)


def _source(funding_: Funding) -> str:
    return plain(funding_.source)


def _clauses(pair: Versions) -> Iterator[Shift]:
    """Whole clauses about who pays that are gone or new, where the evidence has none."""
    taken = set(pair.became.values())
    for at, clause in enumerate(pair.old_clauses):
        if at not in pair.became and _about_money(clause):
            yield Shift("funding-changed", "worse", _MONEY, clause.text, "", clause.span, None)
    for at, clause in enumerate(pair.new_clauses):
        if at not in taken and expression(_PAYS + "|" + _SUM).search(clause.text):
            yield Shift("funding-changed", "better", _MONEY, "", clause.text, None, clause.span)


def _about_money(clause: Clause) -> bool:
    return expression(_PAYS + "|" + _MONEY_WORDS).search(clause.text) is not None


def _within(part: Span, whole: Span) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def _meets(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
