"""What speaks for a theme in one measure, counted by the kind of evidence."""

from __future__ import annotations

from dataclasses import field

from planlint.coverage.cues import Cue, Cues
from planlint.coverage.reading import Place, Reading, Sentence
from planlint.language.expressions import expression
from planlint.model.coverage import Slot
from planlint.model.records import dataclass
from planlint.model.vocabulary import Theme, Vocabulary

_DUTY = expression(
    r"^.{0,4}[^，,。]{2,14}(?:部门|机构|单位)(?:、[^，,。]{2,12})*"
    r"(?:要|应|负责|加强|加大|支持|指导|给予|切实|必须|需)"
)
"""A sentence that gives a department its duty (财政部门要加大投入): each such duty is acted on."""


_OF_THE_PLAN = ("工作", "的", "专班", "领导", "联席", "专项", "方案", "计划", "任务", "规划", "行动")
"""What follows the plan's subject where it only tells which group, fund or plan is meant."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a measure stands in: the plan's title, and whether it is among safeguards or steps."""

    title: str
    safeguard: bool = False


@dataclass(slots=True)
class Support:
    """Sentences of one measure that speak for one theme, by the best place in each.

    ``opening`` is whether a measure without a heading begins with it, ``slot`` whether the evidence of
    the measure fills the theme's slot. ``words`` are the distinct cues that do not stand aside, ``best``
    the cue to quote with the rank of its place.
    """

    heading: bool = False
    topic: int = 0
    object: int = 0
    clause: int = 0
    weak: bool = False
    duty: bool = False
    slot: bool = False
    opening: bool = False
    words: set[str] = field(default_factory=set)
    best: tuple[int, Cue] | None = None

    @property
    def acting(self) -> int:
        return self.topic + self.object


_RANK: dict[Place, int] = {"heading": 9, "object": 7, "topic": 7, "clause": 5, "aside": 1}


def supports(
    filled: tuple[Slot, ...], reading: Reading, found: Cues, vocabulary: Vocabulary, plan: Around
) -> dict[str, Support]:
    """The support of every theme that the text has a cue of, or whose slot is among those filled."""
    result: dict[str, Support] = {}
    for known in vocabulary.themes:
        if known.slot in filled:
            result[known.id] = Support(slot=True)
    heading = reading.heading
    cues = found.themes
    if heading and found.heads:
        text = reading.text
        heads = (c for c in found.heads if text[c.start : c.end] not in plan.title)
        cues = [*cues, *heads]
    if not cues:
        return result
    ordered = sorted(cues)
    weak: dict[str, list[tuple[Cue, Sentence]]] = {}
    at = 0
    for sentence in reading.sentences:
        strong: dict[str, list[Cue]] = {}
        while at < len(ordered) and ordered[at].start < sentence.end:
            cue = ordered[at]
            at += 1
            if cue.start < sentence.start:
                continue
            if cue.strength == "strong":
                strong.setdefault(cue.theme, []).append(cue)
            else:
                weak.setdefault(cue.theme, []).append((cue, sentence))
        for theme, those in strong.items():
            _add(result.setdefault(theme, Support()), reading, sentence, those, plan)
    for known in vocabulary.themes:
        if known.id in weak and (known.id not in result or not result[known.id].best):
            _add_weak(result, weak[known.id], known, reading)
    return result


def _add(
    support: Support,
    reading: Reading,
    sentence: Sentence,
    cues: list[Cue],
    plan: Around,
) -> None:
    places: set[Place] = set()
    for cue in _longest(cues):
        words = reading.text[cue.start : cue.end]
        where = reading.place(sentence, cue.start, cue.end)
        if where != "heading" and _names_plan(words, reading.text[cue.end : cue.end + 2], plan):
            where = "aside"
        places.add(where)
        if where != "aside":
            support.words.add(words)
        rank = _RANK[where]
        if support.best is None or rank > support.best[0]:
            support.best = (rank, cue)
    if sentence.heading:
        support.heading = True
    elif "topic" in places:
        support.topic += 1
    elif "object" in places:
        support.object += 1
    elif "clause" in places:
        support.clause += 1
    if places != {"aside"} and not sentence.heading and sentence is reading.sentences[0]:
        support.opening = True
    if ("topic" in places or "object" in places) and not support.duty:
        support.duty = bool(_DUTY.match(reading.text[sentence.start : sentence.end]))


def _names_plan(words: str, after: str, plan: Around) -> bool:
    """Whether words of the plan's own title stand only for the plan (the group for 教育数字化)."""
    return words in plan.title and (plan.safeguard or after.startswith(_OF_THE_PLAN))


def _add_weak(
    result: dict[str, Support], cues: list[tuple[Cue, Sentence]], theme: Theme, reading: Reading
) -> None:
    """The first weak cue of a theme beside one of its context words; a theme with a strong one needs none."""
    for cue, sentence in cues:
        if _in_context(cue, theme.context, reading, sentence):
            support = result.setdefault(theme.id, Support())
            support.weak, support.best = True, (0, cue)
            return


def _longest(cues: list[Cue]) -> list[Cue]:
    """Without the cues that lie inside a longer one (教师 in 教师培训)."""
    if len(cues) == 1:
        return cues
    kept: list[Cue] = []
    reach = -1
    for cue in sorted(cues, key=lambda c: (c.start, -c.end)):
        if cue.end > reach:
            kept.append(cue)
            reach = cue.end
    return kept


def _in_context(cue: Cue, context: tuple[str, ...], reading: Reading, sentence: Sentence) -> bool:
    """Whether a context word stands in the cue's sentence, beside the cue itself, or in the heading."""
    text = reading.text
    before, after = text[sentence.start : cue.start], text[cue.end : sentence.end]
    heading = reading.heading
    title = text[heading.start : heading.end] if heading else ""
    return any(word in before or word in after or word in title for word in context)
