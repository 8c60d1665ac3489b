"""The four functions of the package, typed and lazy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import planlint
from planlint.errors import UnreadableError, UsageError
from planlint.model.coverage import Coverage
from planlint.model.document import Document
from planlint.model.finding import Finding
from planlint.model.outline import Outline

PLAN = """青溪县义务教育优质均衡发展三年行动计划
一、重点任务
（一）加强教师培训。县教育局每年组织全体教师轮训，2026年底前完成。
（二）改善办学条件。逐步改善。
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_read_then_everything_else_from_the_same_document(plan: Path) -> None:
    document = planlint.read(plan)
    assert isinstance(document, Document)
    outline = planlint.outline(document)
    assert isinstance(outline, Outline) and outline.document is document
    coverage = planlint.gaps(document)
    assert isinstance(coverage, Coverage)
    assert {theme.id: theme.level for theme in coverage.themes}["teachers"] == "committed"
    assert all(isinstance(finding, Finding) for finding in planlint.check(document))


def test_a_path_does_as_well(plan: Path) -> None:
    assert planlint.outline(str(plan)).measures[0].themes == planlint.outline(plan).measures[0].themes
    assert "teachers" in planlint.outline(plan).measures[0].themes


def test_check_selects(plan: Path) -> None:
    everything = {finding.rule for finding in planlint.check(plan)}
    assert everything
    one = min(everything)
    assert {finding.rule for finding in planlint.check(plan, select=[one])} == {one}
    assert one not in {finding.rule for finding in planlint.check(plan, ignore=[one])}


def test_errors_are_planlints_own(tmp_path: Path, plan: Path) -> None:
    with pytest.raises(UnreadableError):
        planlint.read(tmp_path / "none.docx")
    with pytest.raises(UsageError):
        planlint.check(plan, select=["no-such-rule"])


@pytest.mark.parametrize(
    "order",
    [
        "import planlint.outline, planlint.check, planlint",
        "import planlint; from planlint.outline import build; from planlint.check import analyse",
        "import planlint; planlint.outline; import planlint.outline",
    ],
)
def test_functions_stay_functions_whatever_is_imported(order: str) -> None:
    """Rooms of the same names lie below the package; the importer must not put them in the way."""
    code = f"{order}\nfrom planlint import outline, check\nassert callable(planlint.outline) and callable(outline) and callable(check)"
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True, timeout=60)


def test_names_are_listed() -> None:
    assert {"read", "outline", "check", "gaps"} <= set(dir(planlint))
    with pytest.raises(AttributeError):
        planlint.no_such_name  # type: ignore[attr-defined]  # noqa: B018
