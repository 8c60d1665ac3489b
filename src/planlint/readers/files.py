"""Opens a file once, finds out what it is and hands it to the reader of its kind."""

from __future__ import annotations

import hashlib
import os
import stat
from io import BufferedReader, BytesIO
from os import PathLike
from typing import Literal

from planlint.model.document import Document
from planlint.readers import detect
from planlint.readers.complaints import COPY_AGAIN, excessive, unreadable
from planlint.readers.limits import LIMITS, MIB


def read_file(
    path: str | PathLike[str], revisions: Literal["accepted", "original"], *, look: bool = False
) -> Document:
    """See ``planlint.readers.read``."""
    source = os.fspath(path)
    try:
        # Looked at before it is opened: opening a pipe would wait for ever.
        mode = os.stat(source).st_mode  # noqa: PTH116
        if stat.S_ISDIR(mode):
            raise detect.folder()
        if not stat.S_ISREG(mode):
            raise detect.special()
        with open(source, "rb") as file:  # noqa: PTH123
            return _read(file, source, revisions, look=look)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise detect.missing() from error
    except OSError as error:
        raise detect.forbidden() from error
    except RecursionError as error:
        raise excessive("嵌套过深", "it is nested too deep") from error
    except MemoryError as error:
        raise excessive("占用内存过多", "it takes too much memory") from error


def read_data(
    data: bytes, source: str, revisions: Literal["accepted", "original"] = "accepted", *, look: bool = False
) -> Document:
    """A document that is in memory. Raises ``UnreadableError`` as ``read_file`` does."""
    try:
        return _read(BytesIO(data), source, revisions, look=look)
    except RecursionError as error:
        raise excessive("嵌套过深", "it is nested too deep") from error
    except MemoryError as error:
        raise excessive("占用内存过多", "it takes too much memory") from error


def _read(
    file: BufferedReader | BytesIO, source: str, revisions: Literal["accepted", "original"], *, look: bool
) -> Document:
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    if size == 0:
        raise unreadable("文件是空的", "The file is empty", COPY_AGAIN)
    if size > LIMITS.file:
        raise excessive(f"文件有 {size // MIB} MiB", f"the file has {size // MIB} MiB")

    def whole() -> bytes:
        file.seek(0)
        return file.read(LIMITS.text_file)

    kind = detect.kind(file.read(detect.HEAD), source, whole)
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    if kind == "docx":
        from planlint.readers.package import Package
        from planlint.readers.word.document import contents

        found = contents(Package(file), revisions, look=look)
        return Document(
            source,
            digest,
            kind,
            found.blocks,
            found.page,
            found.properties,
            found.warnings,
            found.comments,
            found.look,
        )
    if size > LIMITS.text_file:
        raise excessive(f"文本文件有 {size // MIB} MiB", f"the text file has {size // MIB} MiB")
    from planlint.readers.plain import decode, document

    return document(decode(whole()), source, digest, kind)
