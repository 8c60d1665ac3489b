"""Doubts about word boundaries, and the dictionary's own cache."""

from __future__ import annotations

from pathlib import Path

import pytest

from planlint.language import dictionary
from planlint.language.words import bounded, doubtful

WORDS = "社保 100 n\n教育 500 n\n保教 3 n\n"


@pytest.fixture
def words(tmp_path: Path) -> Path:
    file = tmp_path / "words.txt"
    file.write_text(WORDS, encoding="utf-8")
    return file


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


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


def known(found: dictionary.Dictionary, text: str) -> dict[str, int]:
    found.ready(text)
    return found.known


def test_words_are_known_that_a_text_may_hold(words: Path) -> None:
    found = dictionary.dictionary(words, None)
    assert known(found, "的社会") == {"社": 0, "社保": 100}
    assert known(found, "社教") == {"社": 0, "社保": 100, "教": 0, "教育": 500}
    assert found.total == 603


def test_words_are_those_of_jieba_s_own_reading() -> None:
    jieba = dictionary._import_jieba()
    text = "到2027年，全县义务教育学校专任教师中本科以上学历比例达到85%以上，Wi-Fi覆盖每一间教室。龘"
    assert dictionary.load_tokenizer().cut(text) == list(jieba.Tokenizer().cut(text, HMM=False))


def test_the_cache_is_written_and_used(words: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dictionary.dictionary(words, cache)
    assert [file.suffix for file in cache.iterdir()] == [".bin"]
    monkeypatch.setattr(dictionary, "_build", lambda _: pytest.fail("the cache was not used"))
    assert known(dictionary.dictionary(words, cache), "社") == {"社": 0, "社保": 100}


@pytest.mark.parametrize("broken", [b"", b"rubbish", b"0" * 32 + b"planted"])
def test_a_broken_or_planted_cache_is_built_anew(words: Path, cache: Path, broken: bytes) -> None:
    dictionary.dictionary(words, cache)
    file = next(cache.iterdir())
    file.write_bytes(broken)
    assert known(dictionary.dictionary(words, cache), "社") == {"社": 0, "社保": 100}
    assert file.read_bytes() != broken


def test_another_dictionary_has_another_cache(words: Path, cache: Path) -> None:
    dictionary.dictionary(words, cache)
    words.write_text(WORDS + "师资 9 n\n", encoding="utf-8")
    assert known(dictionary.dictionary(words, cache), "师") == {"师": 0, "师资": 9}
    assert len(list(cache.iterdir())) == 2


def test_a_folder_that_cannot_be_written_is_no_error(words: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder")
    assert dictionary.dictionary(words, file / "cache").total == 603


def test_nothing_is_left_in_the_shared_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "shared"))
    monkeypatch.setenv("PLANLINT_CACHE_DIR", str(tmp_path / "own"))
    dictionary.load_tokenizer()
    assert not (tmp_path / "shared").exists()
    assert list((tmp_path / "own").iterdir())
