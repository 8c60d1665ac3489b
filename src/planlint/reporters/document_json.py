"""``text --format json``: the paragraphs as read."""

from __future__ import annotations

from planlint.model.document import Block
from planlint.model.report import PlainText
from planlint.reporters.as_json import Object, dump, source
from planlint.reporters.context import RenderContext


def render(plain: PlainText, context: RenderContext) -> str:
    document = plain.document
    blocks = [_block(block) for block in document.blocks]
    return dump("text", context, source(document, document.properties.get("title", "")) | {"blocks": blocks})


def _block(block: Block) -> Object:
    cell = block.cell
    return {
        "index": block.index,
        "story": block.story,
        "paragraph": block.paragraph,
        "number": block.number,
        "text": block.text,
        "style": block.style,
        "cell": cell and {"table": cell.table, "row": cell.row, "column": cell.column},
    }
