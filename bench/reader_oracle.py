"""Compare the text as read with LibreOffice's text export, white space aside.

    python bench/reader_oracle.py [FOLDER_OR_FILE …]        (default: ../shared/corpus/docx)

Prints every difference as ``file: ours | theirs`` with a little context. What LibreOffice gets wrong,
and why, is written down in ``docs/reading.md``. It needs ``soffice`` on the path.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from planlint.errors import UnreadableError
from planlint.readers import as_text, read

BATCH = 12
CONTEXT = 12
RESYNC = 12
"""Characters that must agree before two texts count as running together again."""
WINDOW = 6000
"""How far ahead a resynchronisation is looked for."""


def export(files: list[Path], folder: Path) -> dict[Path, str]:
    """LibreOffice's text of every file it can convert."""
    found: dict[Path, str] = {}
    for start in range(0, len(files), BATCH):
        batch = files[start : start + BATCH]
        inputs = folder / f"in{start}"
        inputs.mkdir()
        names = {file: inputs / f"{number}.docx" for number, file in enumerate(batch)}
        for file, name in names.items():
            shutil.copy(file, name)
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--convert-to",
                "txt:Text (encoded):UTF8",
                "--outdir",
                str(inputs),
                *map(str, names.values()),
            ],
            check=False,
            capture_output=True,
            timeout=600,
        )
        for file, name in names.items():
            text = name.with_suffix(".txt")
            if text.exists():
                found[file] = text.read_text("utf-8-sig", errors="replace")
    return found


def squeeze(text: str) -> str:
    """Without white space, and with the non-breaking hyphen as the hyphen it looks like."""
    return re.sub(r"[\s\u200b\u00ad\ufeff]+", "", text.replace("\u2011", "-"))


def differences(ours: str, theirs: str) -> Iterator[tuple[str, str, str]]:
    """Stretches that differ, as (context before, ours, theirs)."""
    i = j = 0
    while i < len(ours) or j < len(theirs):
        if ours[i : i + 1] == theirs[j : j + 1]:
            i, j = i + 1, j + 1
            continue
        step = _resync(ours, i, theirs, j)
        a, b = step if step else (len(ours), len(theirs))
        yield ours[max(0, i - CONTEXT) : i], ours[i:a], theirs[j:b]
        i, j = a, b


def _resync(ours: str, i: int, theirs: str, j: int) -> tuple[int, int] | None:
    best: tuple[int, int] | None = None
    for skip in range(min(WINDOW, len(ours) - i)):
        if best and skip >= (best[0] - i) + (best[1] - j):
            break
        key = ours[i + skip : i + skip + RESYNC]
        at = theirs.find(key, j, j + WINDOW)
        if at >= 0 and (best is None or skip + at - j < best[0] - i + best[1] - j):
            best = (i + skip, at)
    return best


def main(arguments: list[str]) -> None:
    default = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "docx"
    files: list[Path] = []
    for each in map(Path, arguments or [str(default)]):
        files += sorted(each.rglob("*.do[ct][xm]")) if each.is_dir() else [each]
    if not files or not shutil.which("soffice"):
        print("nothing to compare, or no soffice")
        return
    same = 0
    with tempfile.TemporaryDirectory() as folder:
        texts = export(files, Path(folder))
    for file in files:
        try:
            ours = squeeze(as_text(read(file)))
        except UnreadableError as error:
            print(f"{file.name}: unreadable: {error}")
            continue
        if file not in texts:
            print(f"{file.name}: LibreOffice does not convert it")
            continue
        found = list(differences(ours, squeeze(texts[file])))
        same += not found
        for before, mine, other in found[:20]:
            print(f"{file.name}: …{before} ⟦{mine[:80]}⟧ | ⟦{other[:80]}⟧")
        if len(found) > 20:
            print(f"{file.name}: {len(found) - 20} more differences")
    print(f"{same} of {len(files)} files agree")


if __name__ == "__main__":
    main(sys.argv[1:])
