"""The check of a coverage rule, as its file writes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from planlint.model.rule import CoverageCheck
from planlint.rules.fields import Place, choice, mapping, string, whole
from planlint.rules.kinds.parts import one_of, patterns
from planlint.rules.words import WordLists


def reader(lists: WordLists, strict: bool) -> Callable[[Place, Any], CoverageCheck]:
    def read(place: Place, value: Any) -> CoverageCheck:
        fields = mapping(place, value)
        check = CoverageCheck(
            fields.may("theme", string, ""),
            fields.may("level", choice(("mentioned", "addressed", "committed")), "addressed"),
            fields.may("aspects", whole, 0),
            fields.may("phrases", patterns(strict), ()),
            fields.may("unless", patterns(strict), ()),
            fields.may("when", patterns(strict), ()),
        )
        fields.done()
        one_of(place, fields, "theme", "phrases")
        if check.when and not check.phrases:
            place.wrong("有 when 时要有 phrases", "when needs phrases", "phrases: ['食品安全', '陪餐']")
        if check.phrases and (check.aspects or check.level == "committed"):
            place.wrong(
                "有 phrases 时不能写 aspects，level 只能是 mentioned 或 addressed",
                "with phrases there can be no aspects, and level is mentioned or addressed",
                "level: addressed",
            )
        return check

    return read
