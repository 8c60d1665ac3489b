"""Write the sample plans: ``python samples/build/build.py`` makes every .docx of ``samples/`` again.

Each file of ``plans/`` is one plan as data. Nothing in a package depends on the clock or on the machine:
times come from the data, identifiers from a hash of the file's name, so that the parts are always the
same bytes.
"""

from __future__ import annotations

import hashlib
import io
import sys
import zipfile
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import body  # noqa: E402
import lists  # noqa: E402
import pages  # noqa: E402
import parts  # noqa: E402
import tables  # noqa: E402

SAMPLES = HERE.parent
EPOCH = (1980, 1, 1, 0, 0, 0)
RELATION = f"{parts.OFFICE}/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def load() -> dict[str, dict[str, Any]]:
    """Every plan's data by the name of the file it becomes, in order."""
    plans = (yaml.safe_load(path.read_text("utf-8")) for path in sorted((HERE / "plans").glob("*.yaml")))
    return {plan["file"]: plan for plan in plans}


def build(plan: dict[str, Any]) -> bytes:
    """The .docx of one plan."""
    return _zip(_parts(plan))


def _parts(plan: dict[str, Any]) -> dict[str, str]:
    writer: parts.Writer = plan.get("writer", "word")
    story = body.Story(
        writer,
        plan["file"],
        line=plan.get("line", 579),
        house_bold=plan.get("house_bold", False),
        editor=plan.get("editor", plan["author"]),
        when=plan["modified"],
    )
    files: dict[str, str] = {}
    definitions = plan.get("numbering", [])
    if definitions:
        files["word/numbering.xml"], story.lists = lists.numbering(definitions, writer)
    blocks = plan["body"]
    if "wrap" in plan:
        blocks = list(pages.hard_wrapped(blocks, *plan["wrap"]))
    content = "".join(_block(story, block) for block in blocks)
    if story.footnotes:
        files["word/footnotes.xml"] = pages.footnotes(story)
    if story.comments:
        files["word/comments.xml"] = pages.comments(story)
    files["word/styles.xml"] = parts.styles(writer, numbered_headings=plan.get("numbered_headings", False))
    files["word/settings.xml"] = parts.settings(
        writer,
        revisions=story.marks > 0,
        notes=bool(story.footnotes),
        rsids=tuple(f"00{_digest(plan['file'] + str(i))[:6]}" for i in range(3)),
    )
    files["word/fontTable.xml"] = parts.font_table()
    files["word/theme/theme1.xml"] = parts.theme(writer)
    files["word/footer1.xml"] = pages.footer(writer, even=False)
    files["word/footer2.xml"] = pages.footer(writer, even=True)
    order = [name for name in files if name.startswith("word/")]
    ids = {name: f"rId{number}" for number, name in enumerate(order, 1)}
    document = (
        f"{parts.HEAD}<w:document {parts.NAMESPACES}><w:body>{content}"
        f"{_section(ids, 'wrap' in plan)}</w:body></w:document>"
    )
    properties = {
        "docProps/app.xml": parts.app(writer, _length(plan["body"]), plan.get("company", "")),
        "docProps/core.xml": parts.core(
            plan["author"],
            plan.get("editor", plan["author"]),
            plan["created"],
            plan["modified"],
            plan.get("revision", 3),
            plan.get("property_title", ""),
        ),
    }
    if writer == "wps":
        properties["docProps/custom.xml"] = parts.custom(_digest(plan["file"])[:32])
    relations = "".join(
        f'<Relationship Id="{ids[name]}" Type="{RELATION}/{_kind(name)}" Target="{name[5:]}"/>'
        for name in order
    )
    return {
        "[Content_Types].xml": _content_types(["word/document.xml", *files, *properties]),
        "_rels/.rels": _root(properties),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relations(relations),
        **files,
        **properties,
    }


def _block(story: body.Story, block: dict[str, Any]) -> str:
    ((kind, content),) = block.items()
    if kind == "table":
        return tables.table(story, content)
    if kind == "box":
        return tables.box(story, content)
    return story.block(kind, content)


def _section(ids: dict[str, str], wrapped: bool) -> str:
    """A4 with the margins of GB/T 9704; recognised text carries its page numbers in the body instead."""
    numbers = (
        ""
        if wrapped
        else f'<w:footerReference w:type="even" r:id="{ids["word/footer2.xml"]}"/>'
        f'<w:footerReference w:type="default" r:id="{ids["word/footer1.xml"]}"/>'
    )
    return (
        f'<w:sectPr>{numbers}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" '
        'w:bottom="1985" w:left="1588" w:header="851" w:footer="1417" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:cols w:space="425"/>'
        '<w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>'
    )


def _kind(name: str) -> str:
    """``footer`` for ``word/footer1.xml``: the last word of relation and content types."""
    return name.rsplit("/", 1)[-1].removesuffix(".xml").rstrip("0123456789")


def _relations(inner: str) -> str:
    return f'{parts.HEAD}<Relationships xmlns="{parts.PACKAGE}/relationships">{inner}</Relationships>'


def _root(properties: dict[str, str]) -> str:
    kinds = {
        "docProps/app.xml": f"{RELATION}/extended-properties",
        "docProps/core.xml": f"{parts.PACKAGE}/relationships/metadata/core-properties",
        "docProps/custom.xml": f"{RELATION}/custom-properties",
    }
    rows = [("rId1", f"{RELATION}/officeDocument", "word/document.xml")]
    rows += [(f"rId{i}", kinds[name], name) for i, name in enumerate(properties, 2)]
    return _relations(
        "".join(f'<Relationship Id="{id}" Type="{kind}" Target="{target}"/>' for id, kind, target in rows)
    )


def _content_types(names: list[str]) -> str:
    kinds = {
        "word/document.xml": f"{MAIN}.document.main+xml",
        "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    }
    rows = "".join(
        f'<Override PartName="/{name}" ContentType="{kinds.get(name, f"{MAIN}.{_kind(name)}+xml")}"/>'
        for name in names
    )
    return (
        f'{parts.HEAD}<Types xmlns="{parts.PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest().upper()


def _length(node: Any) -> int:
    """Characters in the data's texts, near enough for ``docProps``."""
    if isinstance(node, str):
        return len(node)
    if isinstance(node, dict):
        return sum(map(_length, node.values()))
    return sum(map(_length, node)) if isinstance(node, list) else 0


def _zip(files: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, text.encode("utf-8"), compresslevel=6)
    return buffer.getvalue()


def main() -> None:
    for name, plan in load().items():
        (SAMPLES / name).write_bytes(build(plan))
        print(name)


if __name__ == "__main__":
    main()
