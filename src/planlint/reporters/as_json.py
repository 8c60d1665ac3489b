"""The pieces that several JSON reports share, and how they are written out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from planlint.model.basis import Basis
from planlint.model.document import Document
from planlint.model.outline import Location
from planlint.model.text import Text
from planlint.reporters.context import RenderContext

Object = dict[str, Any]


def dump(report: str, context: RenderContext, content: Object) -> str:
    """A report as JSON; ``schema`` names the file in ``planlint/schemas`` that describes it."""
    head = {"schema": f"urn:planlint:schema:{report}:1", "planlint": context.version}
    return json.dumps(head | content, ensure_ascii=False, indent=1)


def text(words: Text) -> Object:
    return {"zh": words.zh, "en": words.say("en")}


def location(place: Location | None) -> Object | None:
    """``start`` and ``end`` count characters in the paragraph's own text, without its automatic number."""
    if place is None:
        return None
    return {
        "path": list(place.path),
        "paragraph": place.paragraph,
        "block": place.block,
        "start": place.span.start,
        "end": place.span.end,
    }


def basis(items: Iterable[Basis]) -> list[Object]:
    return [{"title": item.title, "number": item.number, "clause": item.clause} for item in items]


def source(document: Document, title: str) -> Object:
    return {
        "source": document.source,
        "sha256": document.sha256,
        "format": document.format,
        "title": title,
        "warnings": [text(warning) for warning in document.warnings],
    }
