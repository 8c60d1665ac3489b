"""The tables that loader and checks share."""

from __future__ import annotations

from importlib import import_module
from typing import get_args

import pytest

from planlint.checks import CHECKS
from planlint.model.rule import PLACEHOLDERS, TESTS, RuleKind


def test_every_kind_has_a_check() -> None:
    assert set(CHECKS) == set(get_args(RuleKind)) == set(PLACEHOLDERS) == set(TESTS)


@pytest.mark.parametrize("kind", [kind for kind in CHECKS if TESTS[kind]])
def test_every_named_test_has_a_function(kind: RuleKind) -> None:
    module = import_module(f"planlint.checks.{CHECKS[kind]}")
    assert set(module.TESTS) == set(TESTS[kind])
