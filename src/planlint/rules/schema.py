"""From a rule file's data to a ``Rule``: every error reported."""

from __future__ import annotations

import re
from typing import Any, get_args

from planlint.model.coverage import ProfileId
from planlint.model.outline import Kind, Role
from planlint.model.rule import (
    COMMON_PLACEHOLDERS,
    PLACEHOLDERS,
    Basis,
    Check,
    Example,
    Genre,
    MeasureCheck,
    Rule,
    RuleKind,
    Scope,
    Setting,
    StructureCheck,
    WordingCheck,
)
from planlint.model.text import SEVERITIES, Text
from planlint.rules.fields import (
    SAMPLES,
    Place,
    Reader,
    bilingual,
    choice,
    mapping,
    several,
    sketched,
    string,
)
from planlint.rules.kinds import check_reader
from planlint.rules.kinds.parts import patterns
from planlint.rules.words import WordLists, named_as_file

KINDS: tuple[RuleKind, ...] = get_args(RuleKind)
_MARKED = re.compile(r"«[^«»]+»")
_EMPTY = Text("", "")
_Written = tuple[str, Setting | None]
_NO_EXAMPLES: tuple[_Written, ...] = ()
_NO_CHECK: Check = StructureCheck("")


def read_rule(place: Place, data: Any, lists: WordLists, *, strict: bool) -> Rule | None:
    """The rule in one file's data, or ``None`` after reporting why there is none.

    ``strict`` also compiles the patterns, which costs the start of re2.
    """
    before = len(place.problems.found)
    fields = mapping(place, data)
    kind: RuleKind = fields.need("kind", choice(KINDS), "wording")
    name = fields.need("id", string, "")
    if name:
        named_as_file(place, name)
    texts = {key: fields.need(key, bilingual, _EMPTY) for key in ("title", "message", "why", "fix")}
    check = fields.need("check", check_reader(kind, lists, strict), _NO_CHECK)
    rule = Rule(
        id=name,
        kind=kind,
        severity=fields.need("severity", choice(SEVERITIES), "info"),
        summary=fields.may("summary", bilingual, None),
        basis=fields.may("basis", several(read_basis), ()),
        scope=fields.may("scope", _scope(strict), Scope()),
        check=check,
        examples=fields.need("examples", _examples, ()),
        origin=place.source.path,
        **texts,
    )
    fields.done()
    _check_placeholders(place, rule)
    _check_summary(place, rule)
    return rule if len(place.problems.found) == before else None


def read_basis(place: Place, value: Any) -> Basis | None:
    fields = mapping(place, value)
    basis = Basis(
        fields.need("title", string, ""), fields.may("number", string, ""), fields.may("clause", string, "")
    )
    fields.done()
    return basis


def _scope(strict: bool) -> Reader[Scope]:
    def read(place: Place, value: Any) -> Scope:
        fields = mapping(place, value)
        scope = Scope(
            fields.may("kinds", several(choice(get_args(Kind))), ()),
            fields.may("roles", several(choice(get_args(Role))), ()),
            fields.may("genres", several(choice(get_args(Genre))), ()),
            fields.may("plans", several(choice(get_args(ProfileId))), ()),
            fields.may("titles", patterns(strict), ()),
        )
        fields.done()
        return scope

    return read


def _examples(place: Place, value: Any) -> tuple[Example, ...] | None:
    fields = mapping(place, value)
    failing = fields.need("fail", _two, _NO_EXAMPLES)
    passing = fields.need("pass", _two, _NO_EXAMPLES)
    fields.done()
    for at, (text, _) in enumerate(failing):
        if text.count("«") != len(_MARKED.findall(text)) or text.count("»") != text.count("«"):
            place.at("fail", at).wrong(
                "“«”和“»”要成对", "'«' and '»' must come in pairs", SAMPLES["examples"]
            )
    for at, (text, _) in enumerate(passing):
        if "«" in text or "»" in text:
            place.at("pass", at).wrong(
                "通过的例子里不能有“«»”", "a passing example has no '«»'", SAMPLES["examples"]
            )
    return (
        *(Example(text, True, setting) for text, setting in failing),
        *(Example(text, False, setting) for text, setting in passing),
    )


def _two(place: Place, value: Any) -> tuple[_Written, ...] | None:
    """Two texts at least, each of which may say how it is set on paper."""
    examples: tuple[_Written, ...] | None
    if isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value):
        examples = tuple((item.strip(), None) for item in value)
    else:
        from planlint.rules.example_settings import EXAMPLES, read_example

        if sketched(value, **EXAMPLES):
            return None
        examples = several(read_example)(place, value)
    if examples is not None and len(examples) < 2:
        key = place.keys[-1]
        place.wrong(f"“{key}”至少要有两个例子", f"'{key}' needs at least two examples", SAMPLES["examples"])
    return examples


def _check_placeholders(place: Place, rule: Rule) -> None:
    allowed = (*COMMON_PLACEHOLDERS, *PLACEHOLDERS[rule.kind])
    for key in ("title", "message", "summary", "why", "fix"):
        text: Text | None = getattr(rule, key)
        if text is None:
            continue
        known = () if key == "title" else allowed
        for language, words in (("zh", text.zh), ("en", text.en)):
            if "{" not in words and "}" not in words:
                continue
            for name in _placeholders(words):
                if name not in known:
                    hint = _nearest(name, known)
                    place.at(key, language).wrong(
                        f"“{{{name}}}”不能用在这里{hint.zh}", f"'{{{name}}}' cannot stand here{hint.en}"
                    )


def _placeholders(words: str) -> list[str]:
    """The names in braces; a brace that belongs to none counts as an empty name."""
    names = re.findall(r"\{([^{}]*)\}", words)
    rest = re.sub(r"\{[^{}]*\}", "", words)
    return names + [""] * (rest.count("{") + rest.count("}"))


def _check_summary(place: Place, rule: Rule) -> None:
    check = rule.check
    wants = (isinstance(check, MeasureCheck) and check.share > 0) or (
        isinstance(check, WordingCheck) and check.once
    )
    if wants and rule.summary is None:
        place.wrong("合并成一条的规则要有 summary", "a rule that sums up needs a summary", SAMPLES["summary"])


def _nearest(name: str, known: Any) -> Text:
    from planlint.rules.problems import nearest

    return nearest(name, list(known))
