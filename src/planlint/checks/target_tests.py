"""The tests of target rules, on the targets that a plan sets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from planlint.checks.context import Context, Hit, hit_at
from planlint.checks.target_reading import Reading, Target
from planlint.model.evidence import Comparator
from planlint.model.finding import Related
from planlint.model.indicator import STAGE_NAMES, Indicator, Stage
from planlint.model.records import dataclass
from planlint.model.rule import TargetCheck
from planlint.model.text import Text


def standard(check: TargetCheck, reading: Reading, context: Context) -> Iterator[Hit]:
    """A target that falls short of what the policy asks, unless the plan goes on to reach it."""
    good = _good(target for target in reading.targets if target.indicator.id == check.indicator)
    for target in _held(check, reading, context):
        # A county's figure need not be reached in every part of it.
        part = target.indicator.reach == "area" and target.places
        short = () if part else _short(target)
        if short and not _reached_later(target, short, good):
            yield _hit(context, target, short)


def restates(check: TargetCheck, reading: Reading, context: Context) -> Iterator[Hit]:
    """Targets that are the policy's own least; one finding for all of them."""
    same = [
        target
        for target in _held(check, reading, context)
        if target.figure and target.indicator.surpassable and _is_standard(target) and not _overdue(target)
    ]
    if not same:
        return
    first = _hit(context, same[0], same[0].stages)
    names = list(dict.fromkeys(target.indicator.name for target in same))
    values = {
        **first.values,
        "count": str(len(same)),
        "list": Text(
            "、".join(name.zh for name in names[:4]) + ("等" if len(names) > 4 else ""),
            ", ".join(name.en for name in names[:4]) + (" …" if len(names) > 4 else ""),
        ),
    }
    related = tuple(
        Related(context.outline.location(target.unit, target.span), Text(said, said))
        for target in same[1:21]
        if (said := _quote(target))
    )
    basis = tuple({basis.title: basis for target in same for basis in target.indicator.basis}.values())
    yield Hit(first.unit, first.location, first.quote, values, related, len(same) > 1, basis)


def late(check: TargetCheck, reading: Reading, context: Context) -> Iterator[Hit]:
    """The policy's own target, set for a year after the policy's own date."""
    for target in _held(check, reading, context):
        if _overdue(target) and (target.figure is None or _is_standard(target)):
            yield _hit(context, target, target.stages)


def no_value(check: TargetCheck, reading: Reading, context: Context) -> Iterator[Hit]:
    """An indicator that is to be raised, without a figure here or anywhere else in the plan."""
    valued = {target.indicator.id for target in reading.targets}
    for bare in reading.bare:
        indicator = bare.mention.indicator
        if (
            indicator.id in valued
            or bare.mention.weak
            or (check.indicator and check.indicator != indicator.id)
        ):
            continue
        if not _answers(indicator, context) or bare.unit.kind not in ("measure", "goal"):
            continue
        if bare.wanted:
            valued.add(indicator.id)
            yield hit_at(context.outline, bare.unit, bare.span, {
                "indicator": indicator.name,
                "standard": _asked(indicator, indicator.stages),
                "source": _source(indicator),
            })  # fmt: skip


def contradiction(check: TargetCheck, reading: Reading, context: Context) -> Iterator[Hit]:
    """A second figure for the same indicator, kind of school, place and year."""
    seen: dict[tuple[object, ...], Target] = {}
    for target in _held(check, reading, context):
        if target.figure is None:
            continue
        key = (target.indicator.id, target.stages, target.year, target.places)
        first = seen.setdefault(key, target)
        apart = first.unit.index != target.unit.index or first.sentence != target.sentence
        if apart and first.value != target.value and first.figure and first.figure.high is None:
            said = _quote(first)
            related = Related(context.outline.location(first.unit, first.span), Text(said, said))
            hit = _hit(context, target, target.stages)
            yield Hit(
                hit.unit, hit.location, hit.quote, {**hit.values, "other": said}, (related,), False, hit.basis
            )


def _held(check: TargetCheck, reading: Reading, context: Context) -> Iterator[Target]:
    """The targets that a rule looks at: of its indicator, and such as this plan answers for."""
    begins = context.begins
    for target in reading.targets:
        if check.indicator not in ("", target.indicator.id) or not _answers(target.indicator, context):
            continue
        # A plan, or at least its date, from before the policy is not held against it.
        known = begins.year if begins else target.year
        if known is None or known >= target.indicator.since:
            yield target


def _overdue(target: Target) -> bool:
    due = target.indicator.due
    return due is not None and target.year is not None and target.year > due


def _answers(indicator: Indicator, context: Context) -> bool:
    """Nobody asks one school for the figures of a county."""
    return indicator.reach == "school" or context.plan != "school"


