"""Responsibility notes: 责任单位：… · 牵头部门：… 配合部门：… · （…按职责分工负责） · （甲牵头，乙配合）.

Inside a note every item of the list is a body, whether or not the grammar of bodies knows it.
"""

from __future__ import annotations

import re
from functools import cache

from planlint.evidence.items import TAIL, Group, groups_in, supports
from planlint.language.bodies import is_generic_item
from planlint.language.body_lists import names_of, split_bodies
from planlint.language.numbers import pattern, shape
from planlint.model.evidence import Owner, Part
from planlint.model.records import dataclass
from planlint.model.text import Span

_LABEL = (
    "(?:主要|第一|共同|具体)?(?:牵头|责任|主责|主办|承办|配合|协办|协作|协助|参与|参加|实施|落实|主管"
    "|协同|支持|负责|完成|督办|组织)"
    r"(?:责任|负责|落实|实施)?(?:单位|部门|主体|处室|科室|股室|机构|地区|领导|人)(?:及分工|和分工)?\s*$"
    r"|(?<![^\s(\[;,!])(?:牵头|主办|配合|协办|责任)\s*$"  # 牵头：县教育局
)
_STOP = (
    "(?:完成|办结|整改|实施|落实|工作|主要|推进)?(?:时限|时间|期限|日期|进度|节点|目标|措施|任务|要求"
    "|备注|标准|依据)(?:要求|安排)?"
    r"\s*$"
)
_VERB_ENDS = (
    "负责",
    "牵头",
    "配合",
    "参与",
    "参加",
    "落实",
    "承办",
    "实施",
    "协助",
    "协同",
    "推进",
    "组织",
    "办理",
    "抓总",
    "下同",
)


@cache
def _lead() -> re.Pattern[str]:
    return pattern("牵头|主责|主办|第一责任")


@cache
def _same() -> re.Pattern[str]:
    return pattern("同(?:上|前)(?:项|条)?|责任(?:单位|部门)同上")


@cache
def _head_end() -> re.Pattern[str]:
    heads = "局|委|办|厅|部|署|院|会|府|室|所|站|队|处|科|司|校|园|馆|社|台|厂|行|组|镇|乡|区|县|市"
    return pattern(rf"(?:部门|单位|中心|公司|集团|机构|专班|大学|街道|{heads}|局\))$")


@cache
def _sure_head() -> re.Pattern[str]:
    return pattern("(?:局|委|厅|政府|委员会|办公室|部|中心|管委会|编办|妇联|工会|集团|公司)$")


@dataclass(frozen=True, slots=True)
class Note:
    """A responsibility note: ``span`` is all of it, label and brackets included."""

    span: Span
    groups: tuple[Group, ...]
    same_as_above: bool = False


@cache
def _labels() -> re.Pattern[str]:
    return pattern(f"(?P<label>{_LABEL})|(?P<stop>{_STOP})")


@cache
def _brackets() -> re.Pattern[str]:
    return pattern(r"[(\[]((?:[^()\[\]\n]|[(\[][^()\[\]\n]{0,30}[)\]]){3,600})[)\]]")


def find_notes(shaped: str) -> tuple[Note, ...]:
    """Every responsibility note in shaped text, in order, without overlap."""
    notes = _labelled(shaped)
    taken = [n.span for n in notes]
    for note in (*_bracketed(shaped), *_sentences(shaped)):
        if not any(s.start < note.span.end and note.span.start < s.end for s in taken):
            notes.append(note)
            taken.append(note.span)
    return tuple(sorted(notes, key=lambda n: n.span.start))


@cache
def _below() -> re.Pattern[str]:
    return pattern(r"(?:[,;、]|\()\s*(?:以下|下)同\s*\)?\s*[)\]]?$")


def inherits(text: str) -> bool:
    """Whether the measure's note holds for the measures below it too (责任单位：…，下同).

    下同 inside a body's own brackets (县政府（含管委会，下同）) only explains that name.
    """
    shaped = shape(text)
    return any(
        _below().search(shaped[n.span.start : n.span.end].strip("! ")) for n in find_notes(shaped) if n.groups
    )


def owners_of(text: str, shaped: str, note: Note) -> list[Owner]:
    """The owners a note names, with the level its items share restored; generic ones left out."""
    flat = [(g.part, s) for g in note.groups for s in g.items]
    items = [shaped[s.start : s.end] for _, s in flat]
    names = names_of([text[s.start : s.end] for _, s in flat], items)
    return [
        Owner(text[s.start : s.end], name, part, s)
        for (part, s), name, item in zip(flat, names, items, strict=True)
        if not is_generic_item(item)
    ]


