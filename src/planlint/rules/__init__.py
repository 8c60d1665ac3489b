"""Loads, validates and selects rules, and runs the examples they carry."""

from __future__ import annotations

from planlint.rules.examples import ExampleResult, run_examples
from planlint.rules.loader import RuleSet, load, packs, shipped_folder

__all__ = ["ExampleResult", "RuleSet", "load", "packs", "run_examples", "shipped_folder"]
