"""The targets of a plan: which figure it sets for which indicator, kind of school and year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from planlint.checks.context import Context
from planlint.checks.target_binding import figures_of, following, respectively
from planlint.checks.target_figures import Figure, figures
from planlint.checks.target_sentence import Sentence, fits, in_row, sentences
from planlint.checks.target_stages import stages_of
from planlint.checks.target_tables import Table, TableCell, table_of
from planlint.checks.target_times import dated, is_past, places_of, tells, years_of
from planlint.checks.target_words import Mention, StageWord, mentions, stage_words
from planlint.language.numbers import pattern, shape
from planlint.model.indicator import Indicator, Stage
from planlint.model.outline import Unit
from planlint.model.records import dataclass
from planlint.model.text import Span


@dataclass(frozen=True, slots=True)
class Target:
    """A figure that a plan sets for an indicator; a milestone has no figure.

    ``span`` is what to show, in the unit's text. ``stages`` are the kinds of school it is said of; where
    it is not ``sure``, of one or more of them. ``year`` is the last year of its date, ``places`` the parts
    of the area it is limited to. ``sentence`` is where its sentence begins; ``row``, in a table, what the
    row is called.
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

    ``span`` goes from the word that wants it to the name, or from the name to the end of the clause.
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
        for sentence in sentences(context, unit, named):
            found, without = _read(sentence)
            targets += found
            bare += without
            for name in without:
                targets += _below(context, name)
    targets.sort(key=lambda target: (target.unit.index, target.span.start))
    return Reading(tuple(targets), tuple(bare))


def _read(sentence: Sentence) -> tuple[list[Target], list[Bare]]:
    found: list[Target] = []
    bare: list[Bare] = []
    taken: set[int] = set()
    stops = (*(name.start for name in sentence.names[1:]), sentence.end)
    for name, stop in zip(sentence.names, stops, strict=True):
        if name.indicator.direction == "milestone":
            found += _milestone(sentence, name)
            continue
        chain = [figure for figure in figures_of(sentence, name) if figure.number not in taken]
        taken |= {figure.number for figure in chain}
        if chain:
            found += _targets(sentence, name, chain)
        elif not any(name.end <= f.number < stop or fits(name.indicator, f) for f in sentence.numbers):
            bare.append(_bare(sentence, name))
    return found, bare


def _targets(sentence: Sentence, name: Mention, chain: list[Figure]) -> Iterator[Target]:
    begin = sentence.clause(name.start)
    start = min((w.start for w in sentence.stages if begin <= w.start < name.start), default=name.start)
    whole = len(chain) > 1 and len(in_row(chain, sentence.shaped)) == len(chain)
    facts = list(zip(chain, stages_of(sentence, name, chain), years_of(sentence, name, chain), strict=True))
    apart = respectively().search(sentence.shaped, begin, chain[0].number)
    if whole and apart and len({(said.stages, year) for _, said, year in facts}) == 1:
        return  # dealt out among things that we do not know
    for figure, said, year in facts:
        if not said.stages or not _is_aim(name, figure) or is_past(sentence, figure, year):
            continue
        end = max(figure.span.end, name.end if figure.number < name.end else 0)
        places = places_of(sentence, name, end)
        span = Span(min(start, said.start, figure.span.start), end)
        yield Target(
            name.indicator, sentence.unit, span, figure, said.stages, said.sure, year, places, sentence.start
        )
        start = start if whole else sentence.end


def _is_aim(name: Mention, figure: Figure) -> bool:
    """Not where a change starts, by how much, or who is meant: 低于90%的学校, 班额超过50人."""
    wrong = ("<", "<=") if name.indicator.direction == "floor" else (">", ">=")
    chooses = figure.condition and figure.number >= name.end  # before its name it picks out nothing else
    return not (figure.state or figure.growth or chooses or figure.comparator in wrong)


def _milestone(sentence: Sentence, name: Mention) -> Iterator[Target]:
    date = dated(sentence, name)
    if date is None or tells(sentence, name.end):
        return
    start, year = date
    begins = sentence.context.begins
    if begins is None or year >= begins.year:
        span = Span(start, name.end)
        yield Target(
            name.indicator, sentence.unit, span, None, ("all",), True, year, frozenset(), sentence.start
        )


