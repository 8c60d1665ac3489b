"""One container (the body, a cell) redlined: the plan of its items carried out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import field
from typing import Literal, Protocol

from lxml import etree

from planlint.model.records import dataclass
from planlint.readers.word import names as n
from planlint.word_output.atoms import Identify, read_line
from planlint.word_output.content import boxes, doubles
from planlint.word_output.editing import edits
from planlint.word_output.foreign import Foreign
from planlint.word_output.marks import Reviser, inserted
from planlint.word_output.pieces import made
from planlint.word_output.plan import Item, Step, plan
from planlint.word_output.rewriting import Rewriter


class Side(Protocol):
    """The items of one side and the element of each, which may be changed."""

    items: Sequence[Item]

    def element(self, index: int) -> etree._Element: ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What everything that writes a redline needs."""

    reviser: Reviser
    foreign: Foreign
    old: Identify
    new: Identify

    @property
    def rewriter(self) -> Rewriter:
        return Rewriter(self.reviser, self.foreign)


@dataclass(slots=True)
class Outcome:
    """``before[i]`` goes before the new item ``i``, or after the last; ``changed[i]`` replaces it."""

    before: dict[int, list[etree._Element]] = field(default_factory=lambda: defaultdict(list))
    changed: dict[int, etree._Element] = field(default_factory=dict)


