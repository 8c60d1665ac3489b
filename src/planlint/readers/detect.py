"""What kind of file this is, from its first bytes; the name decides only between kinds of text."""

from __future__ import annotations

from collections.abc import Callable

from planlint.errors import UnreadableError
from planlint.model.document import Format
from planlint.model.text import Text
from planlint.readers.complaints import ASK_AGAIN, NOTHING, ONLY, RESAVE, RESAVE_IN_WPS, UNLOCK, unreadable

HEAD = 64 * 1024
"""Bytes from the beginning of a file that ``kind`` wants to see."""

_TEXT: dict[str, Format] = {".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown"}
_LOCK = 162
"""Bytes of the lock file ``~$name.docx``: the length of the user's name, then the name twice."""
_WORD = (".docx", ".docm", ".dotx", ".dotm")
_WPS = (".wps", ".wpt")
_PICTURE = ("图片", "a picture", ONLY)
_ARCHIVE = (
    "压缩包",
    "an archive",
    Text("请先解压，再读取里面的 .docx。", " Unpack it first and read the .docx inside."),
)
_SIGNATURES: tuple[tuple[bytes, tuple[str, str, Text]], ...] = (
    (
        b"%PDF",
        (
            " PDF",
            "a PDF",
            Text(
                "请找到它的 Word 原稿，或用 WPS、Word 转成 .docx 再试。",
                " Find the Word original, or convert it to .docx with WPS or Word.",
            ),
        ),
    ),
    (b"{\\rtf", (" RTF 文件", "an RTF file", RESAVE)),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"Rar!", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"BM", _PICTURE),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("EncryptedPackage", ("加了打开密码的文档", "a document protected by a password", UNLOCK)),
    ("WpsDocument", ("旧版 WPS 文字（.wps）", "an old WPS document (.wps)", RESAVE_IN_WPS)),
    ("WordDocument", ("旧版 Word 文档（.doc）", "an old Word document (.doc)", RESAVE)),
    ("Workbook", ("旧版 Excel 表格", "an old Excel workbook", ONLY)),
    ("PowerPoint Document", ("旧版 PowerPoint 演示文稿", "an old PowerPoint presentation", ONLY)),
)


def kind(head: bytes, name: str, rest: Callable[[], bytes]) -> Format:
    """The format of a file that begins with ``head``; ``rest`` delivers all of it when that is needed.

    Raises ``UnreadableError`` for every kind that is not read, naming it.
    """
    base = name.replace("\\", "/").rpartition("/")[2]
    suffix = "." + base.rpartition(".")[2].lower()
    if base.startswith("~$") or (suffix in _WORD and len(head) == _LOCK and head[0] < 64):
        raise unreadable(
            "这是 Word 或 WPS 打开文件时留下的临时文件",
            "This is a lock file that Word or WPS leaves while a document is open",
            Text("请读取去掉“~$”的那个文件。", " Read the file whose name has no “~$”."),
        )
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return "docx"
    if head.startswith(_OLE):
        raise _compound(head, suffix, rest)
    plain = _TEXT.get(suffix)
    for signature, (zh, en, todo) in _SIGNATURES:
        if head.startswith(signature) and not (plain and signature == b"BM"):
            raise _is(zh, en, todo)
    if _markup(head) and plain is None:
        raise _is("网页或 XML 文件", "a web page or an XML file", RESAVE)
    if plain is not None:
        return plain
    if suffix in _WORD:
        raise unreadable(
            f"扩展名是 {suffix}，内容却不是 Word 文档",
            f"The name ends in {suffix} but this is no Word document",
            ASK_AGAIN,
        )
    if suffix in _WPS:
        raise _old_wps()
    raise unreadable("不支持这种文件", "This kind of file is not supported", ONLY)


def package(names: tuple[str, ...]) -> UnreadableError | None:
    """What a zip without a Word document is, from the names of its parts; ``None`` when it may be one."""
    found = set(names)
    if "OFD.xml" in found:
        return _is("版式文件 OFD", "an OFD", RESAVE)
    for prefix, zh, en in (
        ("xl/", "Excel 表格", "an Excel workbook"),
        ("ppt/", "PowerPoint 演示文稿", "a PowerPoint presentation"),
    ):
        if any(name.startswith(prefix) for name in found):
            return _is(zh, en, ONLY)
    if "mimetype" in found:
        return _is("OpenDocument 或电子书文件", "an OpenDocument or e-book file", RESAVE)
    if "[Content_Types].xml" not in found and not any(name.startswith("word/") for name in found):
        return _is(*_ARCHIVE)
    return None


def _compound(head: bytes, suffix: str, rest: Callable[[], bytes]) -> UnreadableError:
    """An OLE container by the names of its streams, which are stored in UTF-16."""
    if suffix in _WPS:
        return _old_wps()
    data = rest()
    for stream, (zh, en, todo) in _STREAMS:
        if stream.encode("utf-16-le") in data:
            return _is(zh, en, todo)
    return _is("旧版 Office 文件", "an old Office file", RESAVE)


def _old_wps() -> UnreadableError:
    return _is("旧版 WPS 文字（.wps）", "an old WPS document (.wps)", RESAVE_IN_WPS)


def _markup(head: bytes) -> bool:
    start = head[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype", b"<html", b"<?xml", b"mime-version:", b"<w:", b"<head", b"<meta"))


def _is(zh: str, en: str, todo: Text) -> UnreadableError:
    return unreadable(f"这是{zh}，不能直接读取", f"This is {en} and cannot be read as it is", todo)


def missing() -> UnreadableError:
    return unreadable(
        "没有这个文件",
        "There is no such file",
        Text("请检查路径和文件名。", " Check the path and the name."),
    )


def folder() -> UnreadableError:
    todo = Text("请写到文件夹里的那个文件。", " Name the file in it.")
    return unreadable("这是文件夹，不是文件", "This is a folder, not a file", todo)


def special() -> UnreadableError:
    return unreadable("这不是普通文件", "This is not an ordinary file", NOTHING)


def forbidden() -> UnreadableError:
    return unreadable(
        "没有读取这个文件的权限，或者它正被别的程序占用",
        "No permission to read this file, or another program holds it",
        Text("请关闭打开它的程序，或复制一份再试。", " Close the program that has it open, or read a copy."),
    )
