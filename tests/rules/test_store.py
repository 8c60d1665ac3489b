"""The cache of parsed rule files: fast, and never able to be wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from planlint.language import cachefile
from planlint.rules import load
from planlint.rules.source import MANY, read_all
from planlint.rules.store import Store


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("PLANLINT_CACHE_DIR", str(folder))
    return folder


def write(folder: Path, value: str) -> list[Path]:
    paths = [folder / f"{n:02}.yaml" for n in range(MANY)]
    for path in paths:
        path.write_text(f"value: {value}\n", encoding="utf-8")
    return paths


def test_the_second_reading_comes_from_the_cache(tmp_path: Path, cache: Path) -> None:
    paths = write(tmp_path, "一")
    first = read_all(paths)
    [kept] = cache.iterdir()
    content = cachefile.read(kept)
    assert content is not None
    cachefile.write(kept, content.replace("一".encode(), "二".encode()))
    assert [source.data for source in first] == [{"value": "一"}] * MANY
    assert [source.data for source in read_all(paths)] == [{"value": "二"}] * MANY


def test_a_changed_file_is_parsed_again(tmp_path: Path, cache: Path) -> None:
    read_all(write(tmp_path, "一"))
    assert read_all(write(tmp_path, "二"))[0].data == {"value": "二"}


def test_a_broken_cache_is_ignored(tmp_path: Path, cache: Path) -> None:
    paths = write(tmp_path, "一")
    read_all(paths)
    [kept] = cache.iterdir()
    kept.write_text("[", encoding="utf-8")
    assert read_all(paths)[0].data == {"value": "一"}


@pytest.mark.parametrize("day", ["2020-11-23", "2020-13-45"])
def test_a_date_is_text(tmp_path: Path, cache: Path, day: str) -> None:
    """Who reads one says what is wrong with it; a parser's error would hide all other mistakes."""
    paths = write(tmp_path, day)
    for _ in range(2):
        assert read_all(paths)[0].data == {"value": day}
    assert cache.exists()


def test_keys_that_are_numbers_are_kept_as_such(tmp_path: Path, cache: Path) -> None:
    """One such file must not keep all others out of the cache."""
    paths = write(tmp_path, "{3: 一, x: [1.5, true, null]}")
    read_all(paths)
    assert cache.exists()
    assert read_all(paths)[0].data == {"value": {3: "一", "x": [1.5, True, None]}}


def test_the_shipped_rules_are_kept(cache: Path) -> None:
    load()
    assert [path for path in cache.iterdir() if path.stat().st_size > 100_000]


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PLANLINT_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert read_all(write(tmp_path, "一"))[0].data == {"value": "一"}


def test_old_caches_are_thrown_away(tmp_path: Path, cache: Path) -> None:
    for n in range(10):
        Store.of([bytes([n])]).save([n])
    assert len(list(cache.iterdir())) <= 6
