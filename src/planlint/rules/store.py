"""The parsed form of rule files, kept in the user's own cache folder."""

from __future__ import annotations

import marshal
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from planlint.model.records import dataclass

_KEPT = 6
"""Older caches than the newest few belong to versions and rule sets no longer in use."""


_FORMAT = f"2 {sys.implementation.cache_tag} {marshal.version}".encode()
"""Changes with the form of what is kept, so that another version's cache is never read.

Marshalled and not JSON, which is as fast: in JSON a key that is a number would become text.
"""


@dataclass(frozen=True, slots=True)
class Store:
    """One cache file; ``path`` is ``None`` where there is no folder to keep it in."""

    path: Path | None

    @classmethod
    def of(cls, contents: Iterable[bytes], kind: str = "rules") -> Store:
        """The store of these very bytes; ``kind`` keeps apart what is made of them."""
        from hashlib import blake2b

        from planlint.language.folders import cache_folder

        digest = blake2b(_FORMAT, digest_size=16)
        for content in contents:
            digest.update(len(content).to_bytes(8, "big") + content)
        folder = cache_folder()
        return cls(folder / f"{kind}-{digest.hexdigest()}.bin" if folder else None)

    def load(self, count: int) -> list[Any] | None:
        """The data kept for ``count`` files; ``None`` when there is none, or it is broken."""
        if self.path is None:
            return None
        from planlint.language import cachefile

        content = cachefile.read(self.path)
        try:
            data = marshal.loads(content) if content is not None else None
        except (ValueError, TypeError, EOFError):
            return None
        return data if isinstance(data, list) and len(data) == count else None

    def save(self, data: list[Any]) -> None:
        """Keep the data, in one step. Failing to only costs time, so it is silent."""
        if self.path is None:
            return
        from contextlib import suppress

        from planlint.language import cachefile

        try:
            content = marshal.dumps(data)
        except ValueError:
            return  # a date, which only a faulty rule file holds
        cachefile.write(self.path, content)
        kind = self.path.name.partition("-")[0]
        with suppress(OSError):
            old = sorted(self.path.parent.glob(f"{kind}-*"), key=lambda file: file.stat().st_mtime)
            for file in old[:-_KEPT]:
                file.unlink()
