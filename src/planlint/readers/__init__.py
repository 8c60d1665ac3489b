"""The only room that opens documents: a path goes in, what its reader sees comes out."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from typing import Literal

from planlint.model.document import Document, Story

__all__ = ["as_text", "read", "read_bytes", "read_string"]


def read(
    path: str | PathLike[str],
    *,
    revisions: Literal["accepted", "original"] = "accepted",
    look: bool = False,
) -> Document:
    """Read a .docx (.docm, .dotx, .dotm), .txt or .md file.

    ``revisions`` chooses the document with its tracked changes accepted or the one before them;
    ``look`` also notes how a Word document looks on paper (``Document.look``), which costs time. Raises
    ``UnreadableError`` for everything that cannot be read; it never raises anything else because of what
    a file holds.
    """
    from planlint.readers.files import read_file

    return read_file(path, revisions, look=look)


def read_bytes(
    data: bytes,
    source: str = "",
    *,
    revisions: Literal["accepted", "original"] = "accepted",
    look: bool = False,
) -> Document:
    """The document in the bytes of a file of any kind that ``read`` knows; ``source`` is its name."""
    from planlint.readers.files import read_data

    return read_data(data, source, revisions, look=look)


def read_string(text: str) -> Document:
    """Plain text as a document, one paragraph a line."""
    from hashlib import sha256

    from planlint.readers.plain import document

    return document(text, "", sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), "text")


def as_text(document: Document, marks: Mapping[Story, str] | None = None) -> str:
    """A document as plain text: see ``planlint.readers.text``."""
    from planlint.readers.text import as_text as write

    return write(document, marks or {})
