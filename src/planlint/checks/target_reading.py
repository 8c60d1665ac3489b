"""The targets of a plan: which figure is said of which indicator, for which stage and which year.

A figure belongs to the indicator named before it when nothing but transparent words stand between
them: kinds of school, places, years, comparators, auxiliary verbs and the figures of the same list.
So 班额不超过45人 and 班额：小学45人、初中50人 bind, and 降低班额，招聘教师50人 does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from planlint.checks.context import Context
from planlint.checks.genre import begins_on
from planlint.checks.target_figures import Figure, figures
from planlint.checks.target_tables import Table, TableCell, table_of
from planlint.checks.target_words import Mention, StageWord, mentions, stage_words
from planlint.language.masks import mask_names
from planlint.language.numbers import parse, pattern, shape
from planlint.model.indicator import Indicator, Stage
from planlint.model.outline import Unit
from planlint.model.text import Span

_LOOSE = 8
"""Characters that may stand between name and figure in one clause and mean nothing to us."""
_TIGHT = 1
"""The same for a clause that the name is not in."""
_BEHIND = 4
"""The same where the figure stands before the name."""


@dataclass(frozen=True, slots=True)
class Target:
    """A figure that a plan sets for an indicator.

    ``stages`` are the kinds of school it is said of; where it is not ``sure``, of one or more of
    them. ``span`` is what to show, in the unit's text. ``year`` is the last year of its date. In a table
    ``row`` is what the row is called.
    """

    indicator: Indicator
    unit: Unit
    span: Span
    figure: Figure | None
    stages: tuple[Stage, ...]
    sure: bool
    year: int | None
    places: frozenset[str]
    sentence: int
    row: str = ""

    @property
    def value(self) -> float:
        return self.figure.value if self.figure else 0.0


@dataclass(frozen=True, slots=True)
class Bare:
    """An indicator named without a figure; ``wanted`` when its clause wants it to change.

    ``span`` is the clause up to the name's end.
    """

    mention: Mention
    unit: Unit
    span: Span
    wanted: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What a plan says of indicators: its targets in order of place, and names without a figure."""

    targets: tuple[Target, ...]
    bare: tuple[Bare, ...]


def read_targets(context: Context, indicators: Sequence[Indicator]) -> Reading:
    """The targets in all units but titles, front matter, closing and background."""
    targets: list[Target] = []
    bare: list[Bare] = []
    for index, named in sorted(mentions(context, indicators).items()):
        unit = context.outline.units[index]
        if unit.kind in ("title", "front", "closing", "background") or context.roles[index] == "background":
            continue
        if (table := table_of(context, unit)) is not None:
            targets += _in_table(context, unit, table, named)
            continue
        reader = _Reader(context, unit)
        for sentence, each in reader.sentences(named):
            found, without = reader.read(sentence, each)
            targets += found
            bare += without
            for name in without:
                targets += _below(context, name)
    targets.sort(key=lambda target: (target.unit.index, target.span.start))
    return Reading(tuple(targets), tuple(bare))


def _below(context: Context, name: Bare) -> Iterator[Target]:
    """The figures of the units under a heading that is a name: 班额标准, and under it 小学：45人."""
    unit, mention = name.unit, name.mention
    if mention.start >= max(unit.body, 1) or unit.text[unit.body :].strip() or mention.weak:
        return
    for index in unit.children:
        child = context.outline.units[index]
        if child.kind != "section":
            yield from _Reader(context, child).go_on(mention.indicator)


@cache
def _transparent() -> re.Pattern[str]:
    words = (
        "九年一贯制|十二年一贯制|一贯制|完全中学|小学部?|初中部?|初级中学|高中阶段?|普通高中|义务教育阶段|义务教育|中小学校?|幼儿园|学校|各校|每校|每所|所有|全部"
        "|农村|乡村|城区|城镇|镇区|县城|县域内?|城乡|乡镇|全县|全市|全区|全省|市区|公办|民办|寄宿制|单校"
        r"|(?:19|20)\d\d年?(?:底|末|前|起|秋季)?|\d{1,2}月底?|(?:十[四五六七])五(?:末|期间|时期)?|力争|争取|确保|努力|逐步|稳步|进一步"
        "|达标|达到?|提高|提升|扩大|控制|保持|稳定|降低?|下降|压缩|实现|落实|配备|配置|拥有|完成|保障|核定"
        "|均|都|应当?|要|须|必须|分别|依次|各|全|基本|总体上?|原则上|一律|严格|左右|以上|以内|以下|不得?|超过|高于|低于|少于|小于|大于|多于|等于|突破"
        "|或|至少|最低|最少|最高|最多|平均|约|近|为|是|在|由|从|到|至|的|之?内|并|且"
        "|数量|人数|学生数?|比例|比重|比率|占比|率|水平|标准|数值|数|值|面积|指标|目标|要求|规定|国家|省定|人均|每班|年均"
        "|与|和|及|以及|个?百分点"
    )
    return pattern(rf"{words}|[\s,&:;()\-~/%.≥≤\x18]+")


