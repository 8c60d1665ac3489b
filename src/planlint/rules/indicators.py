"""Read and validate the indicators of ``vocab/indicators``, when a target rule runs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from planlint.model.indicator import Direction, Indicator, Reach, Stage
from planlint.model.rule import Basis, Rule
from planlint.model.text import Text
from planlint.rules.fields import Place, bilingual, choice, flag, mapping, several, sketched, string
from planlint.rules.problems import Problems
from planlint.rules.schema import read_basis
from planlint.rules.shipped import shipped_folder
from planlint.rules.source import files, read_all
from planlint.rules.words import named_as_file

_NO_TERMS: tuple[str, ...] = ()
_NO_BASIS: tuple[Basis, ...] = ()
_NO_VALUES: tuple[tuple[Stage, float], ...] = ()


def load_indicators(rules: Iterable[Rule] = ()) -> tuple[Indicator, ...]:
    """The shipped indicators and those that stand beside the rules given, which replace shipped ones.

    Raises ``RuleError`` with every problem of every file.
    """
    folders = [shipped_folder() / "vocab" / "indicators"]
    for parent in dict.fromkeys(rule.origin.parent for rule in rules if rule.kind == "target"):
        if (beside := _beside(parent)) not in folders:
            folders.append(beside)
    return _of_folders(tuple(folders))


@lru_cache(maxsize=4)  # a run reads many documents and these files once
def _of_folders(folders: tuple[Path, ...]) -> tuple[Indicator, ...]:
    problems = Problems()
    found: dict[str, Indicator] = {}
    for source in read_all([path for folder in folders for path in files(folder)]):
        if source.problem:
            problems.at(source.path, source.line, source.problem)
            continue
        indicator = read_indicator(Place(source, problems), source.data)
        found[indicator.id] = indicator
    problems.fail()
    return tuple(found[name] for name in sorted(found))


def known_indicators(origin: Path) -> list[str]:
    """The ids that a rule file may name: the names of the files, shipped and beside the rule."""
    folders = (shipped_folder() / "vocab" / "indicators", _beside(origin.parent))
    return [path.stem for folder in folders for path in files(folder)]


def _beside(folder: Path) -> Path:
    """``vocab/indicators`` in the folder of a rule, or next to it."""
    own = folder / "vocab" / "indicators"
    return own if own.is_dir() else folder.parent / "vocab" / "indicators"


def read_indicator(place: Place, data: Any) -> Indicator:
    """The indicator in one file's data, with what is wrong reported at ``place``."""
    fields = mapping(place, data)
    name = fields.need("id", string, "")
    if name:
        named_as_file(place, name)
    direction: Direction = fields.need("direction", choice(get_args(Direction)), "floor")
    indicator = Indicator(
        id=name,
        name=fields.need("name", bilingual, Text("")),
        strong=fields.need("strong", _terms, _NO_TERMS),
        direction=direction,
        basis=fields.need("basis", several(read_basis), _NO_BASIS),
        values=fields.may("values", _values, _NO_VALUES),
        units=fields.may("units", _words, _NO_TERMS),
        weak=fields.may("weak", _terms, _NO_TERMS),
        context=fields.may("context", _terms, _NO_TERMS),
        masks=fields.may("masks", _terms, _NO_TERMS),
        of=fields.may("of", _words, _NO_TERMS),
        unless=fields.may("unless", _words, _NO_TERMS),
        yearly=fields.may("yearly", flag, False),
        prescribed=fields.may("prescribed", flag, False),
        reach=fields.may("reach", choice(get_args(Reach)), "area"),
        since=fields.may("since", _year, 0),
        due=fields.may("due", _year, None),
    )
    fields.may("note", string, "")  # for those who read the file
    fields.done()
    if not indicator.values and direction != "milestone":
        place.wrong("缺少“values”", "'values' is missing", "values: {primary: 45, junior: 50}")
    if direction == "milestone" and indicator.due is None:
        place.wrong("milestone 要写明 due", "a milestone needs 'due'", "due: 2035")
    if indicator.weak and not indicator.context:
        place.wrong("有 weak 就要有 context", "'weak' needs 'context'", "context: 交流 轮岗")
    return indicator


def _words(place: Place, value: Any) -> tuple[str, ...] | None:
    """Words with spaces between them; an empty text is none."""
    if value == "":
        return ()
    if sketched(value, type="string"):
        return None
    text = string(place, value)
    return tuple(dict.fromkeys(text.split())) if text else None


def _terms(place: Place, value: Any) -> tuple[str, ...] | None:
    from planlint.language.lexicon import parts

    words = _words(place, value)
    for word in words or ():
        try:
            right = bool(parts(word))
        except ValueError:
            right = False
        if not right:
            place.wrong(
                f"“{word}”写错了：“…”两边都要有字，“（甲|乙）”的括号要成对",
                f"“{word}” is no term: “…” needs words on both sides, brackets must be paired",
            )
    return words


def _values(place: Place, value: Any) -> tuple[tuple[Stage, float], ...]:
    fields = mapping(place, value)
    stages = get_args(Stage)
    found = tuple((stage, fields.may(stage, _number, 0.0)) for stage in stages if stage in fields.data)
    fields.asked += list(stages)
    fields.done()
    return found


def _number(place: Place, value: Any) -> float | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if sketched(value, type="number"):
        return None
    place.wrong("这里应是数", "a number is expected here", "values: {primary: 45, junior: 50}")
    return None


def _year(place: Place, value: Any) -> int | None:
    if isinstance(value, int) and 1990 <= value <= 2100:
        return value
    if sketched(value, type="integer", minimum=1990, maximum=2100):
        return None
    place.wrong("这里应是年份", "a year is expected here", "due: 2035")
    return None
