"""From nodes to units: sections, leaves, the prose of a section, what speaks of the whole plan."""

from __future__ import annotations

from collections.abc import Sequence

from planlint.language.expressions import expression
from planlint.model.outline import Role
from planlint.outline import kinds, roles
from planlint.outline.drafts import Draft, appended, prose, table_units
from planlint.outline.headings import glued_end, own_line, run_in_end
from planlint.outline.lines import Line, passage_of
from planlint.outline.names import SPACE, glued_name
from planlint.outline.nodes import Node
from planlint.outline.parts import cut

_RESPONSIBILITY = expression(
    r"[（(〔\[【]?\s*(?:责任|牵头|配合|主责|承办|主办|协办|参与|落实|实施|完成)(?:单位|部门|主体|人|科室|处室|时限|时间|领导)\s*[:：]"
)
_EMPTY = expression(r"[（(]?略[）)]?[。.]?")
_LEAD_IN = expression("[：:]$|^(?:采取|实施|做好|重点|具体)[^。]{0,30}(?:如下|以下)[^。]{0,12}[。：:]?$")
_ANNOUNCES = expression(
    "^[^。]{0,40}[一二三四五六七八九十\\d]{1,2}(?:个方面|项(?:重点)?(?:工作|任务|举措|措施|行动|工程))[^。]{0,8}[。：:]?$"
)
_CONCLUSION = expression("^(?:通过|采取|落实)(?:这些|以上|上述)|^总之|^综上|^让我们")
_AFTER_ALL = expression(
    r"^(?:对于?同一|同一[项企单个]|以上(?:政策|措施|条款|各项)|上述(?:政策|措施|各项)|本(?:办法|细则|规定|条例|意见|方案|政策|计划|措施|实施意见|实施细则|通知)(?!明确|提出|要求))"
)


def units_of(nodes: Sequence[Node]) -> list[Draft]:
    drafts: list[Draft] = []
    above: list[tuple[int, Role | None, bool]] = []
    seen: dict[int, list[Role]] = {}
    glued = tuple(
        end for node in nodes if node.depth == 1 and not node.children and (end := glued_end(node.rest))
    )
    for i, node in enumerate(nodes):
        while above and above[-1][0] >= node.depth:
            above.pop()
        role_above = above[-1][1] if above else None
        tail = _tail(node) if i == len(nodes) - 1 else []
        last = not any(n.depth == node.depth for n in nodes[i + 1 : i + 201])
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


def _after_all(tail: Sequence[Line]) -> list[Draft]:
    """Closing words of level 1: provisions on the whole plan, or a conclusion."""
    if not tail:
        return []
    concluding = bool(_CONCLUSION.match(tail[0].text.strip(SPACE)))
    drafts = [
        Draft("background" if concluding else "provision", passage_of([line]), level=1)
        for line in tail
        if not line.table
    ]
    return drafts + table_units([line for line in tail if line.table], 0)


def _tail(node: Node) -> list[Line]:
    """The lines at the end of the last unit that speak of the whole plan: taken from it."""
    if roles.named_role(node.rest.strip(SPACE)) == "other" and own_line(node.rest):
        # 附则 is where such provisions have their place.
        return []
    for i, line in enumerate(node.more):
        text = line.text.strip(SPACE)
        if line.table:
            continue
        if (
            _AFTER_ALL.match(text)
            or _CONCLUSION.match(text)
            or kinds.kind_of(text, "", kinds.Place(None)) == "provision"
        ):
            tail = node.more[i:]
            del node.more[i:]
            return tail
    return []


def _unit(
    node: Node,
    above: Role | None,
    follows: Sequence[Role],
    last: bool,
    glued: tuple[int, ...],
    listed: bool,
) -> list[Draft]:
    """The units of one node: a section with its prose, or a leaf."""
    rest = node.rest
    body_start = node.label_end
    text_follows = [line for line in node.more if not line.table]
    heading_end = _heading_end(node, rest, bool(text_follows), glued)
    words = rest[:heading_end].strip(SPACE)
    heading = words.rstrip("。：:；;，,")
    if _is_section(node, rest, heading_end, bool(text_follows)):
        role = roles.section_role(heading, node.depth, above, follows, last)
        return _section(node, heading, role, body_start + heading_end)
    tasks = [line for line in node.more if line.table]
    passage = passage_of([node.first, *text_follows])
    article = node.label.mark == "article"
    body = passage.text[body_start:]
    place = kinds.Place(above, labelled=bool(node.label.text), article=article, listed=listed)
    kind = kinds.kind_of(body, heading, place)
    leaf = Draft(kind, passage, node.label.text, heading, node.depth, None, body_start + heading_end)
    return [leaf, *table_units(tasks, node.depth)]


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
    if glued or not more:
        split = _glued_split(node, rest, more, glued)
        if split and (not run_in or split < run_in - 1):
            return split
    return run_in


def _glued_split(node: Node, rest: str, more: bool, glued: tuple[int, ...]) -> int:
    """Where a top heading ends that its text follows without a mark; 0 for an ordinary line."""
    if node.depth > 1 or node.children:
        return 0
    if not more:
        return glued_end(rest) if glued_name(rest.lstrip(SPACE)) else 0
    if len(rest) <= 24 and rest.strip(SPACE)[-1:] not in "。：:":
        return 0
    return glued_end(rest, glued)


def _is_article_heading(rest: str) -> bool:
    words = rest.strip(SPACE)
    return (
        len(words) <= 16
        and words[-1:] not in "。：:"
        and not expression("应当?|不得|可以|[，,]").search(words)
    )


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


def _section(node: Node, heading: str, role: Role, body: int) -> list[Draft]:
    """A section, its lead-in with it, and a unit for each further paragraph of prose."""
    after = node.first.text[body:].strip(SPACE)
    own, after_heading = [node.first], []
    glued = not node.children and node.first.text[:body].rstrip(SPACE)[-1:] not in "。：:"
    if after and (glued or (node.children and body and not _belongs_to_heading(after, True))):
        first, second = cut(node.first, body)
        own, after_heading = [first], [second]
    tables = [line for line in node.more if line.table]
    for line in node.more:
        if line.table:
            continue
        if not after_heading and _belongs_to_heading(line.text.strip(SPACE), node.children):
            own.append(line)
        else:
            after_heading.append(line)
    drafts = [Draft("section", passage_of(own), node.label.text, heading, node.depth, role, body)]
    for line in after_heading:
        if _RESPONSIBILITY.match(line.text.strip(SPACE)) and len(drafts) > 1:
            drafts[-1].passage = appended(drafts[-1].passage, line)
        else:
            drafts.append(prose(line, node.depth + 1, role, led=node.children))
    return drafts + table_units(tables, node.depth, drafts[0] if len(drafts) == 1 else None)


def _belongs_to_heading(text: str, children: bool) -> bool:
    """Whether a paragraph under a heading only leads over to what follows, and so is no unit."""
    if len(text) >= 200 or "。" in text.rstrip("。"):
        return False
    leads = _LEAD_IN.search(text) or _EMPTY.fullmatch(text)
    return bool(leads or (children and _ANNOUNCES.match(text)))
