"""Accuracy on real documents that a careful reader has labelled: never below what has been reached."""

from __future__ import annotations

import pytest
from bench.trace import Score, measure

from tests.conftest import SHARED

LABELS = SHARED / "gold" / "trace"


@pytest.fixture(scope="module")
def score() -> Score:
    if not LABELS.is_dir():
        pytest.skip(f"no labelled documents in {LABELS}")
    total = Score()
    for each in measure(LABELS).values():
        total.counts += each.counts
    return total


@pytest.mark.parametrize(
    ("what", "least"),
    [("requirement", 0.92), ("status", 0.79), ("answered or not", 0.93), ("unit", 0.82)],
)
def test_accuracy(what: str, least: float, score: Score) -> None:
    reached = {
        "requirement": score.f1("req"),
        "status": score.share("status"),
        "answered or not": score.share("any"),
        "unit": score.f1("unit"),
    }
    assert reached[what] >= least
