"""All tracked changes of a .docx accepted or rejected, written from the specification (ISO 29500-1, 17.13.5)
and sharing nothing with the program; and the text of what is left, paragraph by paragraph."""

from __future__ import annotations

import io
import zipfile
from typing import Literal

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
Choice = Literal["accept", "reject"]


def settled(data: bytes, choice: Choice) -> etree._Element:
    """The main part after all changes have been accepted or rejected."""
    root = main(data)
    goes, stays = (("del", "moveFrom"), ("ins", "moveTo"))[:: 1 if choice == "accept" else -1]
    gone, kept = {W + tag for tag in goes}, {W + tag for tag in stays}
    for row in list(root.iter(W + "tr")):
        if any(row.find(f"{W}trPr/{tag}") is not None for tag in gone):
            row.getparent().remove(row)
    for table in list(root.iter(W + "tbl")):
        if next(table.iter(W + "tr"), None) is None:
            table.getparent().remove(table)
    ended = [p for p in root.iter(W + "p") if any(p.find(f"{W}pPr/{W}rPr/{tag}") is not None for tag in gone)]
    for element in list(root.iter(*gone, *kept)):
        parent = element.getparent()
        if parent.tag not in (W + "rPr", W + "trPr") and element.tag in kept:
            for child in list(element):
                element.addprevious(child)
        parent.remove(element)
    for text in root.iter(W + "delText"):
        text.tag = W + "t"
    for paragraph in ended:
        following = paragraph.getnext()
        while following is not None and following.tag not in (W + "p", W + "tbl", W + "sectPr", W + "sdt"):
            following = following.getnext()
        content = [child for child in paragraph if child.tag != W + "pPr"]
        if following is not None and following.tag == W + "p":
            start = 0 if following.find(W + "pPr") is None else 1
            following[start:start] = content
        elif any(child.tag in (W + "r", W + "hyperlink") for child in content):
            continue
        elif paragraph.getparent().tag == W + "tc" and following is None:
            continue  # the mark of a cell stays
        elif following is None or following.tag == W + "sectPr":
            continue  # so does that of the document
        paragraph.getparent().remove(paragraph)
    return root


def main(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        name = next(n for n in package.namelist() if n.lower() == "word/document.xml")
        part = package.read(name)
    part = part.replace(b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode())
    return etree.fromstring(part, etree.XMLParser(remove_comments=True, remove_pis=True))


def repacked(data: bytes, root: etree._Element) -> bytes:
    """The package with another main part."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as package,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for info in package.infolist():
            main_part = info.filename.lower() == "word/document.xml"
            content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            target.writestr(info.filename, content if main_part else package.read(info))
    return out.getvalue()


_SIGNS = {W + "tab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-", W + "br": "\n"}


def paragraphs(root: etree._Element) -> list[str]:
    """The text of every paragraph with a letter for its place: in a table or not; boxes left out."""
    found = []
    for paragraph in root.iter(W + "p"):
        if any(True for _ in paragraph.iterancestors(W + "txbxContent")):
            continue
        place = "T" if any(True for _ in paragraph.iterancestors(W + "tc")) else "P"
        pieces = []
        for each in paragraph.iter(W + "t", M + "t", *_SIGNS):
            inner = next(each.iterancestors(W + "p"))
            if inner is paragraph and each.getparent().tag != W + "tabs":
                if each.tag == W + "t":
                    text = (each.text or "").replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
                    kept = each.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
                    pieces.append(text if kept else text.strip(" "))
                elif each.tag == W + "br" and each.get(W + "type", "textWrapping") != "textWrapping":
                    continue
                else:
                    pieces.append(_SIGNS.get(each.tag, each.text or ""))
        found.append(place + "".join(pieces))
    return found
