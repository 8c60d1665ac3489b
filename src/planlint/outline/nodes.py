"""The labels that the best reading accepts, each with its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from itertools import pairwise

from planlint.model.records import dataclass
from planlint.outline.candidates import candidates_of
from planlint.outline.labels import Label
from planlint.outline.lines import Line
from planlint.outline.names import SPACE
from planlint.outline.parts import cut
from planlint.outline.reading import read


@dataclass(slots=True)
class Node:
    """A label that the reading accepted, and the text from it to the next one."""

    label: Label
    depth: int
    first: Line  # the line from the label on, or up to the next label on it
    more: list[Line] = field(default_factory=list)
    children: bool = False

    @property
    def label_end(self) -> int:
        """The offset in ``first`` where the label ends."""
        lead = len(self.first.text) - len(self.first.text.lstrip(SPACE))
        return lead + (self.label.end - self.label.start)

    @property
    def rest(self) -> str:
        """What follows the label on its line."""
        return self.first.text[self.label_end :]


def nodes_of(lines: Sequence[Line]) -> tuple[list[Line], list[Node]]:
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
