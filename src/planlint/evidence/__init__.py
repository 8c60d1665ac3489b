"""What one measure says of who, by when, how much, out of what money, and how firmly."""

from planlint.evidence.extract import extract
from planlint.evidence.notes import inherits

__all__ = ["extract", "inherits"]
