"""The check of a reference rule, as its file writes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from planlint.model.rule import TESTS, ReferenceCheck
from planlint.rules.fields import Place, choice, mapping
from planlint.rules.words import WordLists


def reader(lists: WordLists, strict: bool) -> Callable[[Place, Any], ReferenceCheck]:
    def read(place: Place, value: Any) -> ReferenceCheck:
        from planlint.rules.policies import PolicyTable, policy_folder

        fields = mapping(place, value)
        beside = policy_folder(place.source.path.parent)
        table = PolicyTable((beside,) if beside else ())
        check = ReferenceCheck(fields.need("test", choice(TESTS["reference"]), ""), table)
        fields.done()
        if strict:
            table()
        return check

    return read
