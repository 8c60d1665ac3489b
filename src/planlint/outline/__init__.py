"""From blocks to units: labels are candidates, and one reading of the whole document decides.

``build(document)`` is the room's door. The steps, a file each: ``lines`` (blocks to paragraphs),
``frame`` (title, front, closing), ``labels`` (what may be a number), ``reading`` (which of them
are), ``headings`` (where a heading ends), ``roles`` and ``kinds`` (what a unit is for), ``tables``
(task tables), ``build`` (all of it).
"""

from __future__ import annotations

from planlint.outline.build import build

__all__ = ["build"]
