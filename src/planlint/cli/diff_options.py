"""What the arguments and options of ``planlint diff`` may be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from planlint.cli.comparing import Version, version
from planlint.cli.options import Revisions
from planlint.cli.redlining import Order
from planlint.cli.run import words
from planlint.errors import UsageError
from planlint.model.change import CHANGE_KINDS
from planlint.model.text import Text

FORMATS = ("text", "json", "markdown", "html")

GROUPS = {"worse": "一切变弱的", "any": "任何变化", "new-findings": "新出现的问题"}
"""What ``--fail-on`` takes beside the kinds of change."""


def kinds(option: str, values: Iterable[str] | None) -> frozenset[str]:
    """The kinds that an option names. Raises ``UsageError`` for a word that is none."""
    known = (*CHANGE_KINDS, *(GROUPS if option == "--fail-on" else ("worse",)))
    found = [word.lower().replace("_", "-") for word in words(values)]
    for word in found:
        if word not in known:
            near = get_close_matches(word, known, n=1, cutoff=0.5)
            raise UsageError(
                Text(f"{option} 里没有“{word}”这一种。", f"{option} knows no kind {word}. "),
                Text(f"是不是想写 {near[0]}？", f"Did you mean {near[0]}?")
                if near
                else Text(
                    f"可以写：{'、'.join(map(_named, known))}。", f"The kinds are: {', '.join(known)}."
                ),
            )
    return frozenset(found)


def _named(kind: str) -> str:
    """A kind as it is written, with its name: who does not know the kinds cannot choose by the word alone."""
    from planlint.reporters.diff_words import KIND

    name = GROUPS.get(kind) or next(text.zh for known, text in KIND.items() if known == kind)
    return f"{kind}（{name}）"


def apart(marked: Order | None, git: str | None, revisions: Revisions) -> None:
    """Raises ``UsageError`` for options that exclude a redline."""
    if marked is None:
        return
    if git is not None:
        raise UsageError(
            Text("--redline 一次做一份，不能和 --git 一起用。", "--redline takes two versions, not --git. "),
            Text(
                "请写两个版本：planlint diff HEAD:方案.docx 方案.docx --redline 修订稿.docx",
                "Name both: planlint diff HEAD:PLAN.docx PLAN.docx --redline MARKED.docx",
            ),
        )
    if revisions != "accepted":
        raise UsageError(
            Text(
                "--redline 按接受修订后的文字比较，不能和 --revisions original 一起用。",
                "--redline compares the text with tracked changes accepted, not --revisions original.",
            )
        )


def two(arguments: Sequence[str]) -> tuple[Version, Version]:
    """The old and the new version. Raises ``UsageError`` unless two were named."""
    if len(arguments) == 2:
        return version(arguments[0]), version(arguments[1])
    if len(arguments) < 2:
        what = Text(
            "要写两个版本：先旧稿，后新稿。" if not arguments else "还缺少新稿：要写两个版本。",
            "Two versions are needed: the old one, then the new one. ",
        )
    else:
        what = Text(
            f"一次比较两个版本，这里写了 {len(arguments)} 个。文件名里有空格时，请用英文双引号括起来。",
            f"Two versions are compared; {len(arguments)} were named. Put quotation marks around names "
            "with spaces. ",
        )
    return_to = Text(
        "如 planlint diff 旧稿.docx 新稿.docx，或者 planlint diff --git HEAD",
        "For example planlint diff OLD.docx NEW.docx, or planlint diff --git HEAD",
    )
    raise UsageError(what, return_to)
