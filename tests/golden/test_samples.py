"""What a person sees of every sample: the reports as they are printed, held word for word.

``pytest tests/golden --update-goldens`` rewrites them; read the changes before committing them.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest

from planlint.cli import main

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).parent / "reports"
SAMPLES = sorted((ROOT / "samples").glob("*.docx"))
WIDTHS = {"gaps": "80", "check": "100", "outline": "100"}


def report(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
    sample: Path,
    *more: str,
) -> str:
    arguments = ["planlint", command, f"samples/{sample.name}", "--width", WIDTHS[command], *more]
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("sys.argv", arguments)
    with contextlib.suppress(SystemExit):
        main()
    return capsys.readouterr().out


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: p.name[:2])
@pytest.mark.parametrize("command", ["gaps", "check", "outline"])
def test_report(
    command: str,
    sample: Path,
    golden: Callable[[Path, str], None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PLANLINT_LANG", "zh")
    golden(GOLDEN / f"{sample.name[:2]}-{command}.txt", report(monkeypatch, capsys, command, sample))


def test_report_in_english(
    golden: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("gaps", "check"):
        text = report(monkeypatch, capsys, command, SAMPLES[17], "--lang", "en")
        golden(GOLDEN / f"18-{command}-en.txt", text)


def test_the_good_plan_comes_out_clean(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = report(monkeypatch, capsys, "check", SAMPLES[0])
    # Its targets are the national standard itself, which is worth a word and no fault.
    assert "检查了 1 个文件：1 处提示。" in said and "[target-restates]" in said


@pytest.mark.parametrize(
    ("columns", "color"), [("60", "never"), ("100", "never"), ("160", "never"), ("100", "always")]
)
def test_two_versions(
    columns: str,
    color: str,
    golden: Callable[[Path, str], None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PLANLINT_LANG", "zh")
    old, new = SAMPLES[14], SAMPLES[15]
    monkeypatch.setattr("tests.golden.test_samples.WIDTHS", {"diff": columns})
    text = report(monkeypatch, capsys, "diff", old, f"samples/{new.name}", "--color", color)
    golden(GOLDEN / f"15-16-diff-{columns}{'-colour' if color == 'always' else ''}.txt", text)


@pytest.mark.parametrize("columns", ["60", "100"])
def test_a_plan_and_what_it_carries_out(
    columns: str,
    golden: Callable[[Path, str], None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PLANLINT_LANG", "zh")
    superior, plan = SAMPLES[22], SAMPLES[23]
    monkeypatch.setattr("tests.golden.test_samples.WIDTHS", {"trace": columns})
    text = report(monkeypatch, capsys, "trace", superior, f"samples/{plan.name}")
    golden(GOLDEN / f"23-24-trace-{columns}.txt", text)
