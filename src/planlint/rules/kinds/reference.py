"""The check of a reference rule, as its file writes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from planlint.model.rule import TESTS, ReferenceCheck
from planlint.rules.fields import Place, choice, mapping
from planlint.rules.words import WordLists


def reader(lists: WordLists, strict: bool) -> Callable[[Place, Any], ReferenceCheck]:
    def read(place: Place, value: Any) -> ReferenceCheck:
        from planlint.rules.policies import PolicyTable

        fields = mapping(place, value)
        table = PolicyTable(place.source.path)
        check = ReferenceCheck(fields.need("test", choice(TESTS["reference"]), ""), table)
        fields.done()
        if strict:
            table()
        return check

    return read
