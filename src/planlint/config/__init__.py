"""``planlint.yaml``: found upwards from a document, validated, and settled for every path.

The names are imported when first used: a gap analysis without any such file needs only to know that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planlint.config.configuration import Configuration
    from planlint.config.statements import Statement

__all__ = ["Configuration", "Statement"]

_FILES = {"Configuration": "configuration", "Statement": "statements"}


def __getattr__(name: str) -> Any:
    if name not in _FILES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_FILES[name]}"), name)
