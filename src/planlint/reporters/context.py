"""What a reporter may know of the place its output goes to."""

from __future__ import annotations

from typing import Literal

from planlint.model.records import dataclass
from planlint.model.text import Language, Severity, Text


@dataclass(frozen=True, slots=True)
class RenderContext:
    """How to render: ``width`` in terminal columns, ``color`` as ANSI sequences or none.

    ``version`` is planlint's own and is named in JSON; ``brief`` asks for the shorter report.
    ``fail_on`` is the least severity that fails the run. ``folder`` is the absolute path that the
    sources of documents are relative to, ``root`` the one that reports for CI tell places from;
    ``show_waived`` asks people's reports to list what was accepted.
    """

    language: Language = "zh"
    width: int = 100
    color: bool = False
    version: str = ""
    brief: bool = False
    fail_on: Severity | Literal["never"] = "error"
    folder: str = ""
    root: str = ""
    show_waived: bool = False

    def say(self, zh: str, en: str) -> str:
        """The one of two wordings that the user reads."""
        return en if self.language == "en" else zh

    def text(self, text: Text) -> str:
        return text.say(self.language)
