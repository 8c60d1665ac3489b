"""planlint reads policy plans and says what they lack.

``planlint.read``, ``planlint.outline``, ``planlint.check`` and ``planlint.gaps`` are the Python API;
``planlint.api`` documents them. Importing planlint imports none of what they need.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planlint.api import check as check
    from planlint.api import gaps as gaps
    from planlint.api import outline as outline
    from planlint.api import read as read

__version__ = "0.1.0"
__all__ = ["__version__", "check", "gaps", "outline", "read"]


class _Package(ModuleType):
    """This module's class, so that ``planlint.outline`` and ``planlint.check`` are the functions.

    Rooms of the same names exist below, and the importer binds a room to its package once it is
    imported. A property is found before that binding and ignores it; ``from planlint.outline import
    build`` does not go through it.
    """

    @staticmethod
    def _function(name: str) -> property:
        def function(self: _Package) -> Any:
            from planlint import api

            return getattr(api, name)

        def ignore(self: _Package, room: ModuleType) -> None:
            """The importer's binding of the room."""

        return property(function, ignore)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *__all__})

    read = _function("read")
    outline = _function("outline")
    check = _function("check")
    gaps = _function("gaps")


sys.modules[__name__].__class__ = _Package
