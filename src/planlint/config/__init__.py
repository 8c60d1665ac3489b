"""``planlint.yaml``: found upwards from a document, validated, and settled for every path.

Imported by every command, so it loads nothing until a file is found.
"""

from __future__ import annotations

from planlint.config.configuration import Configuration
from planlint.config.statements import Statement

__all__ = ["Configuration", "Statement"]
