"""Writes docs/images/redline.png: the redline of the two samples that are versions of one plan, as a page.

Needs LibreOffice and poppler's pdftoppm. The page is made as long as the text, so that both
ends of the move are in one picture; nothing else of what ``planlint diff --redline`` wrote is changed.
"""

from __future__ import annotations

import re
import struct
import subprocess
import sys
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "images" / "redline.png"
OLD, NEW = (next((ROOT / "samples").glob(f"{number}-*.docx")) for number in (15, 16))
AUTHOR, DATE = "教育股", "2026-03-01"
HEIGHT = 25_000
"""Of the page, in twentieths of a point."""

CROP = (95, 165, 740, 1415)
"""Left, top, width and height of the picture in pixels of the page."""

COLOURS = {"Insert": 0x1558B0, "Delete": 0xC0241C, "ChangedAttribute": 0x000000}
_SETTING = (
    '<item oor:path="/org.openoffice.Office.Writer/Revision/TextDisplay/{kind}">'
    '<prop oor:name="Color" oor:op="fuse"><value>{colour}</value></prop></item>'
)
_SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{}</oor:items>'
)


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        marked, long = folder / "marked.docx", folder / "redline.docx"
        options = ["--redline", str(marked), "--author", AUTHOR, "--date", DATE]
        _run(sys.executable, "-m", "planlint", "diff", str(OLD), str(NEW), *options)
        _lengthen(marked, long)
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        items = "".join(_SETTING.format(kind=kind, colour=colour) for kind, colour in COLOURS.items())
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS.format(items), "utf-8")
        office = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        _run(*office, "--convert-to", "pdf", "--outdir", name, str(long))
        crop = [
            word for pair in zip("xyWH", map(str, CROP), strict=True) for word in (f"-{pair[0]}", pair[1])
        ]
        page = ["pdftoppm", "-r", "110", *crop, "-f", "1", "-singlefile", str(long.with_suffix(".pdf"))]
        PICTURE.write_bytes(_png(subprocess.run(page, check=True, capture_output=True).stdout))


def _png(ppm: bytes) -> bytes:
    """A picture as pdftoppm writes it (``P6``), in eight shades of each colour, which packs well."""
    width, height = map(int, ppm.split(b"\n", 2)[1].split())
    shades = bytes(round(round(value * 7 / 255) * 255 / 7) for value in range(256))
    pixels = ppm[-width * height * 3 :].translate(shades)
    lines = b"".join(b"\0" + pixels[at : at + width * 3] for at in range(0, len(pixels), width * 3))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def _lengthen(source: Path, target: Path) -> None:
    """Copy a .docx with a longer page and without its footer."""
    with ZipFile(source) as package, ZipFile(target, "w", ZIP_DEFLATED) as out:
        for info in package.infolist():
            data = package.read(info)
            if info.filename == "word/document.xml":
                data = re.sub(rb'(<w:pgSz\b[^>]*\bw:h=")\d+', rb"\g<1>%d" % HEIGHT, data)
                data = re.sub(rb"<w:footerReference[^>]*/>", b"", data)
            out.writestr(info, data)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
