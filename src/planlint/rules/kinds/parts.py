"""Readers that several kinds of check share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from planlint.model.text import Text
from planlint.rules.fields import SAMPLES, Fields, Place, several, string, strings


def fault(pattern: str) -> tuple[Text, str] | None:
    """What is wrong with a pattern, and a piece of YAML that puts it right where there is one."""
    from planlint.language.patterns import compiled
    from planlint.rules.constructs import unsupported

    found = unsupported(pattern)
    if found is not None:
        what = Text(
            f"表达式里的“{found.text}”是{found.name.zh}，re2 里不能用：{found.todo.zh}",
            f"'{found.text}' in the pattern is a {found.name.en}, which re2 does not have: {found.todo.en}",
        )
        return what, found.example
    try:
        compiled(pattern)
    except ValueError as error:
        from planlint.rules.reasons import of_re2

        reason = of_re2(str(error))
        what = Text(
            f"表达式写错了（{reason.zh}）。规则里的表达式用 re2 语法",
            f"the pattern does not compile ({reason.en}). Rules use the syntax of re2",
        )
        return what, ""
    return None


def patterns(strict: bool) -> Callable[[Place, Any], tuple[str, ...]]:
    def read_one(place: Place, value: Any) -> str | None:
        text = string(place, value)
        if text is None:
            return None
        wrong = fault(text)
        if wrong is None:
            return text
        place.wrong(wrong[0].zh, wrong[0].en, wrong[1])
        return None

    def read(place: Place, value: Any) -> tuple[str, ...]:
        reader = several(read_one) if strict else strings
        return reader(place, value) or ()

    return read


def one_of(place: Place, fields: Fields, *keys: str) -> None:
    if not fields.has_one(*keys):
        place.wrong(
            f"check 里要有 {'、'.join(keys)} 之一",
            f"one of {', '.join(keys)} is needed",
            SAMPLES[keys[0]],
        )
