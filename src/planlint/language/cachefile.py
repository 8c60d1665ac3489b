"""Files in the user's cache folder: sealed, written in one step, and never trusted from others."""

from __future__ import annotations

import os
from pathlib import Path

SEAL = 16
"""Bytes of digest in front of the content."""


def read(path: Path) -> bytes | None:
    """The content of a cache file; ``None`` when there is none, it is damaged, or another user's."""
    try:
        if os.name == "posix" and path.stat().st_uid not in (os.getuid(), 0):
            return None
        content = path.read_bytes()
    except OSError:
        return None
    return content[SEAL:] if content[:SEAL] == _seal(content[SEAL:]) else None


def write(path: Path, content: bytes) -> None:
    """Keep the content. Failing to only costs time on the next run, so it is silent."""
    import tempfile
    from contextlib import suppress

    part = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, part = tempfile.mkstemp(prefix=path.name, dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(_seal(content) + content)
        Path(part).replace(path)
    except OSError:
        # On Windows a file that another process reads cannot be replaced.
        with suppress(OSError):
            if part:
                Path(part).unlink()


def _seal(content: bytes) -> bytes:
    from hashlib import blake2b

    return blake2b(content, digest_size=SEAL).digest()
