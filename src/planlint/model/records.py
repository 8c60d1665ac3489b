"""``dataclass`` as in the standard library (all but ``order`` and the like), made in a third of the time.

The standard decorator compiles seven methods for every class, which for the hundred classes of a run takes
longer than reading a plan does, and fills a frozen instance at a quarter of the speed. Here only ``__init__``
is compiled; the others are the same functions for all classes. That nobody writes to a frozen instance is
held by mypy, to which this is the standard decorator.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    from dataclasses import dataclass as _standard
    from dataclasses import fields

    def dataclass(
        cls: type | None = None, /, *, frozen: bool = False, slots: bool = False, eq: bool = True
    ) -> Any:
        """A class with the standard's ``__init__``, ``__repr__``, ``__eq__`` and, if frozen, ``__hash__``."""

        def made(plain: type) -> type:
            own = plain.__dict__
            record = _standard(plain, slots=slots, eq=False, repr=False)
            names = [each.name for each in fields(record) if each.compare]
            # Of one name or none an attrgetter gives no tuple, or does not exist.
            record._held_values = staticmethod(
                attrgetter(*names) if names[1:] else lambda it: tuple(getattr(it, name) for name in names)
            )
            methods = {"__repr__": _repr}
            if eq:
                methods |= {"__eq__": _eq, "__hash__": _hash if frozen else None}
            for name, method in methods.items():
                # A class that has its own ``__eq__`` and no ``__hash__`` holds ``None`` for it.
                if own.get(name) is None:
                    setattr(record, name, method)
            return record

        return made if cls is None else made(cls)

    def _repr(self: Any) -> str:
        held = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
        return f"{type(self).__qualname__}({held})"

    def _eq(self: Any, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self._held_values(self) == self._held_values(other)

    def _hash(self: Any) -> int:
        return hash(self._held_values(self))


__all__ = ["dataclass"]
