"""From a rule file's data to a ``Rule``: one table of readers per kind, every error reported."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, get_args

from planlint.model.outline import Kind, Role
from planlint.model.rule import (
    COMMON_PLACEHOLDERS,
    PLACEHOLDERS,
    TESTS,
    Basis,
    Check,
    CoverageCheck,
    Example,
    Genre,
    MeasureCheck,
    Need,
    Rule,
    RuleKind,
    Scope,
    StructureCheck,
    Word,
    WordingCheck,
)
from planlint.model.rule import Place as Where
from planlint.model.text import SEVERITIES, Text
from planlint.rules.fields import (
    SAMPLES,
    Fields,
    Place,
    bilingual,
    choice,
    flag,
    fraction,
    mapping,
    several,
    string,
    strings,
    whole,
)
from planlint.rules.words import NO_WORDS, WordLists, named_as_file

KINDS: tuple[RuleKind, ...] = get_args(RuleKind)
_MARKED = re.compile(r"«[^«»]+»")
_EMPTY = Text("", "")
_NONE: tuple[str, ...] = ()
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
    check = fields.need("check", _CHECKS[kind](lists, strict), _NO_CHECK)
    rule = Rule(
        id=name,
        kind=kind,
        severity=fields.need("severity", choice(SEVERITIES), "info"),
        summary=fields.may("summary", bilingual, None),
        basis=fields.may("basis", several(read_basis), ()),
        scope=fields.may("scope", _scope, Scope()),
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


def _scope(place: Place, value: Any) -> Scope:
    fields = mapping(place, value)
    scope = Scope(
        fields.may("kinds", several(choice(get_args(Kind))), ()),
        fields.may("roles", several(choice(get_args(Role))), ()),
        fields.may("genres", several(choice(get_args(Genre))), ()),
    )
    fields.done()
    return scope


def _examples(place: Place, value: Any) -> tuple[Example, ...] | None:
    fields = mapping(place, value)
    failing = fields.need("fail", strings, _NONE)
    passing = fields.need("pass", strings, _NONE)
    fields.done()
    for key, texts in (("fail", failing), ("pass", passing)):
        if key in fields.data and len(texts) < 2:
            place.at(key).wrong(
                f"“{key}”至少要有两个例子", f"'{key}' needs at least two examples", SAMPLES["examples"]
            )
    for at, text in enumerate(failing):
        if text.count("«") != len(_MARKED.findall(text)) or text.count("»") != text.count("«"):
            place.at("fail", at).wrong(
                "“«”和“»”要成对", "'«' and '»' must come in pairs", SAMPLES["examples"]
            )
    for at, text in enumerate(passing):
        if "«" in text or "»" in text:
            place.at("pass", at).wrong(
                "通过的例子里不能有“«»”", "a passing example has no '«»'", SAMPLES["examples"]
            )
    return (*(Example(text, True) for text in failing), *(Example(text, False) for text in passing))


def _coverage(lists: WordLists, strict: bool) -> Callable[[Place, Any], CoverageCheck]:
    def read(place: Place, value: Any) -> CoverageCheck:
        fields = mapping(place, value)
        check = CoverageCheck(
            fields.need("theme", string, ""),
            fields.may("level", choice(("mentioned", "addressed", "committed")), "addressed"),
            fields.may("aspects", whole, 0),
        )
        fields.done()
        return check

    return read


def _measure(lists: WordLists, strict: bool) -> Callable[[Place, Any], MeasureCheck]:
    def read(place: Place, value: Any) -> MeasureCheck:
        fields = mapping(place, value)
        needs = several(choice(get_args(Need)))
        check = MeasureCheck(
            lacks=fields.may("lacks", needs, ()),
            fills=fields.may("fills", needs, ()),
            phrases=fields.may("phrases", _patterns(strict), ()),
            unless=fields.may("unless", _patterns(strict), ()),
            spare=fields.may("spare", _patterns(strict), ()),
            sentence=fields.may("sentence", flag, False),
            test=fields.may("test", choice(TESTS["measure"]), ""),
            limit=fields.may("limit", whole, 0),
            share=fields.may("share", fraction, 0.0),
        )
        fields.done()
        _one_of(place, fields, "lacks", "phrases", "test")
        return check

    return read


def _structure(lists: WordLists, strict: bool) -> Callable[[Place, Any], StructureCheck]:
    def read(place: Place, value: Any) -> StructureCheck:
        fields = mapping(place, value)
        check = StructureCheck(
            fields.need("test", choice(TESTS["structure"]), ""),
            fields.may("roles", several(choice(get_args(Role))), ()),
            fields.may("limit", whole, 0),
        )
        fields.done()
        if check.test == "section" and not check.roles:
            place.wrong("test: section 要写明 roles", "test: section needs roles", "roles: [goals, general]")
        return check

    return read


def _wording(lists: WordLists, strict: bool) -> Callable[[Place, Any], WordingCheck]:
    def words_of(place: Place, value: Any) -> tuple[Word, ...]:
        name = string(place, value) or ""
        if name and name not in lists:
            hint = _nearest(name, lists)
            place.wrong(f"没有名为“{name}”的词表{hint.zh}", f"there is no word list '{name}'{hint.en}")
        return lists.get(name, ())

    def read(place: Place, value: Any) -> WordingCheck:
        fields = mapping(place, value)
        named = fields.may("words", several(words_of), NO_WORDS)
        check = WordingCheck(
            words=tuple(word for words in named for word in words),
            patterns=fields.may("patterns", _patterns(strict), ()),
            unless=fields.may("unless", _patterns(strict), ()),
            test=fields.may("test", choice(TESTS["wording"]), ""),
            place=fields.may("place", choice(get_args(Where)), "text"),
            negated=fields.may("negated", flag, False),
            quoted=fields.may("quoted", flag, False),
            once=fields.may("once", flag, False),
            least=fields.may("least", whole, 1),
            since=fields.may("since", whole, 0),
        )
        fields.done()
        _one_of(place, fields, "words", "patterns", "test")
        return check

    return read


_CHECKS: dict[RuleKind, Callable[[WordLists, bool], Callable[[Place, Any], Check]]] = {
    "coverage": _coverage,
    "measure": _measure,
    "structure": _structure,
    "wording": _wording,
}


def _patterns(strict: bool) -> Callable[[Place, Any], tuple[str, ...]]:
    def read_one(place: Place, value: Any) -> str | None:
        text = string(place, value)
        if text is None:
            return None
        from planlint.language.patterns import compiled

        try:
            compiled(text)
        except ValueError as error:
            from planlint.rules.reasons import of_re2

            reason = of_re2(str(error))
            place.wrong(
                f"表达式写错了（{reason.zh}）。规则里用 re2 语法，没有环视，例外写进 unless",
                f"the pattern does not compile ({reason.en}). Rules use re2, which has no look-around: "
                "write exceptions under 'unless'",
            )
            return None
        return text

    def read(place: Place, value: Any) -> tuple[str, ...]:
        reader = several(read_one) if strict else strings
        return reader(place, value) or ()

    return read


def _one_of(place: Place, fields: Fields, *keys: str) -> None:
    if not any(key in fields.data for key in keys):
        place.wrong(
            f"check 里要有 {'、'.join(keys)} 之一",
            f"one of {', '.join(keys)} is needed",
            SAMPLES[keys[0]],
        )


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