@cache
def _blocks() -> re.Pattern[str]:
    """Words after which something else is spoken of, or a figure is a rate."""
    return pattern(
        "新建|改建|扩建|建设|招聘|补充|引进|新增|增加|投入|安排资金|资助|奖励|培养|其中|同比|减少|表彰|评选"
        "|每学?年|每学期|每季度|每月|每周|年均|每天|每日"
    )


@cache
def _goes_on() -> re.Pattern[str]:
    """After a further figure: more of a sentence of its own (义务教育学校100%纳入…)."""
    return pattern(
        r"(?!左右|上下|的?(?:目标|水平|标准|要求|比例)|的(?:\W|$)|和|与|及|并|且|或|为|方可|以|之间|不等)\w"
    )


@cache
def _yearly() -> re.Pattern[str]:
    return pattern("每学?年|年均")


@cache
def _stage_after_which() -> re.Pattern[str]:
    return pattern("其中[,:]?(?=小学|初中|九年|农村|城区|镇区|义务)")


@cache
def _after_figure() -> re.Pattern[str]:
    return pattern(r"\s*\(([^()\d]{2,8})\)")


@cache
def _places() -> re.Pattern[str]:
    return pattern(
        "农村|乡村|城区|市区|城镇|镇区|县城|县\\(市|各县|乡镇|山区|牧区|寄宿制|民办|民族|贫困|脱贫"
    )


@cache
def _past() -> re.Pattern[str]:
    return pattern(
        "已(?!经?批准)|目前|现有|现状|截至|截止|去年|上年|上一年|近年|以来|原有|原来|完成了|达到了|实现了|保持了|提高了|下降了|现为|基期|仅为?|只有"
    )


@cache
def _ahead() -> re.Pattern[str]:
    return pattern(
        "力争|争取|确保|将(?=[^,;]{0,6}(?:提|控|降|达))|要|必须|应当?|须|目标|不(?:得)?低于|不少于|不超过|到(?=20\\d\\d)|使|规划期?末|努力|今后|未来|今年"
    )


@cache
def _year() -> re.Pattern[str]:
    return pattern(
        r"(?<!\d)(?P<year>20\d\d)年?(?:\s*(?:-{1,2}|~|至)\s*(?P<last>20\d\d))?年(?!版)|“?(?P<plan>十[三四五六七])五”?(?P<end>末|期末|期间|时期|规划)?"
    )


@cache
def _raises() -> re.Pattern[str]:
    """Words that want a figure to change."""
    return pattern("提高|提升|扩大|增加|降低|缩小|控制|减少|稳步|逐步|巩固(?!率)|保持|达到|优化|改善")


@cache
def _by_reference() -> re.Pattern[str]:
    """A standard named instead of a figure says what is wanted; so does all of them."""
    return pattern(
        "标准|达标|规定|要求|全部|全覆盖|应(?:入|读)尽|以上|国标|省标|统计|监测|监控|台账|核查|计算|通报|考核|评估|差异"
    )


@cache
def _respectively() -> re.Pattern[str]:
    return pattern("分别")


