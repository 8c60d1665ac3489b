"""Loads, validates and selects rules, and runs the examples they carry.

The names are imported when first used: a gap analysis needs the vocabulary and no rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planlint.rules.examples import ExampleResult, run_examples
    from planlint.rules.loader import RuleSet, RuleSets, load, packs
    from planlint.rules.shipped import shipped_folder

__all__ = ["ExampleResult", "RuleSet", "RuleSets", "load", "packs", "run_examples", "shipped_folder"]

_FILES = {
    "ExampleResult": "examples",
    "run_examples": "examples",
    "RuleSet": "loader",
    "RuleSets": "loader",
    "load": "loader",
    "packs": "loader",
    "shipped_folder": "shipped",
}


def __getattr__(name: str) -> Any:
    if name not in _FILES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_FILES[name]}"), name)
