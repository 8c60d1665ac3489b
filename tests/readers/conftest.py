"""Reading bytes as if they were a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planlint.model.document import Document
from planlint.readers import as_text, read
from tests.readers import builder


class Reader:
    """Writes bytes to a file and reads it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def data(self, data: bytes, name: str = "方案.docx", **options: Any) -> Document:
        path = self.folder / name
        path.write_bytes(data)
        return read(path, **options)

    def body(self, *body: str, revisions: str = "accepted", **others: str) -> Document:
        return self.data(builder.docx(*body, **others), revisions=revisions)

    def texts(self, *body: str, revisions: str = "accepted", **others: str) -> list[str]:
        """The text of every block."""
        return [block.text for block in self.body(*body, revisions=revisions, **others).blocks]

    def lines(self, *body: str, **others: str) -> list[str]:
        return as_text(self.body(*body, **others)).splitlines()

    def numbers(self, *body: str, **others: str) -> list[str | None]:
        return [block.number for block in self.body(*body, **others).blocks]


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return Reader(tmp_path)
