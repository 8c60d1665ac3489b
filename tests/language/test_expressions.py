"""Compiled expressions from the cache match as freshly compiled ones do."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from planlint.language import expressions

PATTERNS = [
    (r"(?P<year>\d{4})年(?:(?P<month>\d{1,2})月)?", 0),
    ("[一二三四五六七八九十]{1,3}、(?!级)", 0),
    ("(?<!各)县(?=教育局)", re.MULTILINE),
    (r"^\s*(\w+)\s*$", re.MULTILINE | re.IGNORECASE),
]
TEXT = "到2027年6月，一、县教育局\n各县教育局 Abc\n三、级\n Word \n"

CODE = """
import sys
from planlint.language.expressions import expression
pattern = expression(sys.argv[1])
print([(m.span(), m.groupdict()) for m in pattern.finditer(sys.argv[2])])
"""


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_a_kept_row_makes_the_same_expression(pattern: str, flags: int) -> None:
    fresh = re.compile(pattern, flags)
    made = expressions._from_row(pattern, expressions._row(pattern, flags))
    assert made is not None
    assert (made.pattern, made.flags, made.groups, made.groupindex) == (
        fresh.pattern,
        fresh.flags,
        fresh.groups,
        fresh.groupindex,
    )
    assert [(m.span(), m.groups(), m.lastgroup) for m in made.finditer(TEXT)] == [
        (m.span(), m.groups(), m.lastgroup) for m in fresh.finditer(TEXT)
    ]


def run(cache: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", CODE, PATTERNS[0][0], TEXT],
        capture_output=True,
        text=True,
        env={"PLANLINT_CACHE_DIR": str(cache), "PATH": "", "PYTHONIOENCODING": "utf-8"},
        check=True,
    )
    return done.stdout


def test_the_cache_is_written_once_and_gives_the_same_matches(tmp_path: Path) -> None:
    first = run(tmp_path)
    (kept,) = tmp_path.iterdir()
    stamp = kept.stat().st_mtime_ns
    assert run(tmp_path) == first
    assert kept.stat().st_mtime_ns == stamp
    assert [p.name for p in tmp_path.iterdir()] == [kept.name]


@pytest.mark.parametrize("damage", [b"", b"x", None])
def test_a_damaged_cache_is_passed_over(tmp_path: Path, damage: bytes | None) -> None:
    first = run(tmp_path)
    (kept,) = tmp_path.iterdir()
    content = kept.read_bytes()
    kept.write_bytes(content[: len(content) // 2] if damage is None else damage)
    assert run(tmp_path) == first


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    assert run(file) == run(tmp_path / "other")


def test_a_row_that_the_engine_refuses_is_made_again() -> None:
    assert expressions._from_row("a", (32, b"\xff\xff\x01\x00" * 2, 0, (), (None,))) is None
