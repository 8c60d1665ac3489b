"""What kind of file this is, from its first bytes; the name decides only between kinds of text."""

from __future__ import annotations

from pathlib import PurePath

from planlint.model.document import Format
from planlint.model.text import Text
from planlint.readers.complaints import ASK_AGAIN, unreadable

HEAD = 4096
"""Bytes from the beginning of a file that ``kind`` wants to see."""

_TEXT_SUFFIXES: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
}
_ONLY = Text(
    "planlint 读取 .docx、.txt 和 .md；请另存为其中一种再试。",
    " planlint reads .docx, .txt and .md; save it as one of them and try again.",
)
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "PDF 文件", "a PDF"),
    (b"{\\rtf", "RTF 文件", "an RTF file"),
    (b"\x89PNG", "图片", "a picture"),
    (b"\xff\xd8\xff", "图片", "a picture"),
    (b"GIF8", "图片", "a picture"),
    (b"BM", "图片", "a picture"),
    (b"II*\0", "图片", "a picture"),
    (b"MM\0*", "图片", "a picture"),
    (b"Rar!", "压缩包", "an archive"),
    (b"7z\xbc\xaf", "压缩包", "an archive"),
    (b"\x1f\x8b", "压缩包", "an archive"),
)


def kind(head: bytes, name: str) -> Format:
    """The format of a file that begins with ``head``. Raises ``UnreadableError`` for every other kind."""
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise unreadable("这是旧版 .doc、WPS 或加密文件", "This is an old .doc, a WPS or an encrypted file")
    for signature, zh, en in _SIGNATURES:
        if head.startswith(signature):
            raise unreadable(f"这是{zh}，不是 Word 文档", f"This is {en}, not a Word document", _ONLY)
    suffix = PurePath(name).suffix.lower()
    if suffix in _TEXT_SUFFIXES:
        return _TEXT_SUFFIXES[suffix]
    if suffix in (".docx", ".docm", ".dotx", ".dotm"):
        raise unreadable(
            f"扩展名是 {suffix}，内容却不是 Word 文档",
            f"The name ends in {suffix} but this is no Word document",
            ASK_AGAIN,
        )
    raise unreadable("不支持这种文件", "This kind of file is not supported", _ONLY)
