"""The tables that loader and checks share."""

from __future__ import annotations

from typing import get_args

from planlint.checks import CHECKS, measures, structure, wording
from planlint.model.rule import PLACEHOLDERS, TESTS, RuleKind


def test_every_kind_has_a_check() -> None:
    assert set(CHECKS) == set(get_args(RuleKind)) == set(PLACEHOLDERS) == set(TESTS)


def test_every_named_test_has_a_function() -> None:
    assert set(structure.TESTS) == set(TESTS["structure"])
    assert set(measures.TESTS) == set(TESTS["measure"])
    assert set(wording.TESTS) == set(TESTS["wording"])
