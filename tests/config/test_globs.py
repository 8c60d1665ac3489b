"""Globs of documents mean the same on every system."""

from __future__ import annotations

import unicodedata
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.config import globs
from planlint.config.globs import matches

ROOT = Path("/plans").absolute()


@pytest.mark.parametrize(
    ("glob", "path", "meant"),
    [
        ("学校/**", "学校/望江中学/方案.docx", True),
        ("学校/**", "学校/方案.docx", True),
        ("学校/**", "学校.docx", False),
        ("学校/*", "学校/方案.docx", True),
        ("学校/*.docx", "学校/望江中学/方案.docx", False),
        ("学校", "学校/望江中学/方案.docx", True),
        ("学校/", "学校/望江中学/方案.docx", True),
        ("望江中学", "学校/望江中学/方案.docx", True),
        ("/望江中学", "学校/望江中学/方案.docx", False),
        ("*.docx", "学校/方案.docx", True),
        ("./*.docx", "学校/方案.docx", False),
        ("./*.docx", "方案.docx", True),
        ("**/方案.docx", "方案.docx", True),
        ("**/方案.docx", "学校/望江中学/方案.docx", True),
        ("学校/**/方案.docx", "学校/方案.docx", True),
        ("学校/**/方案.docx", "学校/一/二/方案.docx", True),
        ("*征求意见稿*", "2026/方案（征求意见稿）.docx", True),
        ("方案?.docx", "方案1.docx", True),
        ("方案?.docx", "方案.docx", False),
        ("方案[1].docx", "方案[1].docx", True),
        ("方案(1)+.docx", "方案(1)+.docx", True),
        (r"学校\望江中学\*.docx", "学校/望江中学/方案.docx", True),
        ("**", "学校/方案.docx", True),
        ("", "方案.docx", False),
    ],
)
def test_what_a_glob_means(glob: str, path: str, meant: bool) -> None:
    assert matches([glob], ROOT / path, ROOT) is meant


def test_a_document_outside_the_folder() -> None:
    assert matches(["*.docx"], ROOT.parent / "elsewhere" / "方案.docx", ROOT)
    assert not matches(["学校/**"], ROOT.parent / "elsewhere" / "方案.docx", ROOT)


def test_composed_and_decomposed_names_are_one() -> None:
    name = "Café.docx"
    assert matches([name], ROOT / unicodedata.normalize("NFD", name), ROOT)


def test_separators_and_case_of_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(globs.os.path, "relpath", lambda path, folder: "学校\\A\\方案.DOCX")
    assert matches(["学校/**/*.DOCX"], ROOT, ROOT)
    monkeypatch.setattr(globs.os, "name", "nt")
    assert matches(["学校/a/*.docx"], ROOT, ROOT)


def test_another_drive_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: str, folder: str) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(globs.os.path, "relpath", fail)
    assert matches(["*.docx"], ROOT / "方案.docx", ROOT)


NAMES = st.lists(
    st.text("ab中.-[(+", min_size=1).filter(lambda name: name.strip(".")), min_size=1, max_size=4
)


@given(NAMES)
def test_a_path_means_itself_and_what_is_below_it(names: list[str]) -> None:
    path = str(PurePosixPath(*names))
    assert matches([path], ROOT / path, ROOT)
    assert matches([path], ROOT / path / "x.docx", ROOT)
    assert matches(["**"], ROOT / path, ROOT)
