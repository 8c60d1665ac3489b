"""Words, figures and dates of a line: the smallest things that are inserted or deleted whole."""

from __future__ import annotations

from collections.abc import Sequence

from planlint.language.expressions import expression
from planlint.word_output.atoms import THING, Line

_NUMERAL = "〇零○一二三四五六七八九十百千万亿两"
_FIGURE = (
    r"[〇零○一二三四五六七八九]{4}年(?:[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?)?"
    rf"|第[{_NUMERAL}]+[编章节条款项届次]"
    rf"|百分之[{_NUMERAL}点]+"
    rf"|[{_NUMERAL}]{{2,}}"
)
"""What is written in Chinese numerals: dates, numbers of articles, shares, figures."""

_WHOLE = (
    r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日"
    r"|[A-Za-z0-9]+(?:[.,:/\-'’][A-Za-z0-9]+)*[%％‰]?"
    rf"|{_FIGURE}"
    rf"|(?P<han>(?:(?!{_FIGURE})[\u3400-\u9fff])+)"
    r"|(?s:.)"
)


def tokens(line: Line) -> list[str]:
    """The tokens of a line; joined, they are its text, but that a ``THING`` brings its label along."""
    from planlint.language.segments import segments

    found: list[str] = []
    things = line.things()
    for match in expression(_WHOLE).finditer(line.text):
        if match.lastgroup == "han":
            found.extend(segments(match[0]))
        elif match[0] == THING:
            found.append(THING + next(things))
        else:
            found.append(match[0])
    return found


def widths(found: Sequence[str]) -> list[int]:
    """Where each token begins in the text, and where the last one ends."""
    ends = [0]
    for token in found:
        ends.append(ends[-1] + (1 if token[0] == THING else len(token)))
    return ends