def _bare(sentence: Sentence, name: Mention) -> Bare:
    begin = sentence.clause(name.start)
    ends = (sentence.shaped.find(sign, name.end, sentence.end) for sign in ",;")
    end = min((at for at in ends if at >= 0), default=sentence.end)
    around = sentence.shaped[begin : name.start], sentence.shaped[name.end : end]
    changes = _lowers() if name.indicator.direction == "ceiling" else _raises()
    raised = [m.start() + begin for m in changes.finditer(around[0])]
    given = any(_by_reference().search(text) for text in around)
    wanted = not given and (bool(raised) or changes.search(around[1]) is not None)
    span = Span(raised[-1], name.end) if raised else Span(name.start, end)
    return Bare(name, sentence.unit, span, wanted)


@cache
def _raises() -> re.Pattern[str]:
    """Words that want a figure to change for the better, where more is better."""
    return pattern("提高|提升|扩大|增加|稳步|巩固(?!率)|保持|达到|改善")


@cache
def _lowers() -> re.Pattern[str]:
    return pattern("降低|缩小|控制|减少|压缩|压减|优化")


@cache
def _by_reference() -> re.Pattern[str]:
    """A standard named instead of a figure says what is wanted; so does all of them."""
    return pattern(
        "标准|达标|规定|要求|全部|全覆盖|应(?:入|读)尽|以上|国标|省标|统计|监测|监控|台账|核查|计算|通报"
        "|考核|评估|差异"
    )


def _below(context: Context, name: Bare) -> Iterator[Target]:
    """The figures of the units under a heading that is a name: 班额标准, and under it 小学：45人."""
    unit, mention = name.unit, name.mention
    if mention.start >= max(unit.body, 1) or unit.text[unit.body :].strip() or mention.weak:
        return
    for index in unit.children:
        child = context.outline.units[index]
        if child.kind == "section":
            continue
        at = child.label_end
        named = Mention(at, at, mention.indicator)
        sentence = next(sentences(context, child, [named]), None)
        chain = following(sentence, named, sentence.end, close=True) if sentence else []
        if sentence and chain:
            yield from _targets(sentence, named, chain)


def _in_table(context: Context, unit: Unit, table: Table, named: list[Mention]) -> Iterator[Target]:
    """The targets of a table of indicators.

    A row that names no indicator goes on with the one above when its name is a kind of school only.
    """
    shaped = shape(unit.text)
    above: Mention | None = None
    for row in table.rows:
        labels = [cell for column, cell in row.items() if column not in table.goals]
        words = stage_words(shape("".join(cell.text for cell in labels)))
        inside = (m for m in named for c in row.values() if c.start <= m.start < c.start + len(c.text))
        name = next(inside, above if words else None)
        above = name
        if name is None or name.indicator.direction == "milestone":
            continue
        measured = row[table.units].text.strip() if table.units in row else ""
        label = max((cell.text.strip() for cell in labels), key=len, default="")
        for column, year in table.goals.items():
            past = year is not None and context.begins is not None and year < context.begins.year
            figure = _figure(unit, shaped, row[column], name, measured) if column in row else None
            if figure is not None and not past:
                yield from _cell(unit, row[column], name, figure, words, year, label)


def _figure(unit: Unit, shaped: str, cell: TableCell, name: Mention, measured: str) -> Figure | None:
    """The one figure of a cell, its unit taken from the row where it has none."""
    found = figures(unit.text, shaped, cell.start, cell.start + len(cell.text))
    if len(found) != 1 or found[0].growth:
        return None
    default = "%" if "%" in shaped[name.start : name.end + 4] else shape(measured)
    figure = found[0] if found[0].unit else replace(found[0], unit=default)
    return figure if fits(name.indicator, figure) else None


def _cell(
    unit: Unit,
    cell: TableCell,
    name: Mention,
    figure: Figure,
    words: list[StageWord],
    year: int | None,
    row: str,
) -> Iterator[Target]:
    known = name.indicator.stages
    plain = [word for word in words if not word.collective]
    said = tuple(dict.fromkeys(s for w in plain for s in w.stages if s in known))
    if plain and not said and known != ("all",):
        return  # of another kind of school
    span = Span(cell.start, cell.start + len(cell.text.rstrip()))
    sure = bool(said) or len(known) == 1
    yield Target(name.indicator, unit, span, figure, said or known, sure, year, frozenset(), cell.start, row)
