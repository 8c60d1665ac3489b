"""Small value types that every other model builds on."""

from __future__ import annotations

from typing import Literal

from planlint.model.records import dataclass

Language = Literal["zh", "en"]
Severity = Literal["error", "warning", "info"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""Most severe first."""


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of characters, ``start <= i < end``, counted in code points."""

    start: int
    end: int

    def shift(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in Chinese and in English; ``en`` falls back to ``zh`` when it is empty."""

    zh: str
    en: str = ""

    def say(self, language: Language) -> str:
        return self.en if language == "en" and self.en else self.zh
