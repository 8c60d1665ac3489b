"""What python-redlines and docx-trackdiff say of a pair: only what tracked changes can say.

They mark text as inserted, deleted or moved. That is held against what was planted with good will: any mark
in the right paragraph finds an edit inside a unit, whatever it means; a paragraph that is inserted or
deleted whole finds an added or a removed unit; moved text finds a move, and so does nothing else.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from planting.documents import letters
from planting.planter import Pair, Planted

REDLINES = (
    "import sys; from pathlib import Path; from python_redlines import DocxodusEngine;"
    "out = DocxodusEngine().run_redline('a', Path(sys.argv[1]).read_bytes(), Path(sys.argv[2]).read_bytes(),"
    " detect_moves=True); Path(sys.argv[3]).write_bytes(out[0])"
)
TRACKDIFF = "import sys; from docx_trackdiff.compare import main; main()"
PEERS = {"python-redlines": REDLINES, "docx-trackdiff": TRACKDIFF}
SORTS = ("added", "removed", "moved", "edited")

LABEL = 6
"""Characters that a number may share with that of another unit."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Marked:
    """One paragraph of a redline: its text with all rejected, with all accepted, and the sorts of marks."""

    old: str
    new: str
    marks: frozenset[str]


@dataclass
class PeerScore:
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    marked: int = 0
    explained: int = 0
    failed: int = 0


def write_docx(path: Path, text: str) -> None:
    """The text as a Word document, one paragraph a line."""
    from docx import Document

    document = Document()
    for line in text.split("\n"):
        if line.strip():
            document.add_paragraph("".join(c for c in line if c.isprintable() or c == "\u3000"))
    document.save(str(path))


def redline(code: str, pair: Pair) -> list[Marked] | None:
    with tempfile.TemporaryDirectory() as folder:
        old, new, out = (Path(folder) / f"{name}.docx" for name in ("old", "new", "out"))
        write_docx(old, pair.old)
        write_docx(new, pair.new)
        command = [sys.executable, "-c", code, str(old), str(new), str(out)]
        try:
            subprocess.run(command, capture_output=True, timeout=120, check=True)
            return list(_paragraphs(out))
        except (subprocess.SubprocessError, OSError, zipfile.BadZipFile, KeyError):
            return None


def _paragraphs(path: Path) -> Iterator[Marked]:
    from lxml import etree

    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    for paragraph in root.iter(f"{_W}p"):
        old, new, marks = "", "", set()
        for text in paragraph.iter(f"{_W}t", f"{_W}delText"):
            above = {element.tag.removeprefix(_W) for element in text.iterancestors()}
            said = text.text or ""
            gone, come = above & {"del", "moveFrom"}, above & {"ins", "moveTo"}
            old += "" if come else said
            new += "" if gone else said
            marks |= (gone | come) if said.strip() else set()
        yield Marked(letters(old), letters(new), frozenset(marks))


def score(result: PeerScore, pair: Pair, found: Sequence[Marked]) -> None:
    marked = [each for each in found if each.marks]
    used: set[int] = set()
    for planted in pair.planted:
        if planted.run:
            # A number that moved on is an edit to them, and told for every unit.
            used |= {at for at, each in enumerate(marked) if _in(each.old, planted.run)}
            continue
        sort = _sort(planted)
        result.planted[sort] += 1
        hits = [at for at, each in enumerate(marked) if _finds(sort, planted, each)]
        used |= {at for at, each in enumerate(marked) if _touches(planted, each)}
        result.found[sort] += bool(hits)
    result.marked += len(marked)
    result.explained += len(used)


def _sort(planted: Planted) -> str:
    for sort in ("added", "removed", "moved"):
        if sort in planted.kinds:
            return sort
    return "edited"


def _finds(sort: str, planted: Planted, each: Marked) -> bool:
    if sort == "added":
        return len(each.old) <= LABEL and _lines(planted.new, each.new)
    if sort == "removed":
        return len(each.new) <= LABEL and _lines(planted.old, each.old)
    if sort == "moved":
        return bool(each.marks & {"moveFrom", "moveTo"}) and _touches(planted, each)
    return bool(each.old and each.new) and _touches(planted, each)


def _touches(planted: Planted, each: Marked) -> bool:
    olds, news = (planted.old, *planted.other_old), (planted.new, *planted.other_new)
    return any(_lines(text, each.old) for text in olds) or any(_lines(text, each.new) for text in news)


def _lines(whole: str | None, line: str) -> bool:
    """A unit may be several paragraphs: one of them is enough."""
    return whole is not None and len(line) > 5 and (line in whole or whole in line)


def _in(line: str, texts: Any) -> bool:
    return any(_lines(text, line) for text in texts)


def lines(scores: dict[str, PeerScore]) -> Iterator[str]:
    yield f"{'':16}" + "".join(f"{sort:>16}" for sort in SORTS) + "   marked paragraphs, explained, failures"
    for name, one in scores.items():
        cells = "".join(
            f"{one.found[sort]:5} of {one.planted[sort]:3} {one.found[sort] / max(one.planted[sort], 1):.2f}"
            for sort in SORTS
        )
        yield f"{name:16}{cells}   {one.marked}, {one.explained}, {one.failed}"
