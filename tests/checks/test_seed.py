"""The known traps and defects of the reference material, where it is present."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from planlint.check import analyse
from tests.checks.plans import ids, ruleset
from tests.conftest import SHARED

pytestmark = pytest.mark.skipif(not (SHARED / "domain").is_dir(), reason="the reference material is absent")


def rows(name: str) -> list[dict[str, str]]:
    with (SHARED / "domain" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


# What a rule says of a trap's own theme is a false alarm; that a lone sentence lacks an owner is not.
def test_no_wording_rule_fires_on_the_traps() -> None:
    words = [rule.id for rule in ruleset().rules if rule.kind == "wording"]
    for row in rows("traps.tsv"):
        text = row["text"].split(" (")[0]
        plan = f"青禾县教育工作方案\n一、主要任务\n（一）{text}，由县教育局负责。"
        assert ids(plan, *words) == [], text


def test_money_is_not_every_investment() -> None:
    for text in ("加大科研经费", "新校投入使用", "全身心投入教学"):
        plan = f"青禾县教育工作方案\n一、主要任务\n（一）{text}。"
        assert ids(plan, "money-without-source") == [], text


EXPECTED = {
    "D01": {"half-width-punctuation", "missing-goals", "missing-safeguards", "plan-to-plan", "glued-heading"},
    "D02": {"first-person", "market-term", "report-of-past", "half-width-punctuation"},
    "D03": {"title-repeated", "title-template-word", "missing-goals", "missing-safeguards"},
    "D04": {"indicator-without-value", "outdated-term", "missing-safeguards"},
    "D05": {"placeholder-blank", "title-repeated", "promised-count-in-title", "outdated-term"},
    "D06": {"promised-count-in-title", "single-item"},
    "D07": {"no-measures", "outdated-term"},
    "D08": {"title-template-word", "latin-remnant"},
    "D09": {"title-punctuation", "number-half-width-bracket", "plan-to-plan", "responsibility-unassigned"},
    "D10": {
        "promised-count-in-title",
        "single-item",
        "soft-deadline",
        "indicator-without-value",
        "outdated-term",
    },
    "D11": {
        "level-collision",
        "timetable-missing",
        "indicator-without-value",
        "unmeasurable-result",
        "bullet-marks",
    },
}


@pytest.mark.parametrize("name", EXPECTED)
def test_known_defects_are_found(name: str) -> None:
    path: Path = SHARED / "gold" / f"{name}.docx"
    found = [finding.rule for finding in analyse(path, ruleset()).findings]
    assert set(found) >= EXPECTED[name]
    assert found.count("half-width-punctuation") == 1


def test_known_defects_that_are_none() -> None:
    """A doubled 受 and nested quotation marks are right; research money is not school money."""
    third = {finding.rule for finding in analyse(SHARED / "gold" / "D03.docx", ruleset()).findings}
    assert not third & {"repeated-words", "unbalanced-pair"}
    sixth = analyse(SHARED / "gold" / "D06.docx", ruleset()).findings
    assert not any("科研经费" in finding.quote for finding in sixth)
