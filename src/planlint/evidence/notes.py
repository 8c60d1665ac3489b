"""Responsibility notes: 责任单位：… · 牵头部门：… 配合部门：… · （…按职责分工负责） · （甲牵头，乙配合）.

Inside a note every item of the list is a body, whether or not the grammar of bodies knows it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from planlint.language.bodies import full_names, is_generic, split_bodies
from planlint.language.numbers import fold
from planlint.model.evidence import Owner, Part
from planlint.model.text import Span

_LABEL = (
    r"(?:(?:主要|第一|共同|具体)?(?:牵头|责任|主责|主办|承办|配合|协办|协作|协助|参与|参加|实施|落实|主管|协同|支持|负责|完成|督办|组织)"
    r"(?:责任|负责|落实|实施)?(?:单位|部门|主体|处室|科室|股室|机构|地区|领导|人(?!员|才|口))(?:及分工|和分工)?\s*[::]\s*)"
)
_STOP = r"(?:(?:完成|办结|整改|实施|落实)?(?:时限|时间|期限|日期|进度|节点)|(?:工作|主要)?(?:目标|措施|任务|要求)|备注)(?:要求)?\s*[::]"
_TAIL = (
    r"(?:等(?:有关|相关)?(?:部门|单位)?)?(?:按照?(?:各自)?(?:职责|职能|任务)?(?:分工)?)?(?:依|据)?(?:各自)?(?:共同|分别|具体|分头|分级|统筹|协同|联合|密切)?"
    r"(?:牵头(?:负责|组织|落实|实施|抓总|推进|办理)?|(?:组织)?负责(?:落实|实施|推进|组织)?|配合(?:实施|落实)?|参与(?:配合)?|参加|协助|协同|落实|承办|组织实施|实施|推进落实)"
)
_SUPPORT = re.compile(r"配合|协办|协作|协助|协同|参与|参加|支持")
_LEAD = re.compile(r"牵头|主责|主办|第一责任")
_SAME = re.compile(r"同(?:上|前)(?:项|条)?|责任(?:单位|部门)同上")
_HEAD_END = re.compile(
    r"(?:局|委|办|厅|部|署|院|会|府|室|所|站|队|处|科|司|校|园|馆|社|台|厂|行|中心|公司|集团|部门|单位|机构|组|专班|学院|大学|法院|检察院|办事处|街道|乡镇|镇|乡|区|县|市|局\))$"
)


@dataclass(frozen=True, slots=True)
class Group:
    """Items of one note with the same part, as spans of the text."""

    part: Part
    items: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A responsibility note: ``span`` is all of it, label and brackets included."""

    span: Span
    groups: tuple[Group, ...]
    same_as_above: bool = False


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"(?P<label>{_LABEL})|(?P<stop>{_STOP})")


@cache
def _brackets() -> re.Pattern[str]:
    return re.compile(r"[(\[]((?:[^()\[\]\n]|[(\[][^()\[\]\n]{0,30}[)\]]){3,600})[)\]]")


@cache
def _tails() -> re.Pattern[str]:
    return re.compile(rf"(?P<items>[^。\n]{{2,400}}?)(?P<tail>{_TAIL})(?=[,;、。 ]|$)")


def find_notes(text: str) -> tuple[Note, ...]:
    """Every responsibility note in the text, in order, without overlap."""
    folded = fold(text)
    notes = _labelled(folded)
    taken = [n.span for n in notes]
    for note in (*_bracketed(folded), *_sentences(folded)):
        if not any(s.start < note.span.end and note.span.start < s.end for s in taken):
            notes.append(note)
            taken.append(note.span)
    return tuple(sorted(notes, key=lambda n: n.span.start))


def inherits(text: str) -> bool:
    """Whether the measure's note holds for the measures below it too (责任单位：…，下同).

    下同 inside a body's own brackets (县政府（含管委会，下同）) only explains that name.
    """
    folded = fold(text)
    return any(
        re.search(r"(?:[,;、]|\()\s*(?:以下|下)同\s*\)?\s*[)\]]?$", folded[n.span.start : n.span.end].strip("。 "))
        for n in find_notes(text)
        if n.groups
    )


def owners_of(text: str, note: Note) -> list[Owner]:
    """The owners a note names, with the level its items share restored; generic ones left out."""
    flat = [(g.part, s) for g in note.groups for s in g.items]
    names = full_names([text[s.start : s.end] for _, s in flat])
    return [
        Owner(text[s.start : s.end], name, part, s)
        for (part, s), name in zip(flat, names, strict=True)
        if not is_generic(text[s.start : s.end], note=True)
    ]


def cell_groups(text: str, span: Span, part: Part) -> tuple[Group, ...]:
    """The bodies in a table cell under a header of responsibility."""
    folded = fold(text)
    parsed: list[Group] = []
    for label in _labelled(folded[span.start : span.end]):
        parsed += [Group(g.part, tuple(s.shift(span.start) for s in g.items)) for g in label.groups]
    return tuple(parsed) or _groups(folded, span.start, span.end, part)