class _Reader:
    """Reads one unit."""

    def __init__(self, context: Context, unit: Unit) -> None:
        self.context = context
        self.unit = unit
        # The cells of a row are clauses of one sentence.
        self.shaped = mask_names(shape(unit.text)).replace("\t", ";")
        begins = begins_on(context.outline)
        self.begins = begins.year if begins else None

    def sentences(self, named: list[Mention]) -> Iterator[tuple[Span, list[Mention]]]:
        """The sentences with names in them. A heading runs on into the first sentence of its body."""
        ends = [at for at, sign in enumerate(self.shaped) if sign in "!\n?" and at + 1 != self.unit.body]
        start = 0
        for end in (*ends, len(self.shaped)):
            inside = [each for each in named if start <= each.start < end]
            if inside:
                yield Span(start, end), inside
            start = end + 1

    def read(self, sentence: Span, named: list[Mention]) -> tuple[list[Target], list[Bare]]:
        found: list[Target] = []
        bare: list[Bare] = []
        numbers = figures(self.unit.text, self.shaped, sentence.start, sentence.end)
        stages = self._stage_words(sentence)
        taken: set[int] = set()
        for at, name in enumerate(named):
            if name.indicator.direction == "milestone":
                found += self._milestone(sentence, name)
                continue
            stop = named[at + 1].start if at + 1 < len(named) else sentence.end
            chain = self._chain(sentence, name, numbers, named)
            chain = [f for f in chain if f.number not in taken and not self._other(sentence, name, f)]
            taken |= {f.number for f in chain}
            if not chain:
                if not any(name.end <= f.number < stop or fits(name.indicator, f) for f in numbers):
                    bare.append(self._bare(sentence, name))
                continue
            found += self._targets(sentence, name, chain, stages)
        return found, bare

    def go_on(self, indicator: Indicator) -> Iterator[Target]:
        """The figures that the first sentence begins with, said of an indicator named in the heading above."""
        at = self.unit.label_end
        name = Mention(at, at, indicator)
        sentence = next((span for span, _ in self.sentences([name])), None)
        if sentence is None:
            return
        numbers = figures(self.unit.text, self.shaped, sentence.start, sentence.end)
        stages = self._stage_words(sentence)
        chain = self._after(sentence.end, name, numbers, close=True)
        yield from self._targets(sentence, name, chain, stages)

    def _stage_words(self, sentence: Span) -> list[StageWord]:
        found = stage_words(self.shaped[sentence.start : sentence.end])
        return [w._replace(start=w.start + sentence.start, end=w.end + sentence.start) for w in found]

    # -- which figures -------------------------------------------------------------------------------

    def _chain(
        self, sentence: Span, name: Mention, numbers: list[Figure], named: list[Mention]
    ) -> list[Figure]:
        """The figures said of a name: inside it, after it, or else right before it."""
        inside = [f for f in numbers if name.start <= f.number < name.end and fits(name.indicator, f)]
        if inside:
            return inside[:1]
        shared = self._shared(sentence, name, numbers, named)
        if shared is not None:
            return shared
        others = [m.start for m in named if m.start >= name.end]
        stop = min(others, default=sentence.end)
        return self._after(stop, name, numbers) or self._before(sentence, name, numbers, named)

    def _after(self, stop: int, name: Mention, numbers: list[Figure], *, close: bool = False) -> list[Figure]:
        """The figures that follow a name, each reached from the one before; ``close``: with nothing between."""
        chain: list[Figure] = []
        at = name.end
        for figure in numbers:
            if figure.number < at or not fits(name.indicator, figure):
                continue
            if figure.number >= stop:
                break
            if not self._reaches(name, self.shaped[at : figure.number], first=not chain and not close):
                break
            if chain and _goes_on().match(self.shaped, figure.span.end):
                break
            chain.append(figure)
            at = figure.span.end
        return chain

    def _shared(
        self, sentence: Span, name: Mention, numbers: list[Figure], named: list[Mention]
    ) -> list[Figure] | None:
        """Names in a row and as many figures in a row: A、B和C分别达到1、2和3. ``None`` where there are none."""
        row = _row([f for f in numbers if f.number >= name.end], self.shaped)
        if len(row) < 2:
            return None
        apart = _respectively().search(self.shaped, name.end, row[0].number)
        end = apart.start() if apart else row[0].span.start
        if "," in self.shaped[name.end : end]:
            return None
        head = max(self._clause(sentence, name.start), self.shaped.rfind(":", sentence.start, name.start) + 1)
        items = _items(self.shaped, head, end, named)
        mine = next((i for i, (a, b) in enumerate(items) if a <= name.start < b), None)
        if mine is None or len(items) < len(row) or (apart is None and len(items) != len(row)):
            return None
        if mine == len(items) - 1 and all(not _rest(self.shaped[a:b], name.indicator) for a, b in items[:-1]):
            # Kinds of school or years, not names: all figures are said of the one name.
            return [f for f in row if fits(name.indicator, f)] if len(items) == len(row) else None
        at = mine - (len(items) - len(row))
        return [row[at]] if at >= 0 and fits(name.indicator, row[at]) else []

    def _before(
        self, sentence: Span, name: Mention, numbers: list[Figure], named: list[Mention]
    ) -> list[Figure]:
        """The figure right before a name: 不低于公用经费的5%安排教师培训经费."""
        ahead = [f for f in numbers if f.span.end <= name.start and fits(name.indicator, f)]
        if not ahead:
            return []
        figure = ahead[-1]
        gap = self.shaped[figure.span.end : name.start]
        if any(figure.span.end <= m.start < name.start for m in named) or re.search("[,;:]", gap):
            return []
        before = self.shaped[max(sentence.start, figure.number - 30) : figure.number]
        # A figure that another noun of the clause before it claims is not free.
        if any(
            m.end <= figure.number and not re.search("[,;]", self.shaped[m.end : figure.number])
            for m in named
        ):
            return []
        rest = _rest(gap, name.indicator)
        if len(rest) > _BEHIND or _blocks().search(gap) or not before.strip() and not gap:
            return []
        return [figure]

    def _other(self, sentence: Span, name: Mention, figure: Figure) -> bool:
        """Whether the clause of a name, up to the figure, speaks of something else by the same name."""
        if not name.indicator.unless:
            return False
        start = self._clause(sentence, min(name.start, figure.number))
        return (
            _of(name.indicator.unless).search(self.shaped, start, max(figure.span.end, name.end)) is not None
        )

    def _reaches(self, name: Mention, gap: str, *, first: bool) -> bool:
        """Whether nothing that matters stands between a name, or the figure before, and a figure."""
        if name.indicator.stages != ("all",):
            gap = _stage_after_which().sub("", gap)
        blocks = _blocks().search(gap)
        if blocks and not (name.indicator.yearly and _yearly().fullmatch(blocks[0])):
            return False
        if not first and name.indicator.stages == ("all",) and stage_words(gap):
            return False  # what makes no difference between schools does not go on to another kind
        own, *others = re.split("[,;:]", gap)
        own_rest = _rest(own, name.indicator)
        if len(own_rest) > (_LOOSE if first else _TIGHT):
            return False
        return all(len(_rest(other, name.indicator)) <= _TIGHT for other in others)

    def _bare(self, sentence: Span, name: Mention) -> Bare:
        begin = self._clause(sentence, name.start)
        ends = [at for at in (self.shaped.find(sign, name.end, sentence.end) for sign in ",;") if at >= 0]
        end = min(ends, default=sentence.end)
        around = self.shaped[begin : name.start], self.shaped[name.end : end]
        raised = [m.start() + begin for m in _raises().finditer(around[0])]
        wanted = (bool(raised) or _raises().search(around[1]) is not None) and not any(
            _by_reference().search(text) for text in around
        )
        start = raised[-1] if raised else name.start
        return Bare(name, self.unit, Span(start, name.end if raised else end), wanted)

    # -- what they say -------------------------------------------------------------------------------

    def _targets(
        self, sentence: Span, name: Mention, chain: list[Figure], stages: list[StageWord]
    ) -> Iterator[Target]:
        said = self._stages(sentence, name, chain, stages)
        start = self._start(sentence, name, stages)
        years = self._years_in_row(sentence, name, chain)
        in_row = len(chain) > 1 and self._in_row(chain)
        floor, begun = name.end, False
        for at, (figure, (which, sure, first)) in enumerate(zip(chain, said, strict=True)):
            previous, floor = floor, figure.span.end
            chosen = (
                figure.condition and figure.number >= name.end
            )  # before its name it picks out nothing else
            if not which or figure.state or figure.growth or chosen or self._opposite(name, figure):
                continue
            year = (
                years[at]
                if years
                else self._year(sentence, min(previous, figure.number), figure, alone=len(chain) == 1)
            )
            if self._is_past(sentence, figure, year):
                continue
            begin = min(first if begun and not in_row else start, figure.span.start)
            begun = True
            end = max(figure.span.end, name.end if figure.number < name.end else 0)
            yield Target(
                name.indicator,
                self.unit,
                Span(begin, end),
                figure,
                which,
                sure,
                year,
                self._places(sentence, name, end),
                sentence.start,
            )

    def _places(self, sentence: Span, name: Mention, end: int) -> frozenset[str]:
        """The parts of the area that a target is limited to, those that belong to the indicator left out."""
        found = _places().finditer(self.shaped, self._clause(sentence, name.start), end)
        outside = (m[0] for m in found if not name.start <= m.start() < name.end)
        return frozenset(place for place in outside if place not in name.indicator.of)

    def _clause(self, sentence: Span, at: int) -> int:
        return max(sentence.start, *(self.shaped.rfind(sign, sentence.start, at) + 1 for sign in ",;"))

    def _start(self, sentence: Span, name: Mention, stages: list[StageWord]) -> int:
        """Where what is said of the name begins: at the kinds of school right before it."""
        begin = self._clause(sentence, name.start)
        before = [w.start for w in stages if begin <= w.start < name.start]
        return min(before, default=name.start)

    @staticmethod
    def _opposite(name: Mention, figure: Figure) -> bool:
        """巩固率低于90% and 班额超过50人 say who is meant, not what is wanted."""
        wrong = ("<", "<=") if name.indicator.direction == "floor" else (">", ">=")
        return figure.comparator in wrong

    def _is_past(self, sentence: Span, figure: Figure, year: int | None) -> bool:
        if year is not None and self.begins is not None and year < self.begins:
            return True
        before = self.shaped[sentence.start : figure.number]
        past = [m.start() for m in _past().finditer(before)]
        ahead = [m.start() for m in _ahead().finditer(before)]
        years = [m.start() for m in _year().finditer(before) if self._to_come(m)]
        if figure.told and not ahead and not years and _year().search(before):
            return True  # 2025年，巩固率为93%
        return bool(past) and max(past) > max([*ahead, *years], default=-1)

    def _to_come(self, match: re.Match[str]) -> bool:
        return self.begins is not None and match["year"] is not None and int(match["year"]) >= self.begins

    def _year(self, sentence: Span, previous: int, figure: Figure, *, alone: bool) -> int | None:
        """The year of a figure: named since the figure before it, else before in the sentence, the unit,
        or a heading above."""
        for start, end in ((previous, figure.number), (sentence.start, figure.number)):
            found = _years(self.shaped, start, max(start, end))
            if found:
                return found[-1]
        deadlines = [each for each in self.unit.evidence.deadlines if each.span.start >= figure.span.end]
        due = [each.end.year for each in deadlines if each.kind == "date" and each.end]
        if alone and len(set(due)) == 1:  # named behind the figure, or in a column of its own
            return due[0]
        found = _years(self.shaped, 0, sentence.start)
        if found:
            return found[-1]
        above = [
            _announces(section) or section.heading for section in self.context.outline.ancestors(self.unit)
        ]
        for text in map(shape, [_lead(self.context, self.unit), *above]):
            found = _years(text, 0, len(text))
            if found:
                return found[-1]
        return None

    def _years_in_row(self, sentence: Span, name: Mention, chain: list[Figure]) -> list[int] | None:
        """2026年、2027年巩固率分别达到94%、95%: as many years in a row as figures."""
        if len(chain) < 2 or not self._in_row(chain):
            return None
        begin = self._clause(sentence, name.start)
        years = _years(self.shaped, begin, chain[0].number)
        return years if len(years) == len(chain) else None

    def _stages(
        self, sentence: Span, name: Mention, chain: list[Figure], words: list[StageWord]
    ) -> list[tuple[tuple[Stage, ...], bool, int]]:
        """For each figure: the stages it is said of, whether surely of all, and where they are named."""
        known = name.indicator.stages
        if known == ("all",):
            return [(known, True, figure.span.start) for figure in chain]
        begin = self._clause(sentence, name.start)
        head = [
            w for w in words if begin <= w.start < max(name.end, name.start + 1) and w.start < chain[0].number
        ]
        after = [w for w in words if name.end <= w.start < chain[0].number]
        current = after or head
        found: list[tuple[tuple[Stage, ...], bool, int]] = []
        plain = [
            w for w in current if not w.collective and (w.stages[0] in known or w.stages != ("nine-year",))
        ]
        if len(chain) > 1 and len(plain) == len(chain) and self._in_row(chain):
            return [(_only(w.stages, known), True, f.span.start) for w, f in zip(plain, chain, strict=True)]
        floor = name.end
        inherited = self._inherited(sentence, begin)
        if not current and len(chain) == len(known) > 1 and self._in_row(chain):
            apart = _respectively().search(self.shaped, name.start, chain[0].number)
            if apart and not any(set(w.stages) - set(known) for w in inherited):
                # In the order in which everybody names them.
                return [((stage,), True, f.span.start) for stage, f in zip(known, chain, strict=True)]
        for figure in chain:
            behind = _after_figure().match(self.shaped, figure.span.end)
            own = stage_words(behind[1]) if behind else []
            between = [w for w in words if floor <= w.start < figure.number]
            if own or between:
                current = own or between
            floor = figure.span.end
            chosen = current or inherited
            if not chosen:
                found.append((known, len(known) == 1, figure.span.start))
                continue
            stages = tuple(dict.fromkeys(s for w in chosen for s in w.stages))
            collective = any(w.collective for w in chosen)
            if collective and not any(not w.collective for w in chosen):
                found.append((_only(stages, known), False, figure.span.start))
                continue
            exact = tuple(dict.fromkeys(s for w in chosen if not w.collective for s in w.stages))
            found.append((_only(exact, known), True, between[0].start if between else figure.span.start))
        return found

    def _in_row(self, chain: list[Figure]) -> bool:
        return len(_row(chain, self.shaped)) == len(chain)

    def _inherited(self, sentence: Span, begin: int) -> list[StageWord]:
        """The stage spoken of before: earlier in the sentence, in the unit's heading, in headings above."""
        earlier = stage_words(self.shaped[sentence.start : begin])
        if earlier:
            return _last_group(earlier)
        texts = [shape(self.unit.heading) if self.unit.heading else ""]
        texts += [shape(section.heading) for section in self.context.outline.ancestors(self.unit)]
        texts.append(shape(self.context.outline.title))
        for text in texts:
            words = stage_words(text)
            if words:
                return words
        return []

    def _milestone(self, sentence: Span, name: Mention) -> Iterator[Target]:
        dates = [m for m in _year().finditer(self.shaped, sentence.start, name.start) if _last(m)]
        before = self.shaped[sentence.start : name.end]
        year = _last(dates[-1]) if dates else None
        if year is None or _past().search(before) or (self.begins is not None and year < self.begins):
            return
        span = Span(dates[-1].start(), name.end)
        yield Target(name.indicator, self.unit, span, None, ("all",), True, year, frozenset(), sentence.start)


