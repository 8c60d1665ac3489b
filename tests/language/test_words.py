"""Doubts about word boundaries, and the dictionary's own cache."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planlint.language import dictionary
from planlint.language.words import bounded, doubtful

WORDS = "社保 100 n\n教育 500 n\n保教 3 n\n".encode()


def at(text: str, word: str) -> tuple[str, int, int]:
    start = text.index(word)
    return text, start, start + len(word)


def test_a_doubt_needs_words_on_both_sides() -> None:
    assert doubtful(*at("组织社保教育宣讲", "保教"))
    assert not doubtful(*at("提升保教质量", "保教"))
    assert not doubtful(*at("社保教", "保教"))
    assert not doubtful(*at("保教育", "保教"))


def test_jieba_decides() -> None:
    assert not bounded(*at("组织社保教育宣讲", "保教"))
    assert bounded(*at("提升保教质量", "保教"))


def test_the_cache_is_written_and_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = dictionary.prefixes(WORDS, "1", tmp_path)
    assert built[0]["社保"] == 100
    assert built[0]["社"] == 0
    assert [file.suffix for file in tmp_path.iterdir()] == [".bin"]
    monkeypatch.setattr(dictionary, "_build", lambda words: pytest.fail("the cache was not used"))
    assert dictionary.prefixes(WORDS, "1", tmp_path) == built


@pytest.mark.parametrize("broken", [b"", b"rubbish", b"planlint dictionary 1\n" + b"0" * 32 + b"planted"])
def test_a_broken_or_planted_cache_is_built_anew(tmp_path: Path, broken: bytes) -> None:
    built = dictionary.prefixes(WORDS, "1", tmp_path)
    file = next(tmp_path.iterdir())
    file.write_bytes(broken)
    assert dictionary.prefixes(WORDS, "1", tmp_path) == built
    assert file.read_bytes() != broken


def test_another_dictionary_or_version_has_another_cache(tmp_path: Path) -> None:
    dictionary.prefixes(WORDS, "1", tmp_path)
    dictionary.prefixes(WORDS, "2", tmp_path)
    dictionary.prefixes(WORDS + "师资 9 n\n".encode(), "1", tmp_path)
    assert len(list(tmp_path.iterdir())) == 3


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder")
    assert dictionary.prefixes(WORDS, "1", file / "cache")[1] == 603
    assert dictionary.prefixes(WORDS, "1", None)[1] == 603


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have no owner here")
def test_another_user_s_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dictionary.prefixes(WORDS, "1", tmp_path)
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    assert dictionary._read(next(tmp_path.iterdir())) is None


def test_nothing_is_left_in_the_shared_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "shared"))
    monkeypatch.setenv("PLANLINT_CACHE_DIR", str(tmp_path / "own"))
    dictionary.load_tokenizer()
    assert not (tmp_path / "shared").exists()
    assert list((tmp_path / "own").iterdir())
