"""Writing to the terminal, a pipe or a file: colour, width, encoding, closed pipes."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import planlint
from planlint.cli.language import CURRENT, say
from planlint.cli.options import Color

if TYPE_CHECKING:
    from planlint.model.report import Failure
    from planlint.model.text import Text as Words
    from planlint.reporters.context import RenderContext

MIN_WIDTH = 40
"""Columns below which no layout is attempted."""

PIPE_WIDTH = 100
"""Columns of text that does not go to a terminal."""


def prepare_streams() -> None:
    """Make it impossible that a character the console cannot show stops the program.

    A pipe or file on Windows gets UTF-8 unless ``PYTHONIOENCODING`` says otherwise: the console's
    own code page (cp936, cp1252) cannot hold every character of a plan.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if os.name == "nt" and not stream.isatty() and "PYTHONIOENCODING" not in os.environ:
            reconfigure(encoding="utf-8", errors="replace")
        else:
            reconfigure(errors="replace")


def wants_color(choice: Color, stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """``NO_COLOR`` (https://no-color.org) and ``TERM=dumb`` hold unless colour is asked for."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR") or environment.get("TERM") == "dumb":
        return False
    return stream.isatty()


def columns(stream: TextIO, environment: Mapping[str, str] = os.environ) -> int:
    """The terminal's width, ``COLUMNS`` before it; ``PIPE_WIDTH`` elsewhere."""
    stated = environment.get("COLUMNS", "")
    if stated.isdecimal() and int(stated) > 0:
        return max(int(stated), MIN_WIDTH)
    if not stream.isatty():
        return PIPE_WIDTH
    return max(shutil.get_terminal_size((PIPE_WIDTH, 24)).columns, MIN_WIDTH)


def context(color: Color, width: int | None, *, brief: bool = False) -> RenderContext:
    from planlint.reporters.context import RenderContext

    return RenderContext(
        language=CURRENT.get(),
        width=width or columns(sys.stdout),
        color=wants_color(color, sys.stdout),
        version=planlint.__version__,
        brief=brief,
    )


def stdout() -> TextIO:
    return sys.stdout


def stderr() -> TextIO:
    return sys.stderr


def write(text: str) -> None:
    """Write a report to standard output. A reader that has gone away (``| head``) is no error."""
    if not text.endswith("\n"):
        text += "\n"
    try:
        if os.name == "nt" and "\x1b[" in text and sys.stdout.isatty():
            _write_windows_console(text)
        else:
            sys.stdout.write(text)
            sys.stdout.flush()
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123


def _write_windows_console(text: str) -> None:
    """Coloured text through rich, which knows the consoles of every Windows; others take it as it is."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, markup=False, emoji=False, no_color=False)
    console.print(Text.from_ansi(text.removesuffix("\n")), soft_wrap=True)


def complain(text: str) -> None:
    """One message to standard error."""
    try:
        print(text, file=sys.stderr, flush=True)
    except BrokenPipeError:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123


def complain_of(failure: Failure) -> None:
    """Which document could not be read, and why."""
    sentence = failure.message.say(CURRENT.get())
    complain(f"{say('读不了 ', 'Cannot read ')}{failure.source}{say('：', ': ')}{sentence}")


def warn(path: Path, warnings: Iterable[Words]) -> None:
    """What could not be read faithfully; the report is still good for the rest."""
    for warning in warnings:
        complain(f"{say('提醒：', 'Note: ')}{path.name}{say('：', ': ')}{warning.say(CURRENT.get())}")
