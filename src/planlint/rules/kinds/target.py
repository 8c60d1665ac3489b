"""The check of a target rule, as its file writes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from planlint.model.rule import TESTS, TargetCheck
from planlint.rules.fields import Place, choice, mapping, string
from planlint.rules.kinds.parts import patterns
from planlint.rules.words import WordLists

_OF_ONE = "standard"
"""The test that is about one indicator, which its rule names."""


def reader(lists: WordLists, strict: bool) -> Callable[[Place, Any], TargetCheck]:
    def read(place: Place, value: Any) -> TargetCheck:
        fields = mapping(place, value)
        check = TargetCheck(
            fields.need("test", choice(TESTS["target"]), ""),
            fields.may("indicator", string, ""),
            fields.may("unless", patterns(strict), ()),
        )
        fields.done()
        if check.test == _OF_ONE and not check.indicator:
            place.wrong("test: standard 要写明 indicator", "test: standard needs an indicator",
                        "check: {test: standard, indicator: class-size}")  # fmt: skip
        if check.indicator and strict:
            _check_name(place.at("indicator"), check.indicator)
        return check

    return read


def _check_name(place: Place, name: str) -> None:
    from planlint.rules.indicators import known_indicators
    from planlint.rules.problems import nearest

    known = known_indicators(place.source.path)
    if name not in known:
        hint = nearest(name, known)
        place.wrong(f"没有指标“{name}”{hint.zh}", f"there is no indicator '{name}'{hint.en}")
