"""Packages that are unusual, broken or hostile."""

from __future__ import annotations

import io
import struct
import tracemalloc
import warnings
import zipfile
from pathlib import Path

import pytest

from planlint.errors import UnreadableError
from planlint.readers import read
from planlint.readers.limits import LIMITS, MIB, Limits
from tests.readers.builder import (
    OFFICE,
    PACKAGE,
    TRANSITIONAL,
    docx,
    p,
    parts,
    relationships,
    root,
    zipped,
)
from tests.readers.conftest import Reader

MAIN = "word/document.xml"
PASSWD = "root:x:"


def refusal(reader: Reader, data: bytes, name: str = "方案.docx") -> str:
    """The Chinese sentence with which a file is refused."""
    with pytest.raises(UnreadableError) as caught:
        reader.data(data, name)
    error = caught.value
    assert error.exit_code == 3
    assert error.what.zh.endswith("。") and error.what.en.endswith(".")
    assert "\n" not in error.say("zh") and "\n" not in error.say("en")
    assert error.what.en.isascii()
    return error.say("zh")


def test_strict_namespaces(reader: Reader) -> None:
    files = {
        name: text.replace(TRANSITIONAL, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
            OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        for name, text in parts(
            p("甲", ppr='<w:jc w:val="start"/>'),
            "<w:sectPr><w:headerReference r:id='id_header1'/></w:sectPr>",
            header1=p("眉"),
        ).items()
    }
    blocks = reader.data(zipped(files)).blocks
    assert [(block.text, block.align) for block in blocks] == [("甲", "left"), ("眉", None)]


@pytest.mark.parametrize("name", ["a.docm", "a.dotx", "a.dotm", "a.DOCX", "a.doc", "没有扩展名"])
def test_the_content_decides_not_the_name(reader: Reader, name: str) -> None:
    assert reader.data(docx("甲"), name).blocks[0].text == "甲"


def test_the_main_part_may_have_another_name(reader: Reader) -> None:
    files = parts(p("甲"))
    files["word/plan1.xml"] = files.pop(MAIN)
    files["_rels/.rels"] = relationships(("a", "officeDocument", "/word/plan1.xml"))
    assert reader.data(zipped(files)).blocks[0].text == "甲"


def test_without_package_relationships_the_usual_name_is_tried(reader: Reader) -> None:
    files = parts(p("甲"))
    del files["_rels/.rels"], files["word/_rels/document.xml.rels"]
    assert reader.data(zipped(files)).blocks[0].text == "甲"


def test_case_and_backslashes_in_part_names(reader: Reader) -> None:
    files = parts(p("甲"), styles="")
    files["Word\\Document.xml"] = files.pop(MAIN)
    assert reader.data(zipped(files)).blocks[0].text == "甲"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_encodings_of_the_xml(reader: Reader, encoding: str) -> None:
    files: dict[str, str | bytes] = dict(parts(p("甲")))
    declared = "UTF-8" if encoding == "utf-8-sig" else "UTF-16"
    text = f'<?xml version="1.0" encoding="{declared}"?>' + str(files[MAIN])
    files[MAIN] = (b"\xff\xfe" if encoding == "utf-16-le" else b"") + text.encode(encoding)
    assert reader.data(zipped(files)).blocks[0].text == "甲"


def test_another_prefix(reader: Reader) -> None:
    files = parts()
    files[MAIN] = (
        f'<d:document xmlns:d="{TRANSITIONAL}"><d:body><d:p><d:r><d:rPr><d:b/></d:rPr><d:t>甲</d:t></d:r></d:p>'
        "</d:body></d:document>"
    )
    block = reader.data(zipped(files)).blocks[0]
    assert (block.text, block.bold) == ("甲", True)


def test_properties(reader: Reader) -> None:
    files = parts(p("甲"))
    files["_rels/.rels"] = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="{OFFICE}/officeDocument" Target="{MAIN}"/>'
        '<Relationship Id="b" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/'
        'core-properties" Target="docProps/core.xml"/></Relationships>'
    )
    files["docProps/core.xml"] = '<c xmlns:dc="urn:d"><dc:title> 方案 </dc:title><dc:creator/></c>'
    assert reader.data(zipped(files)).properties == {"title": "方案"}


