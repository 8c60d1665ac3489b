"""What speaks for a theme in one measure, counted by the kind of evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from planlint.coverage.cues import Cue, Found
from planlint.coverage.reading import Place, Reading, Sentence, place

_DUTY = re.compile(
    r"^.{0,4}[^，,。]{2,14}(?:部门|机构|单位)(?:、[^，,。]{2,12})*"
    r"(?:要|应|负责|加强|加大|支持|指导|给予|切实|必须|需)"
)
"""A sentence that gives a department its duty (财政部门要加大投入): each such duty is acted on."""


@dataclass(slots=True)
class Support:
    """Sentences of one measure that speak for one theme, by the best place in each.

    ``words`` are the distinct cues that do not stand aside, ``best`` the cue to quote with the rank of its place.
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


_RANK: dict[Place, int] = {"heading": 4, "object": 3, "topic": 3, "clause": 2, "aside": 0}


def supports(reading: Reading, found: Found) -> dict[str, Support]:
    """The support of every theme that has a cue in the reading."""
    result: dict[str, Support] = {}
    heading = reading.sentences[0] if reading.sentences and reading.sentences[0].heading else None
    cues = sorted((c for c in found.cues if c.strength != "aspect"), key=lambda c: c.start)
    at = 0
    for sentence in reading.sentences:
        while at < len(cues) and cues[at].start < sentence.start:
            at += 1
        here: dict[str, list[Cue]] = {}
        while at < len(cues) and cues[at].start < sentence.end:
            here.setdefault(cues[at].theme, []).append(cues[at])
            at += 1
        for theme, those in here.items():
            _add(result, theme, those, reading, sentence, heading, found)
    return result


def _add(
    result: dict[str, Support],
    theme: str,
    cues: list[Cue],
    reading: Reading,
    sentence: Sentence,
    heading: Sentence | None,
    found: Found,
) -> None:
    contexts = found.contexts.get(theme, [])
    valid = [c for c in cues if c.strength == "strong" or _in_context(c, sentence, heading, contexts)]
    if not valid:
        return
    support = result.setdefault(theme, Support())
    strong: list[tuple[Place, Cue]] = []
    for cue in _longest(valid):
        where = place(reading, sentence, cue.start, cue.end)
        if where != "aside":
            support.words.add(reading.text[cue.start : cue.end])
        rank = _RANK[where] * 2 + (cue.strength == "strong")
        if support.best is None or rank > support.best[0]:
            support.best = (rank, cue)
        if cue.strength == "strong":
            strong.append((where, cue))
    places = {where for where, _ in strong}
    if sentence.heading:
        support.heading = support.heading or bool(strong)
    elif "topic" in places:
        support.topic += 1
    elif "object" in places:
        support.object += 1
    elif "clause" in places:
        support.clause += 1
    elif places:
        support.aside += 1
    else:
        support.weak += 1
    if places & {"topic", "object"} and _DUTY.match(reading.text[sentence.start : sentence.end]):
        support.duty = True


def _longest(cues: list[Cue]) -> list[Cue]:
    """Without the cues that lie inside a longer one (教师 in 教师培训), unless only they are strong."""
    kept: list[Cue] = []
    for cue in sorted(cues, key=lambda c: (c.strength != "strong", c.start - c.end)):
        if not any(other.start <= cue.start and cue.end <= other.end for other in kept):
            kept.append(cue)
    return kept


def _in_context(
    cue: Cue, sentence: Sentence, heading: Sentence | None, contexts: list[tuple[int, int]]
) -> bool:
    for start, end in contexts:
        if start < cue.end and cue.start < end:
            continue
        if sentence.start <= start < sentence.end or (heading and heading.start <= start < heading.end):
            return True
    return False
