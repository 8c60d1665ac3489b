"""Globs of documents mean the same on every system."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path, PurePosixPath
from time import process_time

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


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("*a" * 12 + "*b.docx", "a" * 240 + ".docx"),
        ("**/a/" * 12 + "b", "a/" * 200 + "c.docx"),
        ("*a*/" * 12 + "b", "aaaaaaaa/" * 40 + "c.docx"),
    ],
)
def test_no_glob_hangs(glob: str, path: str) -> None:
    start = process_time()
    assert not matches([glob], ROOT / path, ROOT)
    assert process_time() - start < 1


@given(st.lists(st.sampled_from("ab*?/"), max_size=9), st.lists(st.sampled_from("ab/"), max_size=7))
def test_globs_mean_what_a_search_that_goes_back_finds(glob: list[str], path: list[str]) -> None:
    text = re.sub("/+", "/", "".join(path)).strip("/") or "a"
    pattern = "".join(glob).replace("?**", "?*").replace("**?", "*?")
    names = [re.sub(r"\*+", "*", name) if name != "**" else name for name in pattern.strip("/").split("/")]
    said = "/".join(names) if "/" not in pattern.rstrip("/") else "/" + "/".join(names)

    def fits(left: list[str], right: list[str]) -> bool:
        if not left:
            return True
        if left[0] == "**":
            below = (fits(left[1:], right[at:]) for at in range(len(right) + 1))
            return bool(right) if len(left) == 1 else any(below)
        return bool(right) and _same(left[0], right[0]) and fits(left[1:], right[1:])

    left, right = names, text.split("/")
    whole = fits(left, right)
    if not said.startswith("/"):
        whole = any(fits(left, right[at:]) for at in range(len(right)))
    assert matches([said], ROOT / text, ROOT) is whole


def _same(glob: str, name: str) -> bool:
    if not glob:
        return not name
    if glob[0] == "*":
        return any(_same(glob[1:], name[at:]) for at in range(len(name) + 1))
    return bool(name) and glob[0] in ("?", name[0]) and _same(glob[1:], name[1:])


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