def _labelled(folded: str) -> list[Note]:
    marks = list(_labels().finditer(folded))
    notes: list[Note] = []
    for mark, following in zip(marks, [*marks, None][1:], strict=True):
        if mark["label"] is None:
            continue
        start = mark.end()
        end = _list_end(folded, start, following.start() if following else len(folded))
        words = mark["label"]
        if re.search(r"(?:领导|人)\s*[::]", words):
            notes.append(Note(Span(mark.start(), end), ()))
            continue
        part: Part = "support" if _SUPPORT.search(words) else "lead" if _LEAD.search(words) else "owner"
        same = _SAME.match(folded[start:end].strip()) is not None
        groups = () if same else _groups(folded, start, end, part)
        notes.append(Note(Span(mark.start(), end), groups, same))
    return notes


def _list_end(folded: str, start: int, limit: int) -> int:
    depth = 0
    for i in range(start, limit):
        c = folded[i]
        if c in "([":
            depth += 1
        elif c in ")]":
            depth -= 1
            if depth < 0:
                return i
        elif c == "\n" or (c == "。" and depth == 0):
            return i
    return limit


def _bracketed(folded: str) -> list[Note]:
    notes = []
    for match in _brackets().finditer(folded):
        inside = match[1].strip("。 ")
        if _ends_with_tail(inside):
            groups = _groups(folded, match.start(1), match.end(1), "owner")
        elif _is_list_of_bodies(folded, match):
            groups = _groups(folded, match.start(1), match.end(1), "owner")
        else:
            continue
        if groups:
            notes.append(Note(Span(match.start(), match.end()), groups))
    return notes


@cache
def _tail_end() -> re.Pattern[str]:
    return re.compile(rf"{_TAIL}(?:[,;、]?(?:以下|下)同)?$")


def _ends_with_tail(inside: str) -> bool:
    """A note in brackets ends in 负责/牵头/配合 and begins with a body."""
    match = _tail_end().search(inside[-40:])
    if match is None:
        return False
    first = re.split(r"[,;、 ]|牵头|负责", inside, maxsplit=1)[0]
    return _HEAD_END.search(first) is not None or re.match(r"由|各|[省市县区州]", first) is not None


def _is_list_of_bodies(folded: str, match: re.Match[str]) -> bool:
    """（市教育局、市财政局） at the end of a sentence."""
    after = folded[match.end() : match.end() + 1]
    before = folded[match.start() - 1 : match.start()]
    if after not in ("", "\n", "。", ";") or (before not in "。;" and after == ";"):
        return False
    items = [folded[match.start(1) + a : match.start(1) + b] for a, b in split_bodies(match[1])]
    sure = re.compile(r"(?:局|委|厅|政府|委员会|办公室|部|中心|管委会|编办|妇联|工会|集团|公司)$")
    return bool(items) and all(sure.search(i) and 3 <= len(i) <= 20 for i in items) and (
        before in "。;" or len(items) > 1
    )


def _sentences(folded: str) -> list[Note]:
    """A sentence that is nothing but bodies and 按职责分工负责."""
    notes = []
    for match in re.finditer(rf"(?:^|(?<=[。;\n\]]))\s*([^。;\n]{{3,300}}?{_TAIL})(?=[。;\n]|$)", folded):
        items = [folded[s.start : s.end] for g in _groups(folded, match.start(1), match.end(1), "owner") for s in g.items]
        if items and all(_HEAD_END.search(i) and len(i) <= 22 and not re.search(r"[的要将]", i) for i in items):
            notes.append(Note(Span(match.start(1), match.end(1)), _groups(folded, match.start(1), match.end(1), "owner")))
    return notes


def _groups(folded: str, start: int, end: int, part: Part) -> tuple[Group, ...]:
    """The items between two offsets, parted where the list itself says 牵头 or 配合."""
    groups: list[Group] = []
    at = start
    segment = folded[start:end]
    for match in _tails().finditer(segment):
        if _depth_of(segment, match.start("items"), match.end("items")) != 0:
            continue
        tail = match["tail"]
        own: Part = "support" if _SUPPORT.search(tail) else "lead" if "牵头" in tail else part
        groups.append(Group(own, _items(folded, start + match.start("items"), start + match.end("items"))))
        at = start + match.end()
    if at < end:
        groups.append(Group(part, _items(folded, at, end)))
    return tuple(g for g in groups if g.items)


def _depth_of(text: str, start: int, end: int) -> int:
    piece = text[start:end]
    return piece.count("(") - piece.count(")")


def _items(folded: str, start: int, end: int) -> tuple[Span, ...]:
    spans = []
    for a, b in split_bodies(folded[start:end]):
        a, b = _clean(folded, start + a, start + b)
        words = folded[a:b]
        if 2 <= b - a <= 40 and re.search(r"[\u4e00-\u9fff]{2}", words) and not re.fullmatch(r"(?:以下|下)同|同上", words):
            spans.append(Span(a, b))
    return tuple(spans)


_FRONT = re.compile(r"(?:由|请|会同|联合|包括|以及|及|和|各相关单位、)")
_BACK = re.compile(
    r"(?:等(?:有关|相关|部门|单位|市直|各)*(?:部门|单位)?|\((?:[^()]*(?:下同|分工|负责|牵头|排名|为主|职责)[^()]*)\)|[,、;。.\s]|分工(?:负责)?)$"
)


def _clean(folded: str, start: int, end: int) -> tuple[int, int]:
    """Without what leads into the item or trails it: 由…, …等部门, （…下同）."""
    match = _FRONT.match(folded, start, end)
    if match and end - match.end() >= 3:
        start = match.end()
    while match := _BACK.search(folded[start:end]):
        if match.start() < 2:
            break
        end = start + match.start()
    return start, end
