"""How the check of each kind of rule is written: one file a kind, imported when such a rule is read."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planlint.model.rule import Check, RuleKind
    from planlint.rules.fields import Place
    from planlint.rules.words import WordLists


def check_reader(kind: RuleKind, lists: WordLists, strict: bool) -> Callable[[Place, Any], Check]:
    """The reader of what stands under ``check`` in a rule of that kind."""
    module = import_module(f"planlint.rules.kinds.{kind}")
    reader: Callable[[Place, Any], Check] = module.reader(lists, strict)
    return reader