DTD = '<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("part", [MAIN, "word/styles.xml", "_rels/.rels", "word/_rels/document.xml.rels"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_no_document_type_no_entities(reader: Reader, part: str, encoding: str) -> None:
    files: dict[str, str | bytes] = dict(parts(p("&b;&x;"), styles=""))
    files[part] = (f'<?xml version="1.0" encoding="{encoding}"?>' + DTD + str(files[part])).encode(encoding)
    assert "DTD" in refusal(reader, zipped(files))


def test_nothing_outside_the_package_is_touched(reader: Reader) -> None:
    (reader.folder / "outside.xml").write_text(root("hdr", p("外")), encoding="utf-8")
    section = "<w:sectPr>" + "".join(f'<w:headerReference r:id="{key}"/>' for key in "abcd") + "</w:sectPr>"
    files = parts(p("甲"), section)
    outside = (reader.folder / "outside.xml").as_uri()
    files["word/_rels/document.xml.rels"] = relationships(
        ("a", "header", "../../outside.xml"),
        ("b", "header", outside),
        ("c", "header", "http://127.0.0.1:9/x.xml"),
        external={"d": outside},
    )
    files["../outside.xml"] = root("hdr", p("假"))
    assert [block.text for block in reader.data(zipped(files)).blocks] == ["甲"]


def test_a_zip_bomb_costs_no_memory(reader: Reader) -> None:
    files: dict[str, str | bytes] = dict(parts(p("甲")))
    files[MAIN] = (
        str(files[MAIN]).encode().replace(b"<w:body>", b"<w:body>" + (b"<!--" + b" " * MIB + b"-->") * 200)
    )
    data = zipped(files)
    del files
    tracemalloc.start()
    said = refusal(reader, data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "压缩率" in said
    assert peak < 20 * MIB


def test_a_size_that_lies(reader: Reader) -> None:
    data = bytearray(docx(*["甲" * 50] * 200))
    name = MAIN.encode()
    for header, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(header)
        while at >= 0:
            length = 30 if header == b"PK\x03\x04" else 46
            if data[at + length : at + length + len(name)] == name:
                struct.pack_into("<I", data, at + offset, 10)
            at = data.find(header, at + 4)
    assert "损坏" in refusal(reader, bytes(data))


def test_claims_of_size_are_checked_before_anything_is_unpacked(reader: Reader) -> None:
    data = bytearray(docx("甲"))
    at = data.find(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 0xFFFFFFF0)
    assert "安全" in refusal(reader, bytes(data))


def test_too_many_parts(reader: Reader) -> None:
    files = parts(p("甲")) | {f"word/media/{number}": "" for number in range(LIMITS.entries)}
    assert "部件" in refusal(reader, zipped(files))


def test_a_part_that_is_there_twice(reader: Reader) -> None:
    buffer = io.BytesIO(docx("甲"))
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "a") as package:
        warnings.simplefilter("ignore")
        package.writestr("word/DOCUMENT.xml", "<a/>")
    assert "两次" in refusal(reader, buffer.getvalue())


def test_parts_that_overlap(reader: Reader) -> None:
    data = bytearray(docx("甲"))
    second = data.find(b"PK\x01\x02", data.find(b"PK\x01\x02") + 4)
    struct.pack_into("<I", data, second + 42, 5)
    assert "重叠" in refusal(reader, bytes(data))


def test_an_encrypted_part(reader: Reader) -> None:
    data = bytearray(docx("甲"))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    assert "密码" in refusal(reader, bytes(data))


def test_deep_nesting(reader: Reader) -> None:
    deep = "<w:customXml>" * 5000 + p("甲") + "</w:customXml>" * 5000
    assert "嵌套" in refusal(reader, docx(deep))
    allowed = "<w:customXml>" * 200 + p("甲") + "</w:customXml>" * 200
    assert reader.texts(allowed) == ["甲"]
    inline = "<w:smartTag>" * 230 + "<w:r><w:t>甲</w:t></w:r>" + "</w:smartTag>" * 230
    assert reader.texts(p(inline)) == ["甲"]