def fits(indicator: Indicator, figure: Figure) -> bool:
    """Whether a figure has a unit, and a size, that the indicator's figures have."""
    units = indicator.units
    if not any(units):
        return not figure.unit and figure.value < 2
    if figure.unit == "%" or "%" in units:
        return figure.unit in units and figure.value <= 100
    return figure.unit in units or figure.unit.removeprefix("个") in units


def _lead(context: Context, unit: Unit) -> str:
    """The line that announces the ones a unit is one of: 到2030年，主要目标如下：."""
    units = context.outline.units
    for before in reversed(units[max(0, unit.index - 20) : unit.index]):
        if before.parent != unit.parent:
            break
        if announced := _announces(before):
            return announced
    return ""


def _announces(unit: Unit) -> str:
    return unit.text if unit.text.rstrip().endswith(("：", ":")) else ""


def _only(stages: tuple[Stage, ...], known: tuple[Stage, ...]) -> tuple[Stage, ...]:
    return tuple(stage for stage in stages if stage in known)


def _last_group(words: list[StageWord]) -> list[StageWord]:
    """The last words for kinds of school that stand in one row."""
    group = [words[-1]]
    for word in reversed(words[:-1]):
        if group[0].start - word.end > 2:
            break
        group.insert(0, word)
    return group


