"""Which documents of a working tree changed since a revision, renamed ones recognised by what they say."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from planlint.cli.comparing import Version
from planlint.cli.files import DOCUMENTS, wanted
from planlint.cli.revisions import Touched, resolved, top, touched
from planlint.errors import PlanlintError, UsageError
from planlint.model.records import dataclass
from planlint.model.text import Text

if TYPE_CHECKING:
    from planlint.cli.options import Revisions
    from planlint.config import Configuration

SAME_DOCUMENT = 0.5
"""The share of text (pairs of characters) from which a new file is an old one under another name."""

MOST_RENAMED = 40
"""Files without a partner, on either side, up to which partners are looked for by their text."""


@dataclass(frozen=True, slots=True)
class Changed:
    """Documents on both sides, and those on one side only."""

    pairs: tuple[tuple[Version, Version], ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]


def changed(
    revision: str, paths: Sequence[Path], configuration: Configuration, revisions: Revisions
) -> Changed:
    """The documents under ``paths`` (all without any) that differ from the revision."""
    tree, root = resolved(revision), top()
    for path in paths:
        _inside(path, root)
    told = revision.removesuffix("...")
    found = [each for each in touched(tree, DOCUMENTS) if _wanted(each, root, paths, configuration)]
    both = [(each.old, each.new) for each in found if each.old is not None and each.new is not None]
    gone = [each.old for each in found if each.old is not None and each.new is None]
    come = [each.new for each in found if each.new is not None and each.old is None]

    def before(path: str) -> Version:
        return Version(f"{told}:{path}", _here(root / path), committed=True, spec=f"{tree}:{path}")

    def after(path: str) -> Version:
        here = _here(root / path)
        return Version(str(here), here)

    for one, other in _renamed([before(path) for path in gone], [after(path) for path in come], revisions):
        both.append((gone[one], come[other]))
    paired = {path for pair in both for path in pair}
    both.sort(key=lambda pair: pair[1])
    return Changed(
        tuple((before(one), after(other)) for one, other in both),
        tuple(after(path).name for path in come if path not in paired),
        tuple(before(path).name for path in gone if path not in {one for one, _ in both}),
    )


def _inside(path: Path, root: Path) -> None:
    """A path that is not in the repository is a slip."""
    place = Path(os.path.realpath(path))
    if not place.is_relative_to(Path(os.path.realpath(root))):
        raise UsageError(
            Text(f"{path} 不在这个版本库（{root}）里。", f"{path} is not in this repository ({root}).")
        )


def _wanted(each: Touched, root: Path, paths: Sequence[Path], configuration: Configuration) -> bool:
    named = [root / path for path in (each.old, each.new) if path is not None]
    if paths and not any(_under(place, path) for place in named for path in paths):
        return False
    place = _here(named[-1])
    if any(_same(place, path) for path in paths):
        return True
    hidden = any(part.startswith((".", "~$")) for part in Path(each.new or each.old or "").parts)
    return wanted(place) and not hidden and not configuration.excluded(place)


def _under(place: Path, path: Path) -> bool:
    return Path(os.path.realpath(place)).is_relative_to(os.path.realpath(path))


def _same(place: Path, path: Path) -> bool:
    return os.path.realpath(place) == os.path.realpath(path)


def _here(place: Path) -> Path:
    """A path as one would type it in this folder."""
    try:
        return Path(os.path.relpath(place))
    except ValueError:  # another drive
        return place


def _renamed(
    gone: Sequence[Version], come: Sequence[Version], revisions: Revisions
) -> Iterable[tuple[int, int]]:
    """Pairs of files that say much the same. git compares bytes, and those of a .docx that was saved
    again have little in common."""
    if not gone or not come or len(gone) > MOST_RENAMED or len(come) > MOST_RENAMED:
        return ()
    ones = [_grams(each, revisions) for each in gone]
    others = [_grams(each, revisions) for each in come]
    scores = sorted(
        (
            (-2 * len(one & other) / (len(one) + len(other)), at, there)
            for at, one in enumerate(ones)
            for there, other in enumerate(others)
            if one and other
        ),
    )
    found: dict[int, int] = {}
    for score, at, there in scores:
        if -score >= SAME_DOCUMENT and at not in found and there not in found.values():
            found[at] = there
    return found.items()


def _grams(version: Version, revisions: Revisions) -> frozenset[str]:
    """Pairs of characters of a document; none of one that cannot be read."""
    try:
        document = version.read(revisions, look=False)
    except PlanlintError:
        return frozenset()
    text = "".join("".join(block.text.split()) for block in document.blocks)
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))
