"""Questions on a terminal: asked again, with the reason, until the answer will do."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NoReturn, Protocol, TypeVar

from planlint.cli.language import CURRENT, say
from planlint.errors import PlanlintError, UsageError
from planlint.model.text import Text

T = TypeVar("T")
Reader = Callable[[str], T]
"""Makes a value of what was typed; raises ``PlanlintError`` that says what is wrong with it."""


class Asker(Protocol):
    """Who answers: a person, or nobody."""

    def ask(self, option: str, question: str, read: Reader[T], default: str = "") -> T:
        """One answer; ``option`` is what would have answered it on the command line."""

    def tell(self, text: str) -> None:
        """Something to be read before the next question."""


class Terminal:
    """A person at a terminal."""

    def ask(self, option: str, question: str, read: Reader[T], default: str = "") -> T:
        self.tell(
            f"\n{question}" + (say(f"（直接回车：{default}）", f" (Enter: {default})") if default else "")
        )
        while True:
            answer = self._line() or default
            try:
                return read(answer)
            except PlanlintError as error:
                self.tell(say("  请重新填写：", "  Once more: ") + error.say(CURRENT.get()))

    def tell(self, text: str) -> None:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()

    def _line(self) -> str:
        with suppress(ImportError):
            import readline  # noqa: F401  (the arrow keys; Windows consoles have them without)
        try:
            # Not typer's prompt: input() reads what a Windows console holds in any code page.
            return input("> ").strip()
        except EOFError:
            raise KeyboardInterrupt from None


class Nobody:
    """No terminal, or nobody who wants to be asked: what has no default has to be an option."""

    def ask(self, option: str, question: str, read: Reader[T], default: str = "") -> T:
        if not default:
            missing(option, question)
        return read(default)

    def tell(self, text: str) -> None:
        """There is nobody to tell."""


def missing(option: str, question: str) -> NoReturn:
    raise UsageError(
        Text(f"还缺“{_short(question)}”，请加 {option}。", f"“{_short(question)}” is open: add {option}. "),
        Text("用法见：planlint rules new --help", "See: planlint rules new --help"),
    )


def _short(question: str) -> str:
    """The question itself, without its list and its question mark."""
    return question.partition("\n")[0].rstrip("？?")


def wrong(zh: str, en: str) -> NoReturn:
    """The answer will not do."""
    raise UsageError(Text(zh, en))


def needed(answer: str) -> str:
    if not answer.strip():
        wrong("这里不能空着", "this cannot be empty")
    return answer.strip()


def one_of(options: Sequence[tuple[str, str]]) -> Reader[str]:
    """A choice by its number or its name; options are (value, words for people)."""

    def read(answer: str) -> str:
        for number, (value, words) in enumerate(options, 1):
            if answer in (str(number), value, words):
                return value
        near = [value for value, words in options if len(answer) > 1 and words.startswith(answer)]
        near = near or [value for value, words in options if len(answer) > 1 and answer in words]
        if len(near) == 1:
            return near[0]
        names = "、".join(f"{value}（{words}）" for value, words in options)
        english = ", ".join(f"{value} ({words})" for value, words in options)
        wrong(f"没有“{answer}”这一项，可以写：{names}", f"there is no “{answer}”; choose of: {english}")

    return read


def several_of(options: Sequence[tuple[str, str]]) -> Reader[tuple[str, ...]]:
    """Choices with commas or blanks between them."""
    one = one_of(options)

    def read(answer: str) -> tuple[str, ...]:
        parts = answer.translate(str.maketrans("，、;；", "    ")).replace(",", " ").split()
        if not parts:
            wrong("至少选一个", "choose one at least")
        return tuple(dict.fromkeys(one(part) for part in parts))

    return read


def numbered(options: Sequence[tuple[str, str]]) -> str:
    """The options, one a line."""
    return "\n".join(f"  {number}  {words}" for number, (_, words) in enumerate(options, 1))
