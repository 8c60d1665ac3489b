"""Time and peak memory of ``planlint gaps``, beside ``pandoc -t plain`` on the same files.

    python bench/speed.py [ROUNDS]        (default: 7)

Every figure is the median of whole processes, the two programs taking turns, so that a busy machine
slows both. Reports only: exits 0. Bytecode is written first, as an installation does.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from reader_speed import SIZES, write

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ("15-", "18-", "01-")


def run(command: list[str]) -> tuple[float, float]:
    """Seconds of one process, and its peak memory in MiB."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return time.perf_counter() - began, usage.ru_maxrss / 1024


def compare(name: str, path: Path, rounds: int) -> None:
    """One line: both programs on one file."""
    program = Path(sys.executable).parent / "planlint"
    commands = {"planlint gaps": [str(program), "gaps", str(path)]}
    if shutil.which("pandoc"):
        commands["pandoc"] = ["pandoc", "-t", "plain", str(path)]
    results: dict[str, list[tuple[float, float]]] = {label: [] for label in commands}
    for command in commands.values():
        run(command)
    for _ in range(rounds):
        for label, command in commands.items():
            results[label].append(run(command))
    medians = {label: statistics.median(s for s, _ in figures) for label, figures in results.items()}
    peaks = {label: max(m for _, m in figures) for label, figures in results.items()}
    cells = [f"{label} {medians[label]:6.3f} s {peaks[label]:5.0f} MiB" for label in commands]
    ratio = f"  ratio {medians['planlint gaps'] / medians['pandoc']:.2f}" if "pandoc" in medians else ""
    print(f"{name:12}", "   ".join(cells) + ratio)


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    for prefix in SAMPLES:
        for sample in sorted((ROOT / "samples").glob(f"{prefix}*.docx")):
            compare(f"sample {prefix[:2]}", sample, rounds)
    with tempfile.TemporaryDirectory() as folder:
        for name, paragraphs in SIZES.items():
            path = Path(folder) / "plan.docx"
            write(path, paragraphs)
            compare(name, path, rounds if paragraphs < 1000 else max(3, rounds // 3))
    return 0


if __name__ == "__main__":
    sys.exit(main())
