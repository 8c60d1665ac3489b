"""Writes the JSON Schemas of rule, vocabulary, pack and configuration files.

    python -m tools.schemas [--check]

``--check`` writes nothing and fails (exit 1) when a schema in ``src/planlint/schemas`` is not what
the readers take now.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from planlint.model.coverage import SLOTS, ProfileId
from planlint.model.outline import Role
from planlint.model.vocabulary import SCOPES
from planlint.rules.fields import Place
from planlint.rules.schema import KINDS, read_rule
from tools.schema_words import TITLES, words_for
from tools.sketch import Schema, Sketch, sketch

FOLDER = Path(__file__).resolve().parents[1] / "src" / "planlint" / "schemas"
TEXT: Schema = {
    "anyOf": [
        {"type": "string", "pattern": r"\S"},
        {
            "type": "object",
            "properties": {
                "zh": {"type": "string", "pattern": r"\S", "description": "中文"},
                "en": {"type": "string", "pattern": r"\S", "description": "英文，自己用的规则可以不写"},
            },
            "required": ["zh"],
            "additionalProperties": False,
        },
    ]
}
BOTH: Schema = {**TEXT["anyOf"][1], "required": ["zh", "en"]}
BASIS: Schema = {
    "type": "object",
    "properties": {
        "title": {"type": "string", "minLength": 1},
        "number": {"type": "string"},
        "clause": {"type": "string"},
    },
    "required": ["title"],
    "additionalProperties": False,
}


def rule() -> Schema:
    """Rule files: what stands under ``check`` depends on ``kind``."""
    whole: Schema = {}
    cases = []
    for kind in KINDS:
        made = sketch(lambda place, value: read_rule(place, value, {}, strict=False), {"kind": kind})
        check = made["properties"]["check"]
        whole = whole or made
        cases.append(
            {
                "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
                "then": {"properties": {"check": check}},
            }
        )
    whole["properties"]["check"] = {"type": "object"}
    return {**whole, "allOf": cases}


def words() -> Schema:
    from planlint.rules.words import read_words

    return sketch(read_words)


def indicator() -> Schema:
    from planlint.rules.indicators import read_indicator

    return sketch(read_indicator)


def policies() -> Schema:
    from planlint.rules.policies import read_policies

    return sketch(read_policies)


def pack() -> Schema:
    from planlint.rules.pack_files import read_pack
    from planlint.rules.source import Source

    def read(place: Place, value: Sketch) -> None:
        read_pack(Source(place.source.path, b"", value), place.problems)

    return sketch(read)


def config() -> Schema:
    from planlint.config.reading import Lines
    from planlint.config.schema import read_settings

    return sketch(lambda place, value: read_settings(place, value, Lines({})))


def theme() -> Schema:
    """Theme files have a reader of their own, which is quicker; its lists of keys are used here."""
    from planlint.rules.vocabulary import _ASPECT, _THEME

    terms: Schema = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    some: Schema = {
        "anyOf": [
            {"type": "string", "pattern": r"\S"},
            {"type": "array", "items": {"type": "string"}, "minItems": 1},
        ]
    }
    plans = list(get_args(ProfileId))
    basis: Schema = {"anyOf": [BASIS, {"type": "array", "items": BASIS}]}
    parts: dict[str, Schema] = {
        "id": {"type": "string", "pattern": r"\S"},
        "name": BOTH,
        "scope": {"enum": list(SCOPES)},
        "steady": {},
        "slot": {"enum": [None, *SLOTS]},
        "strong": some,
        "cues": some,
        **dict.fromkeys(("weak", "heads", "context", "masks"), terms),
        "home": {
            "type": "object",
            "properties": {
                "roles": {"type": "array", "items": {"enum": list(get_args(Role))}},
                "words": terms,
            },
            "additionalProperties": False,
        },
        "advice": BOTH,
        "advice_in": {
            "type": "object",
            "properties": dict.fromkeys(plans, BOTH),
            "additionalProperties": False,
        },
        "basis": basis,
        "plans": {"type": "array", "items": {"enum": plans}},
    }
    aspect: Schema = {
        "type": "object",
        "properties": {key: parts[key] for key in sorted(_ASPECT)},
        "required": ["id", "name", "cues", "advice"],
        "additionalProperties": False,
    }
    parts["aspects"] = {"type": "array", "items": aspect}
    return {
        "type": "object",
        "properties": {key: parts[key] for key in sorted(_THEME)},
        "required": ["id", "name", "scope", "strong", "advice"],
        "additionalProperties": False,
    }


MADE = {
    "rule": rule,
    "words": words,
    "theme": theme,
    "indicator": indicator,
    "policies": policies,
    "pack": pack,
    "config": config,
}
"""Name of the schema → what makes it; the names are those of ``planlint rules schema``."""


def schemas() -> Iterator[tuple[str, str]]:
    """The name and the text of every schema."""
    for name, make in MADE.items():
        body = json.loads(json.dumps(make()))
        _describe(name, (), body)
        whole: dict[str, Any] = {
            # Editors know this draft best.
            "$schema": "http://json-schema.org/draft-07/schema#",
            "$id": f"urn:planlint:schema:{name}-file:1",
            "title": TITLES[name],
            **body,
        }
        text = json.dumps(whole, ensure_ascii=False)
        if "#/definitions/text" in text:
            whole["definitions"] = {"text": TEXT}
        yield name, json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _describe(name: str, keys: tuple[str, ...], schema: Schema) -> None:
    """Put what editors show beside every key, from the top down."""
    for key, each in schema.get("properties", {}).items():
        said = words_for(name, (*keys, key))
        if said and "description" not in each:
            schema["properties"][key] = {"description": said, **each}
        _describe(name, (*keys, key), schema["properties"][key])
    for form in ("anyOf", "allOf"):
        for each in schema.get(form, ()):
            _describe(name, keys, each)
    if isinstance(schema.get("items"), dict):
        _describe(name, keys, schema["items"])
    if "then" in schema:
        kind = schema["if"]["properties"]["kind"]["const"]
        _describe(name, (kind,), schema["then"])


def main(arguments: list[str]) -> int:
    check = "--check" in arguments
    stale = []
    for name, text in schemas():
        path = FOLDER / f"{name}-file.schema.json"
        if check and (not path.exists() or path.read_text("utf-8") != text):
            stale.append(path.name)
        elif not check:
            path.write_text(text, encoding="utf-8", newline="\n")
    if stale:
        print(f"stale: {', '.join(stale)}; run python -m tools.schemas")
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
