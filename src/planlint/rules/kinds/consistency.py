"""The check of a consistency rule, as its file writes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from planlint.model.rule import TESTS, ConsistencyCheck
from planlint.rules.fields import Place, choice, mapping
from planlint.rules.words import WordLists


def reader(lists: WordLists, strict: bool) -> Callable[[Place, Any], ConsistencyCheck]:
    def read(place: Place, value: Any) -> ConsistencyCheck:
        fields = mapping(place, value)
        check = ConsistencyCheck(fields.need("test", choice(TESTS["consistency"]), ""))
        fields.done()
        return check

    return read
