"""Text without what a person does not compare: spaces, punctuation, the width of characters."""

from __future__ import annotations

import re
from unicodedata import normalize

_NOISE = re.compile(r"[\W_]+")


def bare(text: str) -> str:
    """Letters, digits and characters only; the punctuation itself when there is nothing else."""
    return _NOISE.sub("", normalize("NFKC", text)) or "".join(text.split())
