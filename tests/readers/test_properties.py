"""What holds for every document: text in is text out, and nothing but one error comes out of a bad one."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from planlint.errors import UnreadableError
from planlint.model.document import Document
from planlint.readers import as_text, read, read_string
from tests.readers.builder import abstract, deleted, docx, ins, instance, lvl, num, p, r, tbl, tr

LETTERS = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc", "Co", "Cn", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff"
    ),
    max_size=30,
)
CHUNKS = st.lists(
    st.tuples(st.sampled_from(["run", "bold", "insert", "delete", "move"]), LETTERS), max_size=8
)
SAMPLE = docx(
    p("一、总体要求", ppr=num(1)),
    p(r("甲", "<w:b/>"), ins(r("乙")), deleted("丙")),
    tbl(tr("序号", "任务"), tr("1", "丁")),
    "<w:sectPr/>",
    numbering=abstract(0, lvl(0, "chineseCounting", "%1、")) + instance(1, 0),
    styles="",
)


def read_bytes(data: bytes, name: str = "a.docx", revisions: str = "accepted") -> Document:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return read(path, revisions="original" if revisions == "original" else "accepted")


@given(st.lists(LETTERS, max_size=6))
def test_text_in_is_text_out(paragraphs: list[str]) -> None:
    document = read_bytes(docx(*(p(r(text)) for text in paragraphs)))
    assert [block.text for block in document.blocks] == paragraphs
    carrying = [block.paragraph for block in document.blocks if block.paragraph]
    assert carrying == list(range(1, len(carrying) + 1))


@given(CHUNKS)
def test_a_paragraph_reads_the_same_however_it_is_cut(chunks: list[tuple[str, str]]) -> None:
    write = {
        "run": r,
        "bold": lambda text: r(text, "<w:b/>"),
        "insert": lambda text: ins(r(text)),
        "delete": deleted,
        "move": lambda text: f"<w:moveTo>{r(text)}</w:moveTo>",
    }
    data = docx(p(*(write[kind](text) for kind, text in chunks)))
    accepted = "".join(text for kind, text in chunks if kind != "delete")
    original = "".join(text for kind, text in chunks if kind not in ("insert", "move"))
    for revisions, expected in (("accepted", accepted), ("original", original)):
        block = read_bytes(data, revisions=revisions).blocks[0]
        assert block.text == expected
        assert "".join(block.text[run.span.start : run.span.end] for run in block.runs) == expected
        assert all(one.format != two.format for one, two in zip(block.runs, block.runs[1:], strict=False))


@given(st.lists(st.tuples(LETTERS, st.booleans()), min_size=1, max_size=6))
def test_deleted_marks_join_and_the_original_keeps_them_apart(paragraphs: list[tuple[str, bool]]) -> None:
    mark = "<w:rPr><w:del/></w:rPr>"
    data = docx(*(p(r(text), ppr=mark if gone else "") for text, gone in paragraphs))
    assert "".join(block.text for block in read_bytes(data).blocks) == "".join(text for text, _ in paragraphs)
    original = read_bytes(data, revisions="original")
    assert [block.text for block in original.blocks] == [text for text, _ in paragraphs]


@given(st.lists(st.integers(0, 8), min_size=1, max_size=25))
def test_every_paragraph_of_a_list_has_the_number_that_counting_gives(levels: list[int]) -> None:
    numbering = abstract(0, *(lvl(index, "decimal", f"%{index + 1}") for index in range(9))) + instance(1, 0)
    found = read_bytes(docx(*(p("文", ppr=num(1, level)) for level in levels), numbering=numbering))
    counts: list[int] = []
    expected = []
    for level in levels:
        counts = (counts + [1] * (level - len(counts)))[: level + 1]
        if len(counts) == level + 1:
            counts[level] += 1
        else:
            counts.append(1)
        expected.append(str(counts[level]))
    assert [block.number for block in found.blocks] == expected


@given(
    st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), max_size=12),
    st.integers(0, len(SAMPLE)),
)
@settings(max_examples=200)
def test_a_damaged_file_gives_a_document_or_one_clear_error(changes: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(SAMPLE)
    for at, value in changes:
        data[at] = value
    for damaged in (bytes(data), bytes(data[:cut])):
        try:
            as_text(read_bytes(damaged))
        except UnreadableError as error:
            assert error.say("zh") and error.say("en")


TAGS = ["p", "r", "t", "tbl", "tr", "tc", "pPr", "rPr", "ins", "del", "sdt", "sdtContent", "fldChar", "numPr", "ilvl", "numId",
        "vMerge", "gridSpan", "tcPr", "sectPr", "pict", "txbxContent", "sym", "ind", "sz", "footnoteReference"]  # fmt: skip
VALUES = st.sampled_from(
    ["", "-1", "1", "99999999999999999999", "begin", "separate", "end", "restart", "x", "1.5", "1e400"]
)
TREES = st.recursive(
    st.builds(lambda tag, value: f'<w:{tag} w:val="{value}" w:id="{value}" w:char="{value}" w:left="{value}" '
              f'w:fldCharType="{value}"/>', st.sampled_from(TAGS), VALUES),
    lambda inner: st.builds(lambda tag, parts: f"<w:{tag}>{''.join(parts)}</w:{tag}>", st.sampled_from(TAGS),
                            st.lists(inner, max_size=4)),
    max_leaves=40,
)  # fmt: skip


@given(TREES)
@settings(max_examples=200)
def test_nonsense_that_is_well_formed_is_read(tree: str) -> None:
    numbering = abstract(0, lvl(0, "decimal", "%1")) + instance(1, 0)
    as_text(read_bytes(docx(tree, numbering=numbering, footnotes="")))


@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.md", "a.docx", "a.doc", "a"]))
def test_any_bytes_under_any_name(data: bytes, name: str) -> None:
    try:
        read_bytes(data, name)
    except UnreadableError as error:
        assert error.say("zh") and error.say("en")


@given(st.text(max_size=80))
def test_any_string_is_a_document(text: str) -> None:
    document = read_string(text)
    normal = text.replace("\r\n", "\n").replace("\r", "\n")
    assert "\n".join(block.text for block in document.blocks) == normal.removesuffix("\n")
