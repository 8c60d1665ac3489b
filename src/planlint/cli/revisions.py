"""Documents as a git repository holds them: ``REV:path``, and what changed since a revision.

git is run directly, never through a shell, and nothing that a document or a revision is called becomes
an option of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from planlint.errors import PlanlintError, UnreadableError, UsageError
from planlint.model.records import dataclass
from planlint.model.text import Text

TIMEOUT = 120
"""Seconds that one call of git may take."""

_POINTER = b"version https://git-lfs.github.com/spec/"
"""What a file begins with that git keeps elsewhere (Git LFS)."""


def is_revision(argument: str) -> bool:
    """Whether an argument means ``REV:path``, and not a file that is there or a Windows path (``C:\\…``)."""
    revision, colon, path = argument.partition(":")
    if not colon or not path or os.path.lexists(argument):
        return False
    drive = len(revision) == 1 and revision.isalpha()
    return not (drive and (path[0] in "\\/" or os.name == "nt"))


def content(argument: str) -> bytes:
    """The bytes of ``REV:path``; the path counts from the top of the repository or from this folder.

    Raises ``UsageError`` where there is no git, repository, revision or file of that name.
    """
    revision, _, path = argument.partition(":")
    if os.name == "nt":
        path = path.replace("\\", "/")
    if not revision.startswith("-"):
        for spec in (f"{revision}:{path}", f"{revision}:./{path}"):
            found = _run("rev-parse", "--verify", "--quiet", spec, may_fail=True)
            if found:
                return _blob(found.decode().strip(), argument)
    _check_revision(revision)
    raise UsageError(
        Text(f"{revision} 里没有 {path} 这个文件。", f"There is no file {path} in {revision}. "),
        Text(
            f"看看那一版有哪些文件：git ls-tree -r --name-only {revision}",
            f"What is there: git ls-tree -r --name-only {revision}",
        ),
    )


def _blob(name: str, argument: str) -> bytes:
    from planlint.readers.limits import LIMITS

    kind = _run("cat-file", "-t", name).decode().strip()
    if kind != "blob":
        raise UsageError(
            Text(f"{argument} 是文件夹，不是文件。", f"{argument} is a folder, not a file. "),
            Text(
                "比较整个文件夹请用 planlint diff --git 版本 文件夹。",
                "To compare a folder: planlint diff --git REV FOLDER.",
            ),
        )
    if int(_run("cat-file", "-s", name)) > LIMITS.file:
        raise UnreadableError(
            Text(f"{argument} 太大，没有读取。", f"{argument} is too large and was not read.")
        )
    data = _run("cat-file", "blob", name)
    if data.startswith(_POINTER):
        raise UnreadableError(
            Text(
                f"{argument} 由 Git LFS 另外保存，这里只有它的编号。",
                f"{argument} is kept by Git LFS; the repository holds only its number. ",
            ),
            Text(
                "请先用 git worktree 或 git checkout 取出那一版的文件再比较。",
                "Check that version out (git worktree, git checkout) and compare the files.",
            ),
        )
    return data


def _check_revision(revision: str) -> None:
    """Raises ``UsageError`` where git does not know the revision; an empty one is the index."""
    if not revision:
        return
    wanted = f"{revision}^{{tree}}"
    if revision.startswith("-") or not _run("rev-parse", "--verify", "--quiet", wanted, may_fail=True):
        raise UsageError(
            Text(f"git 里没有 {revision} 这个版本。", f"git knows no revision {revision}. "),
            Text(
                "可以写 HEAD（最近一次提交）、HEAD~1（再前一次）、分支名、标签或提交编号。",
                "Write HEAD, HEAD~1, a branch, a tag or the number of a commit.",
            ),
        )


# What changed ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Touched:
    """A file that differs from the revision: ``old`` is its path there, from the top of the repository,
    ``new`` its path in the working tree; one of them is missing where it stands on one side only."""

    old: str | None
    new: str | None


def resolved(revision: str) -> str:
    """The commit that a revision names; ``main...`` is the commit where this branch left ``main``."""
    if revision.endswith("..."):
        start = revision.removesuffix("...")
        _check_revision(start)
        base = _run("merge-base", start, "HEAD", may_fail=True)
        if base:
            return base.decode().strip()
        raise UsageError(
            Text(f"{start} 和当前分支没有共同的版本。", f"{start} and this branch have no common commit.")
        )
    _check_revision(revision)
    wanted = f"{revision}^{{tree}}"
    return _run("rev-parse", "--verify", "--quiet", wanted).decode().strip()


def top() -> Path:
    """The top folder of the working tree."""
    return Path(os.fsdecode(_run("rev-parse", "--show-toplevel")).rstrip("\r\n"))


def touched(tree: str, endings: Sequence[str]) -> Iterator[Touched]:
    """All files with these endings that differ between ``tree`` and the working tree, renames followed.

    Files that git does not know yet, and was not told to ignore, count as added.
    """
    globs = [f":(top,icase,glob)**/*{ending}" for ending in endings]
    options = ("--name-status", "-M", "-z", "--no-ext-diff", "--no-textconv", "--no-relative")
    parts = iter(_names(_run("diff", *options, tree, "--", *globs)))
    for status in parts:
        path = next(parts)
        if status.startswith(("R", "C")):
            other = next(parts)
            yield Touched(path if status.startswith("R") else None, other)
        elif status.startswith("A"):
            yield Touched(None, path)
        elif status.startswith("D"):
            yield Touched(path, None)
        else:
            yield Touched(path, path)
    others = ("ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", *globs)
    for path in _names(_run(*others)):
        yield Touched(None, path)


def _names(listed: bytes) -> list[str]:
    return [os.fsdecode(name) for name in listed.split(b"\0") if name]


# Running git -------------------------------------------------------------------------------------


def _run(*arguments: str, may_fail: bool = False) -> bytes:
    """What git writes; empty where it fails and may. Raises ``UsageError`` in words of our own."""
    import shutil
    import subprocess

    git = shutil.which("git")
    if git is None:
        raise UsageError(
            Text("这台电脑上没有 git，没法读版本库里的文件。", "git is not installed on this computer. "),
            Text(
                "请安装 git，或者直接写两个文件：planlint diff 旧稿.docx 新稿.docx",
                "Install it, or name two files: planlint diff OLD.docx NEW.docx",
            ),
        )
    # A repository's own settings may name programs to run when its files are looked at.
    safe = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "--no-pager")
    try:
        done = subprocess.run(
            [git, *safe, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=TIMEOUT,
            env={**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"},
        )
    except subprocess.TimeoutExpired as error:
        raise UsageError(
            Text("git 超过两分钟没有回答，已停止。", "git took more than two minutes and was stopped.")
        ) from error
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.decode("utf-8", "replace").strip()
    trouble = _trouble(said)
    if trouble is not None:
        raise trouble
    if may_fail:
        return b""
    reason = said.splitlines()[0][:200] if said else str(done.returncode)
    raise UsageError(Text(f"git 没有成功（{reason}）。", f"git failed ({reason})."))


def _trouble(said: str) -> PlanlintError | None:
    """What git says where no argument is at fault."""
    if "not a git repository" in said:
        return UsageError(
            Text("当前文件夹不在 git 版本库里。", "This folder is in no git repository. "),
            Text(
                "请先进入版本库的文件夹再运行，或者直接写两个文件：planlint diff 旧稿.docx 新稿.docx",
                "Run it inside the repository, or name two files: planlint diff OLD.docx NEW.docx",
            ),
        )
    if "dubious ownership" in said:
        return UsageError(
            Text(
                "git 不读这个版本库：它属于另一个用户。",
                "git refuses this repository: it belongs to another user. ",
            ),
            Text(
                "确认可以信任后，把它加进 git 的 safe.directory 再试。",
                "If you trust it, add it to git's safe.directory.",
            ),
        )
    if "must be run in a work tree" in said:
        return UsageError(
            Text(
                "这个版本库没有工作文件（bare），没法与某个版本比较。",
                "This repository has no working tree (it is bare).",
            )
        )
    return None
