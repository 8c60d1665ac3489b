"""Writing to the terminal, a pipe or a file: colour, width, encoding, closed pipes."""

from __future__ import annotations

import errno
import io
import os
import re
import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import planlint
from planlint.cli.language import CURRENT, say
from planlint.cli.options import Color
from planlint.errors import OutputError
from planlint.model.text import Text as Words

if TYPE_CHECKING:
    from planlint.model.report import Failure
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
    # A program that is started with a closed output has no stream at all.
    sys.stdout = sys.stdout or _Closed()
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if os.name == "nt" and not stream.isatty() and "PYTHONIOENCODING" not in os.environ:
            reconfigure(encoding="utf-8", errors="replace")
        else:
            reconfigure(errors="replace")


class _Closed(io.TextIOBase):
    """In place of a standard output that was closed before the program began."""

    def write(self, text: str) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


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


def write(text: str, format: str = "text") -> None:
    """Write a report to standard output. A reader that has gone away (``| head``) is no error.

    Formats for programs go out as UTF-8 with plain line ends, whatever the encoding of the stream,
    unless a person looks at it on a terminal. Raises ``OutputError`` when the output is closed or full.
    """
    if not text.endswith("\n"):
        text += "\n"
    try:
        if format != "text" and not sys.stdout.isatty() and hasattr(sys.stdout, "buffer"):
            sys.stdout.flush()
            sys.stdout.buffer.write(encode(text, format))
        elif os.name == "nt" and "\x1b[" in text and sys.stdout.isatty():
            _write_windows_console(text)
        else:
            sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
        if not _reader_gone(error):
            raise _not_written(None, error) from error


def encode(text: str, format: str) -> bytes:
    """A report as UTF-8. What is no character (half of a pair, in a file's name) becomes an escape in
    JSON and a question mark elsewhere."""
    return text.encode("utf-8", "backslashreplace" if format in ("json", "sarif") else "replace")


def save(path: Path, text: str, format: str) -> None:
    """Write a report to a file, whole or not at all: beside its place first, then put there in one step.

    A link is followed; a device or a pipe is written to as it is. Raises ``OutputError``.
    """
    save_bytes(path, encode(text if text.endswith("\n") else text + "\n", format))


def save_bytes(path: Path, data: bytes) -> None:
    """The same for a file that is no text."""
    try:
        place = Path(os.path.realpath(path))
        if place.exists() and not place.is_file():
            place.write_bytes(data)
            return
        _replace(place, data)
    except OSError as error:
        raise _not_written(path, error) from error


def _replace(place: Path, data: bytes) -> None:
    beside = place.with_name(f".{place.name[:40]}.{os.getpid()}.tmp")
    try:
        with open(beside, "xb") as file:  # noqa: PTH123
            file.write(data)
        if place.exists():
            shutil.copymode(place, beside)
        os.replace(beside, place)  # noqa: PTH105
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _reader_gone(error: OSError) -> bool:
    """Whether the reader of a pipe has gone away; on Windows that is an invalid argument."""
    return isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL)


def _not_written(path: Path | None, error: OSError) -> OutputError:
    """One sentence for each way in which writing fails; ``path`` is ``None`` for standard output."""
    zh, en = ("结果", "The report") if path is None else (f"报告 {path} ", f"The report {path} ")
    en = en.strip()
    if error.errno == errno.EBADF:
        return OutputError(
            Words(f"{zh}写不出来：输出已经关闭。", f"{en} cannot be written: the output is closed. "),
            Words("请用 --output 写成文件。", "Write it to a file with --output."),
        )
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return OutputError(
            Words(f"{zh}没有写成：磁盘已满。", f"{en} was not written: the disk is full. "),
            Words("请清理磁盘，或者换一个位置。", "Make room or choose another place."),
        )
    if isinstance(error, FileNotFoundError):
        return OutputError(
            Words(f"{zh}没有写成：没有这个文件夹。", f"{en} was not written: there is no such folder. "),
            Words("请先建好文件夹，或者换一个位置。", "Make the folder first or choose another place."),
        )
    if isinstance(error, IsADirectoryError):
        return OutputError(
            Words(f"{zh}没有写成：这是一个文件夹。", f"{en} was not written: that is a folder. "),
            Words("请写上文件名。", "Add the name of a file."),
        )
    if isinstance(error, PermissionError):
        return OutputError(
            Words(
                f"{zh}没有写成：没有写入的权限，或者文件正开着。",
                f"{en} was not written: no permission, or the file is open in another program. ",
            ),
            Words("请关掉它，或者换一个位置。", "Close it or choose another place."),
        )
    reason = error.strerror or type(error).__name__
    return OutputError(Words(f"{zh}没有写成（{reason}）。", f"{en} was not written ({reason})."))


def _write_windows_console(text: str) -> None:
    """Coloured text through rich, which knows the consoles of every Windows; others take it as it is."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, markup=False, emoji=False, no_color=False)
    console.print(Text.from_ansi(text.removesuffix("\n")), soft_wrap=True)


_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_COMMAND = re.compile(r"(?m)(?<=#)(?=#\[)|^(?=\s*::)")
_APART = "\u2060"
"""Word joiner: takes no room."""


def complain(text: str) -> None:
    """One message to standard error; where that is closed or full nobody can be told.

    Names in it come from strangers: none moves the cursor, and none is a command to GitHub's runner, which
    reads standard error too (``::error::`` at the start of a line, ``##[error]`` anywhere).
    """
    try:
        print(_COMMAND.sub(_APART, _CONTROL.sub("", text)), file=sys.stderr, flush=True)
    except OSError:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123


def complain_of(failure: Failure) -> None:
    """Which document could not be read, and why."""
    sentence = failure.message.say(CURRENT.get())
    complain(f"{say('读不了 ', 'Cannot read ')}{failure.source}{say('：', ': ')}{sentence}")


def warn(path: Path, warnings: Iterable[Words]) -> None:
    """What could not be read faithfully; the report is still good for the rest."""
    for warning in warnings:
        complain(f"{say('提醒：', 'Note: ')}{path.name}{say('：', ': ')}{warning.say(CURRENT.get())}")