def test_deeply_nested_tables_are_read(reader: Reader) -> None:
    inner = p("甲")
    for _ in range(60):
        inner = f"<w:tbl><w:tr><w:tc>{inner}{p()}</w:tc></w:tr></w:tbl>"
    assert "甲" in reader.texts(inner)


def test_a_huge_text(reader: Reader) -> None:
    assert "安全" in refusal(reader, docx(p("字" * (4 * MIB))))


def test_a_huge_tree(reader: Reader) -> None:
    cells = "".join(f"<w:tc><w:tcPr w:x='{key}'/></w:tc>" for key in range(LIMITS.nodes // 4))
    assert "庞大" in refusal(reader, docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))


@pytest.mark.parametrize("limits", [LIMITS._replace(blocks=99), LIMITS._replace(text=199)])
def test_too_much_text(reader: Reader, monkeypatch: pytest.MonkeyPatch, limits: Limits) -> None:
    monkeypatch.setattr("planlint.readers.word.story.LIMITS", limits)
    assert "太多" in refusal(reader, docx(*["甲乙"] * 100))
    assert len(reader.texts(*["甲"] * 99)) == 99


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda files: files.__setitem__(MAIN, files[MAIN][:-20]), "XML"),
        (lambda files: files.__setitem__(MAIN, ""), "XML"),
        (lambda files: files.__setitem__(MAIN, "不是 XML"), "XML"),
        (lambda files: files.__setitem__("word/styles.xml", "<a"), "XML"),
        (lambda files: files.pop(MAIN), "没有正文"),
    ],
)
def test_damaged_parts(reader: Reader, change: object, word: str) -> None:
    files = parts(p("甲"), styles="")
    change(files)  # type: ignore[operator]
    assert word in refusal(reader, zipped(files))


def test_a_body_that_is_missing_is_an_empty_document(reader: Reader) -> None:
    files = parts()
    files[MAIN] = root("document", "")
    assert reader.data(zipped(files)).blocks == ()


@pytest.mark.parametrize("cut", [10, 100, -1, -30, -200])
def test_truncated_files(reader: Reader, cut: int) -> None:
    assert "损坏" in refusal(reader, docx(*["甲"] * 50)[:cut])


@pytest.mark.parametrize(
    ("names", "word"),
    [
        (["xl/workbook.xml", "[Content_Types].xml"], "Excel"),
        (["ppt/presentation.xml", "[Content_Types].xml"], "PowerPoint"),
        (["OFD.xml", "Doc_0/Document.xml"], "OFD"),
        (["mimetype", "content.xml"], "OpenDocument"),
        (["照片/1.jpg"], "压缩包"),
        (["[Content_Types].xml", "a.xml"], "没有正文"),
    ],
)
def test_other_packages_are_named(reader: Reader, names: list[str], word: str) -> None:
    assert word in refusal(reader, zipped(dict.fromkeys(names, "x")))


def test_an_empty_zip(reader: Reader) -> None:
    assert "压缩包" in refusal(reader, zipped({}))


def test_a_long_end_record_is_held_to_the_limit_too(tmp_path: Path) -> None:
    """``zipfile`` believes the zip64 record even where the short one says little."""
    short = b"PK\x05\x06" + bytes(4) + (1).to_bytes(2, "little") * 2 + (46).to_bytes(4, "little") + bytes(6)
    count = (5_000_000).to_bytes(8, "little")
    long = (
        b"PK\x06\x06"
        + (44).to_bytes(8, "little")
        + bytes(12)
        + count * 2
        + (46).to_bytes(8, "little")
        + bytes(8)
    )
    locator = b"PK\x06\x07" + bytes(16)
    path = tmp_path / "long.docx"
    path.write_bytes(b"PK\x03\x04" + bytes(100) + long + locator + short)
    with pytest.raises(UnreadableError, match="5000000"):
        read(path)
