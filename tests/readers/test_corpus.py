"""Every real and every hostile file of the shared corpus: a document or one clear sentence, in time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from planlint.errors import UnreadableError
from planlint.readers import as_text, read
from tests.conftest import SHARED

CORPUS = SHARED / "corpus"
SECONDS = 10

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not beside the repository")


def files(folder: str) -> list[Path]:
    return [path for path in sorted((CORPUS / folder).rglob("*")) if path.is_file()]


def test_every_real_document_is_read() -> None:
    for path in files("docx") + files("text"):
        document = read(path)
        assert any(block.paragraph for block in document.blocks), path.name
        assert not document.warnings, path.name
        check(path)


def test_every_robustness_file_is_read_or_refused_in_words() -> None:
    refused = 0
    for path in files("robust"):
        try:
            check(path)
        except UnreadableError as error:
            refused += 1
            assert error.what.zh and error.what.en, path.name
    assert refused < 40


def check(path: Path) -> None:
    began = time.process_time()
    for revisions in ("accepted", "original"):
        document = read(path, revisions="original" if revisions == "original" else "accepted")
        assert [block.index for block in document.blocks] == list(range(len(document.blocks)))
        for block in document.blocks:
            assert "".join(block.text[run.span.start : run.span.end] for run in block.runs) in (
                block.text,
                "",
            )
        as_text(document)
    assert time.process_time() - began < 2 * SECONDS, path.name
