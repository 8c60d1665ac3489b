"""The check of a format rule, as its file writes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from planlint.model.rule import TESTS, FormatCheck
from planlint.rules.fields import Place, choice, mapping
from planlint.rules.words import WordLists


def reader(lists: WordLists, strict: bool) -> Callable[[Place, Any], FormatCheck]:
    def read(place: Place, value: Any) -> FormatCheck:
        fields = mapping(place, value)
        check = FormatCheck(fields.need("test", choice(TESTS["format"]), ""))
        fields.done()
        return check

    return read
