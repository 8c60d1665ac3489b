"""What one measure says of who, by when, how much, out of what money, and how firmly."""

from __future__ import annotations

from planlint.evidence.extract import extract

__all__ = ["extract"]
