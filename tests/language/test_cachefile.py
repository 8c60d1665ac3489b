"""What the cache folder holds is read back, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planlint.language import cachefile


def test_what_was_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "kept.bin"
    cachefile.write(path, b"content")
    assert cachefile.read(path) == b"content"
    assert [p.name for p in path.parent.iterdir()] == ["kept.bin"]


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 40])
def test_a_file_that_is_not_whole_is_not_read(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "kept.bin"
    path.write_bytes(damage)
    assert cachefile.read(path) is None


def test_a_file_cut_short_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "kept.bin"
    cachefile.write(path, b"content" * 100)
    path.write_bytes(path.read_bytes()[:-1])
    assert cachefile.read(path) is None


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="only root can give files away")
def test_another_users_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "kept.bin"
    cachefile.write(path, b"content")
    os.chown(path, 12345, -1)
    assert cachefile.read(path) is None


def test_a_place_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cachefile.write(tmp_path / "file" / "kept.bin", b"content")
