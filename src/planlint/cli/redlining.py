"""``planlint diff --redline OUT.docx``: the new document with tracked changes against the old one."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planlint.cli.language import say
from planlint.errors import UsageError
from planlint.model.records import dataclass
from planlint.model.text import Text

if TYPE_CHECKING:
    from planlint.cli.comparing import Version
    from planlint.model.compared import Compared

AUTHOR = "planlint"
ENDINGS = (".docx", ".docm", ".dotx", ".dotm")


@dataclass(frozen=True, slots=True)
class Order:
    """Where a redline goes, in whose name and of which moment its changes are."""

    path: Path
    author: str
    date: datetime


def order(path: Path | None, author: str | None, date: str | None) -> Order | None:
    """What the options ask for; ``None`` without a redline. Raises ``UsageError``."""
    if path is None:
        if author is not None or date is not None:
            option = "--author" if author is not None else "--date"
            raise UsageError(
                Text(f"{option} 要和 --redline 一起用。", f"{option} goes with --redline. "),
                Text("如 --redline 修订稿.docx --author 张三", "For example --redline OUT.docx --author Li"),
            )
        return None
    if path.suffix.lower() not in ENDINGS:
        raise UsageError(
            Text(
                f"--redline 写的是 Word 文件，文件名要以 .docx 结尾：{path}",
                f"--redline writes a Word file; its name ends in .docx: {path}",
            )
        )
    return Order(path, _name(author or "") or AUTHOR, _moment(date))


def _name(author: str) -> str:
    """A name without what XML cannot hold: control characters, and bytes of the terminal that are no text."""
    return re.sub("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]", "", author).strip()


def _moment(date: str | None) -> datetime:
    """A day or a moment in ISO 8601; now without one. Word takes its moments
    without a zone, as the clock on the wall has them."""
    if date is None:
        return datetime.now(UTC).astimezone().replace(microsecond=0)
    try:
        return datetime.fromisoformat(date.strip())
    except ValueError:
        raise UsageError(
            Text(f"--date 看不懂“{date}”。", f"--date cannot read {date!r}. "),
            Text("写成 2026-03-01 或 2026-03-01T09:30:00。", "Write 2026-03-01 or 2026-03-01T09:30:00."),
        ) from None


def data(order: Order, old: Version, new: Version, compared: Compared) -> bytes:
    """The redline, made before anything is written. Raises ``UsageError`` where one side is no Word file or
    would be written over."""
    from planlint.cli.output import complain, warn
    from planlint.word_output import redline

    for side, outline in ((old, compared.comparison.old), (new, compared.comparison.new)):
        if outline.document.format != "docx":
            raise UsageError(
                Text(
                    f"{side.name} 不是 Word 文件（.docx），做不了修订稿。",
                    f"{side.name} is no Word file (.docx), so no tracked changes can be made. ",
                ),
                Text("去掉 --redline，或者换成 .docx。", "Drop --redline, or compare .docx files."),
            )
        if not side.committed and _same(side.path, order.path):
            raise UsageError(
                Text(
                    f"没有写 {order.path}：它就是要比较的文稿之一。",
                    f"{order.path} was not written: it is one of the documents that are compared. ",
                ),
                Text("请换一个文件名。", "Choose another name."),
            )
    _check_ending(order.path, new.path)
    found = redline(old.file(), new.file(), author=order.author, date=order.date)
    warn(order.path, found.warnings)
    if not (found.insertions or found.deletions or found.moves):
        complain(say("两稿的文字没有不同，修订稿里没有修订。", "The texts are the same: nothing is marked."))
    return found.data


def _same(one: Path, other: Path) -> bool:
    """Whether both are one file, by whatever name."""
    if os.path.realpath(one) == os.path.realpath(other):
        return True
    try:
        return one.samefile(other)
    except OSError:
        return False


def _check_ending(path: Path, new: Path) -> None:
    """Word opens a file with macros, or a template, only under the ending of its kind; the redline is of the
    new document's kind."""
    wanted = new.suffix.lower() if new.suffix.lower() in ENDINGS else ENDINGS[0]
    if path.suffix.lower() != wanted:
        raise UsageError(
            Text(
                f"没有写 {path}：新稿是 {wanted}，修订稿也要以 {wanted} 结尾，否则 Word 打不开。",
                f"{path} was not written: the new document is a {wanted}, and Word opens no other. ",
            ),
            Text(f"写成 {path.with_suffix(wanted)}。", f"Write {path.with_suffix(wanted)}."),
        )


def write(order: Order, content: bytes) -> None:
    """The redline to its file, whole or not at all. Raises ``OutputError``."""
    from planlint.cli.output import complain, save_bytes

    save_bytes(order.path, content)
    complain(say(f"已写入修订稿 {order.path}", f"Written: {order.path}"))
