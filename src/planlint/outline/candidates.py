"""The candidate labels of a part: numbers at line starts and inside lines, unnumbered headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from planlint.language.expressions import expression
from planlint.outline.frame import is_addressee, is_body_name, is_date, is_number
from planlint.outline.headings import own_line
from planlint.outline.kinds import begins_with_verb
from planlint.outline.labels import Label, label_at_start, labels_inside
from planlint.outline.lines import Line
from planlint.outline.names import SPACE, glued_name, is_section_name
from planlint.outline.reading import Candidate

_PUNCTUATION = expression("[。；！？，,;:：…]")


NAMED = 3.0
"""What it costs to take a line for text that is the name of a section, or stands before its first
item with nothing between."""


def candidates_of(lines: Sequence[Line]) -> list[Candidate]:
    """In reading order. Lines of tables offer none."""
    found: list[Candidate] = []
    common = _common_size(lines)
    plain = [i for i, line in enumerate(lines) if not line.table]
    for i in plain:
        line = lines[i]
        opens = i > 0 and lines[i - 1].text.rstrip(SPACE)[-1:] in "：:"
        heading_before = i > 0 and not _PUNCTUATION.search(lines[i - 1].text.strip(SPACE)[-1:])
        label = label_at_start(line.text)
        inside = list(labels_inside(line.text, label.end if label else 0))
        if label is not None:
            alone = not inside and own_line(line.text[label.end :])
            found.append(Candidate(i, label, opens=opens or heading_before, alone=alone))
        else:
            found += _heading(lines, i, inside, common)
        tops = [inner for inner, _ in inside if inner.mark in _TOP]
        if label is not None and label.mark in _TOP:
            tops.append(label)
        # A paragraph that holds a run of top marks was once a whole text of many lines.
        whole_sequence = len(tops) >= 2
        for inner, to_heading in inside:
            first = inner.value == 1 and to_heading
            if first:
                glued = 0.8
            elif whole_sequence and inner.mark in _WHOLE:
                glued = 1.2
            else:
                glued = 0.5 if _may_go_on(line.text, inner, inside) else 0.0
            found.append(Candidate(i, inner, inside=True, opens=to_heading, glued=glued))
    return found


_TOP = ("chapter", "han", "article")
_WHOLE = ("part", "chapter", "division", "article", "han", "han-paren", "arabic")


def _may_go_on(text: str, label: Label, inside: list[tuple[Label, bool]]) -> bool:
    """Whether a number after a full stop may go on a sequence that stands at line starts: one that a
    lost line break put here, unless the line holds a list of its own."""
    if label.mark not in ("arabic", "han-paren", "han") or (label.value or 0) < 2:
        return False
    own_list = any(other.mark == label.mark and other.value == 1 for other, _ in inside)
    return not own_list and text[: label.start].rstrip(SPACE)[-1:] == "。"


def _common_size(lines: Sequence[Line]) -> float | None:
    """The font size of most characters."""
    sizes: Counter[float] = Counter()
    for line in lines:
        for run in line.block.runs[:1]:
            if run.format.size is not None:
                sizes[run.format.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else None


def _heading(
    lines: Sequence[Line], i: int, inside: list[tuple[Label, bool]], common: float | None
) -> list[Candidate]:
    """An unnumbered heading that is the whole line, or is glued to what follows on the line."""
    line = lines[i]
    start = len(line.text) - len(line.text.lstrip(SPACE))
    words = line.text.strip(SPACE)
    end, strength, look = start + len(words), 0.0, ""
    name = glued_name(words)
    if (
        inside
        and inside[0][1]
        and inside[0][0].value == 1
        and len(line.text[start : inside[0][0].start].strip()) >= 2
    ):
        end = inside[0][0].start
        strength = NAMED
    elif name:
        end, strength = start + name, NAMED
    elif i + 1 >= len(lines) or _cannot_head(words):
        return []
    elif words[-1] not in "：:、" and lines[i + 1].table == 0:
        strength, look = _by_look(lines, i, common)
        if is_section_name("".join(words.split())):
            strength = max(strength, NAMED)
    if not strength:
        return []
    label = Label("heading", None, "", start, start)
    return [Candidate(i, label, strength=strength, look=look, inside=False, opens=end - start > 0)]


def _cannot_head(words: str) -> bool:
    """Whether a line is too long, a sentence, or part of a letterhead or signature."""
    if not 2 <= len(words) <= 40 or _PUNCTUATION.search(words.rstrip("：:")):
        return True
    if is_number(words) or is_addressee(words) or is_date(words):
        return True
    return is_body_name(words) and not begins_with_verb(words)


def _by_look(lines: Sequence[Line], i: int, common: float | None) -> tuple[float, str]:
    """How strongly a line's look makes it a heading, and which look it is."""
    block = lines[i].block
    size = block.runs[0].format.size if block.runs else None
    larger = bool(size and common and size > common + 0.9)
    bold = block.bold
    font = block.runs[0].format.east_asian_font if block.runs else None
    distinct_font = bool(font and ("黑体" in font or "楷体" in font) and not _same_font(lines, i, font))
    centred = block.align == "center"
    if block.outline_level is not None and block.outline_level < 9:
        return 3.0, f"outline{block.outline_level}"
    if not (bold or larger or centred or distinct_font):
        return 0.0, ""
    if bold and not (larger or centred) and _mostly_bold(lines):
        return 0.0, ""
    traits = (
        "b" if bold else "",
        "c" if centred else "",
        size if larger else "",
        font if distinct_font else "",
    )
    look = "".join(str(trait) for trait in traits)
    return 2.2 + 0.4 * (bold + larger + centred + distinct_font), look


def _same_font(lines: Sequence[Line], i: int, font: str) -> bool:
    """Whether the text around is set in the same font."""
    near = [line for line in lines[max(0, i - 4) : i + 5] if len(line.text) > 60 and line.block.runs]
    return bool(near) and all(line.block.runs[-1].format.east_asian_font == font for line in near)


def _mostly_bold(lines: Sequence[Line]) -> bool:
    long = [line for line in lines[:200] if len(line.text) > 60]
    return bool(long) and sum(line.block.bold for line in long) > 0.3 * len(long)
