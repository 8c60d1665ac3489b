"""Real documents through every command: JSON keeps to its schema, text to its width."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from planlint.cli import main
from planlint.reporters.display import width
from tests.conftest import SHARED

DOCUMENTS = sorted((SHARED / "gold").glob("*.docx"))

pytestmark = pytest.mark.skipif(not DOCUMENTS, reason="the real documents are not beside the repository")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_reports_of_a_real_document(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("outline", "gaps", "check", "text"):
        assert main([command, str(path), "--format", "json"]) in (0, 1)
        schema = json.loads(
            files("planlint").joinpath("schemas", f"{command}.schema.json").read_text("utf-8")
        )
        Draft202012Validator(schema).validate(json.loads(capsys.readouterr().out))
    for command in ("outline", "gaps", "check"):
        for columns in (60, 160):
            main([command, str(path), "--width", str(columns)])
            shown = capsys.readouterr().out
            unbroken = path.name
            assert [
                line for line in shown.splitlines() if width(line) > columns and unbroken not in line
            ] == []
