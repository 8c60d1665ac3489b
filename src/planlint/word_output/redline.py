"""NEW's document with tracked changes against OLD."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from os import PathLike
from typing import BinaryIO

from planlint.model.records import dataclass
from planlint.model.text import Text
from planlint.readers import detect
from planlint.readers.complaints import COPY_AGAIN, excessive, unreadable
from planlint.readers.limits import LIMITS, MIB
from planlint.word_output.archive import exchange
from planlint.word_output.flow import Flow, Outcome, Tools
from planlint.word_output.foreign import Foreign
from planlint.word_output.leftovers import leftovers
from planlint.word_output.marks import Reviser
from planlint.word_output.notes import put, rewrite_notes
from planlint.word_output.pieces import rewritten, written
from planlint.word_output.source import Seen, Source

_ID = re.compile(rb'\bw:id="(\d{1,9})"')
_LARGEST = 1_000_000_000
ONLY_WORD = Text(
    "请换成 .docx，或者去掉 --redline，只看文字上的变化。",
    " Give it a .docx, or leave out --redline and look at the changes of the text.",
)


@dataclass(frozen=True, slots=True)
class Redline:
    """``data`` is the .docx, the counts are of revisions and moves, ``warnings`` say what is not marked."""

    data: bytes
    insertions: int
    deletions: int
    moves: int
    warnings: tuple[Text, ...] = ()


def redline(
    old: str | PathLike[str] | bytes,
    new: str | PathLike[str] | bytes,
    *,
    author: str,
    date: datetime,
    moves: bool = True,
) -> Redline:
    """The new document with what differs from the old one as tracked changes by ``author`` at ``date``.

    Both are paths of .docx files (.docm …) or their bytes. Rejecting all changes gives the old text,
    accepting all the new document. The same input gives the same bytes. ``moves`` off writes moved paragraphs
    as deleted and inserted ones. Raises ``UnreadableError`` for what is no Word document.
    """
    with _opened(old) as one, _opened(new) as other:
        return _redline(Source(one), Source(other), author, date, moves=moves)


def _opened(source: str | PathLike[str] | bytes) -> BinaryIO:
    """The file, which is a zip; what else there is, is named in the error."""
    name = "" if isinstance(source, bytes) else os.fspath(source)
    try:
        file: BinaryIO = BytesIO(source) if isinstance(source, bytes) else open(name, "rb")  # noqa: PTH123, SIM115
    except (FileNotFoundError, NotADirectoryError) as error:
        raise detect.missing() from error
    except IsADirectoryError as error:
        raise detect.folder() from error
    except OSError as error:
        raise detect.forbidden() from error
    try:
        _check(file, name)
    except BaseException:
        file.close()
        raise
    return file


def _check(file: BinaryIO, name: str) -> None:
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    if size > LIMITS.file:
        raise excessive(f"文件有 {size // MIB} MiB", f"the file has {size // MIB} MiB")
    if detect.kind(file.read(detect.HEAD), name or "document.docx", file.read) != "docx":
        raise unreadable(
            "只有两个 Word 文档之间才能生成修订稿，这是文本文件",
            "A redline needs two Word documents; this is a text file",
            ONLY_WORD,
        )


def _redline(old: Source, new: Source, author: str, date: datetime, *, moves: bool) -> Redline:
    if not new.pieces:
        raise unreadable("新稿里没有正文", "The new document has no text", COPY_AGAIN)
    seen: Seen = {}
    old.read(seen)
    new.read(seen)
    reviser = Reviser(author, date, _first_id(new.data))
    foreign = Foreign(old.part, new.part)
    tools = Tools(reviser, foreign, old.identify, new.identify)
    outcome = Flow(old, new, tools).run(moves=moves)
    notes = rewrite_notes(old, new, tools)
    counts = reviser.counts
    return Redline(
        put(_package(new, outcome), new, notes),
        counts["ins"],
        counts["del"],
        reviser.moves,
        leftovers(old, new, foreign.lost),
    )


def _package(new: Source, outcome: Outcome) -> bytes:
    """The new document's file with its main part redlined; the file itself where there is nothing to mark."""
    if not any(outcome.before.values()) and not outcome.changed and not new.revised:
        new.file.seek(0)
        return new.file.read()
    data = new.restored(_assembled(new, outcome))
    return exchange(new.file, new.package.stored(new.main), data)


def _first_id(data: bytes) -> int:
    """Larger than every id in the document, so that none is there twice."""
    largest = max((int(found[1]) for found in _ID.finditer(data)), default=0)
    return largest + 1 if largest < _LARGEST else 1


def _assembled(new: Source, outcome: Outcome) -> bytes:
    """The main part: untouched stretches as they are, the others as they have become."""
    out: list[bytes] = []
    at = 0
    for index, piece in enumerate(new.pieces):
        before, changed = outcome.before.get(index), outcome.changed.get(index)
        if before or changed is not None:
            out.append(new.data[at : piece.start])
            at = piece.start
        if before:
            out.extend(written(each, piece.spaces) for each in before)
        if changed is not None:
            out.append(rewritten(changed))
            at = piece.end
    tail = outcome.before.get(len(new.pieces))
    if tail:
        last = new.pieces[-1]
        out.append(new.data[at : last.end])
        out.extend(written(each, last.spaces) for each in tail)
        at = last.end
    out.append(new.data[at:])
    return b"".join(out)


__all__: Sequence[str] = ["Redline", "redline"]
