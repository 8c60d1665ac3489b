"""Footnotes and endnotes of a redline: what differs in notes that both documents have."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from lxml import etree

from planlint.readers.word.names import W
from planlint.word_output.accepting import accept
from planlint.word_output.archive import exchange
from planlint.word_output.content import block_item, blocks
from planlint.word_output.flow import Tools
from planlint.word_output.plan import Item, Step, plan
from planlint.word_output.source import Source
from planlint.word_output.tables import rewrite_container

KINDS = {"footnotes": W + "footnote", "endnotes": W + "endnote"}


def rewrite_notes(old: Source, new: Source, tools: Tools) -> dict[str, bytes]:
    """The parts of the new document, by name, that hold notes which differ, with what differs marked.

    Counts in ``lost["notes"]`` the old notes that none of the new ones continues.
    """
    found: dict[str, bytes] = {}
    for kind, tag in KINDS.items():
        names = list(new.parts(kind))
        if not names or _sums(old, kind) == _sums(new, kind):
            continue
        here, there = old.part(kind), new.part(kind)
        if there is None or not _rewritten(here, there, tag, tools):
            continue
        data: bytes = etree.tostring(there, encoding="UTF-8", xml_declaration=True, standalone=True)
        found[names[0]] = new.restored(data)
    return found


def _sums(source: Source, kind: str) -> list[tuple[int, int]]:
    return [source.package.checksum(name) for name in source.parts(kind)]


def _rewritten(here: etree._Element | None, there: etree._Element, tag: str, tools: Tools) -> bool:
    """Mark in ``there`` what differs; whether anything does."""
    for root in (here, there):
        if root is not None:
            accept(root)
    ones = [] if here is None else _notes(here, tag)
    others = _notes(there, tag)
    items = [[_item(each, tools) for each in side] for side in (ones, others)]
    pairs, left = _pairs(plan(*items, moves=False))
    for one, other in pairs:
        rewrite_container(ones[one], others[other], tools)
    if left:
        tools.foreign.lost["notes"] = tools.foreign.lost.get("notes", 0) + left
    return bool(pairs)


def _pairs(steps: Sequence[Step]) -> tuple[list[tuple[int, int]], int]:
    """Notes that became others, and how many old ones none continues: as many that went as came between the
    same neighbours are the same ones, for their references stand in the same order."""
    pairs: list[tuple[int, int]] = []
    olds: list[int] = []
    news: list[int] = []
    left = 0
    for step in [*steps, Step((0,), (0,), same=True)]:
        if not (step.olds and step.news):
            olds.extend(step.olds)
            news.extend(step.news)
            continue
        if len(olds) == len(news):
            pairs.extend(zip(olds, news, strict=True))
        else:
            left += len(olds)
        olds, news = [], []
        if not step.same:
            pairs.append((step.olds[0], step.news[0]))
    return pairs, left


def _notes(root: etree._Element, tag: str) -> list[etree._Element]:
    """The notes themselves, without the lines that separate them from the text."""
    return [note for note in root.iterchildren(tag) if note.get(W + "type", "normal") == "normal"]


def _item(note: etree._Element, tools: Tools) -> Item:
    found = [block_item(block, tools.new) for block in blocks(note)]
    return Item("note", "\x1f".join(each.key for each in found), "\n".join(each.text for each in found))


def put(package: bytes, new: Source, parts: dict[str, bytes]) -> bytes:
    """The package with the parts exchanged."""
    for name, data in parts.items():
        package = exchange(BytesIO(package), new.package.stored(name), data)
    return package


__all__ = ["put", "rewrite_notes"]
