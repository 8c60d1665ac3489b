"""What a text cites: documents by title and number, and short names that it introduces.

    《关于…的意见》（国办发〔2018〕82号，以下简称《意见》） · 国办发〔2018〕82号《…》 · 印发《…》的通知（…）

One pass finds book titles, document numbers and introductions; what follows joins them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from planlint.language.expressions import expression
from planlint.model.records import dataclass
from planlint.model.text import Span

LONGEST_TITLE = 160
"""Characters. A 《 that nothing closes within this is no title."""
LONGEST_ASIDE = 120
_LONGEST_CODE = 14


@dataclass(frozen=True, slots=True)
class Number:
    """A document number: ``国办发``, 2018, 82.

    ``code`` is empty where the words before it cannot be told from it. ``brackets`` are the characters
    round the year, empty without any; ``form`` says what is odd about the rest (``第82号``, ``082号``).
    """

    span: Span
    code: str
    year: int
    serial: int
    brackets: str
    year_span: Span
    first: bool = False
    """Whether something that ends no word stands before the code, so that it is whole."""

    @property
    def key(self) -> str:
        return f"{self.code}〔{self.year}〕{self.serial}号"


@dataclass(frozen=True, slots=True)
class Short:
    """A short name introduced: 以下简称《意见》. ``marks`` are the signs round it, if any."""

    span: Span
    name: str
    name_span: Span
    marks: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A document cited: by its ``title`` (without its marks and blanks), its number, or both.

    ``span`` covers title and number; ``listed`` says that it stands in a row of titles that share what
    follows the last of them; ``carried`` that the title is what a notice carries (印发《…》的通知), so
    that the number is the notice's.
    """

    span: Span
    title: str = ""
    title_span: Span | None = None
    number: Number | None = None
    short: Short | None = None
    listed: bool = False
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Cited:
    """All that a text cites, in order of place."""

    citations: tuple[Citation, ...] = ()
    numbers: tuple[Number, ...] = ()
    shorts: tuple[Short, ...] = ()


_OPEN = r"\[【（(［〔﹝「『{<〈„"
_CLOSE = r"\]】）)］〕﹞」』}>〉‟"
_GAP = "[ \u3000\xa0]?"


@cache
def _tokens() -> re.Pattern[str]:
    digit = "[0-9０-９]"
    year = f"(?:[12１２]{digit}{{3}})"
    return expression(
        rf"(?P<open>《)"
        rf"|(?P<ob>[{_OPEN}]){_GAP}(?P<year>{year}){_GAP}年?{_GAP}(?P<cb>[{_CLOSE}]){_GAP}"
        rf"年?(?:第{_GAP})?(?P<serial>{digit}{{1,5}}){_GAP}号"
        rf"|(?<=[发函办规字])(?<![印下颁转制签开公分]发){_GAP}(?P<year2>{year}){_GAP}[年\-－—]?{_GAP}"
        rf"(?:第{_GAP})?(?P<serial2>{digit}{{1,4}}){_GAP}号"
        r"|以下(?:统一|合并|一并)?[统简合并均]?称(?:之?为)?[:：]?\s?"
        r"|(?<=[（(，,])(?:下称|简称)[:：]?\s?"
    )


@cache
def _code() -> re.Pattern[str]:
    return expression(r"[\u4e00-\u9fff](?:[\u4e00-\u9fffA-Za-z一]|[（(][\u4e00-\u9fff]{1,3}[)）]){1,12}$")


@cache
def _lead() -> re.Pattern[str]:
    """Words of a sentence that run into a code: 根据国办发, 以及教督."""
    return expression(
        r".*(?:根据|按照|依据|依照|遵照|对照|参照|落实|贯彻|执行|印发|转发|下发|发布|以及|号文|文件|精神|要求|通知|意见"
        r"|办法|规定|方案|的|了|和(?!政)|与|及|由|见|在|按|据|以|年|月|日)"
    )


