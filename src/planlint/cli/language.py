"""Which language the user reads: ``--lang``, else ``PLANLINT_LANG``, else Chinese."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from typing import cast, get_args

from planlint.model.levels import StatedBy
from planlint.model.text import Language

VARIABLE = "PLANLINT_LANG"
_SEPARATOR = "\x1f"

CURRENT: ContextVar[Language] = ContextVar("language", default="zh")
"""Set once a run by ``planlint.cli.main``, before the command line is parsed."""


STATED: ContextVar[StatedBy] = ContextVar("stated", default="default")
"""Where the language of the run was stated; a configuration file is asked where it was not."""


def choose(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> Language:
    """The language, found before the command line is parsed: usage errors and help need it too."""
    return chosen(arguments, environment)[0]


def chosen(
    arguments: Sequence[str], environment: Mapping[str, str] = os.environ
) -> tuple[Language, StatedBy]:
    """The language and where it was stated; a word that is no language is passed over."""
    wanted: list[tuple[str, StatedBy]] = [(environment.get(VARIABLE, ""), "environment")]
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang":
            wanted += [(word, "command") for word in arguments[position + 1 : position + 2]]
        elif argument.startswith("--lang="):
            wanted.append((argument.removeprefix("--lang="), "command"))
    known = [
        (cast(Language, short), by)
        for word, by in wanted
        if (short := word.strip().lower()[:2]) in get_args(Language)
    ]
    return known[-1] if known else ("zh", "default")


def both(zh: str, en: str) -> str:
    """A help text in both languages; typer carries one string, ``pick`` takes it apart again."""
    return zh + _SEPARATOR + en


def pick(text: str | None) -> str:
    """A help text in the user's language."""
    zh, _, en = (text or "").partition(_SEPARATOR)
    return en if CURRENT.get() == "en" and en else zh


def say(zh: str, en: str) -> str:
    return en if CURRENT.get() == "en" else zh
