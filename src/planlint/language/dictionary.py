"""jieba's dictionary, from a cache that belongs to planlint and to one user.

jieba keeps its own in a file of a fixed name in the shared temporary folder and never checks it: another user
can plant one, and a second user's run fails to write it and says so. Ours lies in the user's cache
folder, named after jieba's version and the dictionary's contents, carries a digest, is written
atomically, and whatever is wrong with it is answered by building it anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import marshal
import os
import sys
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planlint.language.folders import cache_folder

if TYPE_CHECKING:
    import jieba

_MAGIC = b"planlint dictionary 1\n"
_Prefixes = tuple[dict[str, int], int]
"""Frequencies of words (0 for what only begins a word), and their sum."""


def load_tokenizer() -> jieba.Tokenizer:
    """A jieba tokenizer with its standard dictionary loaded, without a word on the terminal."""
    module = _import_jieba()
    tokenizer = module.Tokenizer()
    with tokenizer.get_dict_file() as file:
        words = file.read()
    tokenizer.FREQ, tokenizer.total = prefixes(words, module.__version__, cache_folder())
    tokenizer.initialized = True
    return tokenizer


def _import_jieba() -> Any:
    """Import jieba without pkg_resources, which it would use only to open its dictionary (and which
    takes 100 ms and warns), and without the warnings of its unescaped patterns."""
    missing = object()
    before = sys.modules.get("pkg_resources", missing)
    sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import jieba
    finally:
        if before is missing:
            del sys.modules["pkg_resources"]
        else:
            sys.modules["pkg_resources"] = before  # type: ignore[assignment]
    jieba.setLogLevel("ERROR")
    return jieba


def prefixes(words: bytes, version: str, folder: Path | None) -> _Prefixes:
    """The prefix dictionary of a word list, from the cache in ``folder`` or built and put there."""
    digest = hashlib.sha256(words).hexdigest()
    file = folder / f"jieba-{version}-{digest[:16]}-{sys.implementation.cache_tag}.bin" if folder else None
    known = _read(file) if file else None
    if known is None:
        known = _build(words)
        if file:
            _write(file, known)
    return known


def _build(words: bytes) -> _Prefixes:
    import jieba

    built: _Prefixes = jieba.Tokenizer.gen_pfdict(io.BytesIO(words))
    return built


def _read(file: Path) -> _Prefixes | None:
    """The cache's contents; ``None`` when it is absent, not ours, cut short or of another kind."""
    try:
        if hasattr(os, "getuid") and file.stat().st_uid != os.getuid():
            return None
        data = file.read_bytes()
        head = len(_MAGIC)
        body = memoryview(data)[head + 32 :]
        if data[:head] != _MAGIC or hashlib.sha256(body).digest() != data[head : head + 32]:
            return None
        frequencies, total = marshal.loads(body)
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return (frequencies, total) if isinstance(frequencies, dict) and isinstance(total, int) else None


def _write(file: Path, known: _Prefixes) -> None:
    """Write the cache in one step; a folder that cannot be written only costs time on the next run."""
    body = marshal.dumps(known)
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=file.parent)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(_MAGIC + hashlib.sha256(body).digest())
                out.write(body)
            Path(name).replace(file)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
