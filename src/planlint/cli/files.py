"""Which documents the paths on a command line mean."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from planlint.model.report import Failure
from planlint.model.text import Text

DOCUMENTS = (".docx", ".docm", ".dotx", ".dotm", ".txt", ".md")
"""Endings looked for in a folder. A file named on the command line is tried whatever its ending."""

OLD_FORMATS = (".doc", ".wps", ".wpt", ".dot", ".rtf", ".odt", ".pdf")
"""Endings that hold documents planlint does not read; a folder with only those says so."""


@dataclass(frozen=True, slots=True)
class Found:
    """The documents, each once and in order, and the paths that lead to none."""

    documents: tuple[Path, ...]
    failures: tuple[Failure, ...]


def find(paths: Iterable[Path]) -> Found:
    """Files as given, folders searched with their subfolders in order of name.

    A lock file among several paths comes from a shell's ``*.docx`` and is passed over.
    """
    paths = list(paths)
    documents: dict[Path, None] = {}
    failures: list[Failure] = []
    for path in paths:
        if not path.is_dir():
            if len(paths) == 1 or not path.name.startswith("~$"):
                documents.setdefault(path)
            continue
        inside = [file for file in _files(path) if _wanted(file, DOCUMENTS)]
        documents.update(dict.fromkeys(inside))
        if not inside:
            failures.append(Failure(str(path), _nothing_in(path)))
    return Found(tuple(documents), tuple(failures))


def _wanted(file: Path, endings: tuple[str, ...]) -> bool:
    """Whether a file in a folder is a document; ``~$`` marks the lock files of Word and WPS."""
    return file.suffix.lower() in endings and not file.name.startswith(("~$", ".~", "._"))


def _files(folder: Path) -> Iterator[Path]:
    """Every file below a folder, hidden folders left out; links to folders are not followed."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            yield Path(place, name)


def _nothing_in(folder: Path) -> Text:
    old = sum(_wanted(file, OLD_FORMATS) for file in _files(folder))
    if old:
        return Text(
            f"文件夹里没有能读的文件（.docx、.txt、.md），有 {old} 个 .doc、.wps、.pdf 等其他格式的文件。"
            "请在 Word 或 WPS 里另存为 .docx 后再检查。",
            f"The folder has no .docx, .txt or .md, but {old} files of other formats (.doc, .wps, .pdf …). "
            "Save them as .docx in Word or WPS first.",
        )
    return Text(
        "文件夹里没有能读的文件（.docx、.txt、.md）。请确认文件夹的路径。",
        "The folder has no .docx, .txt or .md. Check the path.",
    )