@cache
def _joins() -> re.Pattern[str]:
    return expression(r"\s*(?:[、，,和与及]|以及)?\s*")


@cache
def _carries() -> re.Pattern[str]:
    return expression(r"(?:印发|转发|公布|发布|下发|颁布|颁发|实施)\s*$")


_NAMED = {"《": "》", "“": "”", '"': '"', "「": "」", "〈": "〉", "‘": "’", "<": ">"}


def find_citations(text: str) -> Cited:
    """Everything ``text`` cites. Linear in its length."""
    titles: list[Span] = []
    numbers: list[Number] = []
    shorts: list[Short] = []
    floor = 0
    for match in _tokens().finditer(text):
        if match["open"]:
            end = _closing(text, match.start()) if match.start() >= floor else 0
            if end:
                titles.append(Span(match.start(), end))
                floor = end
        elif match["year"] or match["year2"]:
            numbers.append(_number(text, match))
        elif short := _short(text, match):
            shorts.append(short)
    return Cited(tuple(_joined(text, titles, numbers, shorts)), tuple(numbers), tuple(shorts))


def _closing(text: str, start: int) -> int:
    """The place after the 》 that closes the 《 at ``start``; 0 without one."""
    depth, breaks = 0, 0
    for at in range(start, min(len(text), start + LONGEST_TITLE)):
        sign = text[at]
        if sign == "《":
            depth += 1
        elif sign == "》":
            depth -= 1
            if depth == 0:
                return at + 1
        elif sign == "\n":
            breaks += 1
        if sign in "。；" or breaks > 1:
            break
    # 《关于印发《…的通知》: an inner mark that is left open; the first 》 closes all.
    first = text.find("》", start, start + LONGEST_TITLE)
    inner = text[start:first]
    return first + 1 if first > 0 and "\n" not in inner and "。" not in inner else 0


def _number(text: str, match: re.Match[str]) -> Number:
    bracketed = match["year"] is not None
    year, serial = ("year", "serial") if bracketed else ("year2", "serial2")
    start = match.start()
    before = text[max(0, start - _LONGEST_CODE) : start].rstrip(" \u3000\xa0")
    gap = start - max(0, start - _LONGEST_CODE) - len(before)
    found = _code().search(before)
    code = found[0] if found else ""
    whole = False
    if code:
        lead = _lead().match(code)
        if lead and lead.end() < len(code) - 1:
            code, whole = code[lead.end() :], True
        else:
            at = len(before) - len(code)
            whole = at > 0 or start <= _LONGEST_CODE
    begin = start - gap - len(code)
    return Number(
        Span(begin, match.end()),
        code,
        int(match[year]),
        int(match[serial]),
        match["ob"] + match["cb"] if bracketed else "",
        Span(*match.span("ob" if bracketed else year))
        if not bracketed
        else Span(match.start("ob"), match.end("cb")),
        whole,
    )


def _short(text: str, match: re.Match[str]) -> Short | None:
    start = match.end()
    mark = text[start : start + 1]
    if mark in _NAMED:
        end = text.find(_NAMED[mark], start + 1, start + 40)
        if end < 0:
            return None
        name, span, marks = text[start + 1 : end], Span(start + 1, end), mark + _NAMED[mark]
        stop = end + 1
    else:
        found = expression(r"[^，。；、,;:：（）()\[\]〔〕\n“”\"《》]{2,24}").match(text, start)
        if found is None:
            return None
        name, span, marks, stop = found[0].strip(), Span(*found.span()), "", found.end()
    name = "".join(name.split())
    return Short(Span(match.start(), stop), name, span, marks) if name else None


