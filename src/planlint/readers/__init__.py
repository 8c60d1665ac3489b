"""The only room that opens documents: a path goes in, what its reader sees comes out."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from typing import Literal

from planlint.model.document import Document, Story

__all__ = ["as_text", "read", "read_string"]


def read(path: str | PathLike[str], *, revisions: Literal["accepted", "original"] = "accepted") -> Document:
    """Read a .docx (.docm, .dotx, .dotm), .txt or .md file.

    ``revisions`` chooses the document with its tracked changes accepted or the one before them.
    Raises ``UnreadableError`` for everything that cannot be read; it never raises anything else
    because of what a file holds.
    """
    from planlint.readers.files import read_file

    return read_file(path, revisions)


def read_string(text: str) -> Document:
    """Plain text as a document, one paragraph a line."""
    from hashlib import sha256

    from planlint.readers.plain import document

    return document(text, "", sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), "text")


def as_text(document: Document, marks: Mapping[Story, str] | None = None) -> str:
    """A document as plain text: see ``planlint.readers.text``."""
    from planlint.readers.text import as_text as write

    return write(document, marks or {})
