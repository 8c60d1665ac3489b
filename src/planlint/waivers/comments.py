"""``planlint: 忽略 RULE 原因``: what a comment asks for."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from planlint.model.records import dataclass
from planlint.model.text import Text

HOW = Text(
    "写法：planlint: 忽略 规则编号 原因，需要时在末尾写 至2027-06-30",
    "write: planlint: ignore RULE reason, with “until 2027-06-30” at the end if it is to expire",
)


_HALF = {0xFF00 + at: 0x20 + at for at in range(1, 0x5F)} | {0x3000: 0x20}
"""Full-width signs and letters, as an input method leaves them, to the usual ones, one for one."""


@dataclass(frozen=True, slots=True)
class Request:
    """One line addressed to planlint. It asks for nothing when something is ``wrong`` with it.

    ``rules`` are ids or ids with ``*``, as written; ``words`` the line itself.
    """

    words: str
    rules: tuple[str, ...] = ()
    reason: str = ""
    until: date | None = None
    wrong: Text | None = None


def addressed(text: str) -> bool:
    """Whether a comment may hold a line for planlint; quick, for most comments do not."""
    return "planlint" in text.translate(_HALF).lower()


def requests(text: str, is_rule: Callable[[str], bool]) -> list[Request]:
    """The requests in a comment, one a line; lines after one belong to its reason.

    ``is_rule`` tells words that mean a rule from the first words of a reason.
    """
    found: list[str] = []
    for line in text.splitlines():
        start = _start().match(line.translate(_HALF))
        if start is not None and (start["colon"] or start["verb"]):
            found.append(line.strip())
        elif found and line.strip():
            found[-1] += " " + line.strip()
    return [_request(words, is_rule) for words in found]


def _request(words: str, is_rule: Callable[[str], bool]) -> Request:
    plain = words.translate(_HALF)
    start = _start().match(plain)
    if start is None or start["verb"] is None:
        return Request(words, wrong=Text(f"看不懂这条批注。{HOW.zh}。", f"This is not understood; {HOW.en}."))
    rules, at = _rules(plain, start.end(), is_rule)
    if not rules:
        return Request(words, wrong=Text(f"没有写规则编号。{HOW.zh}。", f"It names no rule; {HOW.en}."))
    begin, end = at, len(plain)
    until = None
    if said := _until_at_end().search(plain, at):
        end = said.start()
    elif said := _until_at_start().match(plain, at):
        begin = said.end()
    if said:
        try:
            until = date(*(int(said[part]) for part in ("y", "m", "d")))
        except ValueError:
            day = "-".join(said.group("y", "m", "d"))
            wrong = Text(f"没有 {day} 这一天，请改正日期。", f"There is no day {day}; mend the date.")
            return Request(words, rules, wrong=wrong)
    reason = words[begin:end].strip(" \t\u3000:：,，;；.。—-")
    if not reason:
        wrong = Text(
            f"没有写原因，所以没有生效。{HOW.zh}。", f"It gives no reason, so it does nothing; {HOW.en}."
        )
        return Request(words, rules, until=until, wrong=wrong)
    return Request(words, rules, reason, until)


def _rules(plain: str, at: int, is_rule: Callable[[str], bool]) -> tuple[tuple[str, ...], int]:
    """The ids from ``at`` on, parted by commas, and where they end.

    The first word is taken for a rule whatever it is, so that a wrong one is named and not passed over.
    """
    found: list[str] = []
    word = _id().match(plain, at) or _word().match(plain, at)
    while word and (not found or is_rule(word[1].lower()) or "-" in word[1] or "*" in word[1]):
        found.append(word[1].strip("[]【】").lower())
        at = word.end()
        comma = _comma().match(plain, at)
        word = comma and _id().match(plain, comma.end())
    return tuple(found), at


@cache
def _start() -> re.Pattern[str]:
    """The address: with a colon, or with the verb right after it, else it is just talk of planlint."""
    return re.compile(r"\s*planlint\s*(?P<colon>:)?\s*(?P<verb>忽略|豁免|ignore|waive)?[\s:]*", re.IGNORECASE)


@cache
def _id() -> re.Pattern[str]:
    """An id, also in the brackets in which reports print it."""
    return re.compile(r"(?:[\[【]\s*)?([A-Za-z0-9*?_-]+)(?:\s*[\]】])?")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"([^\s,、;:。]+)")


@cache
def _comma() -> re.Pattern[str]:
    return re.compile(r"\s*[,、]\s*")


_DAY = (
    r"(?:有效期?[至到]|截?至|到|until)\s*"
    r"(?P<y>\d{4})\s*[-./年]\s*(?P<m>\d{1,2})\s*[-./月]\s*(?P<d>\d{1,2})\s*日?"
)


@cache
def _until_at_end() -> re.Pattern[str]:
    """A day set off from the reason by a space or a mark; one that runs on from it is part of it."""
    return re.compile(rf"[\s(,;。]\(?\s?{_DAY}\)?[\s。.]*$", re.IGNORECASE)


@cache
def _until_at_start() -> re.Pattern[str]:
    return re.compile(rf"[\s:(,;]*{_DAY}\)?(?=[\s:,;。)])", re.IGNORECASE)
