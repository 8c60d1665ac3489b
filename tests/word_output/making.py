"""Small .docx files, written by hand for one case each."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
KINDS = {
    "png": "image",
    "styles": "styles",
    "header": "header",
    "footnotes": "footnotes",
    "numbering": "numbering",
}


def docx(body: str, parts: Mapping[str, str] | None = None, *, strict: bool = False) -> bytes:
    """``body`` is the XML inside ``w:body``; ``parts`` are further ones by name (``styles.xml``)."""
    parts = parts or {}
    links = "".join(
        f'<Relationship Id="r{at}" Type="{R}/{next(kind for word, kind in KINDS.items() if word in name)}" '
        f'Target="{name}"/>'
        for at, name in enumerate(parts, start=1)
    )
    whole = f'<?xml version="1.0" encoding="UTF-8"?>\n<w:document {SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>'
    files = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="d" '
        f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": whole.replace(W, STRICT) if strict else whole,
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
    } | {f"word/{name}": text for name, text in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            package.writestr(name, text)
    return out.getvalue()


def p(*runs: str, own: str = "") -> str:
    """A paragraph; a run that is no XML is text."""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{own}</w:pPr>' if own else ''}{inside}</w:p>"


def r(text: str, own: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{own}</w:rPr>" if own else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: list[str]) -> str:
    """A table; a cell that begins with ``|`` continues the one above it, with ``+`` it begins such a one."""
    found = ""
    for row in rows:
        found += "<w:tr>"
        for cell in row:
            merge = {"|": "<w:vMerge/>", "+": '<w:vMerge w:val="restart"/>'}.get(cell[:1], "")
            text = cell[1:] if merge else cell
            found += f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{merge}</w:tcPr>{p(text)}</w:tc>'
        found += "</w:tr>"
    grid = '<w:gridCol w:w="2000"/>' * len(rows[0])
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{found}</w:tbl>'
