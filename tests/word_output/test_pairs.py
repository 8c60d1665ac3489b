"""Redlines of many pairs: what is left after accepting or rejecting all is one of the two documents."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import SHARED
from tests.word_output.editing import delete, edited, insert, words
from tests.word_output.proving import made, proved
from tests.word_output.settling import W, main, repacked, settled

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.docx"))
CORPUS = sorted((SHARED / "corpus" / "docx").glob("*.docx"))
EDITED = [(path, seed) for path in SAMPLES for seed in (1, 2)]
OTHERS = list(zip(SAMPLES, SAMPLES[1:] + SAMPLES[:1], strict=True))


def name(path: object) -> str:
    return path.stem[:6] if isinstance(path, Path) else str(path)


@pytest.mark.parametrize(("path", "seed"), EDITED, ids=name)
def test_edited_samples(path: Path, seed: int) -> None:
    old = path.read_bytes()
    proved(old, edited(old, seed), moves=seed % 2 == 1)


@pytest.mark.parametrize(("old", "new"), OTHERS, ids=name)
def test_samples_that_share_nothing(old: Path, new: Path) -> None:
    proved(old.read_bytes(), new.read_bytes())


@pytest.mark.skipif(not CORPUS, reason="the shared corpus is absent")
@pytest.mark.parametrize("path", CORPUS[::6], ids=name)
def test_edited_real_documents(path: Path) -> None:
    old = path.read_bytes()
    proved(old, edited(old, 3, 16))
    proved(edited(old, 4, 16), old)


def plainly_edited(data: bytes, seed: int) -> bytes:
    """Without splits, merges and what ends a container: another verifier takes marks for paragraphs."""
    chance = random.Random(seed)
    root = settled(data, "accept")
    body = root[0]
    last = body.findall(W + "p")[-1]
    last.tag = "last"  # what the edits do not see
    for _ in range(14):
        chance.choice((words, words, insert, delete))(body, chance)
    last.tag = W + "p"
    return repacked(data, root)


@pytest.mark.parametrize("path", SAMPLES, ids=name)
def test_another_verifier(path: Path) -> None:
    """docx-trackdiff's, which knows neither moves nor joined paragraphs."""
    verify = pytest.importorskip("docx_trackdiff.verify", reason="docx-trackdiff is not installed")
    old = repacked(path.read_bytes(), settled(path.read_bytes(), "accept"))
    new = plainly_edited(old, 5)
    root = main(made(old, new, moves=False).data)
    for mode, wanted in (("accept", new), ("reject", old)):
        assert verify.view_paras(root, mode) == verify.plain_paras(main(wanted)), mode


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_converts_and_reads_the_same(tmp_path: Path) -> None:
    """Each redline becomes a PDF; accepted and rejected ones have the text that it reads in NEW and OLD."""
    texts = []
    for number, path in enumerate(SAMPLES[:12]):
        old = path.read_bytes()
        new = edited(old, number + 20)
        data = made(old, new).data
        for kind, content in (
            ("redline", data),
            ("accept", repacked(data, settled(data, "accept"))),
            ("reject", repacked(data, settled(data, "reject"))),
            ("new", new),
            ("old", repacked(old, settled(old, "accept"))),
        ):
            (tmp_path / f"{number}-{kind}.docx").write_bytes(content)
            if kind != "redline":
                texts.append(tmp_path / f"{number}-{kind}.docx")
    office(tmp_path, "pdf", sorted(tmp_path.glob("*-redline.docx")))
    office(tmp_path, "txt:Text (encoded):UTF8", texts)
    for number in range(12):
        assert (tmp_path / f"{number}-redline.pdf").stat().st_size > 1000
        for one, other in (("accept", "new"), ("reject", "old")):
            found, wanted = (
                (tmp_path / f"{number}-{kind}.txt").read_text("utf-8-sig").splitlines()
                for kind in (one, other)
            )
            assert found == wanted


def office(folder: Path, kind: str, files: list[Path]) -> None:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=300)
