"""Which configuration file belongs to a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from planlint.config import Configuration
from planlint.config.find import NAMES, find_upwards
from planlint.errors import UsageError


@pytest.mark.parametrize("name", NAMES)
def test_the_nearest_file_upwards(tmp_path: Path, name: str) -> None:
    below = tmp_path / "2026" / "送审稿"
    below.mkdir(parents=True)
    (tmp_path / "planlint.yaml").touch()
    assert find_upwards(below) == tmp_path / "planlint.yaml"
    (tmp_path / "2026" / name).touch()
    assert find_upwards(below) == tmp_path / "2026" / name


@pytest.mark.parametrize("make", [Path.mkdir, Path.touch], ids=["repository", "worktree"])
def test_a_repository_ends_the_search(tmp_path: Path, make: object) -> None:
    (tmp_path / "planlint.yaml").touch()
    inside = tmp_path / "repository" / "plans"
    inside.mkdir(parents=True)
    make(tmp_path / "repository" / ".git")  # type: ignore[operator]
    assert find_upwards(inside) is None
    (tmp_path / "repository" / ".planlint.yaml").touch()
    assert find_upwards(inside) == tmp_path / "repository" / ".planlint.yaml"


def test_a_folder_of_that_name_is_no_configuration(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "planlint.yaml").mkdir()
    assert find_upwards(tmp_path) is None


def test_two_in_one_folder_are_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "planlint.yaml").touch()
    (tmp_path / "planlint.yml").touch()
    with pytest.raises(UsageError, match=r"planlint\.yaml 和 planlint\.yml"):
        find_upwards(tmp_path)


def test_every_document_has_its_own(tmp_path: Path) -> None:
    for name, packs in (("甲", "minimal"), ("乙", "school")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "planlint.yaml").write_text(f"packs: [{packs}]", encoding="utf-8")
    configuration = Configuration()
    found = [configuration.settings(tmp_path / name / "方案.docx").packs.value for name in "甲乙甲"]
    assert found == [("minimal",), ("school",), ("minimal",)]


def test_a_named_file_holds_everywhere_and_none_when_off(tmp_path: Path) -> None:
    (tmp_path / "planlint.yaml").write_text("packs: [minimal]", encoding="utf-8")
    named = tmp_path / "other.yaml"
    named.write_text("packs: [school]", encoding="utf-8")
    document = tmp_path / "方案.docx"
    assert Configuration().settings(document).packs.value == ("minimal",)
    assert Configuration(file=named).settings(document).packs.value == ("school",)
    off = Configuration(off=True).settings(document)
    assert (off.packs.value, off.config) == (("default",), None)
    with pytest.raises(UsageError, match="不能同时用"):
        Configuration(file=named, off=True)
    with pytest.raises(UsageError, match="找不到配置文件"):
        Configuration(file=tmp_path / "none.yaml")
