"""Edits carried out in the tree of a new paragraph: runs are cut, wrapped, and old text is put between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy

from lxml import etree

from planlint.model.records import dataclass
from planlint.readers.word import names as n
from planlint.readers.word.names import W
from planlint.word_output.atoms import Atom, Line, keep_spaces
from planlint.word_output.editing import Edits
from planlint.word_output.foreign import Foreign
from planlint.word_output.marks import Reviser
from planlint.word_output.pieces import made

_FIELD_KIND = W + "fldCharType"


@dataclass(slots=True)
class Segment:
    """A run (or what stands in place of one) that holds the characters ``start`` to ``end`` of its line."""

    unit: etree._Element
    start: int
    end: int
    marks: tuple[str, ...] = ()
    """The field characters in it: ``begin``, ``separate``, ``end``."""


def segments(line: Line, cuts: Iterable[int]) -> list[Segment]:
    """The line's units after those that a cut falls into have been cut."""
    wanted = sorted(set(cuts))
    found: list[Segment] = []
    at = index = 0
    atoms = line.atoms
    while index < len(atoms):
        stop = index
        while stop < len(atoms) and atoms[stop].unit is atoms[index].unit:
            stop += 1
        own = atoms[index:stop]
        end = at + sum(len(atom.text) for atom in own)
        inside = [cut - at for cut in wanted if at < cut < end]
        found.extend(_cut(own, at, inside) if inside else [Segment(own[0].unit, at, end, _marks(own))])
        at, index = end, stop
    return found


def _marks(atoms: Sequence[Atom]) -> tuple[str, ...]:
    return tuple(
        atom.child.get(_FIELD_KIND, "")
        for atom in atoms
        if atom.child is not None and atom.child.tag == W + "fldChar"
    )


def _cut(atoms: Sequence[Atom], start: int, cuts: Sequence[int]) -> list[Segment]:
    """One run as several: the first stays the element it is, the others are copies with its properties."""
    unit = atoms[0].unit
    properties = unit.find(n.R_PR)
    shares: list[tuple[list[Atom], list[etree._Element], int]] = [([], [], 0)]
    at = 0
    bounds = [*cuts, None]
    for atom in atoms:
        rest = atom.text
        while True:
            bound = bounds[len(shares) - 1]
            if bound is not None and at == bound and rest:
                shares.append(([], [], at))
                continue
            if bound is None or at + len(rest) <= bound:
                break
            piece, rest = rest[: bound - at], rest[bound - at :]
            shares[-1][0].append(atom)
            shares[-1][1].append(_text_like(atom.child, piece))
            at = bound
        shares[-1][0].append(atom)
        if atom.child is not None:
            whole = rest == atom.text
            shares[-1][1].append(atom.child if whole else _text_like(atom.child, rest))
        at += len(rest)
    found = []
    ends = [share[2] for share in shares[1:]] + [at]
    last = unit
    for number, ((own, children, begin), end) in enumerate(zip(shares, ends, strict=True)):
        run = unit if number == 0 else _like(unit, properties)
        if number == 0:
            for child in list(unit):
                if child is not properties:
                    unit.remove(child)
        run.extend(children)
        if number:
            last.addnext(run)
            last = run
        found.append(Segment(run, start + begin, start + end, _marks(own)))
    return found


def _text_like(child: etree._Element | None, text: str) -> etree._Element:
    found = made(n.TEXT if child is None else child.tag)
    keep_spaces(found, text)
    return found


def _like(unit: etree._Element, properties: etree._Element | None) -> etree._Element:
    run = made(unit.tag, {str(name): str(value) for name, value in unit.attrib.items()})
    if properties is not None:
        run.append(deepcopy(properties))
    return run


@dataclass(frozen=True, slots=True)
class Place:
    """Before ``element``, or at the end of ``parent`` where there is none."""

    parent: etree._Element
    element: etree._Element | None

    def put(self, elements: Sequence[etree._Element]) -> None:
        for each in elements:
            if self.element is None:
                self.parent.append(each)
            else:
                self.element.addprevious(each)


def place(paragraph: etree._Element, found: Sequence[Segment], at: int) -> Place:
    """Where something that stands at the character ``at`` belongs: outside of links and fields if it may."""
    before = max((i for i, each in enumerate(found) if each.start < each.end <= at), default=-1)
    after = next((i for i, each in enumerate(found) if each.end > each.start >= at), len(found))
    begins = next((i for i in range(before + 1, after) if "begin" in found[i].marks), after)
    left = _ways(found[before].unit, paragraph) if before >= 0 else [paragraph]
    if begins == len(found):
        return Place(paragraph, None)
    right = _ways(found[begins].unit, paragraph)
    shared = max(depth for depth, (one, other) in enumerate(zip(left, right, strict=False)) if one is other)
    return Place(right[shared], right[shared + 1])


