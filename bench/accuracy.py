"""Accuracy against the labelled plans beside the project (``../shared``), when they are there.

    python bench/accuracy.py [--each] [--misses N]

Prints the F1 of ``../shared/gold/score.py`` beside what is asked for, and how many theme levels of
the eleven seed plans agree with ``../shared/domain/seed_themes.tsv``. Reports only: exits 0.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"

ASKED = {
    "section": 0.97,
    "measure": 0.95,
    "kind": 0.95,
    "level": 0.95,
    "role": 0.90,
    "owner": 0.92,
    "deadline": 0.87,
    "quantity": 0.90,
    "theme": 0.87,
}
LEVEL_LETTER = {"absent": "N", "mentioned": "M", "addressed": "A", "committed": "A"}


def planlint() -> str:
    """The command installed beside this Python."""
    here = Path(sys.executable).parent / "planlint"
    return str(here) if here.exists() else "planlint"


def outline_scores(extra: list[str]) -> dict[str, float]:
    """F1 by name, from the scorer itself; its own lines are passed on when more is asked for."""
    command = [sys.executable, str(SHARED / "gold" / "score.py"), *extra, str(SHARED / "gold"), "--"]
    command += [planlint(), "outline", "--format", "json", "{file}"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = run.stdout.strip().split("\n")
    if extra or run.returncode or not lines[-1].startswith("{"):
        print("\n".join(lines[:-1]), run.stderr[-2000:])
    if run.returncode:
        sys.exit("some documents gave no units: nothing measured")
    scores: dict[str, float] = json.loads(lines[-1])
    return scores


def theme_levels() -> tuple[int, int, list[str]]:
    """How many levels agree, of how many, and those that do not."""
    wanted: dict[str, dict[str, str]] = {}
    with (SHARED / "domain" / "seed_themes.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            wanted.setdefault(row["doc"], {})[row["theme"]] = row["status"]
    right = total = 0
    wrong: list[str] = []
    for name, themes in wanted.items():
        source = SHARED / "gold" / f"{name}.docx"
        run = subprocess.run(
            [planlint(), "gaps", "--format", "json", str(source)], capture_output=True, text=True, check=False
        )
        found = {theme["id"]: theme["level"] for theme in json.loads(run.stdout)["themes"]}
        for theme, status in themes.items():
            have = LEVEL_LETTER[found[theme]]
            total += 1
            if have == status or (status == "A-" and have in "AM"):
                right += 1
            else:
                wrong.append(f"{name} {theme}: {found[theme]}, labelled {status}")
    return right, total, wrong


def main() -> int:
    if not (SHARED / "gold").is_dir():
        print("no labelled plans beside the project: nothing measured")
        return 0
    scores = outline_scores(sys.argv[1:])
    for name, value in scores.items():
        asked = ASKED.get(name)
        note = f"asked {asked:.2f}  {'ok' if value >= asked else 'BELOW'}" if asked else ""
        print(f"{name:13} F1 {value:.3f}  {note}")
    right, total, wrong = theme_levels()
    print(f"theme levels  {right} of {total}  asked 172  {'ok' if right >= 172 else 'BELOW'}")
    for line in wrong:
        print("   ", line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
