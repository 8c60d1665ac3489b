"""The rules that ran, as SARIF describes them (SARIF 2.1.0, 3.49)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from planlint.model.rule import Example, Rule
from planlint.model.text import Severity
from planlint.reporters import words
from planlint.reporters.as_json import Object, basis
from planlint.reporters.context import RenderContext
from planlint.reporters.markdown import escape, fenced

LEVEL: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
"""Our severities as SARIF's levels."""

_PROBLEM: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "recommendation"}
"""Our severities as GitHub's code scanning names them."""

_PLACEHOLDER = re.compile(r"\{\w+\}")
_MARKS = str.maketrans("«»", "【】")
_SHOWN = 2
"""Examples of each sort that the help of a rule holds."""


def descriptor(rule: Rule, context: RenderContext) -> Object:
    """One ``reportingDescriptor``: what the rule is called, why it is there, what to do, examples."""
    # A name that only repeats the id says nothing and is warned of.
    name = {"name": _pascal(rule.id)} if "-" in rule.id else {}
    return {
        "id": rule.id,
        **name,
        "shortDescription": {"text": plain(context.text(rule.title))},
        "fullDescription": {"text": sentence(_blank(context.text(rule.why)))},
        "help": {"text": _help(rule, context), "markdown": _help_markdown(rule, context)},
        "defaultConfiguration": {"level": LEVEL[rule.severity]},
        "properties": {
            "tags": [rule.kind],
            "kind": rule.kind,
            "basis": basis(rule.basis),
            "problem.severity": _PROBLEM[rule.severity],
        },
    }


def plain(text: str) -> str:
    """A plain text message (3.11): braces doubled, and brackets kept from making a link."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def sentence(text: str) -> str:
    """``text`` with a mark at its end."""
    text = plain(text.strip())
    return text if not text or text[-1] in "。！？；….!?" else text + ("。" if ord(text[-1]) > 127 else ".")


def _pascal(id: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[^0-9A-Za-z]+", id))


def _blank(text: str) -> str:
    """Without placeholders, which only a finding fills."""
    return _PLACEHOLDER.sub("……", text)


def _parts(rule: Rule, context: RenderContext) -> list[tuple[str, str]]:
    return [
        (name, text)
        for name, text in (
            (context.say("为什么", "Why"), _blank(context.text(rule.why))),
            (context.say("怎样改", "What to do"), _blank(context.text(rule.fix))),
            (context.say("依据", "Basis"), words.cite(rule.basis, context)),
        )
        if text
    ]


def _help(rule: Rule, context: RenderContext) -> str:
    colon = context.say("：", ": ")
    return "\n".join(f"{name}{colon}{plain(text)}" for name, text in _parts(rule, context))


def _help_markdown(rule: Rule, context: RenderContext) -> str:
    colon = context.say("：", ": ")
    pieces = [f"**{name}**{colon}{escape(text)}" for name, text in _parts(rule, context)]
    for fails, heading in (
        (True, context.say("有问题的写法（【】里是查到的文字）", "Wrong (found in 【】)")),
        (False, context.say("没有问题的写法", "Right")),
    ):
        examples = [example for example in rule.examples if example.fails is fails][:_SHOWN]
        if examples:
            pieces.append(f"**{heading}**")
            pieces += _examples(examples)
    return "\n\n".join(pieces)


def _examples(examples: Iterable[Example]) -> list[str]:
    return [fenced(example.text.strip("\n").translate(_MARKS)) for example in examples]
