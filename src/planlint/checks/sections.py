"""Tests of what a plan is made of: sections, headings, title, promised counts, attachments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from planlint.checks.context import Context, Hit, head, hit_at, short
from planlint.checks.marks import in_table, mark_of
from planlint.language.expressions import expression
from planlint.language.numbers import parse
from planlint.language.patterns import matches
from planlint.model.finding import Related
from planlint.model.outline import Location, Outline, Unit
from planlint.model.rule import StructureCheck
from planlint.model.text import Span, Text

_COUNTED = "[一二三四五六七八九十两]{1,3}|\\d{1,2}"


def section(check: StructureCheck, context: Context) -> Iterator[Hit]:
    """No section has one of the roles or headings (goals may also stand in a unit of their own)."""
    outline = context.outline
    if not outline.measures and not outline.sections:
        return
    roles = set(check.roles)
    if any(unit.role in roles for unit in outline.units):
        return
    if "goals" in roles and any(unit.kind == "goal" for unit in outline.units):
        return
    if check.headings and any(
        unit.heading and matches(check.headings, unit.heading) for unit in outline.units
    ):
        return
    yield Hit()


def schedule(check: StructureCheck, context: Context) -> Iterator[Hit]:
    """Neither a schedule nor one measure that says when."""
    outline = context.outline
    dated = any(unit.evidence.deadlines for unit in outline.measures)
    if outline.measures and not dated and not any(unit.role == "schedule" for unit in outline.units):
        yield Hit()


def no_measures(check: StructureCheck, context: Context) -> Iterator[Hit]:
    """The document commands nothing."""
    if not context.outline.measures and any(u.text.strip() for u in context.outline.units):
        yield Hit()


def unnumbered(check: StructureCheck, context: Context) -> Iterator[Hit]:
    """Several measures and not one of them numbered."""
    measures = context.outline.measures
    if len(measures) >= 3 and not any(m.label or in_table(context.outline, m) for m in measures):
        yield Hit(values={"count": str(len(measures))})


def empty_section(check: StructureCheck, context: Context) -> Iterator[Hit]:
    for unit in context.outline.sections:
        rest = unit.text[unit.body :].strip(" \t\n\u3000。：:")
        told = rest or "略" in unit.heading or unit.role == "attachment"
        if not unit.children and not told and mark_of(unit.label):
            yield hit_at(context.outline, unit)


def duplicate_heading(check: StructureCheck, context: Context) -> Iterator[Hit]:
    """Two sections or measures side by side with the same heading."""
    first: dict[int | None, dict[str, Unit]] = {}
    style: dict[int | None, int] = {}
    for unit in context.outline.units:
        if unit.kind not in ("section", "measure") or in_table(context.outline, unit):
            continue
        heading = expression(r"\W").sub("", unit.heading)
        mark = mark_of(unit.label)
        if mark and mark.value <= style.get(unit.parent, 0):
            # Numbers that begin again begin another list, or another document in the same file.
            first.pop(unit.parent, None)
        if mark:
            style[unit.parent] = mark.value
        if len(heading) < 3 or not unit.label:
            continue
        other = first.setdefault(unit.parent, {}).setdefault(heading, unit)
        if other is not unit:
            related = Related(
                context.outline.location(other, head(other)), Text("同名标题", "the same heading")
            )
            yield hit_at(context.outline, unit, None, {"other": short(other)}, (related,))


def glued_heading(check: StructureCheck, context: Context) -> Iterator[Hit]:
    """A unit that begins in the middle of a paragraph, straight after words without punctuation."""
    glued = [unit for unit in context.outline.units if _glued(context.outline, unit)]
    if glued:
        first = glued[0]
        place = context.outline.location(first, head(first))
        span = head(first)
        related = tuple(
            Related(context.outline.location(unit, head(unit)), Text(unit.name, unit.name))
            for unit in glued[1:]
        )
        values = {"count": str(len(glued))}
        yield Hit(first, place, first.text[span.start : span.end], values, related)


def _glued(outline: Outline, unit: Unit) -> bool:
    if unit.kind not in ("section", "measure", "goal", "principle", "background") or not unit.passage.pieces:
        return False
    piece = unit.passage.pieces[0]
    before = outline.document.blocks[piece.block].text[: piece.span.start].rstrip()
    return bool(before) and bool(expression(r"[\u4e00-\u9fff”》）)]$").search(before)) and bool(unit.label)


def long_heading(check: StructureCheck, context: Context) -> Iterator[Hit]:
    for unit in context.outline.sections:
        if check.limit and len(unit.heading) > check.limit:
            yield hit_at(context.outline, unit, None, {"count": str(len(unit.heading))})


def heading_end(check: StructureCheck, context: Context) -> Iterator[Hit]:
    """A heading on a line of its own, with units below it, that ends in punctuation."""
    blocks = context.outline.document.blocks
    for unit in context.outline.sections:
        line = unit.text[: unit.body].strip()
        if not unit.heading or not unit.children or line[-1:] not in "。；;，,":
            continue
        # What follows on the same line belongs to the unit below when that has no number of its own.
        block, span = unit.passage.locate(head(unit))
        if not blocks[block].text[span.end :].split("\n")[0].strip():
            yield hit_at(context.outline, unit, Span(head(unit).end - 1, head(unit).end))


def no_title(check: StructureCheck, context: Context) -> Iterator[Hit]:
    if not any(unit.kind == "title" for unit in context.outline.units) and context.outline.units:
        yield Hit()


def title_repeated(check: StructureCheck, context: Context) -> Iterator[Hit]:
    """The title says the same eight characters twice, or the text goes on with the title again."""
    for unit in context.outline.units:
        if unit.kind != "title" or len(unit.text) > 200 or not unit.passage.pieces:
            continue
        kept = [(at, c) for at, c in enumerate(unit.text) if "\u4e00" <= c <= "\u9fff"]
        words = "".join(c for _, c in kept)
        again = next(
            (i for i in range(8, len(words) - 7) if 0 <= words.find(words[i : i + 8]) <= i - 8), None
        )
        if again is not None:
            yield hit_at(context.outline, unit, Span(kept[again][0], len(unit.text.rstrip())))
        else:
            yield from _title_again(context.outline, unit, words)


def _title_again(outline: Outline, unit: Unit, words: str) -> Iterator[Hit]:
    """The rest of the title's own paragraph begins with the title."""
    last = unit.passage.pieces[-1]
    rest = outline.document.blocks[last.block].text[last.span.end :]
    match = expression(r"[\W\d_]*").match(rest)
    start = match.end() if match else 0
    if len(words) >= 8 and rest[start:].startswith(words[:8]):
        span = Span(last.span.end + start, last.span.end + start + 8)
        place = Location(last.block, span, outline.path(unit), outline.document.blocks[last.block].paragraph)
        yield Hit(unit, place, words[:8])


