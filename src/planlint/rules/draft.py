"""A rule as somebody without YAML would say it, and the file that says the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal

from planlint.model.coverage import Level
from planlint.model.outline import Role
from planlint.model.records import dataclass
from planlint.model.rule import Need, Rule, Word
from planlint.model.text import Language, Severity, Text
from planlint.rules import yaml_text as y

DraftKind = Literal["wording", "pattern", "section", "measure", "theme"]
"""What people write rules about, the most common first."""

KIND_OF: dict[DraftKind, str] = {
    "wording": "wording",
    "pattern": "wording",
    "section": "structure",
    "measure": "measure",
    "theme": "coverage",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """The answers. ``failing`` and ``passing`` are the examples as they will stand in the file.

    ``words`` are those to avoid (of a theme: what the plan has to act on; of a measure: which measures
    are asked); ``patterns`` the same as patterns; ``unless`` look-alikes, as words or, beside patterns,
    as patterns; ``headings`` and ``roles`` what a section is known by.
    """

    kind: DraftKind
    id: str = ""
    title: str = ""
    severity: Severity = "warning"
    words: tuple[Word, ...] = ()
    patterns: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    lacks: tuple[Need, ...] = ()
    theme: str = ""
    level: Level = "addressed"
    message: str = ""
    why: str = ""
    fix: str = ""
    basis: tuple[tuple[str, str], ...] = ()
    failing: tuple[str, ...] = ()
    passing: tuple[str, ...] = ()


_COMMENTS: dict[str, Text] = {
    "id": Text("规则的编号，和文件名一样", "the name of this file"),
    "kind": Text(
        "wording 用词，structure 结构，measure 措施，coverage 主题", "wording, structure, measure or coverage"
    ),
    "severity": Text(
        "error 肯定错的，warning 多半要改的，info 提醒一下的",
        "error: certainly wrong; warning: mostly; info: worth a look",
    ),
    "title": Text("哪里不对，一句话", "what is wrong, in a sentence"),
    "message": Text(
        "报告里怎样说；{quote} 是查到的文字，{heading} 是所在的措施",
        "what reports say; {quote} are the words found, {heading} the measure they stand in",
    ),
    "why": Text("为什么不对", "why it is wrong"),
    "fix": Text("应当怎样写", "what to write instead"),
    "basis": Text("依据的文件；文号拿不准就不写", "what it rests on; a number only where it is certain"),
    "check": Text("查什么", "what is looked for"),
    "examples": Text(
        "至少各两个；« » 标出应当查到的文字", "two of each at least; « » mark what must be found"
    ),
    "fail": Text("应当查到的", "must be found"),
    "pass": Text("不应当查到的，最好有一个容易误判的", "must not be found; one better looks like the fault"),
}


def checked_by(draft: Draft) -> dict[str, Any]:
    """What stands under ``check``."""
    look_alikes = list(draft.unless)
    if draft.kind == "section":
        roles = {"roles": list(draft.roles)} if draft.roles else {}
        return {"test": "section", **roles, "headings": [_literal(word) for word in draft.headings]}
    if draft.kind == "wording":
        return {"words": [_word(word, look_alikes) for word in draft.words]}
    said = [*(_literal(word.term) for word in draft.words), *draft.patterns]
    if draft.kind == "pattern":
        found: dict[str, Any] = {"patterns": said}
    elif draft.kind == "measure":
        found = {"lacks": list(draft.lacks)}
        if said:
            found["phrases"] = said
    else:
        found = {"theme": draft.theme} if draft.theme else {"phrases": said}
        found["level"] = draft.level
    if look_alikes:
        found["unless"] = look_alikes if draft.patterns else [_literal(word) for word in look_alikes]
    return found


def _word(word: Word, look_alikes: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {"term": word.term}
    if word.instead:
        found["instead"] = word.instead
    unless = [*word.unless, *(each for each in look_alikes if word.term in each)]
    if unless:
        found["unless"] = unless
    return found


def _literal(word: str) -> str:
    """A pattern that matches just these characters."""
    return re.sub(r"([\\.+*?()|\[\]{}^$])", r"\\\1", word)


def as_data(draft: Draft) -> dict[str, Any]:
    """The file's data, in the order in which the file has it."""
    data: dict[str, Any] = {
        "id": draft.id,
        "kind": KIND_OF[draft.kind],
        "severity": draft.severity,
        "title": draft.title,
        "message": draft.message,
        "why": draft.why,
        "fix": draft.fix,
    }
    if draft.basis:
        data["basis"] = [
            {"title": title, "number": number} if number else {"title": title}
            for title, number in draft.basis
        ]
    data["check"] = checked_by(draft)
    data["examples"] = {"fail": list(draft.failing), "pass": list(draft.passing)}
    return data


def as_yaml(draft: Draft, schema: str = "", language: Language = "zh") -> str:
    """The file: with comments in the language, in a fixed order, Chinese as Chinese.

    ``schema`` is the path of the JSON Schema, relative to the file, for editors that read one.
    """
    lines = [f"# yaml-language-server: $schema={schema}"] if schema else []
    data = as_data(draft)
    examples = data.pop("examples")
    for key, value in data.items():
        lines += y.entry(key, value, _COMMENTS[key].say(language))
    lines += [f"examples:    # {_COMMENTS['examples'].say(language)}"]
    for key in ("fail", "pass"):
        lines += [f"  {key}:    # {_COMMENTS[key].say(language)}"]
        for text in examples[key]:
            lines += y.item(text, 4)
    return "\n".join(lines) + "\n"


def read_draft(draft: Draft, path: Path, lists: Any) -> Rule:
    """The rule that the draft's file will hold, read as it will be read.

    Raises ``RuleError`` when the answers make no valid rule.
    """
    from planlint.rules.fields import Place
    from planlint.rules.problems import Problems
    from planlint.rules.schema import read_rule
    from planlint.rules.source import parsed

    source = parsed(path, as_yaml(draft).encode())
    problems = Problems()
    if source.problem:
        problems.at(path, source.line, source.problem)
    rule = None if source.problem else read_rule(Place(source, problems), source.data, lists, strict=True)
    problems.fail()
    assert rule is not None
    return rule
