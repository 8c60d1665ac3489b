"""A real browser for the tests of web pages, where the machine has one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


@dataclass
class Watched:
    """A page, all that it said on the console, all that it asked for and what was refused."""

    page: Any
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


@contextmanager
def browser() -> Iterator[Any]:
    """Headless Chromium; skips the test where there is none."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        pytest.skip(f"no browser here: none of {', '.join(PROGRAMS)}")
    with sync_api.sync_playwright() as playwright:
        # Without its sandbox, which a container does not allow to root.
        found = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield found
        found.close()


@contextmanager
def shown(
    browser: Any, file: Path, *, width: int = 1400, height: int = 900, **options: Any
) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    watched = Watched(context.new_page())
    page = watched.page
    page.on("console", lambda message: watched.said.append(message.text))
    page.on("pageerror", lambda error: watched.said.append(str(error)))
    page.on("dialog", lambda dialog: (watched.said.append("dialog"), dialog.dismiss()))
    page.on("request", lambda request: watched.asked.append(request.url))
    page.on("requestfailed", lambda request: watched.refused.append(f"{request.failure} {request.url}"))
    page.goto(file.as_uri())
    page.wait_for_selector("html.js", state="attached")
    yield watched
    context.close()