def _years(shaped: str, start: int, end: int) -> list[int]:
    """The years named in a stretch, but for those that something is only compared with."""
    found = []
    for match in _year().finditer(shaped, start, end):
        with_it = shaped[match.start() - 1 : match.start()] in ("与", "较", "比", "由", "从", "同")
        if not with_it and (year := _last(match)):
            found.append(year)
    return found


def _last(match: re.Match[str]) -> int | None:
    if match["plan"]:
        number = parse(match["plan"])
        return 1970 + 5 * (int(number) - 3) if number and match["end"] else None
    return int(match["last"] or match["year"])


def _rest(gap: str, indicator: Indicator) -> str:
    """What of a gap is left without the words that say nothing of it."""
    if indicator.of:
        gap = _of(indicator.of).sub("", gap)
    return _transparent().sub("", _figures_away().sub("", gap))


@cache
def _of(words: tuple[str, ...]) -> re.Pattern[str]:
    return pattern("|".join(sorted(words, key=len, reverse=True)))


@cache
def _figures_away() -> re.Pattern[str]:
    """Start values of a change (由93%提高到) stand between a name and its figure."""
    return pattern(r"(?:由|从)?(?<!\d)(?!(?:19|20)\d\d年)\d+(?:\.\d+)?(?:%|人|平方米|元|间)?")


