"""The samples read as LibreOffice reads them, white space aside."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from planlint.readers import as_text, read

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("*.docx"))
FRAMED = "22-"
"""LibreOffice makes a frame of the text box, which its text export leaves out."""


def squeezed(text: str) -> str:
    return "".join(text.replace("\ufeff", "").split())


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("exported")
    command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    command += ["--convert-to", "txt:Text", "--outdir", str(folder), *map(str, SAMPLES)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return folder


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: p.name[:2])
def test_sample(sample: Path, exported: Path) -> None:
    if sample.name.startswith(FRAMED):
        pytest.skip("a text box, which the export leaves out")
    theirs = (exported / f"{sample.stem}.txt").read_text("utf-8")
    assert squeezed(as_text(read(sample))) == squeezed(theirs)
