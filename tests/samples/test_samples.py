"""The sample plans: the files are what the data say, other programs can open them, the README is true."""

from __future__ import annotations

import importlib.util
import io
import re
import zipfile
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import docx
import pytest
from lxml import etree

import planlint

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
FILES = sorted(path.name for path in SAMPLES.glob("*.docx"))
ROW = re.compile(
    r"^\| `(?P<file>[^`]+\.docx)` \| (?P<by>\w+) \| (?P<sections>\d+) \| (?P<measures>\d+) \|", re.M
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
each_file = pytest.mark.parametrize("name", FILES, ids=[name[:2] for name in FILES])


@cache
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("samples_build", SAMPLES / "build" / "build.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def plans() -> dict[str, dict[str, Any]]:
    return builder().load()


def readme() -> dict[str, re.Match[str]]:
    text = (SAMPLES / "README.md").read_text("utf-8")
    return {match["file"]: match for match in ROW.finditer(text)}


def entries(content: bytes) -> list[tuple[str, tuple[int, ...], bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return [(info.filename, info.date_time, package.read(info)) for info in package.infolist()]


def test_every_plan_has_its_file_and_every_file_its_plan() -> None:
    assert sorted(plans()) == FILES


def test_readme_names_every_file_once_and_no_other() -> None:
    text = (SAMPLES / "README.md").read_text("utf-8")
    assert sorted(re.findall(r"`([^`\n]+\.docx)`", text)) == FILES
    assert sorted(readme()) == FILES


@each_file
def test_committed_file_is_what_the_data_say(name: str) -> None:
    """Part by part and with their times: the packed bytes also depend on the version of zlib."""
    built = builder().build(plans()[name])
    assert entries(built) == entries((SAMPLES / name).read_bytes())
    assert built == builder().build(plans()[name])


@each_file
def test_python_docx_opens_it(name: str) -> None:
    document = docx.Document(str(SAMPLES / name))
    assert any(paragraph.text.strip() for paragraph in document.paragraphs)
    page = document.sections[0]
    millimetres = [
        round(side.mm) for side in (page.page_width, page.page_height, page.top_margin, page.left_margin)
    ]
    assert millimetres == [210, 297, 37, 28]


@each_file
def test_relations_and_ids_hold(name: str) -> None:
    """What Word refuses to open: a relation to a missing part, an undeclared part, an id used twice."""
    with zipfile.ZipFile(SAMPLES / name) as package:
        names = set(package.namelist())
        parts = {part: etree.fromstring(package.read(part)) for part in names}
    targets = {f"word/{relation.get('Target')}" for relation in parts["word/_rels/document.xml.rels"]}
    assert targets <= names
    declared = {override.get("PartName") for override in parts["[Content_Types].xml"]}
    assert {f"/{part}" for part in names if not part.endswith(".rels")} - {"/[Content_Types].xml"} <= declared
    body = parts["word/document.xml"]
    used = {reference.get(f"{W}val") for reference in body.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
    known = {style.get(f"{W}styleId") for style in parts["word/styles.xml"].iter(f"{W}style")}
    assert used <= known
    changes = [
        change.get(f"{W}id") for change in body.iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")
    ]
    assert len(changes) == len(set(changes))
    numbers = {number.get(f"{W}val") for number in body.iter(f"{W}numId")}
    if numbers:
        assert numbers <= {number.get(f"{W}numId") for number in parts["word/numbering.xml"].iter(f"{W}num")}


@each_file
def test_program_that_wrote_it_is_named(name: str) -> None:
    with zipfile.ZipFile(SAMPLES / name) as package:
        application = package.read("docProps/app.xml").decode()
        assert ("docProps/custom.xml" in package.namelist()) == ("WPS Office" in application)
    assert ("WPS Office" in application) == (readme()[name]["by"] == "WPS")


@each_file
def test_outline_counts_what_the_readme_counts(name: str) -> None:
    outline = planlint.outline(SAMPLES / name)
    row = readme()[name]
    assert (len(outline.sections), len(outline.measures)) == (int(row["sections"]), int(row["measures"]))
