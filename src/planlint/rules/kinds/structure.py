"""The check of a structure rule, as its file writes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from planlint.model.outline import Role
from planlint.model.rule import TESTS, StructureCheck
from planlint.rules.fields import Place, choice, mapping, several, whole
from planlint.rules.kinds.parts import one_of, patterns
from planlint.rules.words import WordLists


def reader(lists: WordLists, strict: bool) -> Callable[[Place, Any], StructureCheck]:
    def read(place: Place, value: Any) -> StructureCheck:
        fields = mapping(place, value)
        check = StructureCheck(
            fields.need("test", choice(TESTS["structure"]), ""),
            fields.may("roles", several(choice(get_args(Role))), ()),
            fields.may("limit", whole, 0),
            fields.may("headings", patterns(strict), ()),
        )
        fields.done()
        if check.test == "section":
            one_of(place, fields, "roles", "headings")
        return check

    return read
