"""What a person types at the questions of ``planlint rules new``, read into values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import get_args

from planlint.cli.asking import wrong
from planlint.cli.language import say
from planlint.errors import UsageError
from planlint.model.rule import Word
from planlint.model.text import Text
from planlint.reporters.pointing import Where
from planlint.rules.draft import DraftKind


def marked(text: str, found: Sequence[Where]) -> str:
    """The text with ``«»`` around what was found."""
    lines = text.split("\n")
    for number, start, end in sorted(found, reverse=True):
        if number:
            line = lines[number - 1]
            lines[number - 1] = f"{line[:start]}«{line[start:end]}»{line[end:]}"
    return "\n".join(lines)


def split(answer: str) -> tuple[str, ...]:
    """Words with commas or blanks between them."""
    parts = re.split(r"[、，,；;\s]+", answer)
    return tuple(dict.fromkeys(part for part in parts if part))


def words(values: Sequence[str]) -> tuple[Word, ...]:
    """Words, each perhaps with what to write instead: ``旧词=新词``."""
    found: dict[str, Word] = {}
    for part in (part for value in values for part in split(value)):
        term, _, instead = re.sub("＝|→|->|=>", "=", part).partition("=")
        if not term:
            wrong(f"“{part}”的等号前面没有词", f"no word before the = of '{part}'")
        found[term] = Word(term, instead)
    return tuple(found.values())


def patterns(values: Sequence[str]) -> tuple[str, ...]:
    """The same, after a look whether they compile."""
    from planlint.rules.kinds.parts import fault

    for value in values:
        found = fault(value)
        if found is not None:
            what, example = found
            more = f"\n{example}" if example else ""
            raise UsageError(Text(what.zh + more, what.en + more))
    return tuple(values)


def basis(value: str) -> tuple[str, str]:
    """``《标题》（文号）`` or a title alone."""
    match = re.fullmatch(r"《?([^《》]+)》?(?:[（(]([^（）()]+)[）)])?", value.strip())
    if match is None:
        wrong(
            f"依据写成《文件名》（文号），而不是“{value}”", f"a basis is 《title》（number）, not '{value}'"
        )
    return match[1], match[2] or ""


def kinds() -> list[tuple[str, str]]:
    """What a rule may be about."""
    names = {
        "wording": say("用词：不该出现的词", "words to avoid"),
        "pattern": say("表达式：不该出现的写法（正则表达式）", "a pattern to avoid"),
        "section": say("章节：必须有的章节", "a section that must be there"),
        "measure": say("措施：里面缺什么（责任、时限、指标、经费）", "something that measures lack"),
        "theme": say("主题：必须写到的主题", "a theme that the plan must act on"),
    }
    return [(kind, names[kind]) for kind in get_args(DraftKind)]


def severities() -> list[tuple[str, str]]:
    return [
        ("error", say("错误：肯定不对", "error: certainly wrong")),
        ("warning", say("警告：多半要改", "warning: mostly to be changed")),
        ("info", say("提示：提醒一下", "info: worth a look")),
    ]


def needs() -> list[tuple[str, str]]:
    return [
        ("owner", say("责任单位", "owner")),
        ("deadline", say("完成时限", "deadline")),
        ("quantity", say("量化指标", "figure")),
        ("funding", say("经费来源", "funding")),
    ]
