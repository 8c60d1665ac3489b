"""Edits as people make them, planted at random into a .docx; the same seed gives the same edits."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from random import Random

from lxml import etree

from tests.word_output.settling import W, repacked, settled

WORDS = "进一步 统筹 每学期 县教育局 确保 力争 95% 2027年底前 300万元 不少于 两次 乡镇中心学校 A3 、 。 "
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def edited(data: bytes, seed: int, edits: int = 12) -> bytes:
    """The document with that many random edits."""
    random = Random(seed)
    root = settled(data, "accept")
    body = root.find(W + "body")
    for _ in range(edits):
        random.choice(EDITS)(body, random)
    return repacked(data, root)


def _texts(body: etree._Element) -> list[etree._Element]:
    return [
        text
        for text in body.iter(W + "t")
        if len(text.text or "") > 3 and not any(True for _ in text.iterancestors(W + "txbxContent"))
    ]


def _paragraphs(body: etree._Element, *, cells: bool = False) -> list[etree._Element]:
    return [
        paragraph
        for paragraph in body.iter(W + "p")
        if paragraph.getparent() is body
        or (
            cells
            and paragraph.find(f"{W}pPr/{W}sectPr") is None
            and not any(True for _ in paragraph.iterancestors(W + "txbxContent", W + "sdtContent"))
        )
    ]


def _set(text: etree._Element, value: str) -> None:
    text.text = value
    text.set(SPACE, "preserve")


def words(body: etree._Element, random: Random) -> None:
    """Replace, insert or delete a few characters of a run."""
    texts = _texts(body)
    if texts:
        text = random.choice(texts)
        value = text.text
        start = random.randrange(len(value))
        end = min(len(value), start + random.choice((0, 1, 2, 5)))
        _set(text, value[:start] + random.choice([*WORDS.split(), "", ""]) + value[end:])


def insert(body: etree._Element, random: Random) -> None:
    places = _paragraphs(body)
    if places:
        place = random.choice(places)
        new = etree.Element(W + "p")
        own = place.find(W + "pPr")
        if own is not None:
            new.append(deepcopy(own))
        if random.random() < 0.8:
            run = etree.SubElement(new, W + "r")
            _set(
                etree.SubElement(run, W + "t"),
                "".join(random.choices(WORDS.split(), k=random.randint(1, 15))),
            )
        (place.addnext if random.random() < 0.5 else place.addprevious)(new)


def insert_in_cell(body: etree._Element, random: Random) -> None:
    cells = list(body.iter(W + "tc"))
    if cells:
        insert(random.choice(cells), random)


def delete(body: etree._Element, random: Random) -> None:
    places = [p for p in _paragraphs(body) if p.getnext() is not None and p.getnext().tag != W + "sectPr"]
    if len(places) > 1:
        victim = random.choice(places)
        victim.tail = None
        body.remove(victim)


def move(body: etree._Element, random: Random) -> None:
    places = [p for p in _paragraphs(body) if p.getnext() is not None and p.getnext().tag != W + "sectPr"]
    if len(places) > 2:
        at = random.randrange(len(places))
        block = places[at : at + random.choice((1, 1, 1, 3))]
        target = random.choice([p for p in places if p not in block] or [block[0]])
        if target is not block[0]:
            for each in block:
                target.addprevious(each)
                if random.random() < 0.4:
                    words(each, random)


def split(body: etree._Element, random: Random) -> None:
    """End a paragraph before one of its runs, or inside of one."""
    texts = [t for t in _texts(body) if t.getparent().getparent().tag == W + "p" and len(t.getparent()) <= 2]
    texts = [t for t in texts if t.getparent().getparent().find(f"{W}pPr/{W}sectPr") is None]
    if not texts:
        return
    text = random.choice(texts)
    run, paragraph = text.getparent(), text.getparent().getparent()
    at = random.randrange(len(text.text))
    first = etree.Element(W + "p")
    own = paragraph.find(W + "pPr")
    if own is not None:
        first.append(deepcopy(own))
    for child in list(paragraph):
        if child is run:
            break
        if child is not own:
            first.append(child)
    half = deepcopy(run)
    half.tail = None
    _set(half.find(W + "t"), text.text[:at])
    _set(text, text.text[at:])
    first.append(half)
    paragraph.addprevious(first)


def merge(body: etree._Element, random: Random) -> None:
    pairs = [
        p for p in _paragraphs(body, cells=True) if p.getnext() is not None and p.getnext().tag == W + "p"
    ]
    if pairs:
        first = random.choice(pairs)
        following = first.getnext()
        start = 0 if following.find(W + "pPr") is None else 1
        following[start:start] = [child for child in first if child.tag != W + "pPr"]
        first.getparent().remove(first)


def row(body: etree._Element, random: Random) -> None:
    """Delete, copy or move a row that no merged cell reaches over."""
    rows = [r for r in body.iter(W + "tr") if r.find(f".//{W}vMerge") is None and len(r.getparent()) > 4]
    if rows:
        one = random.choice(rows)
        if random.random() < 0.5:
            new = deepcopy(one)
            one.addnext(new)
            words(new, random)
        else:
            one.getparent().remove(one)


def table(body: etree._Element, random: Random) -> None:
    tables = [t for t in body.findall(W + "tbl") if t.getnext() is not None and t.getnext().tag == W + "p"]
    if tables:
        one = random.choice(tables)
        if random.random() < 0.4:
            body.remove(one)
        else:
            new = deepcopy(one)
            random.choice(_paragraphs(body) or [one]).addprevious(new)


EDITS: tuple[Callable[[etree._Element, Random], None], ...] = (
    words, words, words, words, insert, insert, insert_in_cell, delete, delete, move, move, split, merge, row, row, table
)  # fmt: skip