def _ways(unit: etree._Element, paragraph: etree._Element) -> list[etree._Element]:
    """From the paragraph down to the unit."""
    found = [unit]
    while found[-1] is not paragraph:
        above = found[-1].getparent()
        if above is None:
            break
        found.append(above)
    return found[::-1]


class Rewriter:
    """Carries edits out on paragraphs of the new document."""

    def __init__(self, reviser: Reviser, foreign: Foreign) -> None:
        self._reviser = reviser
        self._foreign = foreign

    def whole(self, paragraph: etree._Element, line: Line, *, mark: bool = True) -> None:
        """Mark all of a paragraph as inserted."""
        for segment in segments(line, ()):
            self._reviser.wrap("ins", segment.unit)
        if mark:
            self._reviser.mark(paragraph, "ins")

    def moved(self, paragraph: etree._Element, line: Line, edit: Edits) -> None:
        """Mark a paragraph as moved here; what was written anew is inserted, not moved."""
        found = segments(line, (cut for pair in edit.came for cut in pair))
        for each in found:
            new = each.start < each.end and any(low <= each.start < high for low, high in edit.came)
            self._reviser.wrap("ins" if new else "moveTo", each.unit)
        self._reviser.mark(paragraph, "moveTo")

    def can_split(self, paragraph: etree._Element, found: Sequence[Segment], edit: Edits) -> bool:
        """Whether the paragraph can be cut wherever the mark of an old one has to stand."""
        return all(
            loss.start >= 0 or place(paragraph, found, loss.at).parent is paragraph for loss in edit.losses
        )

    def cut(self, line: Line, edit: Edits) -> list[Segment]:
        cuts = [cut for pair in edit.came for cut in pair] + [loss.at for loss in edit.losses]
        return segments(line, cuts)

    def rewrite(
        self,
        paragraph: etree._Element,
        found: Sequence[Segment],
        edit: Edits,
        olds: Sequence[tuple[etree._Element, Line]],
    ) -> list[etree._Element]:
        """Carry the edits out; returns the paragraphs that now stand before it, ended by deleted marks."""
        split: list[tuple[etree._Element, etree._Element]] = []
        places = {loss.at: place(paragraph, found, loss.at) for loss in edit.losses}
        for loss in edit.losses:
            old, line = olds[loss.line]
            if loss.start < 0:
                marker = etree.Element("mark")
                places[loss.at].put([marker])
                split.append((marker, old))
            else:
                runs = self._foreign.runs(line, loss.start, loss.end, deleted=True)
                if runs:
                    places[loss.at].put([self._reviser.around("del", runs)])
        came = _with_fields(found, edit.came)
        for each, new in zip(found, came, strict=True):
            if new:
                self._reviser.wrap("ins", each.unit)
        if edit.mark_came:
            self._reviser.mark(paragraph, "ins")
        return [self._before(paragraph, marker, old) for marker, old in split]

    def _before(
        self, paragraph: etree._Element, marker: etree._Element, old: etree._Element
    ) -> etree._Element:
        """What stands before ``marker`` as a paragraph of its own, with the old one's properties."""
        found = made(n.P)
        properties = self._foreign.properties(old.find(n.P_PR), n.P_PR)
        if properties is not None:
            found.append(properties)
        self._reviser.mark(found, "del")
        for child in list(paragraph):
            if child is marker:
                break
            if child.tag != n.P_PR:
                found.append(child)
        paragraph.remove(marker)
        return found


def _with_fields(found: Sequence[Segment], came: Sequence[tuple[int, int]]) -> list[bool]:
    """Which segments came; the parts of a field that are not seen come with all that is."""
    new = [each.start < each.end and any(low <= each.start < high for low, high in came) for each in found]
    opened: list[int] = []
    for at, each in enumerate(found):
        for mark in each.marks:
            if mark == "begin":
                opened.append(at)
            elif mark == "end" and opened:
                begin = opened.pop()
                inside = range(begin, at + 1)
                seen = [i for i in inside if found[i].start < found[i].end]
                if seen and all(new[i] for i in seen):
                    for i in inside:
                        new[i] = True
    return new
