"""A web page in one file: its parts stand in ``pages/`` and are put into it; it loads nothing.

The page's own policy forbids everything but the style and the script it carries, each named by its
digest, so that even markup that somebody smuggled in could neither run nor call home.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from planlint.reporters.context import RenderContext
from planlint.reporters.markup import Html, tag

FOLDER = Path(__file__).with_name("pages")


def page(
    title: str, body: Html, context: RenderContext, *, styles: Sequence[str] = (), scripts: Sequence[str] = ()
) -> str:
    """A whole page; ``styles`` and ``scripts`` name files in ``pages/``, after ``page.css``."""
    style = _part(("page.css", *styles))
    script = _part(scripts)
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        "\n",
        Html(f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">\n'),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="generator", content=f"planlint {context.version}".strip()),
        "\n",
        tag("title", title),
        Html(f"\n<style>{style}</style>\n"),
    )
    whole = tag(
        "html", head, "\n", tag("body", body, Html(f"\n<script>{script}</script>\n")), lang=lang(context)
    )
    return f"<!DOCTYPE html>\n{whole}\n"


def lang(context: RenderContext) -> str:
    """The language of the page's own words."""
    return "en" if context.language == "en" else "zh-CN"


def _part(names: Sequence[str]) -> str:
    return "\n" + "".join((FOLDER / name).read_text("utf-8") for name in names)


def _policy(style: str, script: str) -> str:
    rules = {
        "default-src": "'none'",
        "style-src": _digest(style),
        "script-src": _digest(script),
        "require-trusted-types-for": "'script'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _digest(part: str) -> str:
    return f"'sha256-{b64encode(sha256(part.encode()).digest()).decode()}'"
