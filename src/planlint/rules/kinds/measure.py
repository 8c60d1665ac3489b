"""The check of a measure rule, as its file writes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from planlint.model.rule import TESTS, MeasureCheck, Need
from planlint.rules.fields import Place, choice, flag, fraction, mapping, several, whole
from planlint.rules.kinds.parts import one_of, patterns
from planlint.rules.words import WordLists


def reader(lists: WordLists, strict: bool) -> Callable[[Place, Any], MeasureCheck]:
    def read(place: Place, value: Any) -> MeasureCheck:
        fields = mapping(place, value)
        needs = several(choice(get_args(Need)))
        check = MeasureCheck(
            lacks=fields.may("lacks", needs, ()),
            fills=fields.may("fills", needs, ()),
            phrases=fields.may("phrases", patterns(strict), ()),
            unless=fields.may("unless", patterns(strict), ()),
            spare=fields.may("spare", patterns(strict), ()),
            sentence=fields.may("sentence", flag, False),
            test=fields.may("test", choice(TESTS["measure"]), ""),
            limit=fields.may("limit", whole, 0),
            share=fields.may("share", fraction, 0.0),
        )
        fields.done()
        one_of(place, fields, "lacks", "phrases", "test")
        return check

    return read
