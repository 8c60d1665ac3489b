"""What kind of document this is, by the last word of its title."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from planlint.language.expressions import expression
from planlint.model.outline import Outline, Unit
from planlint.model.rule import Genre

_TAIL = expression(
    r"[（(〔\[【][^（()）〔〕\[\]【】]{0,30}[）)〕\]】]|[\s“”\"'‘’《》]|范文|精选|模板|示例|草案|初稿|征求意见稿"
)


@cache
def _words() -> tuple[tuple[re.Pattern[str], Genre], ...]:
    table: tuple[tuple[str, Genre], ...] = (
        ("方案|计划|规划|纲要|预案|行动", "plan"),
        ("意见|措施|举措|要点|决定|政策|对策|任务", "opinion"),
        ("办法|规定|细则|条例|法|规则|准则|章程|制度|解释|规范|标准|导则|指南", "regulation"),
        ("报告|总结|汇报", "report"),
        ("通知|通告|公告|函|批复|通报|请示|决议", "notice"),
    )
    return tuple((expression(f"(?:{words})$"), genre) for words, genre in table)


_LONGEST = 60
_GLUED = 8
_ARTICLES = 5
"""A document without a telling title that has so many chapters and articles is a regulation."""


def title_units(outline: Outline) -> list[Unit]:
    """The titles, the few words glued to one (范文), and a first short line where there is no title."""
    units = outline.units
    titles = [unit for unit in units if unit.kind == "title"]
    if not titles:
        first = units[0] if units else None
        short = first is not None and first.kind == "front" and len(first.text) <= _LONGEST
        return [first] if first and short and _by_tail(first.text) else []
    found = []
    for unit in titles:
        found.append(unit)
        after = units[unit.index + 1] if unit.index + 1 < len(units) else None
        if after and not after.label and len(after.text) <= _GLUED and _same_line(unit, after):
            found.append(after)
    return found


def _same_line(unit: Unit, after: Unit) -> bool:
    if not unit.passage.pieces or not after.passage.pieces:
        return False
    end, start = unit.passage.pieces[-1], after.passage.pieces[0]
    return end.block == start.block and start.span.start - end.span.end <= 1


def genre_of(outline: Outline) -> Genre:
    """The genre of the plan's own title; a notice that carries a plan counts as that plan."""
    if any(_addresses(unit.text) for unit in outline.units[:6]):
        return "report"
    told = _by_tail(outline.title or "".join(unit.text for unit in title_units(outline)))
    if told:
        return told
    articles = sum(1 for unit in outline.units if unit.label.startswith("第"))
    return "regulation" if articles >= _ARTICLES else "other"


def _addresses(text: str) -> bool:
    """Whether a paragraph is the opening of a report that is read to an assembly."""
    opening = text.lstrip()[:60]
    return opening.startswith(("各位代表", "各位委员", "各位主任")) or "报告工作，请" in opening


def _by_tail(title: str) -> Genre | None:
    bare = _TAIL.sub("", title.strip("。，；, "))
    return next((genre for pattern, genre in _words() if pattern.search(bare)), None)


@cache
def _dates() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        expression(r"(20\d\d)年(\d{1,2})月(\d{1,2})日"),
        expression(r"(20\d\d)\s*(?:年|[—–\-~～至到])"),
        expression(r"[\[〔（(](20\d\d)[\]〕）)]\s*\d+\s*号"),
    )


def begins_on(outline: Outline) -> date | None:
    """The date under the document, or the first day of the year in its title or its own number."""
    signed, titled, numbered = _dates()
    for unit in reversed(outline.units):
        match = signed.search(unit.text) if unit.kind == "closing" else None
        if match and 1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 28:
            return date(int(match[1]), int(match[2]), int(match[3]))
    match = titled.search(outline.title)
    if match is None:
        head = (unit for unit in outline.units[:4] if unit.kind in ("front", "title"))
        match = next((found for unit in head if (found := numbered.search(unit.text[:80]))), None)
    return date(int(match[1]), 1, 1) if match else None


_YEAR = expression(r"(?<!\d)(?:19|20)\d\d(?=\s*(?:年|[-—–~～至到〕\]]))")


def year_of(outline: Outline) -> int | None:
    """The year of the document: of its date, or else the middle one of the years it speaks of, which lie
    before and after it; ``None`` without any."""
    begins = begins_on(outline)
    if begins:
        return begins.year
    years = sorted(int(year) for unit in outline.units for year in _YEAR.findall(unit.text))
    return years[(len(years) - 1) // 2] if years else None
