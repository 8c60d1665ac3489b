"""What speaks for a theme in one measure, counted by the kind of evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from planlint.coverage.cues import Cue
from planlint.coverage.reading import Place, Reading, Sentence
from planlint.model.vocabulary import Vocabulary

_DUTY = re.compile(
    r"^.{0,4}[^，,。]{2,14}(?:部门|机构|单位)(?:、[^，,。]{2,12})*"
    r"(?:要|应|负责|加强|加大|支持|指导|给予|切实|必须|需)"
)
"""A sentence that gives a department its duty (财政部门要加大投入): each such duty is acted on."""


@dataclass(slots=True)
class Support:
    """Sentences of one measure that speak for one theme, by the best place in each.

    ``words`` are the distinct cues that do not stand aside, ``best`` the cue to quote with the rank
    of its place.
    """

    heading: bool = False
    topic: int = 0
    object: int = 0
    clause: int = 0
    aside: int = 0
    weak: int = 0
    duty: bool = False
    words: set[str] = field(default_factory=set)
    best: tuple[int, Cue] | None = None

    @property
    def acting(self) -> int:
        return self.topic + self.object


_RANK: dict[Place, int] = {"heading": 9, "object": 7, "topic": 7, "clause": 5, "aside": 1}


def supports(reading: Reading, cues: list[Cue], vocabulary: Vocabulary) -> dict[str, Support]:
    """The support of every theme that has a cue in the reading."""
    result: dict[str, Support] = {}
    if not cues:
        return result
    contexts = {theme.id: theme.context for theme in vocabulary.themes}
    heading = reading.heading
    ordered = sorted(cues)
    at = 0
    for sentence in reading.sentences:
        strong: dict[str, list[Cue]] = {}
        weak: dict[str, list[Cue]] = {}
        while at < len(ordered) and ordered[at].start < sentence.end:
            cue = ordered[at]
            at += 1
            if cue.start >= sentence.start:
                (strong if cue.strength == "strong" else weak).setdefault(cue.theme, []).append(cue)
        for theme, those in strong.items():
            _add(result.setdefault(theme, Support()), reading, sentence, those)
        for theme, those in weak.items():
            if theme in strong:
                continue
            known = next(
                (c for c in those if _in_context(c, contexts[theme], reading, sentence, heading)), None
            )
            if known:
                _add_weak(result.setdefault(theme, Support()), known)
    return result


def _add(support: Support, reading: Reading, sentence: Sentence, cues: list[Cue]) -> None:
    places: set[Place] = set()
    for cue in _longest(cues):
        where = reading.place(sentence, cue.start, cue.end)
        places.add(where)
        if where != "aside":
            support.words.add(reading.text[cue.start : cue.end])
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
    else:
        support.aside += 1
    if ("topic" in places or "object" in places) and not support.duty:
        support.duty = bool(_DUTY.match(reading.text[sentence.start : sentence.end]))


def _add_weak(support: Support, cue: Cue) -> None:
    support.weak += 1
    if support.best is None:
        support.best = (0, cue)


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


def _in_context(
    cue: Cue, context: tuple[str, ...], reading: Reading, sentence: Sentence, heading: Sentence | None
) -> bool:
    """Whether a context word stands in the cue's sentence, beside the cue itself, or in the heading."""
    text = reading.text
    before, after = text[sentence.start : cue.start], text[cue.end : sentence.end]
    title = text[heading.start : heading.end] if heading else ""
    return any(word in before or word in after or word in title for word in context)
