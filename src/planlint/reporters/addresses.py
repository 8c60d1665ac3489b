"""Where a document lies, as the programs that read reports want it said: below the checkout, with ``/``."""

from __future__ import annotations

import os
from pathlib import PurePath

from planlint.model.report import Stale
from planlint.reporters.context import RenderContext


def below_root(source: str, context: RenderContext) -> str | None:
    """The path from ``context.root`` to a document, with ``/``; ``None`` when it lies elsewhere."""
    path = _absolute(source, context)
    if not path.is_absolute():
        return None if path.parts[:1] == ("..",) else path.as_posix()
    if context.root and path.is_relative_to(context.root):
        return path.relative_to(context.root).as_posix()
    return None


def address(source: str, context: RenderContext) -> str:
    """The path below the root, or the whole path of a document that lies elsewhere, with ``/``."""
    return below_root(source, context) or _absolute(source, context).as_posix()


def uri(source: str, context: RenderContext) -> tuple[str, bool]:
    """The same as a URI (RFC 3986), percent-encoded as UTF-8, and whether it is relative to the root."""
    from urllib.parse import quote

    path = below_root(source, context)
    if path is not None:
        return quote(_bytes(path)), True
    elsewhere = _absolute(source, context)
    whole = quote(_bytes(elsewhere.as_posix()), safe="/:")
    if not elsewhere.is_absolute():
        return whole, False
    # /x → file:///x; on Windows C:/x → file:///C:/x and //machine/x → file://machine/x
    start = "file:" if whole.startswith("//") else "file://" if whole.startswith("/") else "file:///"
    return start + whole, False


def _bytes(path: str) -> bytes:
    """A name as the system keeps it: bytes that are no text on Linux, half a pair of UTF-16 on Windows."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return path.encode("utf-8", "surrogatepass")


def written_in(stale: Stale) -> tuple[str, int]:
    """The file that a waiver stands in, and its line, 0 where it has none."""
    if stale.by == "comment":
        return stale.source, 0
    file, _, line = stale.place.rpartition(":")
    return (file, int(line)) if file and line.isdecimal() else (stale.place, 0)


def _absolute(source: str, context: RenderContext) -> PurePath:
    return PurePath(os.path.normpath(os.path.join(context.folder, source)))  # noqa: PTH118
