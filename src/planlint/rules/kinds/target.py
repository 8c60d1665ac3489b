"""The check of a target rule, as its file writes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from planlint.model.rule import TESTS, TargetCheck
from planlint.rules.fields import Place, choice, mapping
from planlint.rules.words import WordLists


def reader(lists: WordLists, strict: bool) -> Callable[[Place, Any], TargetCheck]:
    def read(place: Place, value: Any) -> TargetCheck:
        fields = mapping(place, value)
        check = TargetCheck(fields.need("test", choice(TESTS["target"]), ""))
        fields.done()
        return check

    return read
