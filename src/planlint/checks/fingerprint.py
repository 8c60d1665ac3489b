"""A name for a finding that survives edits elsewhere in the document."""

from __future__ import annotations

import re

from planlint.model.outline import Outline, Unit

_NOISE = re.compile(r"[\W_]+")


def fingerprint(outline: Outline, rule: str, unit: Unit | None, quote: str, seen: dict[str, int]) -> str:
    """Sixteen hexadecimal digits of rule, headings above, normalised text and occurrence.

    Numbers of sections are left out, for a section put in before shifts them. ``seen`` counts the
    occurrences of one run.
    """
    from hashlib import blake2b

    above = [unit, *outline.ancestors(unit)] if unit else []
    headings = [_bare(each.heading) for each in above if each.kind == "section" or each.heading]
    key = "\x1f".join((rule, *headings, _bare(quote)))
    seen[key] = seen.get(key, 0) + 1
    return blake2b(f"{key}\x1f{seen[key]}".encode(), digest_size=8).hexdigest()


def _bare(text: str) -> str:
    """Letters, digits and characters only; the punctuation itself when there is nothing else."""
    return _NOISE.sub("", text) or "".join(text.split())
