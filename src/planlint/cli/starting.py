"""A first ``planlint.yaml`` for a folder: what suits the documents in it, with every key explained."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from planlint.cli.files import find
from planlint.cli.language import say
from planlint.config.find import NAMES, absolute, find_upwards
from planlint.config.template import template
from planlint.errors import OutputError, UnreadableError, UsageError
from planlint.model.report import Suggestion
from planlint.model.text import Language, Text
from planlint.reporters.display import shell

MOST = 20
"""Documents that are read to suggest packs; more only take time."""


def begin(folder: Path, language: Language) -> str:
    """Write the file and say what stands in it. Raises ``UsageError`` where there is one already."""
    target = _free(folder)
    documents = find([folder]).documents
    suggested = dict(_suggestions(documents[:MOST]))
    suited = {path: each.packs if each else ("default",) for path, each in suggested.items()}
    packs = _of_most(suited.values())
    names = {path: _glob(path, folder) for path in suited if suited[path] != packs}
    others = {name: suited[path] for path, name in names.items()}
    create(target, template(language, packs, others))
    return "\n".join(_told(target, len(documents), packs, suggested, others))


def _free(folder: Path) -> Path:
    if not os.path.isdir(folder):  # noqa: PTH112
        raise UsageError(
            Text(f"没有 {folder} 这个文件夹。", f"There is no folder {folder}. "),
            Text("请先建好，或者检查路径。", "Make it first, or check the path."),
        )
    for name in NAMES:
        if os.path.lexists(folder / name):
            raise UsageError(
                Text(
                    f"已经有配置文件 {folder / name} 了，没有改动它。",
                    f"There is a configuration already: {folder / name}. It was left as it is. ",
                ),
                Text(
                    "用记事本打开就能改；用 planlint config 查看现在的设置。",
                    "Edit it, or see what holds with planlint config.",
                ),
            )
    return folder / NAMES[0]


def _suggestions(documents: Iterable[Path]) -> Iterable[tuple[Path, Suggestion | None]]:
    """What suits every document that can be read; the others are left to ``check`` to complain of."""
    from planlint import api
    from planlint.check import suggestion_of

    for path in documents:
        try:
            yield path, suggestion_of(api.outline(path))
        except UnreadableError:
            continue


def _of_most(packs: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The packs of more than half of the documents; ``default`` when they differ too much."""
    counts = Counter(packs)
    return next((each for each, count in counts.items() if count * 2 > counts.total()), ("default",))


def _glob(path: Path, folder: Path) -> str:
    """A document as the file names it: from its folder, with ``/``."""
    return os.path.relpath(path, folder).replace(os.sep, "/").replace("*", "?")


def _told(
    target: Path,
    count: int,
    packs: tuple[str, ...],
    suggested: Mapping[Path, Suggestion | None],
    others: Mapping[str, tuple[str, ...]],
) -> list[str]:
    named = say("、", ", ").join(packs)
    lines = [say(f"已写好 {target}", f"Written: {target}")]
    reason = next((each.why for each in suggested.values() if each and each.packs == packs), None)
    if reason is not None:
        why = say(f"（{reason.zh}）", f" ({reason.say('en')})")
    elif not count:
        why = say("（这里还没有文稿）", " (there are no documents here yet)")
    else:
        why = ""
    lines.append(say(f"规则包：{named}{why}", f"Packs: {named}{why}"))
    if others:
        lines.append(
            say(
                f"另有 {len(others)} 份文稿用别的规则包，见文件里的 overrides。",
                f"{len(others)} documents have packs of their own: see overrides in the file.",
            )
        )
    above = find_upwards(absolute(target).parent.parent)
    if above is not None:
        lines.append(
            say(
                f"注意：上级文件夹的 {above} 对这个文件夹不再起作用。",
                f"Note: {above} no longer holds for this folder.",
            )
        )
    command = "planlint config"
    if target.parent != Path():
        command += f" {shell(str(target.parent))}"
    lines.append(
        say(
            f"每一项在文件里都有说明，用记事本就能改。查看设置：{command}",
            f"Every key is explained in the file. See what holds: {command}",
        )
    )
    return lines


def create(path: Path, text: str) -> None:
    """Write a new file, whole or not at all, and never over another one.

    Raises ``UsageError`` when there is one by now, ``OutputError`` when it cannot be written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with open(beside, "xb") as file:  # noqa: PTH123
            file.write(text.encode("utf-8"))
        try:
            _put(beside, path)
        finally:
            beside.unlink(missing_ok=True)
    except FileExistsError as error:
        raise UsageError(
            Text(f"已经有 {path} 了，没有改动它。", f"There is {path} already. It was left as it is.")
        ) from error
    except OSError as error:
        raise OutputError(
            Text(f"{path} 没有写成：{_why(error).zh}。", f"{path} was not written: {_why(error).en}. "),
            Text("请换一个能写入的文件夹。", "Choose a folder that can be written to."),
        ) from error


def _put(beside: Path, path: Path) -> None:
    """Give a file its name unless the name is taken; a link does both in one step."""
    if os.name == "nt":
        os.rename(beside, path)  # noqa: PTH104  (fails there when the name is taken)
        return
    try:
        os.link(beside, path, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(path):
            raise FileExistsError(str(path)) from None
        os.rename(beside, path)  # noqa: PTH104


def _why(error: OSError) -> Text:
    if isinstance(error, PermissionError):
        return Text("没有写入的权限", "no permission")
    return Text(error.strerror or type(error).__name__, error.strerror or type(error).__name__)
