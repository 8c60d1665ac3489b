"""Asks the readers of rule files what they take, and writes down the answer as JSON Schema.

A reader is called with a ``Sketch`` instead of a value. Those of plain values record their type
(``planlint.rules.fields.sketched``), those of mappings ask for their keys one by one, which is
recorded too; so a key that a reader begins to ask for is in the schema without further ado.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from planlint.rules.fields import Fields, Place, Reader

T = TypeVar("T")
Schema = dict[str, Any]


class AnyKeys(dict[str, Any]):
    """A mapping that holds every key that is asked for, and none to go through."""

    def __contains__(self, key: object) -> bool:
        return True


class Sketch:
    """Stands for a value; ``schema`` is what its readers have said of it.

    ``known`` are values that the reader is given for some keys, since others depend on them.
    """

    def __init__(self, known: dict[str, Any] | None = None) -> None:
        self.known = known or {}
        self.forms: list[Schema] = []

    @property
    def schema(self) -> Schema:
        """Any of the forms recorded; ``{}`` (anything) when none was."""
        forms = [form for at, form in enumerate(self.forms) if form not in self.forms[:at]]
        return forms[0] if len(forms) == 1 else {"anyOf": forms} if forms else {}

    def record(self, schema: Schema) -> None:
        if schema and schema != {"type": "object"}:
            self.forms.append(schema)

    def fields(self, place: Place) -> Fields:
        """What ``mapping`` gives the reader."""
        form: Schema = {"type": "object", "properties": {}, "additionalProperties": False}
        self.forms.append(form)
        return Asked(place, AnyKeys(), [], form, self.known)

    def several(self, read: Callable[[Sketch], object]) -> None:
        """A list of values, or one that stands for a list of one."""
        one = Sketch()
        read(one)
        self.forms += [{"type": "array", "items": one.schema}, one.schema]


@dataclass(slots=True)
class Asked(Fields):
    """Writes down the keys that a reader asks for."""

    form: Schema = field(default_factory=dict)
    known: dict[str, Any] = field(default_factory=dict)

    def need(self, key: str, read: Reader[T], default: T) -> T:
        self.form.setdefault("required", []).append(key)
        return self.may(key, read, default)

    def may(self, key: str, read: Reader[T], default: T) -> T:
        value = Sketch()
        read(self.place.at(key), value)
        self.form["properties"][key] = value.schema
        found: T = self.known.get(key, default)
        return found

    def has_one(self, *keys: str) -> bool:
        self.form.setdefault("allOf", []).append({"anyOf": [{"required": [key]} for key in keys]})
        return True

    def done(self) -> None:
        """Nothing is unknown here."""


def sketch(read: Callable[[Place, Any], object], known: dict[str, Any] | None = None) -> Schema:
    """What a reader of a whole file takes."""
    from pathlib import Path

    from planlint.rules.problems import Problems
    from planlint.rules.source import Source

    value = Sketch(known)
    read(Place(Source(Path("x.yaml"), b"", None), Problems()), value)
    return value.schema
