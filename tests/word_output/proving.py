"""What has to hold of every redline."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from datetime import datetime

from lxml import etree

from planlint.readers import read_bytes
from planlint.word_output import Redline, redline
from tests.word_output.settling import W, main, paragraphs, repacked, settled

DATE = datetime(2026, 3, 1, 9, 30)
AUTHOR = "县教育局办公室"
REVISIONS = tuple(W + tag for tag in ("ins", "del", "moveFrom", "moveTo"))
P_PR_END = [W + "rPr", W + "sectPr", W + "pPrChange"]


def made(old: bytes, new: bytes, *, moves: bool = True) -> Redline:
    return redline(old, new, author=AUTHOR, date=DATE, moves=moves)


def proved(old: bytes, new: bytes, *, moves: bool = True, drawn: bool = False) -> Redline:
    """The redline after all has been checked. ``drawn`` says that the documents hold form fields or phonetic
    guides, whose deleted text is written as plain text: then only what a reader sees is the same."""
    found = made(old, new, moves=moves)
    sound(found.data)
    untouched(found.data, new)
    for choice, wanted in (("accept", new), ("reject", old)):
        left = settled(found.data, choice)
        if not drawn:
            assert paragraphs(left) == paragraphs(settled(wanted, "accept")), choice
        assert read(repacked(found.data, left)) == read(wanted), choice
    return found


def read(data: bytes) -> list[tuple[object, ...]]:
    """What planlint's own reader sees in body and tables."""
    blocks = read_bytes(data).blocks
    return [(block.story, block.text, block.cell) for block in blocks if block.story in ("body", "table")]


def untouched(data: bytes, new: bytes) -> None:
    """Every part but the main one has the same packed bytes at its place, name, date and order."""
    entries, wanted = _entries(data), _entries(new)
    assert [name for name, *_ in entries] == [name for name, *_ in wanted]
    for one, other in zip(entries, wanted, strict=True):
        if one[0].lower() != "word/document.xml":
            assert one == other
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None


def _entries(data: bytes) -> list[tuple[object, ...]]:
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for info in package.infolist():
            head = data[info.header_offset : info.header_offset + 30]
            start = (
                info.header_offset
                + 30
                + int.from_bytes(head[26:28], "little")
                + int.from_bytes(head[28:30], "little")
            )
            packed = data[start : start + info.compress_size]
            found.append((info.filename, info.date_time, info.compress_type, info.CRC, packed))
    return found


def sound(data: bytes) -> None:
    """The rules of the format that Word insists on and LibreOffice forgives."""
    root = main(data)
    made = list(root.iter(*REVISIONS, W + "moveFromRangeStart", W + "moveToRangeStart"))
    ids = Counter(e.get(W + "id") for e in made)
    assert not [key for key, count in ids.items() if count > 1 or key is None]
    assert all(e.get(W + "author") and e.get(W + "date") for e in made)
    for e in root.iter(W + "del"):
        assert not list(e.iter(W + "t", W + "instrText")), "text in w:del"
    for e in root.iter(W + "delText"):
        assert any(True for _ in e.iterancestors(W + "del"))
    for e in root.iter(*REVISIONS):
        inside = {child.tag for child in e}
        assert not any(True for _ in e.iterancestors(*REVISIONS)), "revisions in each other"
        above = e.getparent().tag
        assert not inside if above in (W + "rPr", W + "trPr") else inside, "an empty revision"
        if above == W + "rPr":
            assert e.getparent().getparent().tag == W + "pPr"
            before = [child.tag for child in e.itersiblings(preceding=True)]
            assert all(tag in REVISIONS for tag in before), "marks come first in w:rPr"
        elif above == W + "trPr":
            assert e.getnext() is None
        else:
            assert above in {
                W + t
                for t in ("p", "hyperlink", "smartTag", "fldSimple", "sdtContent", "customXml", "dir", "bdo")
            }
    for e in root.iter(W + "pPr"):
        if e.getparent().tag == W + "p":
            assert e.getparent()[0] is e
            tail = [child.tag for child in e if child.tag in P_PR_END]
            assert (
                tail == sorted(tail, key=P_PR_END.index) and [c.tag for c in e][len(e) - len(tail) :] == tail
            )
    for e in root.iter(W + "rPr"):
        if e.getparent().tag == W + "r":
            assert e.getparent()[0] is e
    _moves(root)


def _moves(root: etree._Element) -> None:
    names: dict[str, list[str]] = {}
    for way in ("moveFrom", "moveTo"):
        starts = {e.get(W + "id"): e for e in root.iter(f"{W}{way}RangeStart")}
        ends = [e.get(W + "id") for e in root.iter(f"{W}{way}RangeEnd")]
        assert sorted(starts) == sorted(ends)
        names[way] = sorted(e.get(W + "name") for e in starts.values())
        assert len(set(names[way])) == len(names[way])
    assert names["moveFrom"] == names["moveTo"]
