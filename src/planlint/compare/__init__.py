"""Two outlines side by side: which unit became which, and what each change means."""

from planlint.compare.align import Alignment, Link, align
from planlint.compare.changes import changes
from planlint.compare.reading import in_step

__all__ = ["Alignment", "Link", "align", "changes", "in_step"]