def _items(shaped: str, start: int, end: int, named: list[Mention]) -> list[tuple[int, int]]:
    """The members of a list, by their places; names of indicators stay whole (体育、艺术教师)."""
    found, at = [], start
    for match in _ands().finditer(shaped, start, end):
        if not any(m.start < match.start() < m.end for m in named):
            found.append((at, match.start()))
            at = match.end()
    found.append((at, end))
    return [(a, b) for a, b in found if shaped[a:b].strip()]


@cache
def _ands() -> re.Pattern[str]:
    return pattern("&|和|与|以及|及(?!以上|辅)")


def _row(found: list[Figure], shaped: str) -> list[Figure]:
    """The figures from the first on that stand in one row."""
    row: list[Figure] = []
    for figure in found:
        if row and (
            figure.unit != row[0].unit or not _between().fullmatch(shaped, row[-1].span.end, figure.number)
        ):
            break
        row.append(figure)
    return row


@cache
def _between() -> re.Pattern[str]:
    return pattern(r"[\s&,/]*(?:和|与|及|以及)?(?:不低于|不超过|不少于|达到)?\s*")


def _in_table(context: Context, unit: Unit, table: Table, named: list[Mention]) -> Iterator[Target]:
    """The targets of a table of indicators.

    A row that names no indicator goes on with the one above when its name is a kind of school only.
    """
    begins = begins_on(context.outline)
    above: Mention | None = None
    for row in table.rows:
        name = next(
            (m for m in named for c in row.values() if c.start <= m.start < c.start + len(c.text)), None
        )
        labels = [cell for column, cell in row.items() if column not in table.goals]
        words = stage_words(shape("".join(cell.text for cell in labels)))
        if name is None and above is not None and words:
            name = above
        above = name
        if name is None or name.indicator.direction == "milestone":
            continue
        measured = row[table.units].text.strip() if table.units in row else ""
        for column, year in table.goals.items():
            if column not in row or (year is not None and begins is not None and year < begins.year):
                continue
            label = max((cell.text.strip() for cell in labels), key=len, default="")
            yield from _cell(unit, row[column], name, measured, words, year, label)


def _cell(
    unit: Unit,
    cell: TableCell,
    name: Mention,
    measured: str,
    words: list[StageWord],
    year: int | None,
    row: str,
) -> Iterator[Target]:
    shaped = shape(unit.text)
    found = figures(unit.text, shaped, cell.start, cell.start + len(cell.text))
    known = name.indicator.stages
    default = "%" if "%" in shape(unit.text[name.start : name.end + 4]) else shape(measured)
    figure = next((f if f.unit else replace(f, unit=default) for f in found), None)
    if len(found) != 1 or figure is None or figure.growth or not fits(name.indicator, figure):
        return
    said = tuple(dict.fromkeys(s for w in words if not w.collective for s in w.stages if s in known))
    if not said and any(not w.collective for w in words) and known != ("all",):
        return
    stages = said or known
    sure = bool(said) or len(known) == 1
    span = Span(cell.start, cell.start + len(cell.text.rstrip()))
    yield Target(name.indicator, unit, span, figure, stages, sure, year, frozenset(), cell.start, row)
