"""Which documents the paths on a command line mean."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from planlint.cli.misnamed import HIDDEN
from planlint.model.records import dataclass
from planlint.model.report import Failure
from planlint.model.text import Text
from planlint.reporters.marks import is_report

DOCUMENTS = (".docx", ".docm", ".dotx", ".dotm", ".txt", ".md")
"""Endings looked for in a folder. A file named on the command line is tried whatever its ending."""

OTHER_FORMATS = (".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".ott", ".ofd", ".pdf")
"""Endings of documents planlint does not read; what a folder holds of them is named, not passed over."""

NO_PLANS = ("readme", "license", "licence", "changelog", "contributing", "requirements")
"""How the names of text files begin that lie beside plans and are none."""


@dataclass(frozen=True, slots=True)
class Found:
    """The documents, each once and in order, the paths that lead to none, the files of other formats."""

    documents: tuple[Path, ...]
    failures: tuple[Failure, ...] = ()
    skipped: tuple[Path, ...] = ()


def find(paths: Iterable[Path]) -> Found:
    """Files as given, folders searched with their subfolders in order of name.

    A lock file among several paths comes from a shell's ``*.docx`` and is passed over.
    """
    paths = list(paths)
    documents: dict[Path, None] = {}
    skipped: dict[Path, None] = {}
    failures: list[Failure] = []
    for path in paths:
        # Not Path.is_dir: it raises where the folder above may not be entered.
        if not os.path.isdir(path):  # noqa: PTH112
            if len(paths) == 1 or not path.name.startswith("~$"):
                documents.setdefault(path)
            continue
        closed: list[Failure] = []
        files = list(_files(path, closed))
        inside = [file for file in files if wanted(file)]
        other = [file for file in files if file.suffix.lower() in OTHER_FORMATS]
        documents.update(dict.fromkeys(inside))
        failures += closed
        if inside:
            skipped.update(dict.fromkeys(other))
        elif not closed:
            failures.append(Failure(str(path), _nothing_in(other)))
    return Found(tuple(documents), tuple(failures), tuple(skipped))


def wanted(file: Path) -> bool:
    """Whether a file in a folder is looked at: a document by its ending, no README, no report of ours."""
    ending = file.suffix.lower()
    if file.name.lower().endswith(HIDDEN):
        return False
    if ending in (".txt", ".md") and (file.name.lower().startswith(NO_PLANS) or is_report(file)):
        return False
    return ending in DOCUMENTS


def _files(folder: Path, closed: list[Failure]) -> Iterator[Path]:
    """Every file below a folder, hidden ones and lock files (``~$``) left out; no link is followed.

    Folders that may not be opened are added to ``closed``.
    """

    def complain(error: OSError) -> None:
        closed.append(Failure(str(error.filename or folder), CLOSED))

    for place, folders, files in os.walk(folder, onerror=complain):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith((".", "~$")):
                yield Path(place, name)


CLOSED = Text(
    "没有打开这个文件夹的权限。请换一个有权限的账户，或者把文件复制到自己的文件夹再检查。",
    "No permission to open this folder. Copy the files to a folder of your own and check them there.",
)


def _nothing_in(other: Sequence[Path]) -> Text:
    if other:
        count = len(other)
        return Text(
            f"文件夹里没有能读的文件（.docx、.txt、.md），有 {count} 个 .doc、.wps、.pdf 等其他格式的文件。"
            "请在 Word 或 WPS 里另存为 .docx 后再检查。",
            f"The folder has no .docx, .txt or .md, but {count} files of other formats (.doc, .wps, .pdf …). "
            "Save them as .docx in Word or WPS first.",
        )
    return Text(
        "文件夹里没有能读的文件（.docx、.txt、.md）。请确认文件夹的路径。",
        "The folder has no .docx, .txt or .md. Check the path.",
    )