class Flow:
    """Redlines one container."""

    def __init__(self, old: Side, new: Side, tools: Tools) -> None:
        self._old = old
        self._new = new
        self._tools = tools
        self._outcome = Outcome()
        self._slot = 0
        self._range_end: etree._Element = made(n.P)

    def run(self, *, moves: bool = False) -> Outcome:
        steps = plan(self._old.items, self._new.items, moves=moves)
        last = max((at for at, step in enumerate(steps) if step.olds and step.news), default=-1)
        shifted = self._is_shifted(steps, last)
        for at, step in enumerate(steps):
            final = shifted and at == len(steps) - 1
            if step.olds and step.news:
                self._both(step)
            elif step.move:
                self._move(step, _ends(steps, at))
            elif step.olds:
                self._gone(step.olds[0], mark=not final)
            else:
                self._come(step.news[0], mark=not final)
        if shifted and last >= 0:
            self._shift(steps[last], steps[-1])
        return self._outcome

    def _is_shifted(self, steps: Sequence[Step], last: int) -> bool:
        """Whether only paragraphs that came, or only some that went, end the container."""
        if last == len(steps) - 1 or not self._new.items[-1].paragraph:
            return False
        return not self._old.items or self._old.items[-1].paragraph

    def _shift(self, kept: Step, final: Step) -> None:
        """The mark of the paragraph before is what came or went; the last paragraph has that one's place."""
        element = self._changed(kept.news[-1])
        if final.olds:
            own = element.find(n.P_PR)
            gone = self._outcome.before[len(self._new.items)][-1]
            theirs = gone.find(n.P_PR)
            if theirs is not None:
                gone.remove(theirs)
            if own is not None:
                copied = deepcopy(own)
                for child in copied.findall(n.SECTION):
                    copied.remove(child)
                gone.insert(0, copied)
            self._tools.reviser.mark(element, "del")
        else:
            self._tools.reviser.mark(element, "ins")

    def _changed(self, index: int) -> etree._Element:
        found = self._outcome.changed.get(index)
        if found is None:
            found = self._outcome.changed[index] = self._new.element(index)
        return found

    # One step --------------------------------------------------------------------------------------

    def _both(self, step: Step) -> None:
        if not step.same:
            if self._new.items[step.news[0]].paragraph:
                self._rewrite(step)
            else:
                from planlint.word_output.tables import rewrite_table

                rewrite_table(self._old.element(step.olds[0]), self._changed(step.news[0]), self._tools)
        self._slot = step.news[-1] + 1

    def _rewrite(self, step: Step) -> None:
        old, new = self._tools.old, self._tools.new
        olds = [(element, read_line(element, old)) for element in map(self._old.element, step.olds)]
        news = [(element, read_line(element, new)) for element in map(self._changed, step.news)]
        found = edits([line for _, line in olds], [line for _, line in news])
        rewriter = self._tools.rewriter
        cuts = [rewriter.cut(line, edit) for (_, line), edit in zip(news, found, strict=True)]
        if not all(
            rewriter.can_split(element, cut, edit)
            for (element, _), cut, edit in zip(news, cuts, found, strict=True)
        ):
            self._apart(step)
            return
        ones, others = ([box for each, _ in side for box in boxes(each)] for side in (olds, news))
        for index, (element, _), cut, edit in zip(step.news, news, cuts, found, strict=True):
            self._outcome.before[index] += rewriter.rewrite(element, cut, edit, olds)
        self._boxes(ones, [box for box in others if not inserted(box)])

    def _boxes(self, ones: Sequence[etree._Element], others: Sequence[etree._Element]) -> None:
        """Mark what differs in the text boxes that stayed, where they can be told apart by their order."""
        if not ones or not others:
            return
        if len(ones) != len(others):
            self._tools.foreign.lost["box"] = len(others)
            return
        from planlint.word_output.tables import rewrite_container

        for one, other in zip(ones, others, strict=True):
            for each in (other, *doubles(other)):
                rewrite_container(one, each, self._tools)

    def _apart(self, step: Step) -> None:
        """A paragraph that cannot be cut where an old one ended: the last two are one rewritten, no more."""
        for index in step.olds[:-1]:
            self._gone(index)
        for index in step.news[:-1]:
            self._come(index)
        self._rewrite(Step(step.olds[-1:], step.news[-1:]))

    def _gone(self, index: int, *, mark: bool = True) -> None:
        element = self._old.element(index)
        if self._old.items[index].paragraph:
            found = gone_paragraph(element, self._tools, mark=mark)
        else:
            from planlint.word_output.tables import gone_table

            found = gone_table(element, self._tools)
        self._outcome.before[self._slot].append(found)

    def _come(self, index: int, *, mark: bool = True) -> None:
        element = self._changed(index)
        if self._new.items[index].paragraph:
            self._tools.rewriter.whole(element, read_line(element, self._tools.new), mark=mark)
        else:
            from planlint.word_output.tables import come_table

            come_table(element, self._tools)
        self._slot = index + 1

    def _move(self, step: Step, ends: tuple[bool, bool]) -> None:
        """One paragraph of a move; ``ends`` tells whether it is the first and the last of its move."""
        if step.olds:
            element = gone_paragraph(self._old.element(step.olds[0]), self._tools, moved=True)
            self._outcome.before[self._slot].append(element)
        else:
            element = self._changed(step.news[0])
            line = read_line(element, self._tools.new)
            before = read_line(self._old.element(step.partner), self._tools.old)
            self._tools.rewriter.moved(element, line, edits([before], [line])[0])
            self._slot = step.news[0] + 1
        first, last = ends
        way: Literal["moveFrom", "moveTo"] = "moveFrom" if step.olds else "moveTo"
        if first:
            start, self._range_end = self._tools.reviser.range(way, f"move{step.move}")
            element.insert(1, start)
        if last:
            self._outcome.before[self._slot].append(self._range_end)


def _ends(steps: Sequence[Step], at: int) -> tuple[bool, bool]:
    def beside(other: int) -> bool:
        if not 0 <= other < len(steps):
            return False
        return (steps[other].move, bool(steps[other].olds)) == (steps[at].move, bool(steps[at].olds))

    return not beside(at - 1), not beside(at + 1)


def gone_paragraph(
    element: etree._Element, tools: Tools, *, moved: bool = False, mark: bool = True
) -> etree._Element:
    """A paragraph of the old document as a deleted one, or as one moved away."""
    found = made(n.P)
    properties = tools.foreign.properties(element.find(n.P_PR), n.P_PR)
    if properties is not None:
        found.append(properties)
    if mark:
        tools.reviser.mark(found, "moveFrom" if moved else "del")
    line = read_line(element, tools.old)
    runs = tools.foreign.runs(line, 0, len(line.text), deleted=not moved)
    if runs:
        found.append(tools.reviser.around("moveFrom" if moved else "del", runs))
    return found
