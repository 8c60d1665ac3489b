"""A Word package as a ``Document``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from planlint.model.document import Block, Comment, Page
from planlint.model.text import Text
from planlint.readers import detect
from planlint.readers.complaints import broken
from planlint.readers.package import Package, Relationship
from planlint.readers.word import names as n
from planlint.readers.word.comments import Comments
from planlint.readers.word.interning import Interned
from planlint.readers.word.names import W, flag
from planlint.readers.word.notes import KINDS, Notes
from planlint.readers.word.numbering import Numbering
from planlint.readers.word.revisions import Revisions, View
from planlint.readers.word.sections import MARGINS
from planlint.readers.word.story import Writer
from planlint.readers.word.styles import Styles, read_theme
from planlint.readers.xml import children

_EXPECTED = (n.P, n.TABLE, n.SDT, n.SECTION)


if TYPE_CHECKING:
    from planlint.model.look import Look


class Contents(NamedTuple):
    """What a Word package holds."""

    blocks: tuple[Block, ...]
    page: Page | None
    properties: dict[str, str]
    warnings: tuple[Text, ...]
    comments: tuple[Comment, ...]
    look: Look | None = None


def contents(package: Package, revisions: Revisions, *, look: bool = False) -> Contents:
    """Read the document in ``package``, with its look if asked for.

    Raises ``UnreadableError`` when there is none.
    """
    main = main_part(package)
    parts = _Parts(package, main)
    settings = parts.xml("settings")
    theme = read_theme(parts.xml("theme"), _language(settings))
    styles = Styles(parts.xml("styles"), theme)
    numbering = Numbering(parts.xml("numbering"), styles)
    notes = Notes(settings)
    for kind in KINDS:
        notes.add(kind, parts.xml(kind + "s"))
    interned = Interned()
    make = _look_writer() if look else Writer
    writer = make(styles, numbering, View(revisions), notes, interned, Comments(parts.xml("comments")))
    stream = interned.pieces(package.stream(main))
    writer.tell(children(stream, main, n.BODY, _EXPECTED), "body")
    notes.end_section(None, writer.blocks)
    _margins(writer, parts, settings)
    page = writer.sections[-1].page if writer.sections else None
    return Contents(
        tuple(writer.blocks),
        page,
        _properties(package),
        _warnings(writer),
        writer.annotations(),
        writer.look(parts.target, odd_even=_odd_even(settings)),
    )


def _look_writer() -> type[Writer]:
    from planlint.readers.word.looks import LookWriter

    return LookWriter


class _Parts:
    """The parts that belong to the main part, found through its relationships."""

    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self.related = package.relationships(main)
        self._by_type: dict[str, Relationship] = {}
        for relationship in self.related.values():
            self._by_type.setdefault(relationship.type, relationship)

    def xml(self, kind: str) -> etree._Element | None:
        found = self._by_type.get(kind)
        return self._package.xml(found.target) if found else None

    def target(self, relationship: str) -> etree._Element | None:
        found = self.related.get(relationship)
        return self._package.xml(found.target) if found else None


def _language(settings: etree._Element | None) -> str:
    fonts = None if settings is None else settings.find(W + "themeFontLang")
    return "zh-CN" if fonts is None else fonts.get(W + "eastAsia", "zh-CN")


def _odd_even(settings: etree._Element | None) -> bool:
    return settings is not None and flag(settings, "evenAndOddHeaders")


def _margins(writer: Writer, parts: _Parts, settings: etree._Element | None) -> None:
    """Headers and footers after everything else, each part once, those that are shown only."""
    even = _odd_even(settings)
    done: set[str] = set()
    for story in MARGINS:
        for section in writer.sections:
            for margin in section.margins:
                found = parts.related.get(margin.relationship)
                if (
                    margin.story != story
                    or (margin.even and not even)
                    or found is None
                    or found.target in done
                ):
                    continue
                done.add(found.target)
                root = parts.target(margin.relationship)
                if root is not None:
                    writer.tell(root, story)


def _properties(package: Package) -> dict[str, str]:
    """Title, author and the like from the core properties, by their local names."""
    found: dict[str, str] = {}
    for relationship in package.relationships("").values():
        if relationship.type in ("core-properties", "extended-properties"):
            root = package.xml(relationship.target)
            for child in () if root is None else root:
                if child.text and child.text.strip() and not len(child):
                    found[etree.QName(child).localname] = child.text.strip()
    return found


def _warnings(writer: Writer) -> tuple[Text, ...]:
    if not writer.unread:
        return ()
    return (
        Text(
            "文中插入的另一个文件没有读取；请在 Word 中打开并另存一次。",
            "Another file inserted into this one was not read; open it in Word and save it again.",
        ),
    )


def main_part(package: Package) -> str:
    """The main part's name: the package's relationship says it, or it has its usual name."""
    other = detect.package(package.names)
    if other is not None:
        raise other
    for relationship in package.relationships("").values():
        if relationship.type == "officeDocument":
            return relationship.target
    if package.has("word/document.xml"):
        return "word/document.xml"
    raise broken("里面没有正文", "it has no main document inside")
