"""Small Word documents out of strings of XML, for tests.

docx(p("甲", r("乙", "<w:b/>")), styles=…, numbering=…) -> bytes
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": TRANSITIONAL,
        "r": OFFICE,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "x": "urn:unknown",
    }.items()
)
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{t(text)}</w:r>"


def p(*content: str, ppr: str = "") -> str:
    """A paragraph; content that is not XML becomes a run."""
    inner = "".join(each if each.startswith("<") else r(each) for each in content)
    return f"<w:p>{f'<w:pPr>{ppr}</w:pPr>' if ppr else ''}{inner}</w:p>"


def ins(content: str) -> str:
    return f'<w:ins w:id="1" w:author="甲">{content}</w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="1" w:author="甲"><w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r></w:del>'


def tc(*content: str, tcpr: str = "") -> str:
    """A cell; content that is not XML becomes a paragraph."""
    inner = "".join(each if each.startswith("<") else p(each) for each in content) or p()
    return f"<w:tc>{f'<w:tcPr>{tcpr}</w:tcPr>' if tcpr else ''}{inner}</w:tc>"


def tr(*cells: str, trpr: str = "") -> str:
    inner = "".join(each if each.startswith("<") else tc(each) for each in cells)
    return f"<w:tr>{f'<w:trPr>{trpr}</w:trPr>' if trpr else ''}{inner}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def num(number_id: int | str, level: int | None = 0) -> str:
    """The list of a paragraph, for ``ppr``."""
    at = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    return f'<w:numPr>{at}<w:numId w:val="{number_id}"/></w:numPr>'


def lvl(index: int, form: str, text: str, extra: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(key: int, *levels: str, extra: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{extra}{"".join(levels)}</w:abstractNum>'


def instance(key: int, of: int, *overrides: str) -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{"".join(overrides)}</w:num>'


def style(
    key: str, *, based: str = "", ppr: str = "", rpr: str = "", kind: str = "paragraph", extra: str = ""
) -> str:
    above = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}" {extra}><w:name w:val="名{key}"/>{above}'
        f"<w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>"
    )


def root(name: str, content: str) -> str:
    return f"<w:{name} {NAMESPACES}>{content}</w:{name}>"


def relationships(*entries: tuple[str, str, str], external: Mapping[str, str] | None = None) -> str:
    """Entries are (id, last word of the type, target)."""
    rows = [
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for key, kind, target in entries
    ]
    rows += [
        f'<Relationship Id="{key}" Type="{OFFICE}/header" Target="{target}" TargetMode="External"/>'
        for key, target in (external or {}).items()
    ]
    return f'<Relationships xmlns="{PACKAGE}">{"".join(rows)}</Relationships>'


def parts(*body: str, **others: str) -> dict[str, str]:
    """The parts of a package; ``others`` are the inner XML of styles, numbering, footnotes, settings …"""
    found = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relationships(("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": root("document", f"<w:body>{''.join(body)}</w:body>"),
    }
    entries = []
    for name, content in others.items():
        kind = name.rstrip("0123456789")
        tag = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        found[f"word/{name}.xml"] = content if kind == "theme" else root(tag, content)
        entries.append((f"id_{name}", kind, f"{name}.xml"))
    found["word/_rels/document.xml.rels"] = relationships(*entries)
    return found


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return buffer.getvalue()


def docx(*body: str, **others: str) -> bytes:
    """A whole document; body content that is not XML becomes a paragraph."""
    return zipped(parts(*(each if each.startswith("<") else p(each) for each in body), **others))
