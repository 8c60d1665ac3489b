"""Puts the outline together: parts, candidates, the best reading, then units with their kinds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from planlint import evidence
from planlint.model.document import Document
from planlint.model.evidence import Evidence, Owner
from planlint.model.outline import Kind, Outline, Passage, Piece, Role, Unit
from planlint.model.text import Span
from planlint.outline import frame, kinds, roles
from planlint.outline.candidates import candidates_of
from planlint.outline.headings import glued_end, own_line, run_in_end
from planlint.outline.labels import Label
from planlint.outline.lines import Line, lines_of
from planlint.outline.names import SPACE, clean, glued_name, is_section_name
from planlint.outline.parts import Part, cut, parts_of
from planlint.outline.reading import read
from planlint.outline.tables import Row, read_table

_RESPONSIBILITY = re.compile(
    r"[（(〔\[【]?\s*(?:责任|牵头|配合|主责|承办|主办|协办|参与|落实|实施|完成)(?:单位|部门|主体|人|科室|处室|时限|时间|领导)\s*[:：]"
)
_ISSUES = re.compile(
    "(?:印发|转发|下发|发布)[^。]{0,60}(?:给你们|通知|如下|执行)|请(?:认真|遵照|结合)[^。]{0,20}(?:执行|落实|实施)"
)
_EMPTY = re.compile(r"[（(]?略[）)]?[。.]?")
_LEAD_IN = re.compile("[：:]$|^(?:采取|实施|做好|重点|具体)[^。]{0,30}(?:如下|以下)[^。]{0,12}[。：:]?$")
_ANNOUNCES = re.compile(
    "^[^。]{0,40}[一二三四五六七八九十\\d]{1,2}(?:个方面|项(?:重点)?(?:工作|任务|举措|措施|行动|工程))[^。]{0,8}[。：:]?$"
)
_CONCLUSION = re.compile("^(?:通过|采取|落实)(?:这些|以上|上述)|^总之|^综上|^让我们")
_AFTER_ALL = re.compile(
    r"^(?:对于?同一|同一[项企单个]|以上(?:政策|措施|条款|各项)|上述(?:政策|措施|各项)|本(?:办法|细则|规定|条例|意见|方案|政策|计划|措施|实施意见|实施细则|通知)(?!明确|提出|要求))"
)


@dataclass(slots=True)
class Node:
    """A label that the reading accepted, and the text from it to the next one."""

    label: Label
    depth: int
    first: Line  # the line from the label on, or up to the next label on it
    more: list[Line] = field(default_factory=list)
    children: bool = False


@dataclass(slots=True)
class _Draft:
    kind: Kind
    passage: Passage
    label: str = ""
    heading: str = ""
    level: int | None = None
    role: Role | None = None
    body: int = 0
    columns: tuple[tuple[str, Span], ...] = ()


def build(document: Document) -> Outline:
    """The outline of a document. Never fails: what has no structure becomes prose units."""
    drafts: list[_Draft] = []
    for part in parts_of(lines_of(document)):
        drafts += _part_units(part)
    return Outline(document, _linked(drafts))


# ---------------------------------------------------------------- parts


def _part_units(part: Part) -> list[_Draft]:
    drafts: list[_Draft] = []
    if part.title:
        before = [line for line in part.front if _before(line, part.title[0])]
        drafts += [_plain("front", [line]) for line in before]
        passage = _passage(part.title, "")
        drafts.append(_Draft("title", passage, heading=clean(passage.text)))
        drafts += [_plain("front", [line]) for line in part.front if line not in before]
    else:
        drafts += [_plain("front", [line]) for line in part.front]
    front, nodes = _nodes(part.text)
    issues = bool(_ISSUES.search(drafts[-1].passage.text if drafts else "")) or bool(
        part.closing and len(front) <= 4 and any(_ISSUES.search(line.text) for line in front)
    )
    drafts += _opening(front, bool(nodes) or issues)
    drafts += _node_units(nodes)
    drafts += [_plain("closing", [line]) for line in part.closing]
    return drafts


def _before(line: Line, other: Line) -> bool:
    a, b = line.pieces[0], other.pieces[0]
    return (a.block, a.span.start) < (b.block, b.span.start)


def _opening(lines: Sequence[Line], labelled: bool) -> list[_Draft]:
    """What precedes the first labelled unit; without any, the whole text is prose of level 1."""
    if labelled:
        tables = [line for line in lines if line.table]
        drafts = [_plain("front", [line]) for line in lines if not line.table]
        return drafts + (_table_units(tables, 0, None) if tables else [])
    opening = 0
    for i, line in enumerate(lines[:6]):
        if frame.is_opening(line.text) or re.search("本文|本方案", line.text):
            opening = i + 1
    drafts = [_plain("front", [line]) for line in lines[:opening]]
    for is_table, group in groupby(lines[opening:], key=lambda line: bool(line.table)):
        block = list(group)
        if is_table:
            drafts += _table_units(block, 0, None)
        else:
            drafts += [_prose(line, 1, None, led=False) for line in block]
    return drafts


def _nodes(lines: Sequence[Line]) -> tuple[list[Line], list[Node]]:
    """The accepted labels with their text, and the lines before the first."""
    candidates = candidates_of(lines)
    depths = read(candidates) if candidates else []
    accepted = [(c, depth) for c, depth in zip(candidates, depths, strict=True) if depth]
    at_line: dict[int, list[tuple[int, Label, int]]] = {}
    for candidate, depth in accepted:
        at_line.setdefault(candidate.line, []).append((candidate.label.start, candidate.label, depth))
    front: list[Line] = []
    nodes: list[Node] = []
    for i, line in enumerate(lines):
        here = sorted(at_line.get(i, ()), key=lambda item: item[0])
        rest, offset = line, 0
        for k, (start, label, depth) in enumerate(here):
            at = 0 if k == 0 and not line.text[:start].strip(SPACE) else start
            if at > offset:
                before, rest = cut(rest, at - offset)
                _add_text(front, nodes, before, k > 0)
                offset = at
            nodes.append(Node(label, depth, rest))
        if here:
            nodes[-1].first = rest
        else:
            _add_text(front, nodes, line, False)
    for node, following in pairwise(nodes):
        node.children = following.depth > node.depth
    return front, nodes


def _add_text(front: list[Line], nodes: list[Node], line: Line, same_line: bool) -> None:
    if not nodes:
        front.append(line)
    elif same_line:
        nodes[-1].first = line
    else:
        nodes[-1].more.append(line)


# ---------------------------------------------------------------- nodes


def _node_units(nodes: Sequence[Node]) -> list[_Draft]:
    drafts: list[_Draft] = []
    above: list[tuple[int, Role | None, bool]] = []
    seen: dict[int, list[Role]] = {}
    glued = tuple(
        end for node in nodes if node.depth == 1 and not node.children and (end := glued_end(_rest(node)))
    )
    for i, node in enumerate(nodes):
        while above and above[-1][0] >= node.depth:
            above.pop()
        role_above = above[-1][1] if above else None
        tail = _tail(node) if i == len(nodes) - 1 else []
        last = not any(n.depth == node.depth for n in nodes[i + 1 :][:200])
        listed = bool(above) and above[-1][2]
        own = _unit(node, role_above, seen.get(node.depth, []), last, glued, listed)
        drafts += own
        lists = kinds.announces_list(own[0].heading, own[0].passage.text)
        if own[0].kind == "section":
            above.append((node.depth, own[0].role, lists))
            seen.setdefault(node.depth, []).append(own[0].role or "tasks")
            seen = {d: r for d, r in seen.items() if d <= node.depth}
        elif node.children:
            above.append((node.depth, role_above, lists))
        drafts += _after_all(tail)
    return drafts


def _after_all(tail: Sequence[Line]) -> list[_Draft]:
    """Closing words of level 1: provisions on the whole plan, or a conclusion."""
    if not tail:
        return []
    concluding = bool(_CONCLUSION.match(tail[0].text.strip(SPACE)))
    drafts = [
        _Draft("background" if concluding else "provision", _passage([line], ""), level=1)
        for line in tail
        if not line.table
    ]
    return drafts + _table_units([line for line in tail if line.table], 0, None)


def _tail(node: Node) -> list[Line]:
    """The lines at the end of the last unit that speak of the whole plan: taken from it."""
    for i, line in enumerate(node.more):
        text = line.text.strip(SPACE)
        if line.table:
            continue
        if (
            _AFTER_ALL.match(text)
            or _CONCLUSION.match(text)
            or kinds.kind_of(text, "", None, article=False, led=False) == "provision"
        ):
            tail = node.more[i:]
            del node.more[i:]
            return tail
    return []


def _rest(node: Node) -> str:
    return node.first.text[_label_end(node) :]


def _label_end(node: Node) -> int:
    lead = len(node.first.text) - len(node.first.text.lstrip(SPACE))
    return lead + (node.label.end - node.label.start)


def _unit(
    node: Node,
    above: Role | None,
    follows: Sequence[Role],
    last: bool,
    glued: tuple[int, ...],
    listed: bool,
) -> list[_Draft]:
    """The units of one node: a section with its prose, or a leaf."""
    rest = _rest(node)
    body_start = _label_end(node)
    text_follows = [line for line in node.more if not line.table]
    heading_end = _heading_end(node, rest, bool(text_follows), glued)
    words = rest[:heading_end].strip(SPACE)
    heading = words.rstrip("。：:；;，,")
    if _is_section(node, rest, heading_end, bool(text_follows)):
        role = roles.section_role(heading, node.depth, above, follows, last)
        return _section(node, heading, role, body_start + heading_end)
    tasks = [line for line in node.more if line.table]
    passage = _passage([node.first, *text_follows], "\n")
    article = node.label.mark == "article"
    body = passage.text[body_start:]
    kind = kinds.kind_of(body, heading, above, article=article, led=False, listed=listed)
    leaf = _Draft(kind, passage, _shown(node), heading, node.depth, None, body_start + heading_end)
    return [leaf, *_table_units(tasks, node.depth, above)]


def _heading_end(node: Node, rest: str, more: bool, glued: tuple[int, ...]) -> int:
    """The offset in ``rest`` where the heading ends, its mark included; 0 without a heading."""
    if node.label.mark == "heading":
        return _unnumbered_end(rest)
    run_in = run_in_end(rest)
    if node.label.mark == "article":
        return len(rest.rstrip(SPACE)) if own_line(rest) and _is_article_heading(rest) else 0
    if own_line(rest) and (more or node.children or rest.strip(SPACE)[-1:] not in "。"):
        split = _glued_split(node, rest, more, glued)
        return split or len(rest.rstrip(SPACE))
    if run_in and _RESPONSIBILITY.match(rest[run_in:].strip(SPACE)):
        return 0
    if glued:
        split = _glued_split(node, rest, more, glued)
        if split and (not run_in or split < run_in - 1):
            return split
    return run_in


def _glued_split(node: Node, rest: str, more: bool, glued: tuple[int, ...]) -> int:
    """Where a top heading ends that its text follows without a mark; 0 for an ordinary line."""
    if node.depth > 1 or node.children or not more:
        return 0
    if len(rest) <= 24 and rest.strip(SPACE)[-1:] not in "。：:":
        return 0
    return glued_end(rest, glued)


def _is_article_heading(rest: str) -> bool:
    words = rest.strip(SPACE)
    return len(words) <= 16 and words[-1:] not in "。：:" and not re.search("应当?|不得|可以|[，,]", words)


def _unnumbered_end(rest: str) -> int:
    name = glued_name(rest.lstrip(SPACE))
    lead = len(rest) - len(rest.lstrip(SPACE))
    return lead + name if name else len(rest.rstrip(SPACE))


def _is_section(node: Node, rest: str, heading_end: int, more: bool) -> bool:
    if node.children:
        return 0 < heading_end <= 60
    if any(line.table for line in node.more) and own_line(rest) and node.label.mark != "dash":
        return True
    if node.depth > 1 or node.label.mark in ("dash", "article", "enumeration") or not heading_end:
        return False
    body = rest[heading_end:].strip(SPACE)
    mark = rest[:heading_end].rstrip(SPACE)[-1:]
    return not body or mark not in "。：:"


def _section(node: Node, heading: str, role: Role, body: int) -> list[_Draft]:
    """A section, its lead-in with it, and a unit for each further paragraph of prose."""
    after = node.first.text[body:].strip(SPACE)
    own, prose = [node.first], []
    if after and not node.children and node.first.text[:body].rstrip(SPACE)[-1:] not in "。：:":
        first, second = cut(node.first, body)
        own, prose = [first], [second]
    tables = [line for line in node.more if line.table]
    for line in node.more:
        text = line.text.strip(SPACE)
        if line.table:
            continue
        if prose and _RESPONSIBILITY.match(text):
            prose.append(line)
        elif (
            not prose
            and (
                _LEAD_IN.search(text) or _EMPTY.fullmatch(text) or (node.children and _ANNOUNCES.match(text))
            )
            and len(text) < 200
        ):
            own.append(line)
        else:
            prose.append(line)
    drafts = [_Draft("section", _passage(own, "\n"), _shown(node), heading, node.depth, role, body)]
    for line in prose:
        if _RESPONSIBILITY.match(line.text.strip(SPACE)) and len(drafts) > 1:
            drafts[-1].passage = _append(drafts[-1].passage, line)
        else:
            drafts.append(_prose(line, node.depth + 1, role, led=node.children))
    return drafts + _table_units(tables, node.depth, role)


def _prose(line: Line, level: int, role: Role | None, *, led: bool) -> _Draft:
    heading = line.text[: run_in_end(line.text)].strip(SPACE).rstrip("。：:")
    named = heading if is_section_name(heading) else ""
    kind = kinds.kind_of(line.text, named, role, article=False, led=led)
    return _Draft(kind, _passage([line], ""), level=level)


def _table_units(lines: Sequence[Line], depth: int, role: Role | None) -> list[_Draft]:
    drafts: list[_Draft] = []
    for _, group in groupby(lines, key=lambda line: line.table):
        table = read_table(list(group))
        if table.other is not None:
            kind: Kind = "goal" if table.goals else "provision"
            drafts.append(_Draft(kind, table.other, level=depth + 1))
        drafts += [_row(row, depth + 1) for row in table.tasks]
    return drafts


def _row(row: Row, level: int) -> _Draft:
    return _Draft("measure", row.passage, row.label, row.heading, level, columns=row.columns)


def _plain(kind: Kind, lines: Sequence[Line]) -> _Draft:
    return _Draft(kind, _passage(lines, "\n"))


def _shown(node: Node) -> str:
    return node.label.text


def _passage(lines: Sequence[Line], joiner: str) -> Passage:
    text = ""
    pieces: list[Piece] = []
    for k, line in enumerate(lines):
        if k:
            text += joiner
        pieces += [Piece(p.offset + len(text), p.block, p.span) for p in line.pieces]
        text += line.text
    return Passage(text, tuple(pieces))


def _append(passage: Passage, line: Line) -> Passage:
    offset = len(passage.text) + 1
    pieces = [Piece(p.offset + offset, p.block, p.span) for p in line.pieces]
    return Passage(passage.text + "\n" + line.text, (*passage.pieces, *pieces))


# ---------------------------------------------------------------- units


def _linked(drafts: Sequence[_Draft]) -> tuple[Unit, ...]:
    """Units with their tree and their evidence."""
    parents: list[int | None] = []
    children: list[list[int]] = [[] for _ in drafts]
    open_units: list[int] = []
    for i, draft in enumerate(drafts):
        if draft.level is None:
            open_units.clear()
            parents.append(None)
            continue
        while open_units and (drafts[open_units[-1]].level or 0) >= draft.level:
            open_units.pop()
        parent = open_units[-1] if open_units else None
        parents.append(parent)
        if parent is not None:
            children[parent].append(i)
        open_units.append(i)
    units: list[Unit] = []
    above: tuple[Owner, ...] = ()
    for i, draft in enumerate(drafts):
        found = Evidence()
        if draft.kind == "measure":
            found = evidence.extract(draft.passage.text, body=draft.body, columns=draft.columns, above=above)
            above = found.owners
        unit = Unit(
            index=i,
            kind=draft.kind,
            label=draft.label,
            heading=draft.heading,
            level=draft.level,
            role=draft.role,
            passage=draft.passage,
            body=min(draft.body, len(draft.passage.text)),
        )
        units.append(replace(unit, parent=parents[i], children=tuple(children[i]), evidence=found))
    return tuple(units)
