"""Where planlint keeps what it would otherwise work out again on every run."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path


def cache_folder() -> Path | None:
    """The user's own cache folder for planlint; ``None`` when there is no home to put it in."""
    given = os.environ.get("PLANLINT_CACHE_DIR")
    if given:
        return Path(given)
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) / "planlint" / "cache" if local else None
    with contextlib.suppress(RuntimeError):
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / "planlint"
        given = os.environ.get("XDG_CACHE_HOME")
        return (Path(given) if given else Path.home() / ".cache") / "planlint"
    return None
