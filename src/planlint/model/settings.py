"""What holds for one document: which rules, how severe, and where each value was stated."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from planlint.model.levels import FailOn, Level, StatedBy
from planlint.model.records import dataclass
from planlint.model.text import Language, Severity

if TYPE_CHECKING:
    from planlint.model.waiver import Waiver

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Layer:
    """What one level of configuration says about the rules that the level below it has left.

    ``select`` leaves only these (without any, all), ``ignore`` takes these away, ``severity`` sets
    that of those which still run. Names are ids of rules, ids with ``*``, or kinds.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Level], ...] = ()

    @property
    def empty(self) -> bool:
        return not (self.select or self.ignore or self.severity)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rules run: packs (names or paths of pack files), the user's own files, then the layers."""

    packs: tuple[str, ...] = ("default",)
    paths: tuple[Path, ...] = ()
    layers: tuple[Layer, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value was stated; ``detail`` is the option, the variable or the globs of the override."""

    by: StatedBy = "default"
    path: Path | None = None
    line: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Held(Generic[T]):
    """A value that holds, and where it was stated."""

    value: T
    origin: Origin = Origin()


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that holds for one document.

    Of ``packs``, ``fail_on``, ``min_severity`` and ``language`` the last statement holds; ``rules`` and
    ``exclude`` add up; ``select``, ``ignore`` and ``severity`` act one after another, as ``choice`` says.
    ``config`` is the file they come from, ``waivers`` and ``baseline`` belong to it as a whole.
    """

    config: Path | None = None
    packs: Held[tuple[str, ...]] = Held(("default",))
    rules: tuple[Held[Path], ...] = ()
    select: tuple[Held[tuple[str, ...]], ...] = ()
    ignore: tuple[Held[tuple[str, ...]], ...] = ()
    severity: tuple[Held[tuple[tuple[str, Level], ...]], ...] = ()
    fail_on: Held[FailOn] = Held("error")
    min_severity: Held[Severity] = Held("info")
    language: Held[Language] = Held("zh")
    exclude: Held[tuple[str, ...]] = Held(())
    waivers: tuple[Waiver, ...] = ()
    baseline: Held[Path | None] = Held(None)
    choice: Choice = Choice()