def _joined(text: str, titles: list[Span], numbers: list[Number], shorts: list[Short]) -> Iterator[Citation]:
    """Titles with the numbers and short names that belong to them, then what is left, by place."""
    found: list[Citation] = []
    taken: set[int] = set()
    introducing = {short.name_span.start - 1 for short in shorts if short.marks == "《》"}
    number_starts = [number.span.start for number in numbers]
    short_starts = [short.span.start for short in shorts]
    row: list[int] = []
    for at, span in enumerate(titles):
        if span.start in introducing:
            continue
        title = "".join(text[span.start + 1 : span.end - 1].split())
        before = text[max(0, span.start - 6) : span.start]
        carried = bool(_carries().search(before))
        citation = Citation(span, title, span, carried=carried)
        tail = _tail(text, span.end, carried)
        aside = _aside(text, tail)
        here = list(_among(number_starts, aside))
        names = _among(short_starts, aside)
        if names:
            citation = replace(citation, short=shorts[names[0]])
        row.append(len(found))
        following = titles[at + 1].start if at + 1 < len(titles) else -1
        if not aside and following >= 0 and _joins().fullmatch(text, span.end, following):
            # One of several titles in a row: numbers come after the last.
            found.append(replace(citation, listed=True))
            continue
        if here and len(here) == len(row) > 1:
            found.append(citation)
            for place, which in zip(row, here, strict=True):
                found[place] = _with(found[place], numbers[which])
                taken.add(which)
        elif here:
            whole = _with(citation, numbers[here[0]])
            if aside is not None and text[aside.end : aside.end + 1] in tuple("）)〕]］】"):
                whole = replace(whole, span=Span(whole.span.start, aside.end + 1))
            found.append(replace(whole, listed=len(row) > 1))
            taken.update(here)
        else:
            which = bisect_left(number_starts, span.start) - 1
            if which >= 0 and which not in taken and _straight_before(text, numbers[which], span.start):
                citation = _with(citation, numbers[which])
                taken.add(which)
            found.append(citation)
        row = []
    title_starts = [span.start for span in titles]
    for which, number in enumerate(numbers):
        inside = bisect_left(title_starts, number.span.start) - 1
        if which not in taken and not (inside >= 0 and number.span.start < titles[inside].end):
            found.append(Citation(number.span, number=number))
    yield from sorted(found, key=lambda citation: citation.span.start)


def _with(citation: Citation, number: Number) -> Citation:
    span = Span(min(citation.span.start, number.span.start), max(citation.span.end, number.span.end))
    return replace(citation, number=number, span=span)


def _among(starts: list[int], aside: Span | None) -> range:
    """The indices of the starts that lie in a stretch."""
    if aside is None:
        return range(0)
    return range(bisect_left(starts, aside.start), bisect_left(starts, aside.end))


@cache
def _after_title() -> re.Pattern[str]:
    """What may stand between a title and the brackets with its number."""
    return expression(r"[ \u3000\xa0]*(?:等?文件)?(?:的?(?:精神|要求))?(?=[ \u3000\xa0]*[（(〔\[［])")


@cache
def _after_carried() -> re.Pattern[str]:
    return expression(r"\s*的(?:通知|函|公告|批复|决定)")


def _tail(text: str, end: int, carried: bool) -> int:
    """Where what stands in brackets after a title may begin."""
    found = _after_carried().match(text, end) if carried else None
    found = found or _after_title().match(text, end)
    return found.end() if found else end


def _aside(text: str, start: int) -> Span | None:
    """The inside of brackets that open at ``start``, as far as the bracket that closes them."""
    at = start
    while at < len(text) and text[at] in " \u3000\xa0":
        at += 1
    if text[at : at + 1] not in ("（", "(", "〔", "[", "［"):
        return None
    depth = 0
    for end in range(at, min(len(text), at + LONGEST_ASIDE)):
        sign = text[end]
        if sign in "（(〔[［【":
            depth += 1
        elif sign in "）)〕]］】":
            depth -= 1
            if depth == 0:
                return Span(at + 1, end)
        elif sign == "。":
            break
    return Span(at + 1, min(len(text), at + 60))


def _straight_before(text: str, number: Number, start: int) -> bool:
    """Whether the number stands straight before the title: 国办发〔2018〕82号《…》."""
    between = text[number.span.end : start]
    return len(between) <= 6 and between.strip() in ("", "文", "文件")
