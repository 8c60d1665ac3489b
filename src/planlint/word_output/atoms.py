"""A paragraph as a line of characters and things, each at its place in the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field

from lxml import etree

from planlint.model.records import dataclass
from planlint.readers.word import names as n
from planlint.readers.word.fields import Fields
from planlint.readers.word.maths import linear
from planlint.readers.word.names import M, W

THING = "\uffff"
"""Stands for whatever is no character (a picture, a formula, a note's mark); XML cannot hold it."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WRAPPERS = frozenset(
    [W + name for name in ("hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo")] + [n.SDT_CONTENT]
)
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-"}
_PICTURES = frozenset([W + "drawing", W + "pict", W + "object", n.ALTERNATE])
_NOTES = frozenset([W + "footnoteReference", W + "endnoteReference"])
_FORMULAS = frozenset([M + "oMath", M + "oMathPara"])
_TEXTS = frozenset([n.TEXT, W + "delText"])
_BREAK, _SYMBOL, _RUBY, _FIELD = W + "br", W + "sym", W + "ruby", W + "fldChar"
_INSTRUCTION = W + "instrText"

Identify = Callable[[etree._Element], str]
"""Names what a picture shows, so that the same one is the same on both sides."""


@dataclass(frozen=True, slots=True)
class Atom:
    """``text`` is what a child of a run reads as, ``""`` for what is not seen; ``child`` is ``None`` for what
    stands in no run (formulas). ``unit`` is the run, or the element that stands in place of one."""

    unit: etree._Element
    child: etree._Element | None
    text: str


@dataclass(slots=True)
class Line:
    """One paragraph: ``text`` with a ``THING`` for each of ``labels``, in order."""

    text: str = ""
    labels: list[str] = field(default_factory=list)
    atoms: list[Atom] = field(default_factory=list)

    def things(self) -> Iterator[str]:
        return iter(self.labels)

    @property
    def key(self) -> str:
        """Equal for lines between which there is nothing to mark."""
        return self.text if not self.labels else "\uffff".join([self.text, *self.labels])


def read_line(paragraph: etree._Element, identify: Identify) -> Line:
    """The paragraph's characters and things; tracked changes must have been accepted."""
    line = Line()
    _Reader(line, identify).read(paragraph)
    line.text = "".join(atom.text for atom in line.atoms)
    return line


class _Reader:
    def __init__(self, line: Line, identify: Identify) -> None:
        self._line = line
        self._identify = identify
        self._fields = Fields()

    def read(self, parent: etree._Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == n.RUN:
                self._run(child)
            elif tag in _WRAPPERS:
                self.read(child)
            elif tag == n.SDT:
                for content in child.iterchildren(n.SDT_CONTENT):
                    self.read(content)
            elif tag in _FORMULAS:
                self._thing(child, None, "formula:" + linear(child))
            elif tag == n.ALTERNATE:
                self._thing(child, None, self._identify(child))

    def _run(self, run: etree._Element) -> None:
        empty = True
        for child in run:
            tag = child.tag
            if tag == n.R_PR:
                continue
            empty = False
            if tag in _TEXTS:
                self._line.atoms.append(Atom(run, child, "" if self._fields.hiding else visible(child)))
            elif tag in _SIGNS:
                self._line.atoms.append(Atom(run, child, _SIGNS[tag]))
            elif tag == _BREAK:
                kind = child.get(W + "type", "textWrapping")
                if kind == "textWrapping":
                    self._line.atoms.append(Atom(run, child, "\n"))
                else:
                    self._thing(run, child, "break:" + kind)
            elif tag == _SYMBOL:
                self._thing(run, child, f"symbol:{child.get(W + 'char')}:{child.get(W + 'font')}")
            elif tag in _NOTES:
                self._thing(run, child, "note")
            elif tag in _PICTURES:
                self._thing(run, child, self._identify(child))
            elif tag == _RUBY:
                self._thing(run, child, "ruby:" + base_text(child))
            elif tag == _FIELD and (drawn := self._fields.mark(child)):
                self._thing(run, child, "form:" + drawn)
            else:
                if tag == _INSTRUCTION:
                    self._fields.instruct(child.text or "")
                self._line.atoms.append(Atom(run, child, ""))
        if empty:
            self._line.atoms.append(Atom(run, None, ""))

    def _thing(self, unit: etree._Element, child: etree._Element | None, label: str) -> None:
        self._line.labels.append(label)
        self._line.atoms.append(Atom(unit, child, THING))


def visible(element: etree._Element) -> str:
    """What Word shows of a ``w:t``: line breaks are spaces, those at the ends count only if kept."""
    text = element.text or ""
    if not text.isprintable():
        text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
    if text and (text[0] == " " or text[-1] == " ") and element.get(_SPACE) != "preserve":
        return text.strip(" ")
    return text


def keep_spaces(element: etree._Element, text: str) -> None:
    """Set the text of a ``w:t`` so that no space of it gets lost."""
    element.text = text
    if text[:1].isspace() or text[-1:].isspace():
        element.set(_SPACE, "preserve")


def base_text(ruby: etree._Element) -> str:
    """What a phonetic guide stands over."""
    return "".join(visible(text) for base in ruby.iterchildren(W + "rubyBase") for text in base.iter(n.TEXT))


def drawn_text(label: str) -> str:
    """The characters that a thing reads as when it is written as text; ``""`` for a picture."""
    kind, _, rest = label.partition(":")
    return rest if kind in ("formula", "ruby", "form") else ""
