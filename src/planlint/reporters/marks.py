"""How planlint knows its own reports again: by the first line of the file."""

from __future__ import annotations

import os
from pathlib import Path

MARKDOWN = "<!-- planlint -->"
"""First line of a Markdown report; by this a bot also finds its own comment again and writes it anew.
Those of ``diff`` and ``trace`` say so after the name, so that a request may carry one of each."""

_ANY_MARKDOWN = b"<!-- planlint "

TEXT = "#planlint# "
"""How the first line of a text report in a file begins; on a screen there is no such line."""

_BOM = b"\xef\xbb\xbf"


def is_report(path: Path) -> bool:
    """Whether a file is a report that planlint has written, not a document; false where it cannot be read."""
    if not os.path.isfile(path):  # noqa: PTH113  (a pipe would not end)
        return False
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            start = file.read(64).removeprefix(_BOM)
    except OSError:
        return False
    return start.startswith((_ANY_MARKDOWN, TEXT.encode()))
