"""What spares a text: a rule with one of its conditions taken away.

Where the rule finds nothing and the relaxed one does, that condition is why. So a passing example
explains itself, and shows that it is a near miss.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from difflib import SequenceMatcher
from typing import Any

from planlint.model.rule import Rule, Scope, WordingCheck
from planlint.model.text import Text

_CONDITIONS: dict[str, tuple[Any, Text]] = {
    "unless": ((), Text("它属于例外（unless）", "it is one of the exceptions (unless)")),
    "spare": ((), Text("这样的措施不查（spare）", "such measures are spared (spare)")),
    "negated": (False, Text("这里是在禁止它，不是在提倡它", "here it is forbidden, not called for")),
    "quoted": (False, Text("它在书名号或引号里", "it stands in book-title or quotation marks")),
    "since": (0, Text("文件的年份在它适用之前", "the document is older than what the rule asks")),
    "least": (1, Text("出现的次数还不够", "it does not occur often enough")),
    "sentence": (False, Text("所在的措施里已经写明", "the measure says it")),
    "fills": ((), Text("没有同时写明规则所问的另一样", "it does not name what the rule presupposes")),
    "place": ("text", Text("它不在规则要看的位置", "it does not stand where the rule looks")),
    "limit": (0, Text("没有超过限度", "it is within the limit")),
}
"""Fields of checks that spare a text → the value that spares nothing, and what to say."""

_SCOPE: dict[str, Text] = {
    "kinds": Text(
        "它不在规则要看的那类文字里", "it does not stand in the kind of text that the rule looks at"
    ),
    "roles": Text("它不在规则要看的章节里", "it does not stand in the sections that the rule looks at"),
    "genres": Text("这种文件不适用", "the rule is not for this kind of document"),
    "plans": Text("这类规划不适用", "the rule is not for this kind of plan"),
    "titles": Text("标题表明它不适用", "the title says that the rule is not for it"),
    "sections": Text("它不在规则要看的章节里", "it does not stand in the sections that the rule looks at"),
}


def conditions(rule: Rule) -> Iterator[tuple[str, Text]]:
    """What the rule makes exceptions by: the name of every condition that is set, and what it says."""
    check = rule.check
    for field in fields(check):
        if field.name in _CONDITIONS:
            nothing, words = _CONDITIONS[field.name]
            if getattr(check, field.name) != nothing:
                yield field.name, words
    if isinstance(check, WordingCheck) and any(word.unless for word in check.words):
        yield _WORDS, _CONDITIONS["unless"][1]
    for field in fields(Scope):
        if getattr(rule.scope, field.name):
            yield f"{_IN_SCOPE}{field.name}", _SCOPE.get(field.name, _OUT)


_WORDS, _IN_SCOPE = "words", "scope."
_OUT = Text("不在规则的范围里", "it is out of scope")


def without(rule: Rule, name: str) -> Rule:
    """The rule without that condition."""
    check = rule.check
    if name.startswith(_IN_SCOPE):
        return replace(rule, scope=replace(rule.scope, **{name.removeprefix(_IN_SCOPE): ()}))
    if name == _WORDS and isinstance(check, WordingCheck):
        bare = tuple(replace(word, unless=()) for word in check.words)
        return replace(rule, check=replace(check, words=bare))
    return replace(rule, check=replace(check, **{name: _CONDITIONS[name][0]}))


def bare_but(rule: Rule, name: str) -> Rule:
    """The rule without any condition but that one."""
    for other, _ in conditions(rule):
        rule = rule if other == name else without(rule, other)
    return rule


def relaxed(rule: Rule) -> Iterator[tuple[Rule, Text]]:
    """The rule without one of its conditions, and what that condition says, condition by condition."""
    for name, words in conditions(rule):
        yield without(rule, name), words


_MARKED = re.compile(r"«([^«»]+)»")
ALIKE = 0.5
"""How much of two lines must be the same for one to look like the other."""


def resembles(rule: Rule, text: str) -> bool:
    """Whether a passing example has words in common with what the rule looks for.

    Those words are what failing examples mark, and the words of the rule. An example whose finding is
    about the whole document is compared as a whole.
    """
    failing = [example.text for example in rule.examples if example.fails]
    found = [mark for each in failing for mark in _MARKED.findall(each)]
    if isinstance(rule.check, WordingCheck):
        found += [part for word in rule.check.words for part in (word.term, word.instead, *word.unless)]
    if any(_common(mark, text) >= min(2, len(mark)) for mark in set(found) if mark):
        return True
    if any("«" not in each for each in failing):
        return any(_alike(each, text) for each in failing)
    lines = [line for each in failing for line in each.split("\n") if "«" in line]
    return any(_alike(_MARKED.sub(r"\1", line), other) for line in lines for other in text.split("\n"))


def _common(one: str, other: str) -> int:
    """The length of the longest stretch of characters in both."""
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE
