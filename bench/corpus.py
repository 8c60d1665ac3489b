"""Every file of the corpus beside the project (``../shared/corpus``) through ``planlint check``.

    python bench/corpus.py [--jobs N]

Fails (exit 1) on a traceback, an exit code that is none of 0, 1 and 3, more than 10 s or more than
500 MiB for any file: these are limits that a user would hit, not measurements.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
SECONDS, MEBIBYTES = 10.0, 500
SUFFIXES = (".docx", ".docm", ".dotx", ".dotm", ".txt", ".md")


@dataclass(frozen=True)
class Result:
    path: Path
    code: int
    seconds: float
    mebibytes: float
    words: str


def _limits() -> None:
    # Far above what is allowed: a run beyond it is a fault to be seen, not a machine to be lost.
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))


def check(path: Path) -> Result:
    """One file in a process of its own, with its time and its peak memory."""
    program = Path(sys.executable).parent / "planlint"
    start = time.perf_counter()
    environment = {**os.environ, "PLANLINT_DEBUG": "1"}
    process = subprocess.Popen(
        [str(program), "check", "--format", "json", str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
        preexec_fn=_limits,
    )
    # A run that hangs is a fault to be reported, not to wait for.
    timer = threading.Timer(60, process.kill)
    timer.start()
    words = process.stdout.read().decode("utf-8", "replace") if process.stdout else ""
    # wait4 and not communicate: it tells the peak memory of just this child.
    _, status, usage = os.wait4(process.pid, 0)
    timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    return Result(path, process.returncode, time.perf_counter() - start, usage.ru_maxrss / 1024, words)


def files() -> list[Path]:
    root = SHARED / "corpus"
    return sorted(
        path
        for path in root.rglob("*")
        if path.is_file() and path.suffix.lower() in SUFFIXES and path.name not in ("README.md",)
    )


def main() -> int:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--jobs", type=int, default=2)
    jobs = arguments.parse_args().jobs
    if not (SHARED / "corpus").is_dir():
        print("no corpus beside the project: nothing checked")
        return 0
    with ThreadPoolExecutor(jobs) as pool:
        results = list(pool.map(check, files()))
    bad = [r for r in results if _fault(r)]
    for result in bad:
        print(f"{result.path.relative_to(SHARED)}: {_fault(result)}\n{result.words[-1500:]}")
    codes = {code: sum(r.code == code for r in results) for code in sorted({r.code for r in results})}
    slow, big = max(results, key=lambda r: r.seconds), max(results, key=lambda r: r.mebibytes)
    print(f"{len(results)} files, exit codes {codes}, {len(bad)} faults")
    print(f"slowest {slow.seconds:.2f} s: {slow.path.name}")
    print(f"largest {big.mebibytes:.0f} MiB: {big.path.name}")
    return 1 if bad else 0


def _fault(result: Result) -> str:
    if "Traceback" in result.words or "自身出错" in result.words or "mistake of its own" in result.words:
        return "an error of planlint's own"
    if result.code not in (0, 1, 3):
        return f"exit code {result.code}"
    if result.seconds > SECONDS:
        return f"{result.seconds:.1f} s"
    if result.mebibytes > MEBIBYTES:
        return f"{result.mebibytes:.0f} MiB"
    return ""


if __name__ == "__main__":
    sys.exit(main())
