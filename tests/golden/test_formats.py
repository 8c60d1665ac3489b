"""What every format for programs and for CI says of one sample and one plain text, word for word.

A few rules are enough: what the formats make of a finding is held here, not what the rules find.
``pytest tests/golden --update-goldens`` rewrites the files; read the changes before committing them.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import planlint
from planlint.cli import main
from tests.cli.conftest import PLAN

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).parent / "formats"
SAMPLE = next((ROOT / "samples").glob("18-*.docx"))
RULES = "measure-without-owner,soft-deadline,doubled-punctuation"
NAMES = {"json": "check.json", "sarif": "check.sarif", "github": "check.github.txt", "junit": "check.junit.xml",
         "markdown": "check.md.txt"}  # fmt: skip


@pytest.mark.parametrize("format", NAMES)
def test_format(
    format: str,
    golden: Callable[[Path, str], None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLANLINT_LANG", "zh")
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    folder = tmp_path / "方案"
    folder.mkdir()
    shutil.copy(SAMPLE, folder / "松河区 方案.docx")
    (folder / "计划.txt").write_text(PLAN, encoding="utf-8", newline="\n")
    (tmp_path / "坏.docx").write_bytes(b"PK")
    main(["check", "方案", "坏.docx", "--select", RULES, "--format", format, "--output", "out"])
    text = (tmp_path / "out").read_text("utf-8")
    golden(GOLDEN / NAMES[format], re.sub(re.escape(planlint.__version__), "VERSION", text))