@cache
def _promises() -> tuple[re.Pattern[str], re.Pattern[str]]:
    what = "行动|工程|任务|措施|举措|计划|政策|办法|制度|机制"
    title = expression(rf"({_COUNTED})[大项条个](?:重点|主要|专项|具体)?(?:{what})")
    lead = expression(
        rf"(?:以下|下列|如下)(?:的)?({_COUNTED})(?:[个大项条点]|方面)[^，。；;：:\n]{{0,12}}[：:。]?\s*$"
    )
    return title, lead


def count(check: StructureCheck, context: Context) -> Iterator[Hit]:
    """A number of items promised, in the title or before a list, that the document does not hold."""
    outline = context.outline
    in_title, in_lead = _promises()
    told: set[str] = set()
    for unit in outline.units:
        if unit.kind == "title":
            for match in in_title.finditer(unit.text):
                promised = parse(match[1])
                counts = _plausible(outline)
                if match[0] in told or not promised or promised <= 2 or not counts:
                    continue
                told.add(match[0])
                if int(promised) not in counts:
                    yield _mismatch(
                        outline, unit, Span(*match.span()), int(promised), _nearest(counts, int(promised))
                    )
        elif unit.children:
            lead = in_lead.search(unit.text)
            promised = parse(lead[1]) if lead else None
            items = [i for i in unit.children if mark_of(outline.units[i].label)]
            if lead and promised and len(items) > 1 and int(promised) != len(items):
                yield _mismatch(outline, unit, Span(*lead.span()), int(promised), len(items))


def _mismatch(outline: Outline, unit: Unit, span: Span, promised: int, found: int) -> Hit:
    text = unit.text[span.start : span.end].rstrip("：:。 \n")
    values = {"expected": str(promised), "found": str(found)}
    return hit_at(outline, unit, Span(span.start, span.start + len(text)), values)


def _plausible(outline: Outline) -> set[int]:
    """Every number of items a title may speak of: sections, tasks, items of a level, measures."""
    labelled = [unit for unit in outline.units if mark_of(unit.label)]
    tasks = [unit for unit in labelled if outline.section_role(unit) in ("tasks", "other")]
    levels = Counter(unit.level for unit in labelled) + Counter()
    among = Counter(unit.level for unit in tasks)
    families = {
        sum(1 for child in unit.children if mark_of(outline.units[child].label)) for unit in outline.units
    }
    counts = {*levels.values(), *among.values(), *families, len(outline.measures)}
    return {n for n in counts if n}


def _nearest(counts: set[int], promised: int) -> int:
    """The number of items that the title most likely meant."""
    return min(counts, key=lambda count: (abs(count - promised), count))
