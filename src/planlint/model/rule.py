"""A rule as data, after its file has been validated. ``planlint.rules`` reads the files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planlint.model.outline import Kind, Role
from planlint.model.text import Severity, Text


@dataclass(frozen=True, slots=True)
class Basis:
    """A document that a rule rests on; ``number`` only where it is certain."""

    title: str
    number: str = ""
    clause: str = ""

    def cite(self) -> str:
        number = f"（{self.number}）" if self.number else ""
        return f"《{self.title}》{number}{self.clause}"


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a rule looks: units of these kinds in sections of these roles; empty means everywhere."""

    kinds: tuple[Kind, ...] = ()
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A small plan, one paragraph a line; ``«»`` in a failing one marks the exact span found."""

    text: str
    fails: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """``check`` is the frozen dataclass of the rule's kind, in ``planlint.checks``."""

    id: str
    kind: str
    severity: Severity
    title: Text
    message: Text
    why: Text
    fix: Text
    basis: tuple[Basis, ...]
    scope: Scope
    check: Any
    examples: tuple[Example, ...]
    origin: Path
