"""Opens a file once, finds out what it is and hands it to the reader of its kind."""

from __future__ import annotations

import hashlib
import os
import stat
from io import BufferedReader
from os import PathLike

from planlint.model.document import Document
from planlint.model.text import Text
from planlint.readers import detect
from planlint.readers.complaints import excessive, unreadable
from planlint.readers.limits import LIMITS, MIB
from planlint.readers.plain import decode
from planlint.readers.plain import document as plain_document
from planlint.readers.word.revisions import Revisions


def read_file(path: str | PathLike[str], revisions: Revisions) -> Document:
    """See ``planlint.readers.read``."""
    source = os.fspath(path)
    try:
        if stat.S_ISDIR(os.stat(source).st_mode):
            raise unreadable("这是文件夹，不是文件", "This is a folder, not a file", Text(""))
        with open(source, "rb") as file:  # noqa: PTH123
            return _read(file, source, revisions)
    except FileNotFoundError as error:
        raise unreadable(
            "找不到这个文件", "There is no such file", Text("请检查路径。", " Check the path.")
        ) from error
    except PermissionError as error:
        raise unreadable("没有读取这个文件的权限", "No permission to read this file", Text("")) from error


def _read(file: BufferedReader, source: str, revisions: Revisions) -> Document:
    size = os.fstat(file.fileno()).st_size
    if size == 0:
        raise unreadable("文件是空的", "The file is empty")
    if size > LIMITS.file:
        raise excessive(f"文件有 {size // MIB} MiB", f"the file has {size // MIB} MiB")
    kind = detect.kind(file.read(detect.HEAD), source)
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    if kind == "docx":
        from planlint.readers.package import Package
        from planlint.readers.word.document import contents, main_part

        package = Package(file)
        found = contents(package, main_part(package), revisions)
        return Document(source, digest, kind, found.blocks, found.page, found.properties, found.warnings)
    if size > LIMITS.text_file:
        raise excessive(f"文本文件有 {size // MIB} MiB", f"the text file has {size // MIB} MiB")
    return plain_document(decode(file.read(LIMITS.text_file + 1)), source, digest, kind)
