"""The check of a coverage rule, as its file writes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from planlint.model.rule import CoverageCheck
from planlint.rules.fields import Place, choice, mapping, string, whole
from planlint.rules.words import WordLists


def reader(lists: WordLists, strict: bool) -> Callable[[Place, Any], CoverageCheck]:
    def read(place: Place, value: Any) -> CoverageCheck:
        fields = mapping(place, value)
        check = CoverageCheck(
            fields.need("theme", string, ""),
            fields.may("level", choice(("mentioned", "addressed", "committed")), "addressed"),
            fields.may("aspects", whole, 0),
        )
        fields.done()
        return check

    return read
