"""NEW's document with tracked changes against OLD."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from os import PathLike
from typing import BinaryIO

from planlint.model.text import Text
from planlint.word_output.archive import exchange
from planlint.word_output.flow import Flow, Outcome, Tools
from planlint.word_output.foreign import Foreign
from planlint.word_output.leftovers import leftovers
from planlint.word_output.marks import Reviser
from planlint.word_output.pieces import rewritten, written
from planlint.word_output.source import Seen, Source

_ID = re.compile(rb'\bw:id="(\d{1,9})"')
_LARGEST = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Redline:
    """``data`` is the .docx; the counts are of tracked stretches; ``warnings`` say what was not compared."""

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
    return BytesIO(source) if isinstance(source, bytes) else open(os.fspath(source), "rb")  # noqa: PTH123


def _redline(old: Source, new: Source, author: str, date: datetime, *, moves: bool) -> Redline:
    seen: Seen = {}
    old.read(seen)
    new.read(seen)
    reviser = Reviser(author, date, _first_id(new.data))
    foreign = Foreign(old.part, new.part)
    outcome = Flow(old, new, Tools(reviser, foreign, old.identify, new.identify)).run(moves=moves)
    data = new.restored(_assembled(new, outcome))
    counts = reviser.counts
    return Redline(
        exchange(new.file, new.package.stored(new.main), data),
        counts["ins"],
        counts["del"],
        counts["moveFrom"],
        leftovers(old, new, foreign.lost),
    )


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
