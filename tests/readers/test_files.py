"""Files that are no package: text in its encodings, and everything that is not read."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import pytest

from planlint.errors import UnreadableError
from planlint.readers import as_text, read, read_string
from planlint.readers.limits import LIMITS
from tests.readers.builder import docx
from tests.readers.conftest import Reader
from tests.readers.test_packages import refusal

TEXT = "一、总体要求\r\n　　到2027年，全县……\r\n\r\n二、主要任务"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(reader: Reader, encoding: str, end: str) -> None:
    data = TEXT.replace("\r\n", end).encode(encoding)
    document = reader.data(data, "方案.txt")
    assert [(block.text, block.paragraph) for block in document.blocks] == [
        ("一、总体要求", 1), ("　　到2027年，全县……", 2), ("", None), ("二、主要任务", 3),
    ]  # fmt: skip
    assert document.format == "text"
    assert document.sha256 == hashlib.sha256(data).hexdigest()


def test_big_endian_with_its_mark(reader: Reader) -> None:
    assert reader.data(b"\xfe\xff" + "甲\n乙".encode("utf-16-be"), "a.txt").blocks[1].text == "乙"


def test_markdown(reader: Reader) -> None:
    document = reader.data("# 方案\n\n一、甲".encode(), "a.MD")
    assert (document.format, len(document.blocks)) == ("markdown", 3)


@pytest.mark.parametrize("data", [b"\x81\x00\xff\xfe\x00", bytes(range(128, 256)) * 3, b"\0\0\0\0"])
def test_text_in_no_known_encoding(reader: Reader, data: bytes) -> None:
    assert "编码" in refusal(reader, data, "a.txt")


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), ".doc"),
        ("a.wps", OLE + "WordDocument".encode("utf-16-le"), ".wps"),
        ("a.xls", OLE + "Workbook".encode("utf-16-le"), "Excel"),
        ("a.doc", OLE, "旧版 Office"),
        ("a.pdf", b"%PDF-1.7", "PDF"),
        ("a.docx", b"%PDF-1.7", "PDF"),
        ("a.doc", b"{\\rtf1\\ansi", "RTF"),
        ("a.doc", b"<html><body>", "网页"),
        ("a.doc", "\ufeff<?xml version='1.0'?><w:wordDocument/>".encode(), "网页"),
        ("a.doc", b"MIME-Version: 1.0", "网页"),
        ("a.png", b"\x89PNG\r\n", "图片"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "图片"),
        ("a.rar", b"Rar!\x1a\x07", "压缩包"),
        ("a.docx", "纯文本".encode(), "不是 Word 文档"),
        ("a.xyz", "纯文本".encode(), "不支持"),
        ("~$方案.docx", b"\x06" + b"\0" * 161, "临时文件"),
        ("方案.docx", b"\x06" + b"\0" * 161, "临时文件"),
        ("a.docx", b"", "空的"),
    ],
)
def test_what_is_not_read_is_named(reader: Reader, name: str, data: bytes, word: str) -> None:
    assert word in refusal(reader, data, name)


def test_places_without_a_file(tmp_path: Path) -> None:
    for path, word in (
        (tmp_path, "文件夹"),
        (tmp_path / "无.docx", "没有这个文件"),
        (tmp_path / "a\0b", "没有这个文件"),
    ):
        with pytest.raises(UnreadableError) as caught:
            read(path)
        assert word in caught.value.say("zh")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx("甲"))
    path.chmod(0)
    with pytest.raises(UnreadableError, match="权限"):
        read(path)


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.docx")
    with pytest.raises(UnreadableError, match="普通文件"):
        read(tmp_path / "a.docx")


def test_a_text_that_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(LIMITS.text_file + 1)
    with pytest.raises(UnreadableError, match="MiB"):
        read(path)


def test_read_string_and_its_text() -> None:
    document = read_string("一、甲\n（一）乙\n")
    assert [block.text for block in document.blocks] == ["一、甲", "（一）乙"]
    assert as_text(document) == "一、甲\n（一）乙\n"
    assert read_string("").blocks == ()


def test_the_source_is_the_path_as_given(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx("甲"))
    document = read(str(path))
    assert document.source == str(path)
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
