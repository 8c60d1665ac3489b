"""Time and peak memory of ``planlint diff``, beside python-redlines and docx-trackdiff on the same pairs.

    python bench/compare_speed.py [ROUNDS]        (default: 5)

The pairs are real documents put one after the other (or one's own samples where there is no corpus), with
an edit planted about every page. Every figure is the median of whole processes, the programs taking turns.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from planting.documents import Item, Source, sources
from planting.peers import REDLINES, TRACKDIFF, write_docx
from planting.planter import OPERATIONS, WEIGHTS, Planter, clauses_of

SIZES = {"4 pages": 2_700, "40 pages": 25_000, "1,000 pages": 613_000}
"""Characters."""


def together(documents: Iterable[Source], characters: int) -> Source:
    """Documents one after the other, cut where there are enough characters."""
    items: list[Item] = []
    total = 0
    for document in documents:
        first = len(items)
        for item in document.items:
            total += len(item.text)
            if total > characters and len(items) > 12:
                return Source(f"{characters}", tuple(items))
            parent = None if item.parent is None else item.parent + first
            items.append(replace(item, origin=len(items), parent=parent))
    return Source(f"{characters}", tuple(items))


def characters_of(items: Sequence[Item]) -> int:
    return sum(len(item.text) for item in items)


def edited(source: Source, edits: int) -> tuple[str, str]:
    planter = Planter(source, 1, [item for item in source.items if item.kind == "measure"] or source.items,
                      clauses_of(source.items))  # fmt: skip
    pair = planter.plant(planter.rng.choices(OPERATIONS, WEIGHTS, k=edits))
    if pair is None:
        raise SystemExit("no edit could be planted")
    return pair.old, pair.new


def run(command: list[str]) -> tuple[float, float]:
    """Seconds of one process with its children, and its peak memory in MiB."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return time.perf_counter() - began, usage.ru_maxrss / 1024


def commands(old: Path, new: Path) -> dict[str, list[str]]:
    here = [sys.executable, "-m", "planlint", "diff", str(old), str(new), "--format", "json"]
    found = {"planlint diff": here, "… --no-findings": [*here, "--no-findings"]}
    for name, code in (("python-redlines", REDLINES), ("docx-trackdiff", TRACKDIFF)):
        found[name] = [sys.executable, "-c", code, str(old), str(new), str(old.with_name(f"{name}.docx"))]
    return found


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    # Plans first, so that the small pairs are what most pairs are.
    documents = sorted(sources(), key=lambda source: ("实施" not in source.name, source.name))
    with tempfile.TemporaryDirectory() as folder:
        for name, characters in SIZES.items():
            source = together(documents, characters)
            pages = max(characters // 613, 4)
            texts = edited(source, min(pages, 400))
            paths = [Path(folder) / "old.docx", Path(folder) / "new.docx"]
            for path, text in zip(paths, texts, strict=True):
                write_docx(path, text)
            count = characters_of(source.items)
            print(f"{name}: {count:,} characters, {len(source.items):,} units", flush=True)
            times: dict[str, list[tuple[float, float]]] = {}
            for at in range(rounds if characters < 100_000 else max(1, rounds // 2)):
                for label, command in commands(*paths).items():
                    if at == 0 and characters < 100_000:
                        run(command)
                    times.setdefault(label, []).append(run(command))
            for label, figures in times.items():
                seconds = statistics.median(each for each, _ in figures)
                peak = max(each for _, each in figures)
                print(f"  {label:18} {seconds:7.2f} s {peak:6.0f} MiB", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