def _short(target: Target) -> tuple[Stage, ...]:
    """The stages for which a target falls short: all of them, where it is not sure which are meant."""
    if target.figure is None:
        return ()
    value = target.value
    if target.figure.high is not None and target.indicator.direction == "floor":
        value = max(value, target.figure.high)
    short = tuple(stage for stage in target.stages if target.indicator.short_of(value, stage))
    return short if target.sure or len(short) == len(target.stages) else ()


@dataclass(slots=True)
class _Good:
    """Where the plan sets a figure that is good enough: in its latest year, and last in each unit."""

    year: int = 0
    places: dict[int, int] = field(default_factory=dict)


def _good(targets: Iterable[Target]) -> dict[tuple[str, Stage], _Good]:
    found: dict[tuple[str, Stage], _Good] = {}
    for target in targets:
        for stage in target.stages:
            if target.figure is not None and not target.indicator.short_of(target.value, stage):
                good = found.setdefault((target.indicator.id, stage), _Good())
                good.year = max(good.year, target.year or 0)
                good.places[target.unit.index] = target.span.start
    return found


def _reached_later(target: Target, short: Iterable[Stage], good: Mapping[tuple[str, Stage], _Good]) -> bool:
    """Whether this is a step on the way: the plan itself sets a figure that is good enough, for later."""
    for stage in short:
        later = good.get((target.indicator.id, stage), _Good())
        if target.year is not None and later.year > target.year:
            return True
        if later.places.get(target.unit.index, -1) > target.span.start:
            return True
    return False


def _is_standard(target: Target) -> bool:
    asked = [target.indicator.standard(stage) for stage in target.stages]
    if not target.sure and len(set(asked)) > 1:
        return False
    return target.figure is not None and all(target.value == value for value in asked) and bool(asked)


def _hit(context: Context, target: Target, stages: tuple[Stage, ...]) -> Hit:
    indicator = target.indicator
    hit = hit_at(context.outline, target.unit, target.span, {
        "indicator": indicator.name,
        "stage": _stages(stages),
        "value": _said(target),
        "standard": _asked(indicator, stages),
        "year": str(target.year or ""),
        "due": str(indicator.due or ""),
        "source": _source(indicator),
        **({"quote": _quote(target)} if target.row else {}),
    })  # fmt: skip
    return Hit(hit.unit, hit.location, hit.quote, hit.values, basis=indicator.basis)


def _quote(target: Target) -> str:
    text = target.unit.text[target.span.start : target.span.end]
    return f"{target.row} {text}" if target.row else text


def _source(indicator: Indicator) -> Text:
    title = indicator.basis[0].title if indicator.basis else ""
    return Text(f"《{title}》", f"《{title}》")


def _stages(stages: tuple[Stage, ...]) -> Text:
    names = [STAGE_NAMES[stage] for stage in stages]
    return Text("、".join(name.zh for name in names), " and ".join(name.en for name in names if name.en))


_WORDS: dict[Comparator, tuple[str, str]] = {
    ">=": ("不低于", "at least "),
    "<=": ("不超过", "at most "),
    ">": ("高于", "more than "),
    "<": ("低于", "less than "),
    "~": ("约", "about "),
    "=": ("", ""),
}


def _said(target: Target) -> Text:
    if target.figure is None:
        return Text("", "")
    zh, en = _WORDS[target.figure.comparator]
    figure = _with_unit(target.value, target.indicator)
    return Text(zh + figure.zh, en + figure.en)


def _asked(indicator: Indicator, stages: tuple[Stage, ...]) -> Text:
    """What the policy asks: 不低于95%; 小学不超过45人、初中不超过50人 where that differs."""
    values = {stage: value for stage in stages if (value := indicator.standard(stage)) is not None}
    if len(set(values.values())) == 1:
        return _bound(next(iter(values.values())), indicator)
    said = [(STAGE_NAMES[stage], _bound(value, indicator)) for stage, value in values.items()]
    return Text(
        "、".join(f"{name.zh}{bound.zh}" for name, bound in said),
        ", ".join(f"{bound.en} in {name.en}" for name, bound in said),
    )


def _bound(value: float, indicator: Indicator) -> Text:
    figure = _with_unit(value, indicator)
    if figure.zh == "100%":
        return Text("达到100%", "100%")
    zh, en = _WORDS[">=" if indicator.direction == "floor" else "<="]
    return Text(zh + figure.zh, en + figure.en)


_ENGLISH = {"人": "", "间": " rooms", "平方米": " m²", "元": " yuan", "学时": " hours", "个班级": " classes"}


def _with_unit(value: float, indicator: Indicator) -> Text:
    unit = indicator.units[0] if indicator.units else ""
    return Text(f"{value:g}{unit}", f"{value:g}{_ENGLISH.get(unit, unit)}")
