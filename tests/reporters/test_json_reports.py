"""Every JSON report keeps to the schema that is shipped with it."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from planlint.model.lesson import Trial, TrialReport
from planlint.model.report import PlainText
from planlint.reporters import REPORTERS, render
from planlint.reporters.context import RenderContext
from tests.reporters import plans

CONTEXT = RenderContext(version="0.0.0")
SCHEMAS = sorted(
    path.name for path in files("planlint").joinpath("schemas").iterdir() if path.name.endswith(".json")
)


def schema(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(
        files("planlint").joinpath("schemas", f"{name}.schema.json").read_text(encoding="utf-8")
    )
    return loaded


def rendered(what: str, report: Any) -> dict[str, Any]:
    text = render(what, "json", report, CONTEXT)
    loaded: dict[str, Any] = json.loads(text)
    return loaded


REPORTS = {
    "outline": ("outline", plans.outline),
    "gaps": ("gaps", plans.gap_report),
    "check": ("check", plans.check_report),
    "text": ("text", lambda: PlainText(plans.document(), "")),
    "rules_test": (
        "rules-test",
        lambda: TrialReport(1, (Trial("r", "a«b»", True, ((1, 1, 2),), ((0, 0, 0),)),)),
    ),
}


@pytest.mark.parametrize("name", [name for name in SCHEMAS if not name.endswith("-file.schema.json")])
def test_schema_is_valid_and_names_itself(name: str) -> None:
    loaded = schema(name.removesuffix(".schema.json"))
    Draft202012Validator.check_schema(loaded)
    assert loaded["$id"] == loaded["properties"]["schema"]["const"]
    assert loaded["$id"] == f"urn:planlint:schema:{name.removesuffix('.schema.json')}:1"


@pytest.mark.parametrize("what", REPORTS)
def test_report_keeps_to_its_schema(what: str) -> None:
    name, report = REPORTS[what]
    loaded = rendered(what, report())
    Draft202012Validator(schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER).validate(loaded)
    assert loaded["planlint"] == "0.0.0"


@pytest.mark.parametrize("what", REPORTS)
def test_a_key_too_many_is_noticed(what: str) -> None:
    """The schemas are closed, so that a new key cannot slip in undescribed."""
    name, report = REPORTS[what]
    loaded = rendered(what, report()) | {"undescribed": 1}
    assert not Draft202012Validator(schema(name)).is_valid(loaded)


def test_chinese_is_written_as_such() -> None:
    assert "缩小校际差距" in render("outline", "json", plans.outline(), CONTEXT)


def test_outline_has_what_the_scorer_reads() -> None:
    units = rendered("outline", plans.outline())["units"]
    measure = units[4]
    assert measure["kind"] == "measure" and measure["label"] == "（一）" and measure["level"] == 2
    assert measure["text"].startswith("（一）缩小校际差距")
    assert [item["text"] for item in measure["owners"]] == ["县教育局"]
    assert measure["deadlines"][0]["to"] == "2026-12-31"
    assert measure["quantities"][0]["value"] == 6
    assert measure["funding"][0]["source"] == "县财政"
    assert measure["themes"] == ["fairness", "funding"]
    assert measure["parent"] == 3 and measure["path"] == ["二、重点任务", "（一）缩小校际差距"]
    assert units[3]["role"] == "tasks"


def test_every_text_report_has_its_json_twin() -> None:
    assert {what for what, format in REPORTERS if format == "text"} == {
        what for what, format in REPORTERS if format == "json"
    }
    folder = Path(__file__).parents[2] / "src/planlint/reporters"
    assert all((folder / f"{module}.py").exists() for module in REPORTERS.values())