def cell_groups(shaped: str, span: Span, part: Part) -> tuple[Group, ...]:
    """The bodies in a table cell under a header of responsibility."""
    parsed: list[Group] = []
    for label in _labelled(shaped[span.start : span.end]):
        parsed += [Group(g.part, tuple(s.shift(span.start) for s in g.items)) for g in label.groups]
    return tuple(parsed) or groups_in(shaped, span.start, span.end, part)


def _labelled(shaped: str) -> list[Note]:
    marks: list[tuple[int, int, str]] = []
    at = shaped.find(":")
    while at >= 0:
        begin = max(0, at - 18)
        if match := _labels().search(shaped[begin:at]):
            marks.append((begin + match.start(), at + 1, match[0] if match["label"] else ""))
        at = shaped.find(":", at + 1)
    notes: list[Note] = []
    for (start, after, label), (limit, _, _) in zip(marks, [*marks, (len(shaped), 0, "")][1:], strict=True):
        if not label:
            continue
        end = _list_end(shaped, after, max(limit, after))
        if label.rstrip().endswith(("领导", "人")):  # people, not bodies
            notes.append(Note(Span(start, end), ()))
            continue
        part: Part = "support" if supports().search(label) else "lead" if _lead().search(label) else "owner"
        same = _same().match(shaped[after:end].strip()) is not None
        notes.append(Note(Span(start, end), () if same else groups_in(shaped, after, end, part), same))
    return notes


def _list_end(shaped: str, start: int, limit: int) -> int:
    depth = 0
    for i in range(start, limit):
        c = shaped[i]
        if c in "([":
            depth += 1
        elif c in ")]":
            depth -= 1
            if depth < 0:
                return i
        elif c == "\n" or (c == "!" and depth == 0):
            return i
    return limit


def _bracketed(shaped: str) -> list[Note]:
    notes = []
    for match in _brackets().finditer(shaped):
        inside = match[1].strip("! ")
        if (inside.endswith(_VERB_ENDS) and _ends_with_tail(inside)) or _is_list_of_bodies(shaped, match):
            groups = groups_in(shaped, match.start(1), match.end(1), "owner")
            if groups:
                notes.append(Note(Span(match.start(), match.end()), groups))
    return notes


@cache
def _tail_end() -> re.Pattern[str]:
    return pattern(rf"{TAIL}(?:[,;、]?(?:以下|下)同)?$")


@cache
def _first_item() -> re.Pattern[str]:
    return pattern("[,;、 ]|牵头|负责")


@cache
def _body_start() -> re.Pattern[str]:
    return pattern("由|各|省|市|县|区|州{1}")


def _ends_with_tail(inside: str) -> bool:
    """A note in brackets ends in 负责/牵头/配合 and begins with a body."""
    if _tail_end().search(inside[-40:]) is None:
        return False
    first = _first_item().split(inside, maxsplit=1)[0]
    return _head_end().search(first) is not None or _body_start().match(first) is not None


def _is_list_of_bodies(shaped: str, match: re.Match[str]) -> bool:
    """（市教育局、市财政局） at the end of a sentence."""
    after = shaped[match.end() : match.end() + 1]
    before = shaped[match.start() - 1 : match.start()] if match.start() else ""
    if after not in ("", "\n", "!", ";") or (after == ";" and before not in "!;"):
        return False
    items = [match[1][a:b] for a, b in split_bodies(match[1])]
    if not items or (len(items) == 1 and before not in "!;"):
        return False
    return all(3 <= len(i) <= 20 and _sure_head().search(i) for i in items)


def _sentences(shaped: str) -> list[Note]:
    """A sentence that is nothing but bodies and 按职责分工负责."""
    notes = []
    for match in _whole_sentences().finditer(shaped):
        if not match[0].endswith(_VERB_ENDS):
            continue
        groups = groups_in(shaped, match.start(), match.end(), "owner")
        items = [shaped[s.start : s.end] for g in groups for s in g.items]
        spent = sum(map(len, items)) + 24 > match.end() - match.start() - 2 * len(items)
        if items and spent and all(_is_body_like(i) for i in items) and _firm_tail().search(match[0]):
            notes.append(Note(Span(match.start(), match.end()), groups))
    return notes


@cache
def _firm_tail() -> re.Pattern[str]:
    """Without a label or brackets only 负责, 牵头 … 配合 and 按职责 tell a note from a sentence."""
    return pattern(
        r"(?:负责|牵头|配合|参与|(?:按照?|依据?)(?:各自)?职责(?:分工)?(?:抓好)?(?:落实|实施))(?:组织|落实"
        r"|实施|推进)?$"
    )


@cache
def _whole_sentences() -> re.Pattern[str]:
    return re.compile(r"[^!;\n]{4,300}")


def _is_body_like(item: str) -> bool:
    return (
        len(item) <= 22 and _sure_head().search(item) is not None and not any(c in item for c in "的要将由在")
    )
