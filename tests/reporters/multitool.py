"""Microsoft's checker of SARIF, an npm package, and the schema that comes with it, where installed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PACKAGES = Path(__file__).resolve().parents[2] / ".tools" / "node_modules" / "@microsoft"
"""Where ``.ci/run`` puts it: ``npm install --prefix .tools @microsoft/sarif-multitool``."""

PLATFORM = {"win32": "win32", "darwin": "darwin"}.get(sys.platform, "linux")
FOLDER = PACKAGES / f"sarif-multitool-{PLATFORM}"
PROGRAM = FOLDER / ("Sarif.Multitool.exe" if PLATFORM == "win32" else "Sarif.Multitool")
SCHEMA = FOLDER / "sarif-2.1.0.json"

needs_multitool = pytest.mark.skipif(
    not PROGRAM.exists(), reason="npm install --prefix .tools @microsoft/sarif-multitool was not run"
)

ACCEPTED = {"SARIF2005"}
"""Warnings that stand: planlint has no web site, so ``informationUri`` is left out."""

OPTIONS = ("--rule-kind", "Sarif;Ghas", "--level", "Error;Warning", "--log", "ForceOverwrite")


def complaints(sarif: Path) -> list[tuple[str, str, str]]:
    """Errors and warnings about a file by the rules of SARIF and of GitHub: level, rule, message."""
    out = sarif.with_suffix(".checked.json")
    done = subprocess.run(
        [str(PROGRAM), "validate", str(sarif), *OPTIONS, "--output", str(out)],
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert out.exists(), done.stdout + done.stderr
    run: dict[str, Any] = json.loads(out.read_text("utf-8-sig"))["runs"][0]
    assert run["invocations"][0]["executionSuccessful"], done.stdout + done.stderr
    results = run.get("results", [])
    return [
        (result.get("level", "warning"), result["ruleId"], json.dumps(result["message"], ensure_ascii=False))
        for result in results
        if result["ruleId"] not in ACCEPTED
    ]
